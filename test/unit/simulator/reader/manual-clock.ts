/** Time that passes only when the test says so. */
import type { ClockPort } from '../../../../kiosk/ports.ts';

export type ManualClock = ClockPort & {
  /** Lets time pass and calls back what falls due, in order of time. */
  advance(ms: number): void;
  /** How many callbacks are still to come. */
  pending(): number;
};

export const createManualClock = (): ManualClock => {
  let nowMs = 0;
  const due = new Map<symbol, { readonly atMs: number; readonly callback: () => void }>();
  return {
    now: () => nowMs,
    monotonicMs: () => nowMs,
    after: (delayMs, callback) => {
      const id = Symbol('timer');
      due.set(id, { atMs: nowMs + delayMs, callback });
      return () => void due.delete(id);
    },
    advance: (ms) => {
      const untilMs = nowMs + ms;
      for (;;) {
        const next = [...due].filter(([, timer]) => timer.atMs <= untilMs).sort(([, a], [, b]) => a.atMs - b.atMs)[0];
        if (next === undefined) break;
        const [id, timer] = next;
        due.delete(id);
        nowMs = timer.atMs;
        timer.callback();
      }
      nowMs = untilMs;
    },
    pending: () => due.size,
  };
};
