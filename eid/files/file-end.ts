/**
 * How long a file is, told from its own first bytes and from what was read before, so that no exchange is spent on
 * looking for an end that is announced (reference belgian-eid.md §2 "Size", §9 "floor"). Nothing here judges content.
 */
import { maximumResponseLength } from '../apdu/commands.ts';
import type { EidFile } from '../card-image.ts';
import { announcedDerLength, isDerSignature, isWholeTlv, isZeroFrom } from './announced-length.ts';

export type KnownSoFar = {
  /** Byte 21 of GET CARD DATA, null when the card did not give it. */
  readonly appletVersion: number | null;
  readonly files: Partial<Readonly<Record<EidFile, Uint8Array>>>;
};

/** Applet versions in byte 21 of GET CARD DATA (reference §1). */
export const applet17 = 0x17;
export const applet18 = 0x18;

/** Three TLV headers and 60 + 4 + 47 bytes; with the file version (tag 00) four more (reference §2, row 4033). */
const addressLengths = { plain: 117, withVersion: 121 } as const;
/** SubjectPublicKeyInfo of a P-384 key (reference §2, row 4040). */
const basicPublicKeyLength = 120;
/** The longest SEQUENCE { r, s } of P-384: 2 + 2 x (2 + 49). */
const longestP384Signature = 104;
/** RSA-1024 and RSA-2048; re-keyed 1.7 cards pad their DER to the latter (reference §2, row 4032). */
const signatureFileLengths = { rsa1024: 128, rsa2048: 256 } as const;

/** Cards up to 1.7 store 121 bytes; for 1.8 the first tag of the identity file tells whether the version tag is in use. */
const expectedAddressLength = ({ appletVersion, files }: KnownSoFar): number =>
  appletVersion === applet18 && files.identity?.[0] !== 0x00 ? addressLengths.plain : addressLengths.withVersion;

const lengthOfSignatureLike = (sibling: Uint8Array | undefined): number | null =>
  sibling === undefined || isDerSignature(sibling) ? null : sibling.length;

type FileRule = {
  /** Reading stops here whatever the card goes on giving: several times what reference §2 allows. */
  readonly limit: number;
  /** How much to ask for before anything was read, null where no length is more likely than another. */
  readonly expectedLength: (known: KnownSoFar) => number | null;
  /** Where the file ends for our purposes, null while nothing announces it. */
  readonly end: (bytes: Uint8Array, known: KnownSoFar) => number | null;
  /** Whether "past the end" at this place is believable, or more likely a reader's slip (reference §2). */
  readonly mayEndHere: (bytes: Uint8Array) => boolean;
};

const unknownLength = (): null => null;

const certificate: FileRule = {
  limit: 8192,
  expectedLength: unknownLength,
  // An absent certificate is a file of up to 2500 zeros (reference §2): one block of them says it all.
  end: (bytes) =>
    bytes.length >= maximumResponseLength && isZeroFrom(bytes, 0) ? maximumResponseLength : announcedDerLength(bytes),
  mayEndHere: (bytes) => isZeroFrom(bytes, 0),
};

const looksLikeWholeSignature = (bytes: Uint8Array): boolean =>
  bytes.length === signatureFileLengths.rsa1024 ||
  bytes.length === signatureFileLengths.rsa2048 ||
  isDerSignature(bytes);

export const fileRules = {
  identity: {
    limit: 4096,
    expectedLength: unknownLength,
    end: () => null,
    mayEndHere: isWholeTlv,
  },
  'identity-signature': {
    limit: 1024,
    expectedLength: unknownLength,
    // Its padding is part of what the address signature signs, so it is read whole; 1.8 lengths are not published.
    end: (_bytes, { appletVersion }) =>
      appletVersion !== null && appletVersion <= applet17 ? signatureFileLengths.rsa2048 : null,
    mayEndHere: looksLikeWholeSignature,
  },
  address: {
    limit: 1024,
    expectedLength: expectedAddressLength,
    end: (bytes, known) => (bytes.length >= expectedAddressLength(known) && isWholeTlv(bytes) ? bytes.length : null),
    mayEndHere: (bytes) =>
      bytes.length === addressLengths.plain || bytes.length === addressLengths.withVersion || isWholeTlv(bytes),
  },
  'address-signature': {
    limit: 1024,
    expectedLength: ({ files }) => {
      const sibling = files['identity-signature'];
      if (sibling === undefined || sibling.length === 0) return null;
      return lengthOfSignatureLike(sibling) ?? longestP384Signature;
    },
    // Both signatures are made with one key: beside a bare RSA signature as long as that one, beside DER to the end of its own DER.
    end: (bytes, { files }) => {
      const sibling = files['identity-signature'];
      if (sibling === undefined || sibling.length === 0) return null;
      return lengthOfSignatureLike(sibling) ?? announcedDerLength(bytes);
    },
    mayEndHere: looksLikeWholeSignature,
  },
  photo: {
    limit: 16_384,
    expectedLength: unknownLength,
    end: () => null,
    // End of image (ITU-T T.81 §B.1.1.3), then at most zero padding.
    mayEndHere: (bytes) => {
      const last = bytes.findLastIndex((byte) => byte !== 0);
      return last > 0 && bytes[last - 1] === 0xff && bytes[last] === 0xd9;
    },
  },
  'rrn-certificate': certificate,
  'authentication-certificate': certificate,
  'signature-certificate': certificate,
  'citizen-ca-certificate': certificate,
  'root-certificate': certificate,
  'basic-public-key': {
    limit: 512,
    expectedLength: () => basicPublicKeyLength,
    end: announcedDerLength,
    mayEndHere: () => false,
  },
} as const satisfies Record<EidFile, FileRule>;
