/** The idempotency keys of which nobody knows whether a request stands under them, over all calls of this process. */
import type { Unsuccessful } from './attempts.ts';

/** Keys of visits whose outcome stayed open; a kiosk that reaches this number has had no backend for days. */
const limit = 1_000;

export const createKeysInDoubt = () => {
  const keys = new Set<string>();
  return {
    has: (key: string): boolean => keys.has(key),
    /** The backend has said what stands under it. */
    settle: (key: string): void => void keys.delete(key),
    note(key: string, attempt: Unsuccessful): void {
      if (attempt.kind === 'refused' && attempt.settles) keys.delete(key);
      if (attempt.kind !== 'again' || attempt.filed === 'no') return;
      const [oldest] = keys;
      if (oldest !== undefined && keys.size >= limit) keys.delete(oldest);
      keys.add(key);
    },
  };
};
