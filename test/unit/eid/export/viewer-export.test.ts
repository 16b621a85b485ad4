import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { readViewerExport } from '../../../../eid/export/read-viewer-export.ts';
import { toViewerExport } from '../../../../eid/export/viewer-export.ts';
import type { CardReading } from '../../../../eid/index.ts';
import { readCardFolder } from '../../../../simulator/card-files/card-folder.ts';
import type { CardDefinition } from '../../../../simulator/card-maker/card-definition.ts';
import { adult17, adult18, kids, longName } from '../../../../simulator/cards/holders.ts';
import { publicCard } from '../../../public-cards.ts';
import { imageOf } from '../card-images.ts';
import { documentOf, exportable, exportedCards, hurtful, judged } from './exported-cards.ts';

const xmlOf = async (definition: CardDefinition): Promise<string> => {
  const { image, document } = await exportable(definition);
  const written = toViewerExport(image, document);
  if (!written.ok) throw new Error(`missing: ${written.failure.join(', ')}`);
  return written.value;
};

const readBack = (xml: string) => {
  const read = readViewerExport(xml);
  if (!read.ok) throw new Error(read.failure);
  return read.value;
};

const verdicts = ({ checks }: CardReading) => Object.fromEntries(checks.map(({ check, verdict }) => [check, verdict]));

describe.each(Object.entries(exportedCards))('%s', (_, definition) => {
  test('says the same when it is read back, and proves none of it', async () => {
    const { reading } = await exportable(definition);
    const { image, unknownParts } = readBack(await xmlOf(definition));
    const again = await judged(image);
    expect(unknownParts).toBe(0);
    const noAddress = { streetAndNumber: null, zip: null, municipality: null };
    expect(again.address).toEqual(reading.address ?? noAddress);
    const iso = reading.identity?.birthDate.iso?.replaceAll('-', '') ?? '';
    expect(again.identity).toEqual({
      ...reading.identity,
      birthDate: { ...reading.identity?.birthDate, raw: iso },
      unknownFields: {},
      // The format has no place for it.
      regionalFileNumber: null,
    });
    expect(again.photoBytes).toEqual(reading.photoBytes);
    expect(again.findings[0]).toMatchObject({ code: 'data.unsigned-source', severity: 'blocking' });
    expect(again.trust).toBe('test');
    expect(verdicts(again)).toMatchObject({
      'identity-signature': 'not-done',
      'address-signature': 'not-done',
      'photo-hash': 'not-done',
      'chip-number': 'not-done',
      'chip-authenticity': 'not-done',
      'rrn-chain': 'passed',
      holder: 'passed',
      'national-number': 'passed',
      'citizen-certificates': 'passed',
    });
  });
});

const publicImage = (name: 'alice' | 'alice17ec') => {
  const folder = publicCard(name);
  const chip = folder === null ? null : readCardFolder(folder);
  if (chip?.ok === false) throw new Error(chip.failure.code);
  return chip === null ? null : imageOf(chip.value);
};

test.skipIf(publicImage('alice') === null)('the public card alice goes there and back', async () => {
  const image = publicImage('alice');
  if (image === null) return;
  const reading = await judged(image);
  const written = toViewerExport(image, documentOf(reading));
  if (!written.ok) throw new Error(written.failure.join(', '));
  const again = await judged(readBack(written.value).image);
  expect(again.identity?.nationalNumber).toBe(reading.identity?.nationalNumber);
  expect(again.address).toEqual(reading.address);
  expect(again.findings.map(({ code }) => code)).toContain('data.unsigned-source');
});

test.skipIf(publicImage('alice17ec') === null)(
  'the public card alice17ec has too few certificates for it',
  async () => {
    const image = publicImage('alice17ec');
    if (image === null) return;
    expect(toViewerExport(image, documentOf(await judged(image)))).toEqual({
      ok: false,
      failure: ['root', 'citizenca'],
    });
  },
);

test('has the elements, attributes and forms of the official format, in its order', async () => {
  const xml = await xmlOf(adult17);
  const names = [...xml.matchAll(/<([a-z]+)[ >/]/gi)].map(([, name]) => name);
  const section = {
    identity: 'eid identity name firstname middlenames nationality placeofbirth photo',
    card: 'card deliverymunicipality',
    address: 'address streetandnumber zip municipality',
    certificates: 'certificates root citizenca authentication signing rrn',
  };
  expect(names.join(' ')).toBe(Object.values(section).join(' '));
  expect(xml).toMatch(
    /<identity nationalnumber="\d{11}" dateofbirth="19850314" gender="male" specialstatus="NO_STATUS"/,
  );
  expect(xml).toMatch(/<card documenttype="belgian_citizen" cardnumber="\d{12}" chipnumber="[0-9A-F]{32}"/);
  expect(xml).toContain('validitydatebegin="20220412" validitydateend="20320412"');
});

test.each([
  [{ ...adult18, name: 'k', document: { ...adult18.document, type: '33' } }, 'documenttype="foreigner_A"', '4.5'],
  [
    { ...adult18, name: 'w', specialFields: { 0x16: '7', 0x17: '0123.456.789' } },
    'mention="unlimited" vat1="0123456789"',
    '4.1',
  ],
  [{ ...adult18, name: 'b', specialFields: { 0x1b: 'B' } }, '<brexit mention1="B"/>', '4.2'],
  [{ ...adult18, name: 's', specialFields: { 0x1d: 'D' } }, '<cardA mentions1="Student"/>', '4.5'],
] satisfies readonly [CardDefinition, string, string][])(
  'what newer versions added names its version',
  async (card, part, version) => {
    const xml = await xmlOf(card);
    expect(xml).toContain(part);
    expect(xml).toContain(`<eid version="${version}">`);
    const { reading } = await exportable(card);
    const again = await judged(readBack(xml).image);
    const { documentType, labourMarket, brexitMention, cardMention } = reading.identity ?? {};
    expect(again.identity).toMatchObject({ documentType, labourMarket, brexitMention, cardMention });
  },
);

test('a card that lacks what the format demands is refused, and the parts are named', async () => {
  const { image, document } = await exportable({ ...kids, name: 'k' });
  const files = {
    ...image.files,
    photo: { status: 'not-requested' },
    'root-certificate': { status: 'not-requested' },
  } as const;
  expect(toViewerExport({ ...image, files }, document)).toEqual({ ok: false, failure: ['photo', 'root'] });
  expect(toViewerExport(image, { ...document, identity: null })).toEqual({ ok: false, failure: ['identity'] });
});

test('another XML parser finds the same names in it', async () => {
  const program =
    'import sys,xml.dom.minidom as m;d=m.parse(sys.stdin.buffer).documentElement;n=d.getElementsByTagName("name")[0];print(n.firstChild.data)';
  const ran = spawnSync('python3', ['-c', program], { input: await xmlOf(hurtful), encoding: 'utf8' });
  if (ran.error !== undefined) return console.warn('skipped: no python3 to read XML with');
  expect(ran.stdout.trimEnd()).toBe('=2+3,"Proef" & <Persoon>');
});

describe('hostile files', () => {
  const small = '<eid><identity nationalnumber="1"><name>x</name></identity><card/></eid>';
  test('the smallest file that is one', () => {
    expect(readBack(small).image.unsignedData?.identity.surname).toBe('x');
  });

  test.each([
    ['nothing', '', 'not-well-formed'],
    ['no XML', 'surname: x', 'not-well-formed'],
    ['half a file', small.slice(0, 40), 'not-well-formed'],
    ['two roots', small + small, 'not-well-formed'],
    ['an attribute twice', small.replace('="1"', '="1" nationalnumber="2"'), 'not-well-formed'],
    ['an entity nobody declared', small.replace('>x<', '>&surname;<'), 'not-well-formed'],
    ['a control character', small.replace('>x<', '>\u0001<'), 'not-well-formed'],
    ['a reference to a control character', small.replace('>x<', '>&#1;<'), 'not-well-formed'],
    ['a document type', `<!DOCTYPE eid>${small}`, 'forbidden'],
    [
      'entities that grow',
      `<?xml version="1.0"?><!DOCTYPE eid [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>${small.replace('>x<', '>&b;<')}`,
      'forbidden',
    ],
    [
      'a file of the computer',
      `<!DOCTYPE eid [<!ENTITY f SYSTEM "file:///etc/passwd">]>${small.replace('>x<', '>&f;<')}`,
      'forbidden',
    ],
    ['an instruction', `<?xml-stylesheet href="x"?>${small}`, 'forbidden'],
    ['another encoding', `<?xml version="1.0" encoding="UTF-16"?>${small}`, 'forbidden'],
    ['a namespace', small.replace('<eid>', '<eid xmlns="urn:x">'), 'forbidden'],
    ['a prefix', small.replaceAll('card', 'x:card'), 'forbidden'],
    ['depth', small.replace('x', '<a><b>'.repeat(400) + '</b></a>'.repeat(400)), 'too-deep'],
    ['many elements', small.replace('<card/>', '<card/>' + '<more/>'.repeat(100)), 'too-many-elements'],
    ['size', small.replace('x', 'x'.repeat(600_000)), 'too-large'],
    ['a name longer than a card', small.replace('x', 'x'.repeat(2000)), 'text-too-long'],
    ['an attribute longer than a card', small.replace('"1"', `"${'1'.repeat(2000)}"`), 'text-too-long'],
    ['an element twice', small.replace('<name>x</name>', '<name>x</name><name>y</name>'), 'duplicate-element'],
    ['a section twice', small.replace('<card/>', '<card/><card/>'), 'duplicate-element'],
    ['a photo that is no base64', small.replace('</name>', '</name><photo>AA%A</photo>'), 'bad-base64'],
    [
      'a photo larger than any',
      small.replace('</name>', `</name><photo>${'AAAA'.repeat(20_000)}</photo>`),
      'file-too-long',
    ],
    ['another document', '<html><body/></html>', 'not-a-viewer-file'],
    ['no card', '<eid><identity/></eid>', 'not-a-viewer-file'],
  ])('%s is refused', (_, xml, trouble) => {
    expect(readViewerExport(xml)).toEqual({ ok: false, failure: trouble });
  });

  test('what is not known is left out and counted; comments and character data are read', () => {
    const xml = small
      .replace('<card/>', '<card colour="red"><cardEU start="1"/></card><!-- x -->')
      .replace('>x<', '><![CDATA[a<b]]>&amp;<');
    const { image, unknownParts } = readBack(xml);
    expect(unknownParts).toBe(2);
    expect(image.unsignedData?.identity.surname).toBe('a<b&');
  });

  test('words that are names of the language itself mean nothing', async () => {
    const xml = small
      .replace(
        'nationalnumber="1"',
        'nationalnumber="constructor" gender="constructor" specialstatus="toString" memberoffamily="valueOf" dateofbirth="20269999"',
      )
      .replace(
        '<card/>',
        '<card documenttype="hasOwnProperty" chipnumber="xyz"><workpermit mention="constructor"/></card>',
      );
    const reading = await judged(readBack(xml).image);
    expect(reading.identity).toMatchObject({
      sex: null,
      specialStatus: null,
      memberOfFamily: null,
      documentType: null,
      chipNumber: null,
      labourMarket: 'constructor',
      birthDate: { iso: null, year: 2026 },
    });
    const { image } = readBack(xml);
    expect(toViewerExport(image, documentOf(reading)).ok).toBe(false);
  });

  test('a root that nobody knows breaks the chain, whoever signed the rest', async () => {
    const mine = await xmlOf(adult18);
    const root = (xml: string): string => /<root>.*<\/root>/.exec(xml)?.[0] ?? '';
    const rogue = await xmlOf({ ...adult18, name: 'rogue', pki: 'rogue' });
    const mixed = await judged(readBack(mine.replace(root(mine), root(rogue))).image);
    expect(verdicts(mixed)['rrn-chain']).toBe('failed');
    expect(mixed.trust).toBe('none');
    const without = await judged(readBack(mine.replace(root(mine), '')).image);
    expect(verdicts(without)['rrn-chain']).toBe('passed');
  });

  test('a file with the certificates of somebody else is told', async () => {
    const mine = await xmlOf(adult18);
    const other = await xmlOf({ ...longName, name: 'other' });
    const certificate = (xml: string): string => /<authentication>.*<\/authentication>/.exec(xml)?.[0] ?? '';
    const mixed = await judged(readBack(mine.replace(certificate(mine), certificate(other))).image);
    expect(verdicts(mixed)['holder']).toBe('failed');
  });
});
