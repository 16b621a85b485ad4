/** How long the visit waits for what (reference accessible-kiosk.md D1, D2 and §5 "Take card"). */
import { namesOf } from '../../contract/names-of.ts';

export const timerDelaysMs = {
  /** Nobody touched anything: the warning comes up. */
  idle: 120_000,
  /** The same while an address is typed. */
  typing: 240_000,
  /** The warning is up: then everything is wiped. */
  warning: 45_000,
  /** Reading takes long: the screen says why. */
  'slow-reading': 10_000,
  /** Filing takes long: the screen offers a way out. */
  'slow-submit': 10_000,
  /** The card went out before the confirmation. */
  'card-away': 30_000,
  /** A card is still in the reader though the visit needs it no more. */
  'card-overdue': 20_000,
} as const;

export type TimerName = keyof typeof timerDelaysMs;
export const timerNames = namesOf(timerDelaysMs);

/** Then only a person can help with the card. */
export const maxCardProblems = 3;
/** Then only a person can help with filing; each attempt goes under the same idempotency key. */
export const maxSubmitAttempts = 5;
