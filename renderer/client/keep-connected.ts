/**
 * Notices that the host is gone and that it is back, without anyone touching the screen: asks now and then while all is
 * well, and more often while it is not. A restarted host is believed although its revisions begin again.
 */
import type { VisitStore } from './visit-store.ts';

const askWhenUpMs = 5_000;
const askWhenLostMs = 2_000;

export type Timer = {
  readonly after: (delayMs: number, action: () => void) => () => void;
};

export const windowTimer: Timer = {
  after: (delayMs, action) => {
    const id = window.setTimeout(action, delayMs);
    return () => window.clearTimeout(id);
  },
};

/** Starts at once; the returned function stops it. */
export function keepConnected(store: VisitStore, timer: Timer): () => void {
  let cancel = (): void => {};
  let stopped = false;
  const ask = async (): Promise<void> => {
    await store.refresh();
    if (!stopped)
      cancel = timer.after(store.getState().connection === 'up' ? askWhenUpMs : askWhenLostMs, () => void ask());
  };
  const unsubscribe = store.subscribe((state, before) => {
    if (state.connection === 'lost' && before.connection === 'up') {
      cancel();
      cancel = timer.after(askWhenLostMs, () => void ask());
    }
  });
  void ask();
  return () => {
    stopped = true;
    cancel();
    unsubscribe();
  };
}
