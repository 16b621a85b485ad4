/** VERIFY, CHANGE REFERENCE DATA, RESET RETRY COUNTER and LOG OFF of the virtual card, after reference belgian-eid.md §5. */
import { appletVersions } from './chip-definition.ts';
import type { Chip, MutableReferenceData } from './chip.ts';
import type { CommandApdu } from './command-apdu.ts';
import { answer, statusWords, triesLeftStatus } from './status-words.ts';

const pinReference = 0x01;
const blockLength = 8;
/** INTERNAL AUTHENTICATE uses that a good VERIFY grants (reference belgian-eid.md §6). */
export const challengesAllowed = 5000;

/** The 8-byte block of 4 to 12 digits: `2L`, BCD, filled with F. */
export const pinBlock = (digits: string): Uint8Array =>
  Uint8Array.from(
    Buffer.from(
      `2${digits.length.toString(16)}${digits}`.padEnd(blockLength * 2, 'F').slice(0, blockLength * 2),
      'hex',
    ),
  );

/** The digits of a well-formed PIN block, null for any other eight bytes. */
const digitsOf = (block: Uint8Array): string | null => {
  const hex = Buffer.from(block).toString('hex');
  const length = Number.parseInt(hex.slice(1, 2), 16);
  const digits = hex.slice(2, 2 + length);
  const wellFormed =
    hex.startsWith('2') && length >= 4 && length <= 12 && /^\d+$/.test(digits) && /^f*$/.test(hex.slice(2 + length));
  return wellFormed ? digits : null;
};

const sameBytes = (left: Uint8Array, right: Uint8Array): boolean => Buffer.compare(left, right) === 0;

/** Compares and counts: a match restores the tries, a mismatch costs one. Returns the status word. */
const present = (reference: MutableReferenceData, matches: boolean): number => {
  if (reference.triesLeft === 0) return statusWords.referenceBlocked;
  if (matches) {
    reference.triesLeft = reference.triesAllowed;
    return statusWords.done;
  }
  reference.triesLeft -= 1;
  return triesLeftStatus(reference.triesLeft);
};

const forgetVerification = (chip: Chip): void => {
  chip.session.pinVerified = false;
};

/** VERIFY without data asks for the tries left from 1.7 on; on 1.1 it counts as a wrong PIN. */
const emptyVerify = (chip: Chip): number => {
  if (chip.applet.version < appletVersions['1.7']) {
    forgetVerification(chip);
    return present(chip.pin, false);
  }
  if (chip.session.pinVerified) return statusWords.done;
  return chip.pin.triesLeft === 0 ? statusWords.referenceBlocked : triesLeftStatus(chip.pin.triesLeft);
};

/** 00 20 00 01. */
export const verify = (chip: Chip, { p1, p2, data }: CommandApdu): Uint8Array => {
  if (p1 !== 0x00) return answer(statusWords.wrongParameters);
  if (p2 !== pinReference) return answer(statusWords.referenceNotFound);
  if (data.length === 0) return answer(emptyVerify(chip));
  if (data.length !== blockLength) return answer(statusWords.wrongLength);
  const statusWord = present(chip.pin, sameBytes(data, pinBlock(chip.pin.digits)));
  const verified = statusWord === statusWords.done;
  chip.session.pinVerified = verified;
  chip.session.verifiedJustNow = verified;
  if (verified) chip.challengesLeft = challengesAllowed;
  return answer(statusWord);
};

/** 00 24 00 01: old block, new block. A new PIN that is not a PIN block is refused before the old one is looked at. */
export const changeReferenceData = (chip: Chip, { p1, p2, data }: CommandApdu): Uint8Array => {
  if (p1 !== 0x00) return answer(statusWords.wrongParameters);
  if (p2 !== pinReference) return answer(statusWords.referenceNotFound);
  if (data.length !== 2 * blockLength) return answer(statusWords.wrongLength);
  const digits = digitsOf(data.slice(blockLength));
  if (digits === null) return answer(statusWords.wrongData);
  const statusWord = present(chip.pin, sameBytes(data.slice(0, blockLength), pinBlock(chip.pin.digits)));
  if (statusWord === statusWords.done) chip.pin.digits = digits;
  else forgetVerification(chip);
  return answer(statusWord);
};

/** 00 2C 00 01: a block with the 12 digits of both PUKs. A chip without PUK (1.8) wants a role certificate, which only a municipality holds. */
export const resetRetryCounter = (chip: Chip, { p1, p2, data }: CommandApdu): Uint8Array => {
  if (p1 !== 0x00) return answer(statusWords.wrongParameters);
  if (p2 !== pinReference) return answer(statusWords.referenceNotFound);
  if (chip.puk === null) return answer(statusWords.securityStatusNotSatisfied);
  if (data.length !== blockLength) return answer(statusWords.wrongLength);
  const statusWord = present(chip.puk, sameBytes(data, pinBlock(chip.puk.digits)));
  if (statusWord === statusWords.done) chip.pin.triesLeft = chip.pin.triesAllowed;
  return answer(statusWord);
};

/** 80 E6 00 00. */
export const logOff = (chip: Chip, { p1, p2 }: CommandApdu): Uint8Array => {
  if (p1 !== 0x00 || p2 !== 0x00) return answer(statusWords.wrongParameters);
  forgetVerification(chip);
  return answer(statusWords.done);
};
