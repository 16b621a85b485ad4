/** INTERNAL AUTHENTICATE, MSE and PSO of the virtual card, after reference belgian-eid.md §5 and §6. */
import { constants, privateEncrypt } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { appletVersions } from './chip-definition.ts';
import type { Chip, StepBefore } from './chip.ts';
import type { CommandApdu } from './command-apdu.ts';
import { scalarLength, signHashP384 } from './p384-signature.ts';
import { answer, responseWaits, statusWords } from './status-words.ts';

const basicKey = 0x81;
const authenticationKey = 0x82;
const signatureKey = 0x83;

/** DER prefix of DigestInfo (RFC 8017 §9.2, note 1) that the card puts before a bare hash. */
const sha1Prefix = '3021300906052b0e03021a05000414';
const sha256Prefix = '3031300d060960864801650304020105000420';

type Algorithm = {
  /** The applet version that brought it; what is not public about 1.1 the virtual card does not offer. */
  readonly since?: number;
  /** Null: whatever fits the key (the host brings its own DigestInfo). */
  readonly hashLength: number | null;
  readonly prefix: string;
};
/** Algorithm references of MSE; the PSS ones (10, 20) are not offered. */
const rsaAlgorithms: Readonly<Record<number, Algorithm>> = {
  0x01: { hashLength: null, prefix: '' },
  0x02: { hashLength: 20, prefix: sha1Prefix },
  0x08: { since: appletVersions['1.7'], hashLength: 32, prefix: sha256Prefix },
};
const ecAlgorithms: Readonly<Record<number, Algorithm>> = {
  0x01: { hashLength: 32, prefix: '' },
  0x02: { hashLength: 48, prefix: '' },
  0x04: { hashLength: 64, prefix: '' },
};

const isRsa = (key: KeyObject): boolean => key.asymmetricKeyType === 'rsa';
const algorithmOf = (chip: Chip, key: KeyObject, reference: number): Algorithm | undefined => {
  const algorithm = (isRsa(key) ? rsaAlgorithms : ecAlgorithms)[reference];
  return chip.applet.version >= (algorithm?.since ?? 0) ? algorithm : undefined;
};

const keyOf = (chip: Chip, reference: number): KeyObject | null => {
  const { authentication, signature, basic } = chip.applet.keys;
  switch (reference) {
    case basicKey:
      return chip.applet.version >= appletVersions['1.8'] ? basic : null;
    case authenticationKey:
      return authentication;
    case signatureKey:
      return signature;
    default:
      return null;
  }
};

const keepResponse = (chip: Chip, response: Uint8Array): Uint8Array => {
  chip.session.pending = response;
  return answer(responseWaits(response.length));
};

/** 00 88 02 81: signs the 48 bytes of `94 30 <48 bytes>` with the basic key, without PIN, until the uses are used up. */
export const internalAuthenticate = (chip: Chip, { p1, p2, data }: CommandApdu): Uint8Array => {
  if (p1 !== 0x02) return answer(statusWords.wrongParameters);
  const key = p2 === basicKey ? keyOf(chip, basicKey) : null;
  if (key === null) return answer(statusWords.referenceNotFound);
  if (data.length !== 2 + scalarLength) return answer(statusWords.wrongLength);
  if (data[0] !== 0x94 || data[1] !== scalarLength) return answer(statusWords.wrongData);
  if (chip.challengesLeft === 0) return answer(statusWords.conditionsNotSatisfied);
  chip.challengesLeft -= 1;
  return keepResponse(chip, signHashP384(key, data.slice(2)));
};

/** 00 22 41 B6, data `04 80 <algorithm> 84 <key>`. */
export const manageSecurityEnvironment = (chip: Chip, { p1, p2, data }: CommandApdu): Uint8Array => {
  if (p1 !== 0x41 || p2 !== 0xb6) return answer(statusWords.wrongParameters);
  if (data.length !== 5) return answer(statusWords.wrongLength);
  const [length, algorithmTag, algorithm = 0, keyTag, reference = 0] = data;
  if (length !== 0x04 || algorithmTag !== 0x80 || keyTag !== 0x84) return answer(statusWords.wrongData);
  const key = keyOf(chip, reference);
  if (key === null) return answer(statusWords.referenceNotFound);
  if (algorithmOf(chip, key, algorithm) === undefined) return answer(statusWords.wrongData);
  chip.session.key = { reference, algorithm };
  return answer(statusWords.done);
};

const mayUse = (chip: Chip, reference: number, before: StepBefore): boolean =>
  reference === signatureKey ? before.verifiedJustNow : chip.session.pinVerified;

/** The hash with its prefix, null when its length does not fit the algorithm or the key. */
const toBeSigned = (key: KeyObject, algorithm: Algorithm, hash: Uint8Array): Uint8Array | null => {
  const message = Buffer.concat([Buffer.from(algorithm.prefix, 'hex'), hash]);
  const modulusLength = (key.asymmetricKeyDetails?.modulusLength ?? 0) / 8;
  const fitsKey = !isRsa(key) || (hash.length > 0 && message.length <= modulusLength - 11);
  const fitsAlgorithm = algorithm.hashLength === null || algorithm.hashLength === hash.length;
  return fitsKey && fitsAlgorithm ? message : null;
};

/** 00 2A 9E 9A: the signature of a hash. Key 82 wants a verified PIN, key 83 VERIFY as the command just before. The basic key never signs here. */
export const computeDigitalSignature = (chip: Chip, { p1, p2, data }: CommandApdu, before: StepBefore): Uint8Array => {
  if (p1 !== 0x9e || p2 !== 0x9a) return answer(statusWords.wrongParameters);
  const selected = chip.session.key;
  const key = selected === null ? null : keyOf(chip, selected.reference);
  const algorithm = selected === null || key === null ? undefined : algorithmOf(chip, key, selected.algorithm);
  if (selected === null || key === null || algorithm === undefined || selected.reference === basicKey) {
    return answer(statusWords.conditionsNotSatisfied);
  }
  if (!mayUse(chip, selected.reference, before)) return answer(statusWords.securityStatusNotSatisfied);
  const message = toBeSigned(key, algorithm, data);
  if (message === null) return answer(statusWords.wrongLength);
  const signature = isRsa(key)
    ? privateEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, message)
    : signHashP384(key, message);
  return keepResponse(chip, Uint8Array.from(signature));
};
