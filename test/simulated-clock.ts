/**
 * A clock that moves only when told. `advance` runs what has become due in order of time, letting promises settle in
 * between, so that a test reads like the visit it tells about and never sleeps.
 */
import type { ClockPort } from '../kiosk/ports.ts';

export type SimulatedClock = ClockPort & {
  /** Moves time on by `ms`; what falls due on the way runs at its own moment. */
  advance(ms: number): Promise<void>;
  /** Lets everything that is already due, and the promises behind it, come to rest without moving time. */
  settle(): Promise<void>;
  /** How many callbacks are still waiting. */
  pending(): number;
};

type Alarm = { readonly atMs: number; readonly order: number; readonly callback: () => void };

export function createSimulatedClock(startsAt: string): SimulatedClock {
  const startMs = Date.parse(startsAt);
  let elapsedMs = 0;
  let order = 0;
  const alarms = new Set<Alarm>();

  const settle = async (): Promise<void> => {
    // One turn of the event loop runs every promise that is ready, and those they make ready.
    for (let turn = 0; turn < 3; turn += 1) await new Promise<void>((resolve) => setImmediate(resolve));
  };

  return {
    now: () => startMs + elapsedMs,
    monotonicMs: () => elapsedMs,
    after(delayMs, callback) {
      order += 1;
      const alarm: Alarm = { atMs: elapsedMs + delayMs, order, callback };
      alarms.add(alarm);
      return () => alarms.delete(alarm);
    },
    async advance(ms) {
      const targetMs = elapsedMs + ms;
      await settle();
      for (;;) {
        const due = [...alarms]
          .filter((alarm) => alarm.atMs <= targetMs)
          .sort((one, other) => one.atMs - other.atMs || one.order - other.order)[0];
        if (due === undefined) break;
        alarms.delete(due);
        elapsedMs = Math.max(elapsedMs, due.atMs);
        due.callback();
        await settle();
      }
      elapsedMs = targetMs;
      await settle();
    },
    settle,
    pending: () => alarms.size,
  };
}
