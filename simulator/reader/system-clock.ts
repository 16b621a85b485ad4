import type { ClockPort } from '../../kiosk/ports.ts';

export const systemClock: ClockPort = {
  now: () => Date.now(),
  monotonicMs: () => performance.now(),
  after: (delayMs, callback) => {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
};
