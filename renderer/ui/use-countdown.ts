/** Whole seconds left of a time that the host gave with a view, counted down on this side. */
import { useEffect, useState } from 'react';

export function useCountdown(endsInMs: number, sinceMs: number): number {
  const [nowMs, setNowMs] = useState(() => performance.now());
  useEffect(() => {
    setNowMs(performance.now());
    const timer = window.setInterval(() => setNowMs(performance.now()), 250);
    return () => window.clearInterval(timer);
  }, [endsInMs, sinceMs]);
  return Math.max(0, Math.ceil((sinceMs + endsInMs - nowMs) / 1000));
}
