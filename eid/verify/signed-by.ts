/** Which of the known keys signed a certificate (ADR 0009: authorities are compared by key, because re-issued ones share it). */
import type { CryptoPort } from '../crypto-port.ts';
import type { PinnedRoot } from './belgian-roots.ts';
import type { Certificate } from './x509.ts';

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
