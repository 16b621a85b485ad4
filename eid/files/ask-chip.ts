/** What is asked of the chip itself beside its files: the proof of its key, and the PIN tries left (reference belgian-eid.md §5, §6). */
import { askPinTries, getCardDataWithPinTries, internalAuthenticate, selectApplet } from '../apdu/commands.ts';
import { pinTriesOf, statusWords } from '../apdu/status-words.ts';
import type { CardScript, ChallengeOutcome, ReadOptions } from '../card-image.ts';
import { exchange, type Reply } from './exchange.ts';
import { applet17, applet18 } from './file-end.ts';
import { beginTransaction, endsReading, endTransaction, type ReadingSession } from './recovery.ts';

/** One command in a transaction of its own, not repeated; a trouble that ends reading is noted. */
function* askOnce(session: ReadingSession, command: Uint8Array): CardScript<Reply> {
  const trouble = yield* beginTransaction(session);
  let reply: Reply = trouble === null ? yield* exchange(command) : { kind: 'trouble', trouble };
  const refused =
    reply.kind === 'reply' &&
    (reply.statusWord === statusWords.instructionUnknown || reply.statusWord === statusWords.classUnknown);
  if (refused) {
    // Refused without being run: another program may have selected something else (reference §2, "Rules").
    const applet = yield* exchange(selectApplet());
    reply = applet.kind === 'trouble' ? applet : yield* exchange(command);
  }
  if (reply.kind === 'trouble') endsReading(session, reply.trouble);
  yield* endTransaction(session);
  return reply;
}

/** Every use counts towards the 5000 that the chip allows, so a lost answer is not asked for again. */
export function* challengeChip(
  session: ReadingSession,
  challenge: NonNullable<ReadOptions['challenge']>,
): CardScript<ChallengeOutcome> {
  const reply = yield* askOnce(session, internalAuthenticate(challenge.nonceSha384));
  if (reply.kind === 'trouble') return { status: 'failed', statusWord: null, trouble: reply.trouble };
  const { statusWord, data } = reply;
  if (statusWord === statusWords.done) return { status: 'answered', challenge: challenge.nonce, response: data };
  if (statusWord === statusWords.conditionsNotSatisfied) return { status: 'exhausted', statusWord };
  return { status: 'failed', statusWord, trouble: null };
}

/** Byte 28 of the long GET CARD DATA; FF: the card has no PIN (reference §1). */
const pinTriesOffset = 28;
const noPin = 0xff;

/**
 * PIN tries left, asked only of the applets that are known to tell for free: 1.7 by an empty VERIFY, 1.8 by GET CARD DATA.
 * Null for all others, and when the PIN is verified at this moment, because then the card does not say.
 */
export function* askPinTriesLeft(session: ReadingSession, appletVersion: number | null): CardScript<number | null> {
  if (appletVersion === applet18) {
    const reply = yield* askOnce(session, getCardDataWithPinTries());
    const tries = reply.kind === 'reply' && reply.statusWord === statusWords.done ? reply.data[pinTriesOffset] : noPin;
    return tries === undefined || tries === noPin ? null : tries;
  }
  if (appletVersion === applet17) {
    const reply = yield* askOnce(session, askPinTries());
    if (reply.kind === 'trouble') return null;
    return reply.statusWord === statusWords.pinBlocked ? 0 : pinTriesOf(reply.statusWord);
  }
  return null;
}
