/** Every demo card from its first APDU to its last finding: the exact verdict of each check, the exact list of findings. */
import { Compile } from 'typebox/compile';
import { describe, expect, it } from 'vitest';
import { EidReadSchema, type ReadTimings, type Trust } from '../../../contract/eid-read.ts';
import {
  type CheckCode,
  checkCodes,
  type FindingCode,
  findingCatalogue,
  type Verdict,
} from '../../../contract/findings.ts';
import { type CardReading, interpretCard, toEidReadDocument } from '../../../eid/index.ts';
import { createDemoCard, demoCards } from '../../../simulator/cards/index.ts';
import { readVirtualCard } from '../../read-virtual-card.ts';
import { asBelgianCard, asTestCard } from './card-images.ts';

const readingOf = async (name: string, options = asTestCard): Promise<CardReading> => {
  const card = createDemoCard(name);
  if (card === null) throw new RangeError(`no demo card ${name}`);
  return interpretCard(readVirtualCard(card), options);
};

type Verdicts = Partial<Record<CheckCode, Verdict>>;

/** Below 1.8 there is no challenge; revocation is not asked for in these tests. Everything else passes on a sound card. */
const on17: Verdicts = { 'chip-authenticity': 'not-done', revocation: 'not-done' };
const on18: Verdicts = { revocation: 'not-done' };
const nothingDone: Verdicts = Object.fromEntries(checkCodes.map((check) => [check, 'not-done']));
const withoutIdentity: Verdicts = {
  'identity-signature': 'not-done',
  'photo-hash': 'not-done',
  'chip-number': 'not-done',
  holder: 'not-done',
  'national-number': 'not-done',
  'card-validity': 'not-done',
};

type Row = readonly [name: string, trust: Trust, notPassed: Verdicts, findings: readonly FindingCode[]];

const rows: readonly Row[] = [
  ['adult-1.7', 'test', on17, ['certificate.test-card']],
  ['adult-1.8', 'test', on18, ['certificate.test-card']],
  [
    'senior-1.7',
    'test',
    { ...on17, 'citizen-certificates': 'failed' },
    ['certificate.expired', 'certificate.test-card'],
  ],
  [
    'expired',
    'test',
    { ...on17, 'card-validity': 'failed', 'citizen-certificates': 'failed' },
    ['card.expired', 'certificate.test-card'],
  ],
  ['long-name', 'test', on18, ['certificate.test-card']],
  ['foreigner-eu-plus', 'test', on18, ['certificate.test-card']],
  [
    'kids',
    'test',
    { ...on18, holder: 'not-done', 'citizen-certificates': 'not-done' },
    ['certificate.test-card', 'certificate.missing'],
  ],
  ['pin-blocked', 'test', on17, ['pin.blocked', 'certificate.test-card']],
  ['damaged-identity', 'test', { ...on17, ...withoutIdentity }, ['chip.memory-damaged', 'certificate.test-card']],
  [
    'forged-identity',
    'test',
    { ...on17, 'identity-signature': 'failed' },
    ['data.identity-signature-invalid', 'certificate.test-card'],
  ],
  [
    'moved',
    'test',
    { ...on17, 'address-signature': 'failed' },
    ['data.address-signature-invalid', 'certificate.test-card'],
  ],
  ['copied-chip', 'test', { ...on18, 'chip-number': 'failed' }, ['data.chip-number-mismatch', 'certificate.test-card']],
  // The forger's signatures fit the forger's certificate: trust and integrity are apart.
  ['rogue-issuer', 'none', { ...on18, 'rrn-chain': 'failed' }, ['certificate.rrn-untrusted']],
  ['not-activated', 'none', nothingDone, ['chip.not-activated']],
  ['shaky-start', 'test', on18, ['certificate.test-card']],
  ['not-eid', 'none', nothingDone, ['chip.not-eid']],
  // What there is to say about these two is about the talk, and kiosk/card-reading says it.
  ['mute', 'none', nothingDone, []],
  ['silent', 'none', nothingDone, []],
];

const verdictsOf = ({ checks }: CardReading): Verdicts =>
  Object.fromEntries(checks.map(({ check, verdict }) => [check, verdict]));
const codesOf = ({ findings }: CardReading): readonly FindingCode[] => findings.map(({ code }) => code);

const timings: ReadTimings = {
  firstFieldsMs: 1.5,
  completeMs: 20,
  exchanges: 30,
  bytesSent: 300,
  bytesReceived: 4000,
};
const schema = Compile(EidReadSchema);

describe('the demo cards, with our own root given as a test root', () => {
  it('are all in the table', () => {
    expect(rows.map(([name]) => name)).toEqual(demoCards.map(({ name }) => name));
  });

  it.each(rows)('%s: trust %s', async (name, trust, notPassed, findings) => {
    const reading = await readingOf(name);
    const allPassed = Object.fromEntries(checkCodes.map((check) => [check, 'passed']));
    expect(verdictsOf(reading)).toEqual({ ...allPassed, ...notPassed });
    expect(reading.checks.map(({ check }) => check)).toEqual(checkCodes);
    expect(codesOf(reading)).toEqual(findings);
    expect(reading.trust).toBe(trust);
  });

  it.each(rows)('%s: a reason where a check did not pass, and only there', async (name) => {
    const { checks } = await readingOf(name);
    expect(checks.filter(({ verdict, reason }) => (verdict === 'passed') !== (reason === null))).toEqual([]);
  });

  it.each(rows)('%s: severity, certainty and remedies are those of the catalogue', async (name) => {
    const { findings } = await readingOf(name);
    expect(findings.map(({ evidence: _evidence, ...rest }) => rest)).toEqual(
      findings.map(({ code }) => {
        const { severity, certainty, remedies } = findingCatalogue[code];
        return { code, severity, certainty, remedies };
      }),
    );
  });

  it.each(rows)('%s: the document keeps to its schema', async (name) => {
    const document = toEidReadDocument(await readingOf(name), 'Virtual PCD 00 00', timings);
    expect([...schema.Errors(document)]).toEqual([]);
    expect([...schema.Errors(JSON.parse(JSON.stringify(document)))]).toEqual([]);
  });
});

describe('the demo cards, without a test root', () => {
  const readable = rows.filter(([, trust]) => trust === 'test');

  it.each(readable)(
    '%s is not trusted, and nothing calls it a test card',
    async (name, _trust, notPassed, findings) => {
      const reading = await readingOf(name, asBelgianCard);
      expect(reading.trust).toBe('none');
      expect(verdictsOf(reading)).toMatchObject({ ...notPassed, 'rrn-chain': 'failed' });
      expect(new Set(codesOf(reading))).toEqual(
        new Set([...findings.filter((code) => code !== 'certificate.test-card'), 'certificate.rrn-untrusted']),
      );
      expect(reading.findings.find(({ code }) => code === 'certificate.rrn-untrusted')?.severity).toBe('blocking');
    },
  );

  it('a card that passes under one root is not a test card for being given another', async () => {
    const [rsaOnly] = asTestCard.roots.test.filter(({ name }) => name.includes('rsa'));
    if (rsaOnly === undefined) throw new Error('the test PKI has an RSA root');
    const options = { ...asTestCard, roots: { belgian: [], test: [rsaOnly] } };
    expect((await readingOf('adult-1.7', options)).trust).toBe('test');
    expect((await readingOf('adult-1.8', options)).trust).toBe('none');
  });

  it('a root that is pinned and given as a test root makes a Belgian card, not a test card', async () => {
    const { test } = asTestCard.roots;
    const reading = await readingOf('adult-1.8', { ...asTestCard, roots: { belgian: test, test } });
    expect([reading.trust, codesOf(reading)]).toEqual(['belgian', []]);
  });
});

describe('a privacy-minimal read', () => {
  it('leaves undone what it has no files for, and finds nothing wrong', async () => {
    const card = createDemoCard('adult-1.8');
    if (card === null) throw new RangeError('the demo has an adult');
    const image = readVirtualCard(card, {
      files: ['identity', 'identity-signature', 'rrn-certificate'],
      challenge: null,
      pinStatus: false,
    });
    const reading = await interpretCard(image, asTestCard);
    expect(codesOf(reading)).toEqual(['certificate.test-card']);
    expect(verdictsOf(reading)).toEqual({
      'identity-signature': 'passed',
      'address-signature': 'not-done',
      'photo-hash': 'not-done',
      'rrn-chain': 'passed',
      'chip-number': 'passed',
      'chip-authenticity': 'not-done',
      holder: 'not-done',
      'national-number': 'passed',
      'card-validity': 'passed',
      'citizen-certificates': 'not-done',
      revocation: 'not-done',
    });
    expect([reading.address, reading.photo, reading.photoBytes, reading.pin.triesLeft]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});

describe('the instant of judgement', () => {
  /** adult-1.7 is valid from 2022-04-12 to 2032-04-12; Brussels is ahead of UTC by two hours in April, by one in winter. */
  it.each([
    ['2022-04-11T21:59:59Z', ['card.not-yet-valid', 'certificate.test-card']],
    ['2022-04-11T22:00:00Z', ['certificate.not-yet-valid', 'certificate.test-card']],
    ['2022-04-12T00:00:00Z', ['certificate.test-card']],
    ['2032-01-12T22:59:59Z', ['certificate.test-card']],
    ['2032-01-12T23:00:00Z', ['certificate.test-card', 'card.expires-soon']],
    ['2032-04-12T00:00:01Z', ['certificate.expired', 'certificate.test-card', 'card.expires-soon']],
    ['2032-04-12T22:00:00Z', ['card.expired', 'certificate.test-card']],
    ['2032-04-12T23:59:59+02:00', ['certificate.expired', 'certificate.test-card', 'card.expires-soon']],
  ] as const)('%s', async (now, findings) => {
    expect(codesOf(await readingOf('adult-1.7', { ...asTestCard, now }))).toEqual(findings);
  });

  it('takes the window of "soon" from whoever asks', async () => {
    const options = { ...asTestCard, now: '2032-03-13T12:00:00Z' };
    const codesIn = async (expiresSoonDays: number): Promise<readonly FindingCode[]> =>
      codesOf(await readingOf('adult-1.7', { ...options, expiresSoonDays }));
    expect(await codesIn(29)).toEqual(['certificate.test-card']);
    expect(await codesIn(30)).toEqual(['certificate.test-card', 'card.expires-soon']);
  });
});

describe('evidence', () => {
  it.each(rows)('%s: holds no value that was read from the card', async (name) => {
    const { identity, address, card, findings, checks } = await readingOf(name);
    const said = JSON.stringify([findings.map(({ evidence }) => evidence), checks]);
    const values = [
      identity?.surname,
      identity?.nationalNumber,
      identity?.cardNumber,
      card.serial,
      address?.streetAndNumber,
    ];
    expect(values.filter((value) => typeof value === 'string' && said.includes(value))).toEqual([]);
  });
});
