/**
 * Makes a virtual card as slow as asked for. Its answer leaves at a point in time: that of the command plus the latency of
 * the exchange. What the card computes meanwhile is part of that and adds nothing, unless it takes longer.
 */

export type Latency = {
  /** For every command, whatever its length. */
  readonly exchangeLatencyMs: number;
  /**
   * On top, for each byte of the command and of its answer. A byte is one that T=0 carries for them: the command as the
   * driver hands it over (header, length and data) and the response with both bytes of its status word. Procedure bytes,
   * which no driver shows, are not counted (as in reference belgian-eid.md §9), nor is the driver's own framing.
   */
  readonly byteLatencyMs: number;
};

export const latencyOfMs = ({ exchangeLatencyMs, byteLatencyMs }: Latency, bytes: number): number =>
  exchangeLatencyMs + byteLatencyMs * bytes;

/** Timers count whole milliseconds and come late by up to about this much. */
const timersAreLateByMs = 2;
/** A sleeping thread wakes late by about this much. */
const sleepsAreLateByMs = 0.3;

const nobodyWakes = new Int32Array(new SharedArrayBuffer(4));

/**
 * Calls back when `untilMs` (of performance.now) has come; the function returned takes that back. A timer for most of the
 * wait; of the last two milliseconds this thread sleeps all but a moment, and spends that looking at the clock. Never early.
 * Not guaranteed: on a machine that is busy elsewhere it comes later.
 */
export const waitPrecisely = (untilMs: number, then: () => void): (() => void) => {
  const timerMs = Math.max(0, Math.floor(untilMs - performance.now() - timersAreLateByMs));
  const timer = setTimeout(() => {
    const sleepMs = untilMs - performance.now() - sleepsAreLateByMs;
    if (sleepMs > 0) Atomics.wait(nobodyWakes, 0, 0, sleepMs);
    while (performance.now() < untilMs);
    then();
  }, timerMs);
  return () => clearTimeout(timer);
};
