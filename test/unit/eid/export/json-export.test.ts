import { Compile } from 'typebox/compile';
import { describe, expect, test } from 'vitest';
import { type EidExport, EidExportSchema, exportSizeLimit } from '../../../../contract/eid-export.ts';
import type { CheckCode } from '../../../../contract/findings.ts';
import { finding } from '../../../../contract/findings.ts';
import { readJsonExport, saysTheSame, toJsonExport } from '../../../../eid/export/json-export.ts';
import type { CardImage } from '../../../../eid/index.ts';
import { readCardFolder } from '../../../../simulator/card-files/card-folder.ts';
import { adult17, adult18 } from '../../../../simulator/cards/holders.ts';
import { createRandom, below } from '../../../fuzz/random.ts';
import { publicCard } from '../../../public-cards.ts';
import { imageOf } from '../card-images.ts';
import { documentOf, exportable, exportedCards, judged, readAt } from './exported-cards.ts';

const schema = Compile(EidExportSchema);

const writtenOf = async (definition: Parameters<typeof exportable>[0]): Promise<string> =>
  JSON.stringify(toJsonExport(await exportable(definition)));

const readBack = (text: string) => {
  const read = readJsonExport(text);
  if (!read.ok) throw new Error(read.failure);
  return read.value;
};

const changed = async (change: (document: EidExport) => void): Promise<string> => {
  const document = toJsonExport(await exportable(adult18));
  change(document);
  return JSON.stringify(document);
};

describe.each(Object.entries(exportedCards))('%s', (_, definition) => {
  test('is written as the contract says, and read back as the same image with the same verdicts', async () => {
    const { reading, ...card } = await exportable(definition);
    const document: unknown = JSON.parse(JSON.stringify(toJsonExport(card)));
    expect(schema.Check(document)).toBe(true);
    const back = readBack(JSON.stringify(document));
    expect(back.image).toEqual(card.image);
    const again = await judged(back.image);
    expect(again).toEqual(reading);
    expect(saysTheSame(back.document, documentOf(again))).toBe(true);
    expect(back.readAt).toBe(readAt);
  });
});

test.each(['alice', 'alice17ec'] as const)('the public card %s survives the way there and back', async (name) => {
  const folder = publicCard(name);
  if (folder === null) return;
  const chip = readCardFolder(folder);
  if (!chip.ok) throw new Error(chip.failure.code);
  const image = imageOf(chip.value);
  const reading = await judged(image);
  const back = readBack(
    JSON.stringify(toJsonExport({ image, talkFindings: [], document: documentOf(reading), readAt })),
  );
  expect(await judged(back.image)).toEqual(reading);
});

test('every outcome of a file, and what was wrong with the talk, survive', async () => {
  const card = await exportable(adult17);
  const image: CardImage = {
    ...card.image,
    appletStatusWord: null,
    cardData: null,
    cardDataStatusWord: 0x6d00,
    files: {
      ...card.image.files,
      photo: { status: 'failed', offset: 256, offsets: [256, 512], attempts: 2, statusWord: 0x6581, trouble: null },
      address: { status: 'not-activated', statusWord: 0x6985 },
      'address-signature': { status: 'missing', statusWord: 0x6a82 },
      'basic-public-key': {
        status: 'failed',
        offset: 0,
        offsets: [0],
        attempts: 1,
        statusWord: null,
        trouble: 'communication',
      },
    },
    challenge: { status: 'exhausted', statusWord: 0x6985 },
    pinTriesLeft: null,
    endedBy: 'card-removed',
  };
  const talkFindings = [finding('reader.contact-unstable', { attempts: 1 })];
  const back = readBack(JSON.stringify(toJsonExport({ ...card, image, talkFindings })));
  expect(back.image).toEqual(image);
  expect(back.talkFindings).toEqual(talkFindings);
});

test('a file that an older program did not know of counts as not requested', async () => {
  const text = await changed(({ files }) => delete files['root-certificate']);
  expect(readBack(text).image.files['root-certificate']).toEqual({ status: 'not-requested' });
});

describe('the raw files decide', () => {
  test('a decoded field that says something else is noticed and not taken over', async () => {
    const text = await changed(({ read }) => {
      if (read.identity !== null) read.identity.surname = 'Iemand Anders';
    });
    const back = readBack(text);
    const document = documentOf(await judged(back.image));
    expect(document.identity?.surname).toBe('Exemplaire');
    expect(saysTheSame(back.document, document)).toBe(false);
  });

  test('a verdict in the file is worth nothing', async () => {
    const text = await changed((document) => {
      for (const check of document.read.checks) check.verdict = 'passed';
      document.files['identity-signature'] = { status: 'not-requested' };
    });
    const { checks } = await judged(readBack(text).image);
    expect(checks.find(({ check }) => check === 'identity-signature')?.verdict).toBe('not-done');
  });

  const guards = {
    identity: 'identity-signature',
    'identity-signature': 'address-signature',
    address: 'address-signature',
    photo: 'photo-hash',
    'basic-public-key': 'chip-authenticity',
  } as const satisfies Record<string, CheckCode>;

  test('no changed byte of a signed file ever passes', async () => {
    const random = createRandom(20260301);
    const whole = await writtenOf(adult18);
    for (let round = 0; round < 8; round += 1) {
      for (const [file, check] of Object.entries(guards)) {
        const document: EidExport = JSON.parse(whole);
        const entry = document.files[file];
        if (entry?.status !== 'read') throw new Error(`${file} was not read`);
        const bytes = Buffer.from(entry.base64, 'base64');
        // The last bytes of an address are padding, which nobody signs.
        const at = below(random, file === 'address' ? 40 : bytes.length);
        bytes[at] = (bytes[at] ?? 0) ^ (1 + below(random, 255));
        entry.base64 = bytes.toString('base64');
        const { checks } = await judged(readBack(JSON.stringify(document)).image);
        const verdict = checks.find((one) => one.check === check)?.verdict;
        expect({ file, at, verdict }).not.toEqual({ file, at, verdict: 'passed' });
      }
    }
  });
});

describe('hostile input', () => {
  test.each([
    ['nothing', '', 'not-json'],
    ['half a document', '{"schema":"eid-export/1"', 'not-json'],
    ['another document', '{"schema":"eid-read/1"}', 'not-an-export'],
    ['null', 'null', 'not-an-export'],
    ['more than any card', `"${'x'.repeat(exportSizeLimit)}"`, 'too-large'],
  ])('%s is refused', (_, text, trouble) => {
    expect(readJsonExport(text)).toEqual({ ok: false, failure: trouble });
  });

  test.each<[string, (document: EidExport) => void]>([
    ['an unknown key', (document) => Object.assign(document, { surprise: 1 })],
    ['an unknown key inside', (document) => Object.assign(document.card, { surprise: 1 })],
    ['a file that no card has', ({ files }) => Object.assign(files, { passwd: { status: 'not-requested' } })],
    ['another version', (document) => Object.assign(document, { schema: 'eid-export/2' })],
    ['base64 with blanks', ({ files }) => (files['photo'] = { status: 'read', base64: 'AA AA' })],
    ['base64 cut short', ({ files }) => (files['photo'] = { status: 'read', base64: 'AAA' })],
    ['a photo larger than any', ({ files }) => (files['photo'] = { status: 'read', base64: 'AAAA'.repeat(20_000) })],
    ['hex of half a byte', ({ card }) => (card.atr = 'ABC')],
    ['a status word of five digits', ({ card }) => (card.appletStatusWord = '90000')],
    ['a time on no calendar', (document) => (document.readAt = '2026-13-41T00:00:00.000Z')],
  ])('%s is refused', async (_, change) => {
    expect(readJsonExport(await changed(change))).toEqual({ ok: false, failure: 'not-an-export' });
  });
});
