/** What came of a PIN: every status word of VERIFY (reference belgian-eid.md §5, ISO 7816-4 §7.5.6) as a word of ours. */
import { pinTriesOf, statusWords } from '../apdu/status-words.ts';
import type { Trouble } from '../card-image.ts';

export type PinOutcome =
  | { readonly status: 'verified' }
  /** One try was used; `triesLeft` is at least 1. */
  | { readonly status: 'wrong'; readonly triesLeft: number }
  /** No tries are left, by this attempt or before it. */
  | { readonly status: 'blocked' }
  /** Not sent: only one try is left, and the caller did not say that it may be used. */
  | { readonly status: 'last-try' }
  /** Not sent: the card did not say how many tries are left, and the caller did not say that the last may be used. */
  | { readonly status: 'tries-unknown' }
  /** Not sent, because it is not 4 to 12 digits (`statusWord` null), or refused for its length; no try was used. */
  | { readonly status: 'pin-length'; readonly statusWord: number | null }
  /** Refused without being compared; no try was used. */
  | { readonly status: 'not-allowed'; readonly statusWord: number }
  /** The card has no such PIN. */
  | { readonly status: 'no-pin'; readonly statusWord: number }
  /** Not sent: the talk broke off before. One of `trouble` and `statusWord` says over what. */
  | { readonly status: 'not-sent'; readonly trouble: Trouble | null; readonly statusWord: number | null }
  /** Sent, and no answer came, or one that says nothing about the PIN: whether a try was used is not known. Never repeated. */
  | { readonly status: 'outcome-unknown'; readonly trouble: Trouble | null; readonly statusWord: number | null };

const outcomes = new Map<number, (statusWord: number) => PinOutcome>([
  [statusWords.done, () => ({ status: 'verified' })],
  [statusWords.pinBlocked, () => ({ status: 'blocked' })],
  [statusWords.wrongLength, (statusWord) => ({ status: 'pin-length', statusWord })],
  [statusWords.referenceNotFound, (statusWord) => ({ status: 'no-pin', statusWord })],
  [statusWords.securityStatusNotSatisfied, (statusWord) => ({ status: 'not-allowed', statusWord })],
  [statusWords.conditionsNotSatisfied, (statusWord) => ({ status: 'not-allowed', statusWord })],
  [statusWords.wrongParameters, (statusWord) => ({ status: 'not-allowed', statusWord })],
  [statusWords.instructionUnknown, (statusWord) => ({ status: 'not-allowed', statusWord })],
  [statusWords.classUnknown, (statusWord) => ({ status: 'not-allowed', statusWord })],
]);

/** What the card says by its answer to VERIFY. */
export const pinOutcomeOf = (statusWord: number): PinOutcome => {
  const triesLeft = pinTriesOf(statusWord);
  if (triesLeft !== null) return triesLeft === 0 ? { status: 'blocked' } : { status: 'wrong', triesLeft };
  return outcomes.get(statusWord)?.(statusWord) ?? { status: 'outcome-unknown', trouble: null, statusWord };
};
