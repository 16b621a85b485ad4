/**
 * Random damage with a fixed seed: nothing throws, nothing reads past the end, and no check passes on a byte that was signed
 * and is no longer the same.
 */
import { Compile } from 'typebox/compile';
import { describe, expect, it } from 'vitest';
import { eidFileNames } from '../../../contract/eid-files.ts';
import { EidReadSchema } from '../../../contract/eid-read.ts';
import { withoutTrailingZeros } from '../../../eid/bytes.ts';
import type { CardImage, EidFile } from '../../../eid/card-image.ts';
import { decodeAddress } from '../../../eid/decode/address.ts';
import { decodeCardData } from '../../../eid/decode/card-data.ts';
import { decodeIdentity } from '../../../eid/decode/identity.ts';
import { jpegSize } from '../../../eid/decode/jpeg.ts';
import { decodeTlv } from '../../../eid/decode/tlv.ts';
import { type CardReading, decodeCertificate, interpretCard, toEidReadDocument } from '../../../eid/index.ts';
import type { CardDefinition } from '../../../simulator/card-maker/card-definition.ts';
import { makeChip } from '../../../simulator/card-maker/make-chip.ts';
import { adult17, adult18, longName } from '../../../simulator/cards/holders.ts';
import { asTestCard, fileBytes, imageOf, withFiles } from './card-images.ts';
import { below, corrupted, createRandom, pick, type Random, randomBytes } from './corruption.ts';

const rounds = 1000;
const schema = Compile(EidReadSchema);
const timings = { firstFieldsMs: null, completeMs: 0, exchanges: 0, bytesSent: 0, bytesReceived: 0 };

const made = (definition: CardDefinition): CardImage => imageOf(makeChip(definition));
const images = [
  made(adult17),
  made({ ...adult17, name: 're-keyed', rrnFamily: 'ec' }),
  made(adult18),
  made(longName),
] as const;

const readFiles = (image: CardImage): readonly EidFile[] =>
  eidFileNames.filter((file) => image.files[file].status === 'read');

const isSame = (left: Uint8Array, right: Uint8Array): boolean => Buffer.compare(left, right) === 0;

const verdictOf = ({ checks }: CardReading, code: string): string | undefined =>
  checks.find(({ check }) => check === code)?.verdict;

/** Checks that must not pass, because something that they vouch for has changed. */
const mustNotPass = (before: CardImage, after: CardImage): readonly string[] => {
  const hasChanged = (file: EidFile, part: (bytes: Uint8Array) => Uint8Array = (bytes) => bytes): boolean =>
    after.files[file].status === 'read' && !isSame(part(fileBytes(before, file)), part(fileBytes(after, file)));
  const signedCertificate = (bytes: Uint8Array): Uint8Array => decodeCertificate(bytes)?.tbs ?? new Uint8Array(0);
  const serial = ({ cardData }: CardImage): Uint8Array => cardData?.subarray(0, 16) ?? new Uint8Array(0);
  return [
    hasChanged('identity') ? 'identity-signature' : null,
    hasChanged('identity-signature') ? 'address-signature' : null,
    hasChanged('identity-signature', withoutTrailingZeros) ? 'identity-signature' : null,
    hasChanged('address', withoutTrailingZeros) ? 'address-signature' : null,
    hasChanged('address-signature', withoutTrailingZeros) ? 'address-signature' : null,
    hasChanged('photo') ? 'photo-hash' : null,
    hasChanged('rrn-certificate', signedCertificate) ? 'rrn-chain' : null,
    hasChanged('basic-public-key') || before.challenge !== after.challenge ? 'chip-authenticity' : null,
    isSame(serial(before), serial(after)) ? null : 'chip-number',
  ].filter((check) => check !== null);
};

const damaged = (image: CardImage, random: Random): CardImage => {
  const [first = 'identity', ...others] = readFiles(image);
  const target = pick(random, [first, ...others, 'card-data' as const, 'answer' as const]);
  if (target === 'card-data') return { ...image, cardData: corrupted(image.cardData ?? new Uint8Array(1), random) };
  if (target !== 'answer') return withFiles(image, { [target]: corrupted(fileBytes(image, target), random) });
  return image.challenge.status === 'answered'
    ? { ...image, challenge: { ...image.challenge, response: corrupted(image.challenge.response, random) } }
    : { ...image, pinTriesLeft: below(random, 16) };
};

it(`no check passes on what was changed: ${rounds} damaged cards`, async () => {
  const random = createRandom(20_260_601);
  const provenChecks = new Set<string>();
  for (let round = 0; round < rounds; round += 1) {
    const before = pick(random, images);
    const after = damaged(before, random);
    const reading = await interpretCard(after, asTestCard);
    const forbidden = mustNotPass(before, after);
    const passedAnyway = forbidden.filter((check) => verdictOf(reading, check) === 'passed');
    expect({ round, passedAnyway }).toEqual({ round, passedAnyway: [] });
    expect([...schema.Errors(toEidReadDocument(reading, 'a reader', timings))]).toEqual([]);
    for (const check of forbidden) provenChecks.add(check);
  }
  // The damage reached everything that can be damaged.
  expect([...provenChecks].toSorted()).toEqual([
    'address-signature',
    'chip-authenticity',
    'chip-number',
    'identity-signature',
    'photo-hash',
    'rrn-chain',
  ]);
}, 120_000);

it('damage in many places at once, and cards of nothing but noise', async () => {
  const random = createRandom(17);
  for (let round = 0; round < 200; round += 1) {
    let image = pick(random, images);
    for (const file of readFiles(image)) {
      const bytes =
        random() < 0.3 ? randomBytes(random, below(random, 600)) : corrupted(fileBytes(image, file), random);
      image = withFiles(image, { [file]: bytes });
    }
    const reading = await interpretCard({ ...image, cardData: randomBytes(random, below(random, 40)) }, asTestCard);
    expect(verdictOf(reading, 'identity-signature')).not.toBe('passed');
    expect([...schema.Errors(toEidReadDocument(reading, 'a reader', timings))]).toEqual([]);
  }
}, 60_000);

const decoders: readonly (readonly [string, EidFile | 'card-data', (bytes: Uint8Array) => unknown])[] = [
  ['TLV', 'identity', decodeTlv],
  ['identity', 'identity', (bytes) => decodeIdentity(bytes, '1.8')],
  ['address', 'address', decodeAddress],
  ['JPEG header', 'photo', jpegSize],
  ['card data', 'card-data', decodeCardData],
  ['certificate', 'rrn-certificate', decodeCertificate],
];

describe('decoders', () => {
  it.each(decoders)(`%s: ${rounds} times no throw and no look beyond the end`, (_name, source, decode) => {
    const random = createRandom(source.length);
    for (let round = 0; round < rounds; round += 1) {
      const image = pick(random, images);
      const sound = source === 'card-data' ? (image.cardData ?? new Uint8Array(1)) : fileBytes(image, source);
      const bytes = random() < 0.2 ? randomBytes(random, below(random, 300)) : corrupted(sound, random);
      const alone = decode(bytes.slice());
      // The same bytes in the middle of others, which would show if they were read.
      const surrounded = Uint8Array.from([...randomBytes(random, 64), ...bytes, ...randomBytes(random, 64)]);
      expect(decode(surrounded.subarray(64, 64 + bytes.length))).toEqual(alone);
    }
  });
});
