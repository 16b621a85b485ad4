/**
 * MunicipalityPort over HTTP (docs/openapi.json). Repeats what is safe to repeat, always under the same idempotency key,
 * and never claims to know what it cannot know: once an attempt went unanswered, only the backend's own word on that key
 * settles it, in this call or in a later one.
 */
import { Compile } from 'typebox/compile';
import { failure, type FailureCode } from '../../../contract/failures.ts';
import {
  type PinReprintSubmission,
  ProblemSchema,
  type RequestReceipt,
  RequestReceiptSchema,
} from '../../../contract/municipal-api.ts';
import { type Municipality, MunicipalitySchema } from '../../../contract/municipality.ts';
import { failed, type Result, success } from '../../../contract/result.ts';
import type { ClockPort, MunicipalityPort } from '../../ports.ts';
import { type Exchange, exchange, type ExchangeRequest } from './exchange.ts';
import { verdictOf } from './problem-failures.ts';

export type MunicipalHttpOptions = {
  /** https, or http on this machine only: what is sent is personal. */
  readonly baseUrl: string;
  /** The bearer token of this kiosk. */
  readonly token: string;
  readonly clock: Pick<ClockPort, 'after'>;
  /** For one attempt. */
  readonly deadlineMs?: number;
  /** Before the second attempt, the third, and so on; their number is the number of repetitions. */
  readonly pausesMs?: readonly number[];
};

type Attempt<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'refused'; readonly code: FailureCode; readonly settles: boolean }
  /** `filed`: whether the backend may have acted on it. */
  | { readonly kind: 'again'; readonly code: FailureCode; readonly filed: 'no' | 'perhaps' };

const defaultDeadlineMs = 8_000;
const defaultPausesMs: readonly number[] = [500, 1_500];
/** Keys of visits whose outcome stayed open; a kiosk that reaches this number has had no backend for days. */
const keysInDoubtLimit = 1_000;

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

const receiptValidator = Compile(RequestReceiptSchema);
const municipalityValidator = Compile(MunicipalitySchema);
const problemValidator = Compile(ProblemSchema);

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // not JSON: fails every schema
  }
};

const problemType = (body: string): string | null => {
  const value = parsed(body);
  return problemValidator.Check(value) ? value.type : null;
};

const judge = <T>(
  result: Exchange,
  wanted: { readonly status: number; readonly decode: (value: unknown) => T | null },
): Attempt<T> => {
  if (result.kind === 'not-sent') return { kind: 'again', code: 'backend.unreachable', filed: 'no' };
  if (result.kind === 'no-answer') {
    const code = result.because === 'deadline' ? 'backend.slow' : 'backend.unreachable';
    return { kind: 'again', code, filed: 'perhaps' };
  }
  if (result.status === wanted.status) {
    const value = wanted.decode(parsed(result.body));
    return value === null ? { kind: 'again', code: 'backend.unavailable', filed: 'perhaps' } : { kind: 'done', value };
  }
  const verdict = verdictOf(result.status, problemType(result.body));
  if (verdict === null) return { kind: 'again', code: 'backend.unavailable', filed: 'perhaps' };
  return failure(verdict.code).retry === 'now'
    ? { kind: 'again', code: verdict.code, filed: 'no' }
    : { kind: 'refused', ...verdict };
};

/** Throws RangeError for an address that would send personal data in the clear: a mistake of the installation. */
export const createMunicipalHttp = (options: MunicipalHttpOptions): MunicipalityPort => {
  const base = new URL(options.baseUrl);
  if (base.protocol !== 'https:' && !(base.protocol === 'http:' && loopback.has(base.hostname)))
    throw new RangeError('the municipal backend is reached by https, or by http on this machine');
  const deadlineMs = options.deadlineMs ?? defaultDeadlineMs;
  const pausesMs = options.pausesMs ?? defaultPausesMs;
  const keysInDoubt = new Set<string>();
  let known: { readonly etag: string; readonly municipality: Municipality } | null = null;

  const send = (
    request: Pick<ExchangeRequest, 'method' | 'body'> & {
      readonly path: string;
      readonly headers?: Readonly<Record<string, string>>;
    },
  ): Promise<Exchange> =>
    exchange(
      {
        method: request.method,
        url: new URL(request.path, base),
        headers: { authorization: `Bearer ${options.token}`, accept: 'application/json', ...request.headers },
        ...(request.body === undefined ? {} : { body: request.body }),
        deadlineMs,
      },
      options.clock,
    );

  const pause = (delayMs: number): Promise<void> =>
    new Promise((resolve) => {
      options.clock.after(delayMs, resolve);
    });

  /** Repeats while it makes sense; `each` sees every attempt that did not succeed. */
  const persistently = async <T>(
    attempt: () => Promise<Attempt<T>>,
    each: (attempt: Exclude<Attempt<T>, { kind: 'done' }>) => void,
  ): Promise<Attempt<T>> => {
    for (let repetition = 0; ; repetition += 1) {
      const outcome = await attempt();
      if (outcome.kind !== 'done') each(outcome);
      const pauseMs = pausesMs[repetition];
      if (outcome.kind !== 'again' || pauseMs === undefined) return outcome;
      await pause(pauseMs);
    }
  };

  const fetchCatalogue = async (): Promise<Attempt<Municipality>> => {
    const result = await send({
      method: 'GET',
      path: '/v1/catalogue',
      ...(known === null ? {} : { headers: { 'if-none-match': known.etag } }),
    });
    if (known !== null && result.kind === 'answer' && result.status === 304)
      return { kind: 'done', value: known.municipality };
    const outcome = judge(result, {
      status: 200,
      decode: (value) => (municipalityValidator.Check(value) ? value : null),
    });
    const etag = result.kind === 'answer' ? result.headers.get('etag') : null;
    if (outcome.kind === 'done') known = etag === null ? null : { etag, municipality: outcome.value };
    return outcome;
  };

  const remember = (key: string, attempt: Exclude<Attempt<RequestReceipt>, { kind: 'done' }>): void => {
    if (attempt.kind === 'refused' && attempt.settles) keysInDoubt.delete(key);
    if (attempt.kind !== 'again' || attempt.filed === 'no') return;
    const [oldest] = keysInDoubt;
    if (oldest !== undefined && keysInDoubt.size >= keysInDoubtLimit) keysInDoubt.delete(oldest);
    keysInDoubt.add(key);
  };

  return {
    catalogue: async (): Promise<Result<Municipality>> => {
      const outcome = await persistently(fetchCatalogue, () => undefined);
      return outcome.kind === 'done' ? success(outcome.value) : failed(failure(outcome.code));
    },

    submitPinReprint: async (
      submission: PinReprintSubmission,
      idempotencyKey: string,
    ): Promise<Result<RequestReceipt>> => {
      const body = JSON.stringify(submission);
      const outcome = await persistently(
        async () =>
          judge(
            await send({
              method: 'POST',
              path: '/v1/requests',
              headers: { 'content-type': 'application/json', 'idempotency-key': idempotencyKey },
              body,
            }),
            { status: 201, decode: (value) => (receiptValidator.Check(value) ? value : null) },
          ),
        (attempt) => remember(idempotencyKey, attempt),
      );
      if (outcome.kind === 'done') {
        keysInDoubt.delete(idempotencyKey);
        return success(outcome.value);
      }
      return failed(failure(keysInDoubt.has(idempotencyKey) ? 'request.outcome-unknown' : outcome.code));
    },
  };
};
