/** CryptoPort over node:crypto. Keys and signatures come from cards: whatever cannot be decoded simply does not verify. */
import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import type { CryptoPort, DigestAlgorithm, SignatureAlgorithm } from '../../../eid/crypto-port.ts';

const digests: Readonly<Record<DigestAlgorithm, string>> = {
  'SHA-1': 'sha1',
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
};

/** OpenSSL's errors about bad keys and signatures all mean the same here: it does not verify. */
function orFalse(work: () => boolean): boolean {
  try {
    return work();
  } catch {
    return false;
  }
}

function verifyWith(algorithm: SignatureAlgorithm, key: KeyObject, signature: Uint8Array, data: Uint8Array): boolean {
  if (algorithm.scheme === 'ed25519') return key.asymmetricKeyType === 'ed25519' && verify(null, data, key, signature);
  const digest = digests[algorithm.digest];
  if (algorithm.scheme === 'rsa-pkcs1') return key.asymmetricKeyType === 'rsa' && verify(digest, data, key, signature);
  const dsaEncoding = algorithm.encoding === 'raw' ? 'ieee-p1363' : 'der';
  return key.asymmetricKeyType === 'ec' && verify(digest, data, { key, dsaEncoding }, signature);
}

/**
 * Decoding a key costs as much as a tenth of using it, and the same few are used again and again: pinned ones for as long as
 * the program runs, a card's own for one reading. A key is forgotten together with the array it was decoded from.
 */
const createKeys = (): ((spki: Uint8Array) => KeyObject) => {
  const decoded = new WeakMap<Uint8Array, KeyObject>();
  return (spki) => {
    const known = decoded.get(spki);
    if (known !== undefined) return known;
    const key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
    decoded.set(spki, key);
    return key;
  };
};

/** The bytes of a key must not change between two uses of the same array. */
export const createNodeCrypto = (): CryptoPort => {
  const keyOf = createKeys();
  return {
    digest: async (algorithm, data) => new Uint8Array(createHash(digests[algorithm]).update(data).digest()),
    verify: async (algorithm, spki, signature, data) =>
      orFalse(() => verifyWith(algorithm, keyOf(spki), signature, data)),
  };
};
