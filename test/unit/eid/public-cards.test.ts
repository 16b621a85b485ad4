/**
 * The public specimen cards agree with their manifests, field by field; their signatures are checked by their own RRN
 * certificates, and they are trusted only when their root is given as a test root.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { describe, expect, it } from 'vitest';
import { type CardReading, decodeCertificate, interpretCard } from '../../../eid/index.ts';
import { readCardFolder } from '../../../simulator/card-files/card-folder.ts';
import { publicCard } from '../../public-cards.ts';
import { asBelgianCard, imageOf } from './card-images.ts';

const manifestSchema = Compile(
  Type.Object({
    atr: Type.String(),
    applet: Type.String(),
    card_data: Type.String(),
    expected: Type.Object({
      identity: Type.Record(Type.String(), Type.String()),
      address: Type.Record(Type.String(), Type.String()),
    }),
  }),
);

const manifestOf = (folder: string) =>
  manifestSchema.Parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')));

const readingOf = async (folder: string, options = asBelgianCard): Promise<CardReading> => {
  const chip = readCardFolder(folder);
  if (!chip.ok) throw new Error(chip.failure.code);
  return interpretCard(imageOf(chip.value), options);
};

const verdictsOf = ({ checks }: CardReading): Readonly<Record<string, string>> =>
  Object.fromEntries(checks.map(({ check, verdict }) => [check, verdict]));

/** DD.MM.YYYY of the manifest. */
const iso = (date = ''): string => date.split('.').toReversed().join('-');
const orNull = (text = ''): string | null => (text === '' ? null : text);

/** What the manifest promises, in the words of a reading. */
const promised = (folder: string) => {
  const { atr, applet, card_data, expected } = manifestOf(folder);
  const field = (tag: number): string | undefined => expected.identity[String(tag)];
  return {
    card: { atr, generation: applet, serial: card_data.slice(0, 32), lifeCycle: card_data.slice(54) },
    identity: {
      cardNumber: field(1),
      chipNumber: field(2)?.toUpperCase(),
      validFrom: iso(field(3)),
      validTo: iso(field(4)),
      issuingMunicipality: field(5),
      nationalNumber: field(6),
      surname: field(7),
      givenNames: field(8),
      thirdNameInitial: orNull(field(9)),
      nationality: field(10),
      birthPlace: field(11),
      birthDate: { raw: field(12) },
      sex: field(13) === 'M' ? 'M' : 'F',
      nobleCondition: orNull(field(14)),
      documentType: { code: Number(field(15)) },
      specialStatus: { code: Number(field(16)) },
      unknownFields: {},
    },
    address: {
      streetAndNumber: expected.address['1'],
      zip: expected.address['2'],
      municipality: expected.address['3'],
    },
  };
};

const alice = publicCard('alice');
const alice17ec = publicCard('alice17ec');
/** The tests of an absent card are skipped, so its folder is never used. */
const absent = '';

describe.skipIf(alice === null)('alice', () => {
  const folder = alice ?? absent;

  it('agrees with its manifest', async () => {
    expect(await readingOf(folder)).toMatchObject(promised(folder));
  });

  it('is RSA with SHA-1: good signatures under a root that nobody pinned, and it has expired', async () => {
    const reading = await readingOf(folder);
    expect(reading.identity?.birthDate.iso).toBe('1971-01-01');
    expect(reading.photo).toEqual({ bytes: 2629, width: 140, height: 200, hashAlgorithm: 'SHA-1' });
    expect(reading.trust).toBe('none');
    expect(verdictsOf(reading)).toEqual({
      'identity-signature': 'passed',
      'address-signature': 'passed',
      'photo-hash': 'passed',
      'rrn-chain': 'failed',
      'chip-number': 'passed',
      'chip-authenticity': 'not-done',
      holder: 'passed',
      'national-number': 'passed',
      'card-validity': 'failed',
      'citizen-certificates': 'failed',
      revocation: 'not-done',
    });
    expect(reading.findings.map(({ code }) => code)).toEqual(['certificate.rrn-untrusted', 'card.expired']);
  });

  it('is a test card where its root is given, and was valid in its time', async () => {
    const root = decodeCertificate(readFileSync(join(folder, '503B.bin')));
    if (root === null) throw new Error('the card carries its root');
    const reading = await readingOf(folder, {
      ...asBelgianCard,
      roots: { ...asBelgianCard.roots, test: [{ name: 'the card says so', spki: root.spki }] },
      now: '2012-01-01T12:00:00Z',
    });
    expect(reading.trust).toBe('test');
    expect(reading.findings.map(({ code }) => code)).toEqual(['certificate.test-card']);
  });
});

describe.skipIf(alice17ec === null)('alice17ec', () => {
  const folder = alice17ec ?? absent;

  it('agrees with its manifest', async () => {
    expect(await readingOf(folder)).toMatchObject(promised(folder));
  });

  it('is EC with SHA-384 in padded files, and its specimen number says nothing about its sex', async () => {
    const reading = await readingOf(folder);
    expect(reading.identity?.birthDate.iso).toBe('2001-05-03');
    expect(reading.photo).toEqual({ bytes: 3028, width: 140, height: 200, hashAlgorithm: 'SHA-256' });
    expect(reading.trust).toBe('none');
    expect(verdictsOf(reading)).toMatchObject({
      'identity-signature': 'passed',
      'address-signature': 'passed',
      'photo-hash': 'passed',
      'rrn-chain': 'failed',
      'chip-number': 'passed',
      holder: 'not-done',
      'national-number': 'passed',
      'card-validity': 'passed',
    });
    // Serial 999 is never given out, so that it is odd is no sign of a man.
    expect(reading.findings.map(({ code }) => code)).toEqual(['certificate.rrn-untrusted', 'certificate.missing']);
  });
});
