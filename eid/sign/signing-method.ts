/**
 * How a card signs with its authentication key: algorithm reference and input, by key type and applet (reference
 * belgian-eid.md §5 "Keys"). Data over code: a new applet is a row.
 */
import type { SignatureAlgorithm } from '../crypto-port.ts';
import { applet17 } from '../files/file-end.ts';
import type { Certificate } from '../verify/x509.ts';

/** What a signature of the authentication key verifies as, by key type. The key decides, never the message that comes with it. */
export const signatureAlgorithms = {
  rsa: { scheme: 'rsa-pkcs1', digest: 'SHA-256' },
  ec: { scheme: 'ecdsa', digest: 'SHA-384', encoding: 'der' },
} as const satisfies Partial<Record<Certificate['keyType'], SignatureAlgorithm>>;

type KeyAlgorithm = (typeof signatureAlgorithms)[keyof typeof signatureAlgorithms];
export type SigningDigest = KeyAlgorithm['digest'];

export type SigningMethod = {
  readonly algorithm: KeyAlgorithm;
  /** Algorithm reference of MSE SET. */
  readonly reference: number;
  /** Goes before the hash in PSO; empty where the card adds it. */
  readonly prefix: readonly number[];
  /** Lengths of the card's answer, in bytes. */
  readonly answerLengths: readonly number[];
};

/** DER of DigestInfo up to the hash (RFC 8017 §9.2, note 1). */
const sha256DigestInfo = [
  0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x20,
];

/** RSA-1024 and RSA-2048 (reference §2, row 4032). */
const rsa = { algorithm: signatureAlgorithms.rsa, answerLengths: [128, 256] } as const;

const methods = {
  /** The card answers r || s. */
  ec: { algorithm: signatureAlgorithms.ec, reference: 0x02, prefix: [], answerLengths: [96] },
  rsa: { ...rsa, reference: 0x08, prefix: [] },
  /** Up to 1.1 only plain PKCS#1 is known for certain: the host brings the DigestInfo, so these cards sign SHA-256 too. */
  'old-rsa': { ...rsa, reference: 0x01, prefix: sha256DigestInfo },
} as const satisfies Record<string, SigningMethod>;

/** Null for a key that no Belgian card is known to have. */
export const signingMethodOf = (keyType: Certificate['keyType'], appletVersion: number): SigningMethod | null => {
  if (keyType === 'ec') return methods.ec;
  if (keyType === 'rsa') return appletVersion < applet17 ? methods['old-rsa'] : methods.rsa;
  return null;
};
