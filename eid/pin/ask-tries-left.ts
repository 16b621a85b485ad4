/**
 * PIN tries left, asked only of the applets that are known to tell for free: 1.7 by an empty VERIFY, 1.8 by GET CARD DATA
 * (reference belgian-eid.md §5). On 1.0 and 1.1 an empty VERIFY costs a try, so they are never asked; nor is an applet
 * version that nobody knows.
 */
import { askPinTries, getCardDataWithPinTries } from '../apdu/commands.ts';
import { pinTriesOf, statusWords } from '../apdu/status-words.ts';
import type { CardScript } from '../card-image.ts';
import { type Answer, askOnce } from '../files/ask-once.ts';
import { applet17, applet18 } from '../files/file-end.ts';
import type { ReadingSession } from '../files/recovery.ts';

export type TriesLeft =
  | { readonly status: 'known'; readonly triesLeft: number }
  /** Asking would cost a try, or what it would do on this applet is not known. */
  | { readonly status: 'not-asked'; readonly because: 'would-cost-one' | 'applet-unknown' }
  /** 1.7: the PIN is verified at this moment, and then the card does not say. */
  | { readonly status: 'verified' }
  | { readonly status: 'not-told'; readonly answer: Answer };

/** Byte 28 of the long GET CARD DATA; FF: the card has no PIN (reference §1). */
const pinTriesOffset = 28;
const noPin = 0xff;

/** `ask` sends a command: within the caller's transaction, or in one of its own. */
export function* askTriesLeft(
  appletVersion: number | null,
  ask: (command: Uint8Array) => CardScript<Answer>,
): CardScript<TriesLeft> {
  if (appletVersion !== applet17 && appletVersion !== applet18) {
    const isOld = appletVersion !== null && appletVersion < applet17;
    return { status: 'not-asked', because: isOld ? 'would-cost-one' : 'applet-unknown' };
  }
  const answer = yield* ask(appletVersion === applet18 ? getCardDataWithPinTries() : askPinTries());
  if (answer.kind !== 'reply') return { status: 'not-told', answer };
  const { statusWord, data } = answer;
  const isDone = statusWord === statusWords.done;
  if (appletVersion === applet17 && isDone) return { status: 'verified' };
  const blocked = statusWord === statusWords.pinBlocked ? 0 : null;
  const told = appletVersion === applet17 ? (pinTriesOf(statusWord) ?? blocked) : isDone ? data[pinTriesOffset] : null;
  return typeof told !== 'number' || told === noPin
    ? { status: 'not-told', answer }
    : { status: 'known', triesLeft: told };
}

/** The number, null where asking would cost a try or the card did not say. In a transaction of its own. */
export function* askPinTriesLeft(session: ReadingSession, appletVersion: number | null): CardScript<number | null> {
  const tries = yield* askTriesLeft(appletVersion, (command) => askOnce(session, command));
  return tries.status === 'known' ? tries.triesLeft : null;
}
