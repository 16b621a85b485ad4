/** Is this the PIN: verify it, and log off again (docs/pin-and-signing.md). A script without I/O. */
import type { CardScript } from '../card-image.ts';
import { appletVersionOf, recognise } from '../files/recognise.ts';
import { endTransaction, openReadingSession, persistently } from '../files/recovery.ts';
import type { PinOutcome } from './pin-outcome.ts';
import { forgetPin, holdForPin, notSent, presentPin, reasonNotToSend } from './present-pin.ts';
import { isPin } from './verify-command.ts';

export type PinRequest = {
  readonly atr: Uint8Array;
  /** One digit per byte, 0 to 9. Overwritten when the script has ended, however it ends. */
  readonly pin: Uint8Array;
  /** Send the PIN even when only one try is left: a wrong one then blocks the card. */
  readonly acceptLastTry: boolean;
};

export type PinCheck = {
  readonly outcome: PinOutcome;
  /** The card may still hold the PIN for verified: whoever drives the script resets the card before letting go of it. */
  readonly pinMayBeVerified: boolean;
};

/** The PIN counts as verified only within this script; an operation that needs it verifies it in its own transaction. */
export function* verifyPin({ atr, pin, acceptLastTry }: PinRequest): CardScript<PinCheck> {
  const without = (outcome: PinOutcome): PinCheck => ({ outcome, pinMayBeVerified: false });
  try {
    if (!isPin(pin)) return without({ status: 'pin-length', statusWord: null });
    const session = openReadingSession();
    const recognition = yield* recognise(session, atr);
    const appletVersion = appletVersionOf(recognition);
    if (appletVersion === null) {
      const statusWord = recognition.cardDataStatusWord ?? recognition.appletStatusWord;
      return without({ status: 'not-sent', trouble: session.endedBy, statusWord });
    }
    const held = yield* persistently(session, () => holdForPin(session, appletVersion));
    const refusal =
      held.done === null ? notSent(session, held.stumbles) : reasonNotToSend(held.done.value, acceptLastTry);
    const outcome = refusal ?? (yield* presentPin(session, pin));
    const forgotten = refusal !== null || (yield* forgetPin(session));
    yield* endTransaction(session);
    return { outcome, pinMayBeVerified: !forgotten };
  } finally {
    pin.fill(0);
  }
}
