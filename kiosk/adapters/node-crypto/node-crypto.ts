/**
 * CryptoPort (eid/crypto-port.ts) over node:crypto, which is OpenSSL. Calls run on this thread: one card takes a handful of
 * verifications of well under a millisecond each, and a thread pool would cost more than they do.
 */
import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import type { CryptoPort, DigestAlgorithm, SignatureAlgorithm } from '../../../eid/crypto-port.ts';

/** Names of our digests as OpenSSL knows them. */
const opensslDigests: Readonly<Record<DigestAlgorithm, string>> = {
  'SHA-1': 'sha1',
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
};

const keyTypes: Readonly<Record<SignatureAlgorithm['scheme'], KeyObject['asymmetricKeyType']>> = {
  'rsa-pkcs1': 'rsa',
  ecdsa: 'ec',
};

/** Null when the bytes are no SubjectPublicKeyInfo that OpenSSL can use: a card's bytes may be anything. */
const publicKey = (spki: Uint8Array): KeyObject | null => {
  try {
    return createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
  } catch {
    return null; // node:crypto has no other way to say "not a key"
  }
};

const verifies = (
  algorithm: SignatureAlgorithm,
  spki: Uint8Array,
  signature: Uint8Array,
  data: Uint8Array,
): boolean => {
  const key = publicKey(spki);
  // The default padding of an RSA key is PKCS#1 v1.5; an RSA-PSS key has a type of its own and fits no scheme of ours.
  if (key === null || key.asymmetricKeyType !== keyTypes[algorithm.scheme]) return false;
  const dsaEncoding = algorithm.scheme === 'ecdsa' && algorithm.encoding === 'raw' ? 'ieee-p1363' : 'der';
  try {
    return verify(opensslDigests[algorithm.digest], data, { key, dsaEncoding }, signature);
  } catch {
    return false; // a signature that OpenSSL cannot even take apart is not a good one
  }
};

/** Every promise resolves; what cannot be decoded does not verify. */
export const createNodeCrypto = (): CryptoPort => ({
  async digest(algorithm, data) {
    return Uint8Array.from(createHash(opensslDigests[algorithm]).update(data).digest());
  },
  async verify(algorithm, spki, signature, data) {
    return verifies(algorithm, spki, signature, data);
  },
});
