/**
 * A steady pace doubles the idle time: shortly before the host would warn, one sign of life is given on the person's
 * behalf. It is given once after each real one, so a visit that was left behind still ends.
 */
import { useEffect } from 'react';
import type { VisitStore } from '../../client/visit-store.ts';

/** Under the shortest idle time of the visit, 120 s. */
const onBehalfAfterMs = 110_000;

export function useSteadyPace(store: VisitStore): void {
  useEffect(() => {
    let timer: number | undefined;
    const restart = (): void => {
      window.clearTimeout(timer);
      if (store.getState().modes.pace === 'steady') timer = window.setTimeout(store.touch, onBehalfAfterMs);
    };
    const unsubscribe = store.subscribe((state, before) => {
      if (state.modes.pace !== before.modes.pace) restart();
    });
    document.addEventListener('pointerdown', restart, true);
    document.addEventListener('keydown', restart, true);
    return () => {
      window.clearTimeout(timer);
      unsubscribe();
      document.removeEventListener('pointerdown', restart, true);
      document.removeEventListener('keydown', restart, true);
    };
  }, [store]);
}
