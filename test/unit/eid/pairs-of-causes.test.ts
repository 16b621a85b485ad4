/** Two defects at once: any two causes that have nothing to do with each other are both told, the worse and surer one first. */
import { describe, expect, it } from 'vitest';
import { certainties, type Finding, type FindingCode, findingCodes, severities } from '../../../contract/findings.ts';
import type { CardImage, FileOutcome } from '../../../eid/card-image.ts';
import { type InterpretOptions, interpretCard } from '../../../eid/index.ts';
import type { CardDefinition } from '../../../simulator/card-maker/card-definition.ts';
import { makeChip } from '../../../simulator/card-maker/make-chip.ts';
import { adult18 } from '../../../simulator/cards/holders.ts';
import { asTestCard, fileBytes, imageOf, withChangedByte, withFiles } from './card-images.ts';
import { zeros } from './tlv-file.ts';

const blank: FileOutcome = { status: 'read', bytes: zeros(256) };
const stopped: FileOutcome = {
  status: 'failed',
  offset: 96,
  offsets: [96, 96],
  attempts: 2,
  statusWord: 0x6400,
  trouble: null,
};

/** Something wrong with adult18 that leaves everything else about the card as it is. */
type Cause = {
  readonly code: FindingCode;
  /** Before the card was made: wrong, and well signed. */
  readonly field?: readonly [tag: number, value: string];
  /** In what was read. */
  readonly change?: (image: CardImage) => CardImage;
  readonly options?: Partial<InterpretOptions>;
};

const rogue18 = imageOf(makeChip({ ...adult18, pki: 'rogue' }));
const good = { status: 'good' } as const;
const causes: readonly Cause[] = [
  {
    code: 'chip.memory-damaged',
    change: (image) => withFiles(image, { 'root-certificate': stopped }),
  },
  { code: 'data.identity-signature-invalid', change: (image) => withChangedByte(image, 'identity-signature', 40) },
  { code: 'data.address-missing', change: (image) => withFiles(image, { address: blank }) },
  { code: 'data.photo-corrupt', change: (image) => withChangedByte(image, 'photo', 700) },
  {
    code: 'data.chip-number-mismatch',
    change: (image) => ({
      ...image,
      cardData: image.cardData?.map((byte, at) => (at === 9 ? byte ^ 1 : byte)) ?? null,
    }),
  },
  { code: 'data.sex-mismatch', field: [0x0d, 'M'] },
  { code: 'data.unknown-field', field: [0x2a, 'new'] },
  { code: 'data.unknown-document-type', field: [0x0f, '99'] },
  {
    code: 'certificate.citizen-untrusted',
    change: (image) =>
      withFiles(image, { 'authentication-certificate': fileBytes(rogue18, 'authentication-certificate') }),
  },
  { code: 'certificate.missing', change: (image) => withFiles(image, { 'signature-certificate': blank }) },
  {
    code: 'certificate.revoked',
    options: {
      revocation: {
        authentication: { status: 'revoked', reason: null, at: '2026-01-01T00:00:00.000Z' },
        signature: good,
        authority: good,
      },
    },
  },
  { code: 'card.expires-soon', options: { now: '2032-03-01T10:00:00Z' } },
  { code: 'card.copy-suspected', change: (image) => withChangedByte(image, 'basic-public-key', 60) },
  { code: 'pin.blocked', change: (image) => ({ ...image, pinTriesLeft: 0 }) },
];

const made = new Map<string, CardImage>();
/** A card with these fields; making one takes longer than judging it. */
const imageWith = (fields: Readonly<Record<number, string>>): CardImage => {
  const key = JSON.stringify(fields);
  const definition: CardDefinition = { ...adult18, defects: { identityFields: fields } };
  const image = made.get(key) ?? imageOf(makeChip(definition));
  made.set(key, image);
  return image;
};

const findingsWith = async (all: readonly Cause[]): Promise<readonly Finding[]> => {
  const fields = Object.fromEntries(all.flatMap(({ field }) => (field === undefined ? [] : [field])));
  const image = all.reduce((before, { change }) => change?.(before) ?? before, imageWith(fields));
  const options = all.reduce<InterpretOptions>((before, cause) => ({ ...before, ...cause.options }), asTestCard);
  const { findings } = await interpretCard(image, options);
  return findings.filter(({ code }) => code !== 'certificate.test-card');
};

/** Worst first, then surest, then as in the catalogue: written down once more, apart from the rule. */
const inOrder = (findings: readonly Finding[]): boolean =>
  findings.every((later, index) => {
    const earlier = findings[index - 1];
    if (earlier === undefined) return true;
    const steps = [
      severities.indexOf(later.severity) - severities.indexOf(earlier.severity),
      certainties.indexOf(later.certainty) - certainties.indexOf(earlier.certainty),
      findingCodes.indexOf(later.code) - findingCodes.indexOf(earlier.code),
    ];
    return (steps.find((step) => step !== 0) ?? 0) > 0;
  });

describe('two causes on one card', () => {
  const pairs = causes.flatMap((one, index) =>
    causes.slice(index + 1).map((other) => [one.code, other.code, one, other] as const),
  );

  it.each(causes.map((cause) => [cause.code, cause] as const))('%s alone is told alone', async (code, cause) => {
    expect((await findingsWith([cause])).map((finding) => finding.code)).toEqual([code]);
  });

  it.each(pairs)('%s and %s: both are told, and no third', async (_one, _other, ...pair) => {
    const findings = await findingsWith(pair);
    expect(findings.map(({ code }) => code).toSorted()).toEqual(pair.map(({ code }) => code).toSorted());
    expect(inOrder(findings)).toBe(true);
  });

  it('all of them at once: all are told, the worst and surest first', async () => {
    const findings = await findingsWith(causes);
    expect(findings.map(({ code }) => code).toSorted()).toEqual(causes.map(({ code }) => code).toSorted());
    expect(inOrder(findings)).toBe(true);
    expect(findings.map(({ severity }) => severity)).toContain('notice');
    expect(findings.map(({ certainty }) => certainty)).toContain('suspected');
  });
});
