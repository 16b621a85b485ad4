/** ClockPort over the machine's own clocks. */
import type { ClockPort } from '../../ports.ts';

export const createSystemClock = (): ClockPort => ({
  now: () => Date.now(),
  monotonicMs: () => performance.now(),
  after: (delayMs, callback) => {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
});
