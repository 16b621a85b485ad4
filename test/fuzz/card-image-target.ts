/**
 * Whole card images, damaged: nothing throws, nothing depends on what lies beside a file, the document keeps its schema, no
 * check passes on a signed byte that is no longer the same, and where a check that guards a request failed, a finding says so.
 *
 * Not signed, so that their change proves nothing: zeros behind the address, behind an EC signature (of the identity's, the
 * address signature covers them) and behind a certificate's DER; an EC signature itself is only asked to fail when it differs.
 */
import { isDeepStrictEqual } from 'node:util';
import { Compile } from 'typebox/compile';
import { type EidFileName, eidFileNames } from '../../contract/eid-files.ts';
import { EidReadSchema } from '../../contract/eid-read.ts';
import type { CheckCode } from '../../contract/findings.ts';
import { withoutTrailingZeros } from '../../eid/bytes.ts';
import type { CardImage, FileOutcome } from '../../eid/card-image.ts';
import { type CardReading, decodeCertificate, interpretCard, toEidReadDocument } from '../../eid/index.ts';
import { addressNeedsTyping } from '../../kiosk/requests/offer.ts';
import { asTestCard, fileBytes, withFiles } from '../unit/eid/card-images.ts';
import { cardSamples } from './card-samples.ts';
import type { Shape } from './elements.ts';
import type { FuzzTarget } from './fuzz-engine.ts';
import { isSame, mutated } from './mutations.ts';
import { below, pick, type Random, randomBytes } from './random.ts';
import { surroundings } from './surroundings.ts';

const schema = Compile(EidReadSchema);
const timings = { firstFieldsMs: null, completeMs: 0, exchanges: 0, bytesSent: 0, bytesReceived: 0 };

/** Signatures and keys are DER where they are not plain bytes; those have no elements, which is provided for. */
const shapeOf = (file: EidFileName): Shape => {
  if (file === 'identity' || file === 'address') return 'tlv';
  return file === 'photo' ? 'jpeg' : 'der';
};

const isRead = (image: CardImage, file: EidFileName): boolean => image.files[file].status === 'read';
const readFiles = (image: CardImage): readonly [EidFileName, ...EidFileName[]] => [
  'identity',
  ...eidFileNames.filter((file) => file !== 'identity' && isRead(image, file)),
];

type Damage = (image: CardImage, random: Random) => CardImage;

const oneFile: Damage = (image, random) => {
  const file = pick(random, readFiles(image));
  return withFiles(image, { [file]: mutated(fileBytes(image, file), shapeOf(file), random) });
};

const manyFiles: Damage = (image, random) =>
  readFiles(image).reduce(
    (damaged, file) =>
      random() < 0.5 ? damaged : withFiles(damaged, { [file]: mutated(fileBytes(image, file), shapeOf(file), random) }),
    oneFile(image, random),
  );

const noise: Damage = (image, random) => ({
  ...withFiles(
    image,
    Object.fromEntries(readFiles(image).map((file) => [file, randomBytes(random, below(random, 600))])),
  ),
  cardData: randomBytes(random, below(random, 40)),
});

/** One file of another sound card: right in itself, wrong here. */
const fileOfAnother: Damage = (image, random) => {
  const other = pick(random, cardSamples);
  const file = pick(random, readFiles(image));
  return isRead(other, file) ? withFiles(image, { [file]: fileBytes(other, file) }) : oneFile(image, random);
};

const outcomes: readonly [FileOutcome, ...FileOutcome[]] = [
  { status: 'missing', statusWord: 0x6a82 },
  { status: 'not-activated', statusWord: 0x6985 },
  { status: 'not-requested' },
  { status: 'failed', offset: 7, offsets: [7, 7], attempts: 2, statusWord: 0x6581, trouble: null },
  { status: 'failed', offset: 9, offsets: [3, 9], attempts: 2, statusWord: null, trouble: 'communication' },
  { status: 'read', bytes: new Uint8Array(0) },
  { status: 'read', bytes: new Uint8Array(400) },
  { status: 'read', bytes: new Uint8Array(400).fill(0xff) },
];

const fileNotRead: Damage = (image, random) =>
  withFiles(image, { [pick(random, readFiles(image))]: pick(random, outcomes) });

const cardData: Damage = (image, random) => ({
  ...image,
  cardData: mutated(image.cardData ?? new Uint8Array(1), 'plain', random),
});

const answerOfChip: Damage = (image, random) =>
  image.challenge.status === 'answered'
    ? { ...image, challenge: { ...image.challenge, response: mutated(image.challenge.response, 'plain', random) } }
    : { ...image, pinTriesLeft: below(random, 16) };

const damageOf = (random: Random): Damage =>
  random() < 0.55 ? oneFile : pick(random, [manyFiles, noise, fileOfAnother, fileNotRead, cardData, answerOfChip]);

/** Of a certificate, what its issuer signed and the signature; null of what is none. */
const issued = (bytes: Uint8Array): readonly [Uint8Array, Uint8Array] | null => {
  const certificate = decodeCertificate(bytes);
  return certificate === null ? null : [certificate.tbs, certificate.signature];
};
const rrnKeyOf = (image: CardImage): Uint8Array | null =>
  isRead(image, 'rrn-certificate') ? (decodeCertificate(fileBytes(image, 'rrn-certificate'))?.spki ?? null) : null;
const serialOf = ({ cardData: bytes }: CardImage): Uint8Array => bytes?.subarray(0, 16) ?? new Uint8Array(0);

/** RRN certificates that a known root really issued: another card's is trusted, but signed none of this card's data. */
const genuineRrn = cardSamples.map((image) => issued(fileBytes(image, 'rrn-certificate')));

/** Checks that must not pass, because something that they vouch for has changed. */
const mustNotPass = (before: CardImage, after: CardImage): readonly CheckCode[] => {
  const bytesOf = (image: CardImage, file: EidFileName): Uint8Array | null =>
    isRead(image, file) ? fileBytes(image, file) : null;
  const hasChanged = (file: EidFileName, part: (bytes: Uint8Array) => Uint8Array = (bytes) => bytes): boolean => {
    const [old, now] = [bytesOf(before, file), bytesOf(after, file)];
    return old !== null && (now === null || !isSame(part(old), part(now)));
  };
  const rrn = bytesOf(after, 'rrn-certificate');
  const nowIssued = rrn === null ? null : issued(rrn);
  const isGenuineRrn = nowIssued !== null && genuineRrn.some((genuine) => isDeepStrictEqual(genuine, nowIssued));
  const [oldKey, newKey] = [rrnKeyOf(before), rrnKeyOf(after)];
  const hasOtherKey = newKey === null || oldKey === null || !isSame(oldKey, newKey);
  const forbidden: readonly (readonly [boolean, readonly CheckCode[]])[] = [
    [hasChanged('identity'), ['identity-signature']],
    [hasChanged('identity-signature'), ['address-signature']],
    [hasChanged('identity-signature', withoutTrailingZeros), ['identity-signature']],
    [hasChanged('address', withoutTrailingZeros), ['address-signature']],
    [hasChanged('address-signature', withoutTrailingZeros), ['address-signature']],
    [hasChanged('photo'), ['photo-hash']],
    [hasChanged('rrn-certificate') && !isGenuineRrn, ['rrn-chain']],
    [hasOtherKey, ['identity-signature', 'address-signature']],
    [hasChanged('basic-public-key') || before.challenge !== after.challenge, ['chip-authenticity']],
    [!isSame(serialOf(before), serialOf(after)), ['chip-number']],
  ];
  return [...new Set(forbidden.flatMap(([applies, checks]) => (applies ? checks : [])))];
};

/** The image with all its bytes in the middle of others. */
const surrounded = (image: CardImage, around: (bytes: Uint8Array) => Uint8Array): CardImage => {
  const files = Object.fromEntries(
    readFiles(image)
      .filter((file) => isRead(image, file))
      .map((file) => [file, around(fileBytes(image, file))]),
  );
  const { challenge } = image;
  return {
    ...withFiles(image, files),
    cardData: image.cardData === null ? null : around(image.cardData),
    challenge: challenge.status === 'answered' ? { ...challenge, response: around(challenge.response) } : challenge,
  };
};

/**
 * A request may be prefilled with nothing that a failed check was to vouch for: a finding must stand in the way. A file that
 * was not asked for or lost on the way is told about by whoever talked to the card, which is not looked at here.
 */
const unguarded = (reading: CardReading, forbidden: readonly CheckCode[]): string | null => {
  const isBlocked = reading.trust === 'none' || reading.findings.some(({ severity }) => severity === 'blocking');
  const vouchesForHolder = forbidden.includes('identity-signature') || forbidden.includes('rrn-chain');
  if (vouchesForHolder && !isBlocked) return 'nothing blocks a request from data that is not vouched for';
  const facts = { ...reading, generation: null, holder: null, photo: null };
  const mustTypeAddress = forbidden.includes('address-signature') && !isBlocked;
  return mustTypeAddress && !addressNeedsTyping(facts) ? 'an address that is not vouched for would be prefilled' : null;
};

/** `onForbidden` is told which checks the damage of an attempt must have kept from passing. */
export const cardImageTarget = (onForbidden: (checks: readonly CheckCode[]) => void): FuzzTarget => ({
  name: 'card-image',
  attempt: async (random) => {
    const before = pick(random, cardSamples);
    const after = damageOf(random)(before, random);
    const [one, other] = surroundings;
    const reading = await interpretCard(surrounded(after, one), asTestCard);
    // Signature checks cost most of an attempt: every fourth image is looked at twice, each parser at every attempt.
    if (random() < 0.25) {
      const again = await interpretCard(surrounded(after, other), asTestCard);
      if (!isDeepStrictEqual(reading, again)) return 'looked beyond the bytes of a file';
    }
    const forbidden = mustNotPass(before, after);
    onForbidden(forbidden);
    const passed = reading.checks.filter(({ verdict }) => verdict === 'passed').map(({ check }) => check);
    const passedAnyway = forbidden.filter((check) => passed.includes(check));
    if (passedAnyway.length > 0) return `passed on changed bytes: ${passedAnyway.join(', ')}`;
    if (!schema.Check(toEidReadDocument(reading, 'a reader', timings))) return 'the document does not keep its schema';
    const lost = readFiles(before).some((file) => isRead(before, file) && !isRead(after, file));
    return lost ? null : unguarded(reading, forbidden);
  },
});
