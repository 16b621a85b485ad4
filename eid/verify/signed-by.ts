/** Which of the known keys signed a certificate (ADR 0009: authorities are compared by key, because re-issued ones share it). */
import { areEqual } from '../bytes.ts';
import type { CryptoPort } from '../crypto-port.ts';
import type { PinnedRoot } from './belgian-roots.ts';
import { type Certificate, publicKeyBits } from './x509.ts';

/** False also for a signature algorithm that is not known. */
export const isSignedWith = async (
  spki: Uint8Array,
  certificate: Certificate,
  crypto: CryptoPort,
): Promise<boolean> => {
  const { signatureAlgorithm, signature, tbs } = certificate;
  return signatureAlgorithm !== null && (await crypto.verify(signatureAlgorithm, spki, signature, tbs));
};

export async function signerAmong(
  known: readonly PinnedRoot[],
  certificate: Certificate,
  crypto: CryptoPort,
): Promise<PinnedRoot | null> {
  for (const one of known) if (await isSignedWith(one.spki, certificate, crypto)) return one;
  return null;
}

/** Method 1 of RFC 5280 §4.2.1.2: SHA-1 of the key's bits. Kept as long as the root is. */
const keyIds = new WeakMap<PinnedRoot, Promise<Uint8Array | null>>();

function keyIdOf(root: PinnedRoot, crypto: CryptoPort): Promise<Uint8Array | null> {
  const known = keyIds.get(root);
  if (known !== undefined) return known;
  const bits = publicKeyBits(root.spki);
  const keyId = bits === null ? Promise.resolve(null) : crypto.digest('SHA-1', bits);
  keyIds.set(root, keyId);
  return keyId;
}

/**
 * The same keys, with the one that the certificate names as its issuer's in front: an ECDSA check that fails costs as much as
 * one that passes. An order and nothing more, because anybody can write any name.
 */
export async function likelyFirst(
  known: readonly PinnedRoot[],
  { authorityKeyId }: Certificate,
  crypto: CryptoPort,
): Promise<readonly PinnedRoot[]> {
  if (authorityKeyId === null) return known;
  const ids = await Promise.all(known.map((root) => keyIdOf(root, crypto)));
  const isNamed = (_root: PinnedRoot, index: number): boolean => {
    const id = ids[index];
    return id !== null && id !== undefined && areEqual(id, authorityKeyId);
  };
  return [...known.filter(isNamed), ...known.filter((root, index) => !isNamed(root, index))];
}
