/** No wait without an end: a promise, a deadline and an abort signal, whichever comes first. */
import type { ClockPort } from '../ports.ts';

export type WaitEnd<T> =
  | { readonly end: 'settled'; readonly value: T }
  | { readonly end: 'deadline' }
  | { readonly end: 'aborted' };

/** A rejected promise rejects here too, unless the wait has ended before; then nobody is left to hear it. */
export const withinDeadline = async <T>(
  clock: ClockPort,
  promise: Promise<T>,
  deadlineMs: number,
  signal: AbortSignal | null,
): Promise<WaitEnd<T>> => {
  const other = Promise.withResolvers<WaitEnd<T>>();
  const abort = (): void => other.resolve({ end: 'aborted' });
  const cancel = clock.after(Math.max(0, deadlineMs), () => other.resolve({ end: 'deadline' }));
  signal?.addEventListener('abort', abort, { once: true });
  if (signal?.aborted === true) abort();
  try {
    return await Promise.race([promise.then((value): WaitEnd<T> => ({ end: 'settled', value })), other.promise]);
  } finally {
    cancel();
    signal?.removeEventListener('abort', abort);
  }
};
