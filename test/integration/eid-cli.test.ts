/** The real command against a real pcscd: what it prints agrees with what the card is, field by field. */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Compile } from 'typebox/compile';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type EidRead, EidReadSchema } from '../../contract/eid-read.ts';
import { readCardFolder } from '../../simulator/card-files/card-folder.ts';
import { createVirtualCard } from '../../simulator/card/create-virtual-card.ts';
import { createDemoCard } from '../../simulator/cards/index.ts';
import type { VirtualCard } from '../../simulator/virtual-card.ts';
import { publicCard, type PublicCardName } from '../public-cards.ts';
import { type EidBench, openEidBench } from './eid-cli-process.ts';

const schema = Compile(EidReadSchema);
const opened = await openEidBench();
if (typeof opened === 'string') console.warn(`skipped: ${opened}`);

const testRoots = ['test-root-rsa.pem', 'test-root-ec.pem'].flatMap((name) => [
  '--test-root',
  join(import.meta.dirname, '../../simulator/pki', name),
]);

describe.skipIf(typeof opened === 'string')('eid', () => {
  let bench: EidBench;
  beforeAll(() => {
    if (typeof opened === 'string') throw new Error(opened);
    bench = opened;
  });
  afterAll(() => bench.close());

  /** The card that is in when the command starts, or comes while it waits: `--wait` covers pcscd's own polling. */
  const run = async (card: VirtualCard, words: readonly string[]) => {
    await bench.slot.insert(card);
    const { status, answer, told } = await bench.start([...words, '--wait', '20']).ended;
    await bench.slot.remove();
    return { status, answer, told };
  };
  const readJson = async (card: VirtualCard, ...words: readonly string[]) => {
    const ran = await run(card, ['read', '--json', ...words]);
    if (ran.answer === '') throw new Error(`status ${ran.status}: ${ran.told}`);
    const document: unknown = JSON.parse(ran.answer);
    if (!schema.Check(document)) throw new Error(JSON.stringify(schema.Errors(document)));
    return { ...ran, document };
  };
  const demo = (name: string): VirtualCard => {
    const card = createDemoCard(name);
    if (card === null) throw new Error(`no demo card ${name}`);
    return card;
  };

  test.each(['adult-1.7', 'adult-1.8'])('our own %s card passes all checks under the test root', async (name) => {
    const { status, document } = await readJson(demo(name), '--now', '2026-03-01', ...testRoots);
    const open = document.checks.filter(({ verdict }) => verdict !== 'passed');
    const notDone = name === 'adult-1.7' ? ['chip-authenticity', 'revocation'] : ['revocation'];
    expect(open.map(({ check, verdict }) => `${check} ${verdict}`)).toEqual(
      notDone.map((check) => `${check} not-done`),
    );
    expect(document.trust).toBe('test');
    expect(document.reader.name).toBe(bench.readerName);
    expect(document.pin.triesLeft).toBe(3);
    expect(status).toBe(0);
  });

  describe.each(['alice', 'alice17ec'] satisfies PublicCardName[])('the public card %s', (name) => {
    const folder = publicCard(name);
    test.skipIf(folder === null)('agrees with its manifest', async () => {
      const definition = readCardFolder(folder ?? '');
      if (!definition.ok) throw new Error(definition.failure.code);
      const { status, document } = await readJson(createVirtualCard(definition.value));
      const manifest: Manifest = JSON.parse(readFileSync(join(folder ?? '', 'manifest.json'), 'utf8'));
      expect(document).toMatchObject(fromManifest(manifest));
      const verdicts = Object.fromEntries(document.checks.map(({ check, verdict }) => [check, verdict]));
      expect(verdicts).toMatchObject({
        'identity-signature': 'passed',
        'address-signature': 'passed',
        'photo-hash': 'passed',
        'rrn-chain': 'failed',
        'chip-number': 'passed',
        'chip-authenticity': 'not-done',
        'national-number': 'passed',
        revocation: 'not-done',
      });
      expect(document.trust).toBe('none');
      expect(document.findings[0]?.code).toBe('certificate.rrn-untrusted');
      expect(document.pin.triesLeft).toBe(manifest.applet === '1.1' ? null : manifest.pin_tries);
      expect(status).toBe(2);
    });
  });

  test('a card exported, and the file read back by another process: the same document', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'eid-export-'));
    try {
      const words = ['--offline', '--now', '2026-03-01', ...testRoots];
      const { document } = await readJson(demo('adult-1.8'), ...words);
      for (const format of ['json', 'csv', 'pdf', 'eid']) {
        const file = join(folder, `card.${format}`);
        const trace = join(folder, `${format}.jsonl`);
        const ran = await run(demo('adult-1.8'), ['export', file, '--trace', trace, ...words]);
        expect({ format, status: ran.status, answer: ran.answer }).toEqual({ format, status: 0, answer: '' });
        expect(ran.told).not.toContain('Exemplaire');
        expect(statSync(file).mode & 0o777).toBe(0o600);
        expect(readFileSync(trace, 'utf8')).toContain('"step":"transmit"');
      }
      const back = await bench.start(['read', '--json', '--from', join(folder, 'card.json'), ...words]).ended;
      expect(back.status).toBe(0);
      expect({ ...JSON.parse(back.answer), timings: null }).toEqual({ ...document, timings: null });
      const unsigned = await bench.start(['read', '--json', '--from', join(folder, 'card.eid'), ...words]).ended;
      expect(unsigned.status).toBe(2);
      expect(JSON.parse(unsigned.answer)).toMatchObject({ identity: { surname: 'Exemplaire' }, trust: 'test' });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('a card pulled in the middle of the photo: exit status 5, name and address are still told', async () => {
    const card = demo('adult-1.8');
    let sincePhoto = 0;
    const pulled: VirtualCard = {
      ...card,
      transmit: (command) => {
        const selectsPhoto = Buffer.from(command).toString('hex').endsWith('df014035');
        if (selectsPhoto || sincePhoto > 0) sincePhoto += 1;
        if (sincePhoto < 4) return card.transmit(command);
        void bench.slot.remove();
        return 'silence';
      },
    };
    const { status, answer, told } = await run(pulled, ['read', '--json', ...testRoots]);
    const document: EidRead = JSON.parse(answer);
    expect(document.identity?.surname).toBe('Exemplaire');
    expect(document.photo).toBeNull();
    expect(told).toContain('The card was removed');
    expect(status).toBe(5);
  });

  test('a card that never answers: the command ends at its deadline, and says what it knows', async () => {
    const { status, document } = await readJson(demo('silent'));
    expect(document.findings.map(({ code }) => code)).toEqual(['reader.not-answering']);
    expect(status).toBe(2);
  });

  test('a mute card is worth a finding, not an error', async () => {
    const { status, document } = await readJson(demo('mute'));
    expect(document.findings.map(({ code }) => code)).toEqual(['chip.mute']);
    expect(status).toBe(2);
  });

  test('watch tells insertion and removal, and ends at an interrupt with status 0', async () => {
    const watching = bench.start(['watch', '--json']);
    await watching.answered('reader-attached');
    await bench.slot.insert(demo('adult-1.7'));
    await watching.answered('card-inserted');
    await bench.slot.remove();
    await watching.answered('card-removed');
    watching.interrupt();
    const { status, answer } = await watching.ended;
    const events = answer
      .trim()
      .split('\n')
      .map((line): string => JSON.parse(line).event);
    expect(events.filter((event) => event.startsWith('card-'))).toEqual(['card-inserted', 'card-removed']);
    expect(status).toBe(0);
  });

  test('readers lists both slots; without a card reading ends with status 4', async () => {
    const listed = await bench.start(['readers', '--json']).ended;
    expect(JSON.parse(listed.answer)).toMatchObject({
      service: { state: 'up' },
      readers: [{ slot: 'empty' }, { slot: 'empty' }],
    });
    expect((await bench.start(['read']).ended).status).toBe(4);
  });

  test('pcscd is killed in the middle of the work: exit status 3, and so from then on', async () => {
    const card = demo('adult-1.8');
    const orphaned: VirtualCard = {
      ...card,
      transmit: (command) => {
        if (!Buffer.from(command).toString('hex').endsWith('df014033')) return card.transmit(command);
        void bench.pcscd.kill();
        return 'silence';
      },
    };
    const killed = await run(orphaned, ['read', '--json']);
    const document: EidRead = JSON.parse(killed.answer);
    expect(document.findings.map(({ code }) => code)).toContain('reader.service-down');
    expect(killed.status).toBe(3);
    const { status, answer, told } = await bench.start(['read', '--json']).ended;
    expect({ status, answer }).toEqual({ status: 3, answer: '' });
    expect(told).toContain('The PC/SC service is not running');
  });
});

type Manifest = {
  readonly atr: string;
  readonly applet: string;
  readonly card_data: string;
  readonly pin_tries: number;
  readonly expected: {
    readonly identity: Readonly<Record<string, string>>;
    readonly address: Readonly<Record<string, string>>;
    readonly sizes: Readonly<Record<string, number>>;
  };
};

/** DD.MM.YYYY */
const isoOf = (date: string | undefined): string | undefined => date?.split('.').reverse().join('-');
const orNull = (text: string | undefined): string | null => (text === undefined || text === '' ? null : text);
/** The two birth dates on these cards. */
const birthDates: Readonly<Record<string, string>> = { '01 JAN 1971': '1971-01-01', '03 MEI 2001': '2001-05-03' };

/** What the document must say, from the tags of the manifest (reference belgian-eid.md §3). */
const fromManifest = ({ atr, applet, card_data, expected }: Manifest) => {
  const { identity: tag, address, sizes } = expected;
  const birthDate = tag['12'] ?? '';
  return {
    card: { atr, generation: applet, serial: tag['2']?.toUpperCase(), lifeCycle: card_data.slice(-2) },
    identity: {
      cardNumber: tag['1'],
      chipNumber: tag['2']?.toUpperCase(),
      validFrom: isoOf(tag['3']),
      validTo: isoOf(tag['4']),
      issuingMunicipality: tag['5'],
      nationalNumber: tag['6'],
      surname: tag['7'],
      givenNames: tag['8'],
      thirdNameInitial: orNull(tag['9']),
      nationality: tag['10'],
      birthPlace: tag['11'],
      birthDate: { raw: birthDate, iso: birthDates[birthDate], year: Number(birthDate.slice(-4)) },
      sex: tag['13'] === 'V' ? 'F' : 'M',
      nobleCondition: orNull(tag['14']),
      documentType: { code: Number(tag['15']) },
      specialStatus: { code: Number(tag['16']) },
    },
    address: { streetAndNumber: address['1'], zip: address['2'], municipality: address['3'] },
    photo: { bytes: sizes['3F00DF014035'] },
  };
};
