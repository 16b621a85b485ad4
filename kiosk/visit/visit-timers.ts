/** The clocks of a visit by name: starting one again restarts it, and each knows how long it still has. */
import type { ClockPort } from '../ports.ts';
import { timerDelaysMs, type TimerName } from './visit-times.ts';

export type VisitTimers = {
  start(timer: TimerName): void;
  stop(timer: TimerName): void;
  stopAll(): void;
  leftMs(timer: TimerName): number | null;
};

export function createVisitTimers(clock: ClockPort, onPassed: (timer: TimerName) => void): VisitTimers {
  const running = new Map<TimerName, { readonly endsAtMs: number; readonly cancel: () => void }>();
  const stop = (timer: TimerName): void => {
    running.get(timer)?.cancel();
    running.delete(timer);
  };
  return {
    start(timer) {
      stop(timer);
      const delayMs = timerDelaysMs[timer];
      const cancel = clock.after(delayMs, () => {
        running.delete(timer);
        onPassed(timer);
      });
      running.set(timer, { endsAtMs: clock.monotonicMs() + delayMs, cancel });
    },
    stop,
    stopAll() {
      for (const timer of running.keys()) stop(timer);
    },
    leftMs(timer) {
      const ends = running.get(timer)?.endsAtMs;
      return ends === undefined ? null : Math.max(0, Math.round(ends - clock.monotonicMs()));
    },
  };
}
