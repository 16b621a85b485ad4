/** The proof that a 1.8 chip has its key (reference belgian-eid.md §6). */
import { internalAuthenticate } from '../apdu/commands.ts';
import { statusWords } from '../apdu/status-words.ts';
import type { CardScript, ChallengeOutcome, ReadOptions } from '../card-image.ts';
import { askOnce } from './ask-once.ts';
import type { ReadingSession } from './recovery.ts';

/** Every use counts towards the 5000 that the chip allows, so a lost answer is not asked for again. */
export function* challengeChip(
  session: ReadingSession,
  challenge: NonNullable<ReadOptions['challenge']>,
): CardScript<ChallengeOutcome> {
  const reply = yield* askOnce(session, internalAuthenticate(challenge.nonceSha384));
  if (reply.kind === 'unsent') return { status: 'not-done', reason: 'the card could not be held for the challenge' };
  if (reply.kind === 'trouble') return { status: 'failed', statusWord: null, trouble: reply.trouble };
  const { statusWord, data } = reply;
  if (statusWord === statusWords.done) return { status: 'answered', challenge: challenge.nonce, response: data };
  if (statusWord === statusWords.conditionsNotSatisfied) return { status: 'exhausted', statusWord };
  return { status: 'failed', statusWord, trouble: null };
}
