/**
 * One HTTP exchange with the municipal backend, and what can be said about it afterwards. The distinction that counts:
 * `not-sent` (the backend cannot have acted) against `no-answer` (it may have).
 */
import type { OperationRequest } from '../../../contract/operations/operation-request.ts';
import type { ClockPort } from '../../ports.ts';

export type Exchange =
  | { readonly kind: 'answer'; readonly status: number; readonly headers: Headers; readonly body: string }
  | { readonly kind: 'not-sent' }
  | { readonly kind: 'no-answer'; readonly because: 'deadline' | 'connection-lost' };

export type ExchangeRequest = Omit<OperationRequest, 'path'> & { readonly url: URL; readonly deadlineMs: number };

/** Node names these before a byte of the request has left: refused, unknown host, no route, no connection in time. */
const beforeSending = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** fetch hides the network error in `cause`; trying several addresses of a host gives one error per address. */
const codesOf = (error: unknown): readonly string[] => {
  if (!(error instanceof Error)) return [];
  const own = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  const inner = error instanceof AggregateError ? error.errors.flatMap(codesOf) : [];
  return [...own, ...inner, ...codesOf(error.cause)];
};

export const exchange = async (request: ExchangeRequest, clock: Pick<ClockPort, 'after'>): Promise<Exchange> => {
  const abort = new AbortController();
  const cancelDeadline = clock.after(request.deadlineMs, () => abort.abort());
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: request.headers,
      body: request.body,
      // A redirect would carry token and body to a place nobody has configured.
      redirect: 'error',
      signal: abort.signal,
    });
    return { kind: 'answer', status: response.status, headers: response.headers, body: await response.text() };
  } catch (error) {
    if (abort.signal.aborted) return { kind: 'no-answer', because: 'deadline' };
    const codes = codesOf(error);
    return codes.length > 0 && codes.every((code) => beforeSending.has(code))
      ? { kind: 'not-sent' }
      : { kind: 'no-answer', because: 'connection-lost' };
  } finally {
    cancelDeadline();
  }
};
