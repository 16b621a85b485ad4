/** How long everything about identity lasts, in milliseconds (docs/adr/0016). */
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

export const enrolmentCodeLifeMs = 24 * hourMs;
export const accessTokenLifeMs = 10 * minuteMs;
export const assertionLifeMs = minuteMs;
/** Replays are remembered for so long after the assertion ended: a clock set back by less opens no old one. */
export const assertionMemoryMs = 24 * hourMs;
/** From leaving for the identity provider until coming back. */
export const signInLifeMs = 10 * minuteMs;
export const sessionIdleMs = 30 * minuteMs;
export const sessionLifeMs = 10 * hourMs;
/** The use of a session is written down at most so often. */
export const sessionTouchMs = minuteMs;
/** Two clocks that are kept in time differ by no more. */
export const clockToleranceMs = 30_000;

/**
 * Whether something that began at one instant and ends at another is in force. Not before it began either: where the clock
 * was set back, nothing lives longer than it was meant to.
 */
export const isInForce = (nowMs: number, from: Date, until: Date): boolean =>
  from.getTime() <= nowMs + clockToleranceMs && nowMs < until.getTime();
