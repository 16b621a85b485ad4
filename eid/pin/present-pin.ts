/**
 * The parts of every script that needs the PIN: hold the card, make sure of the applet, look up the tries where that is
 * free, send VERIFY once, and make the card forget (reference belgian-eid.md §5; docs/pin-and-signing.md). All of it in one
 * transaction, so that no other program comes in between, and never while a person is thinking.
 */
import { logOff, selectApplet } from '../apdu/commands.ts';
import { statusWords } from '../apdu/status-words.ts';
import type { CardScript } from '../card-image.ts';
import { exchange } from '../files/exchange.ts';
import {
  type Attempt,
  beginTransaction,
  endsReading,
  type ReadingSession,
  type Stumble,
  stumbledOver,
} from '../files/recovery.ts';
import { askTriesLeft, type TriesLeft } from './ask-tries-left.ts';
import { type PinOutcome, pinOutcomeOf } from './pin-outcome.ts';
import { verifyCommand } from './verify-command.ts';

/**
 * A transaction with the applet selected and the tries looked up. May be repeated: nothing in it costs a try. A PIN that
 * somebody else left verified is logged off, because such a card does not tell its tries.
 */
export function* holdForPin(session: ReadingSession, appletVersion: number): CardScript<Attempt<TriesLeft>> {
  const trouble = yield* beginTransaction(session);
  if (trouble !== null) return stumbledOver(0, { trouble });
  const applet = yield* exchange(selectApplet());
  if (applet.kind === 'trouble') return stumbledOver(0, applet);
  if (applet.statusWord !== statusWords.done) return stumbledOver(0, { statusWord: applet.statusWord });
  let tries = yield* askTriesLeft(appletVersion, exchange);
  if (tries.status === 'verified') {
    const reply = yield* exchange(logOff());
    if (reply.kind === 'trouble') return stumbledOver(0, reply);
    tries = yield* askTriesLeft(appletVersion, exchange);
  }
  if (tries.status === 'not-told' && tries.answer.kind !== 'reply') return stumbledOver(0, tries.answer);
  return { kind: 'done', value: tries };
}

/** The card could not be brought to where VERIFY may be sent. */
export const notSent = (session: ReadingSession, stumbles: readonly Stumble[]): PinOutcome => {
  const last = stumbles.at(-1);
  const trouble = session.endedBy ?? last?.trouble ?? null;
  return { status: 'not-sent', trouble, statusWord: trouble === null ? (last?.statusWord ?? null) : null };
};

/**
 * Why the PIN must not be sent, null when it may be. On 1.0 and 1.1 nobody can know the tries without losing one: there
 * this says nothing, and the PIN that is sent may use the last.
 */
export const reasonNotToSend = (tries: TriesLeft, acceptLastTry: boolean): PinOutcome | null => {
  if (tries.status === 'known' && tries.triesLeft === 0) return { status: 'blocked' };
  if (acceptLastTry) return null;
  if (tries.status === 'known') return tries.triesLeft === 1 ? { status: 'last-try' } : null;
  return tries.status === 'not-asked' && tries.because === 'would-cost-one' ? null : { status: 'tries-unknown' };
};

/** Sends VERIFY, once. Command and `pin` are overwritten, whatever happens to the script while it waits for the answer. */
export function* presentPin(session: ReadingSession, pin: Uint8Array): CardScript<PinOutcome> {
  const command = verifyCommand(pin);
  pin.fill(0);
  try {
    const reply = yield* exchange(command);
    if (reply.kind === 'reply') return pinOutcomeOf(reply.statusWord);
    endsReading(session, reply.trouble);
    return { status: 'outcome-unknown', trouble: reply.trouble, statusWord: null };
  } finally {
    command.fill(0);
  }
}

/**
 * LOG OFF; a card that does not take it (seen with one reader, reference §5) is reset before anybody else gets hold of it.
 * True when the PIN is certainly no longer verified.
 */
export function* forgetPin(session: ReadingSession): CardScript<boolean> {
  if (session.endedBy !== null) return session.endedBy === 'card-removed';
  const reply = yield* exchange(logOff());
  if (reply.kind === 'reply' && reply.statusWord === statusWords.done) return true;
  if (reply.kind === 'trouble') {
    if (reply.trouble === 'card-reset' || reply.trouble === 'card-removed') return true;
    if (endsReading(session, reply.trouble)) return false;
  }
  const reset = yield { kind: 'reconnect', how: 'reset' };
  if (!reset.ok) endsReading(session, reset.failure);
  return reset.ok || reset.failure === 'card-removed';
}
