/** Is this chip the one the data was signed for, and is it an original (reference belgian-eid.md §1 and §6)? */
import type { Check } from '../../contract/findings.ts';
import { statusWords } from '../apdu/status-words.ts';
import { areEqual } from '../bytes.ts';
import type { CryptoPort } from '../crypto-port.ts';
import { bytesOf, type CardContents } from './card-contents.ts';
import { failedCheck, notDone, passed } from './verdict.ts';

export function checkChipNumber({ cardData, identity }: CardContents): Check {
  const check = 'chip-number';
  if (cardData === null) return notDone(check, 'the chip did not give its card data');
  const signed = identity?.ok === true ? identity.chipNumber : null;
  if (signed === null) return notDone(check, 'there is no chip number in the identity file');
  return areEqual(signed, cardData.serial)
    ? passed(check)
    : failedCheck(check, 'the signed chip number is not the serial of this chip');
}

/**
 * Proves the chip original only together with a passed identity signature, which vouches for the hash of its key. A chip that
 * refuses to answer has failed, or a copy would only need to stay silent; a lost answer and a used-up chip prove nothing.
 */
export async function checkChipAuthenticity(
  { image, cardData, identity }: CardContents,
  crypto: CryptoPort,
): Promise<Check> {
  const check = 'chip-authenticity';
  if (cardData?.generation !== '1.8')
    return notDone(check, 'only chips of generation 1.8 can be challenged without a PIN');
  const key = bytesOf(image, 'basic-public-key');
  const keyHash = identity?.ok === true ? identity.basicKeyHash : null;
  if (keyHash === null) return notDone(check, 'there is no signed hash of the chip key');
  if (image.files['basic-public-key'].status === 'missing')
    return failedCheck(check, 'the public key file that was signed is not on the chip');
  if (key === null) return notDone(check, 'the public key of the chip was not read');
  if (!areEqual(await crypto.digest('SHA-384', key), keyHash))
    return failedCheck(check, 'the public key file is not the one that was signed');
  const { challenge } = image;
  if (challenge.status === 'not-done') return notDone(check, challenge.reason);
  if (challenge.status === 'exhausted') return notDone(check, 'the chip has answered all the challenges it can');
  if (challenge.status === 'failed') {
    return challenge.statusWord === null || challenge.statusWord === statusWords.memoryFailure
      ? notDone(check, 'the answer to the challenge was lost')
      : failedCheck(check, 'the chip refused the challenge');
  }
  // The chip signs the 48 bytes as if they were a hash: they were the SHA-384 of our challenge, so ECDSA over the challenge verifies.
  const genuine = await crypto.verify(
    { scheme: 'ecdsa', digest: 'SHA-384', encoding: 'raw' },
    key,
    challenge.response,
    challenge.challenge,
  );
  return genuine ? passed(check) : failedCheck(check, 'the answer to the challenge does not match the key of the chip');
}
