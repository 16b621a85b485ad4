/** The photo is bound to the signed identity by its hash, whose length tells the algorithm (reference belgian-eid.md §3, tag 11). */
import type { Check } from '../../contract/findings.ts';
import { areEqual } from '../bytes.ts';
import type { CryptoPort, DigestAlgorithm } from '../crypto-port.ts';
import { bytesOf, type CardContents } from './card-contents.ts';
import { failedCheck, notDone, passed, unsignedSource } from './verdict.ts';

const algorithms: Readonly<Record<number, DigestAlgorithm>> = { 20: 'SHA-1', 32: 'SHA-256', 48: 'SHA-384' };

/** Null for a length that no algorithm of the card has. */
export const photoHashAlgorithm = (hash: Uint8Array | null): DigestAlgorithm | null =>
  algorithms[hash?.length ?? 0] ?? null;

export async function checkPhotoHash({ image, identity }: CardContents, crypto: CryptoPort): Promise<Check> {
  const check = 'photo-hash';
  if (image.unsignedData !== undefined) return notDone(check, unsignedSource);
  const photo = bytesOf(image, 'photo');
  if (photo === null) return notDone(check, 'the photo was not read');
  if (photo.length === 0) return notDone(check, 'the photo file is empty');
  const hash = identity?.ok === true ? identity.photoHash : null;
  if (hash === null) return notDone(check, 'there is no signed photo hash');
  const algorithm = photoHashAlgorithm(hash);
  if (algorithm === null) return notDone(check, 'the signed photo hash has a length that no algorithm has');
  return areEqual(await crypto.digest(algorithm, photo), hash)
    ? passed(check)
    : failedCheck(check, 'the photo is not the one that was signed');
}
