/**
 * MunicipalityPort over HTTP (docs/openapi.json). Repeats what is safe to repeat, always under the same idempotency key,
 * and never claims to know what it cannot know: once an attempt went unanswered, only the backend's own word on that key
 * settles it, in this call or in a later one.
 */
import type { Static, TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { failure } from '../../../contract/failures.ts';
import {
  CardDefectReceiptSchema,
  type CardDefectReport,
  CardDefectReportSchema,
  type CardDefectSubmission,
  type PinReprintSubmission,
  RequestReceiptSchema,
} from '../../../contract/municipal-api.ts';
import { type Municipality, MunicipalitySchema } from '../../../contract/municipality.ts';
import { failed, type Result, success } from '../../../contract/result.ts';
import type { ClockPort, MunicipalityPort } from '../../ports.ts';
import { type Attempt, type Decode, judge, persistently, problemType } from './attempts.ts';
import { type Exchange, exchange, type ExchangeRequest } from './exchange.ts';
import { createKeysInDoubt } from './keys-in-doubt.ts';
import type { TokenSource } from './token-source.ts';

export type MunicipalHttpOptions = {
  /** https, or http on this machine only: what is sent is personal. */
  readonly baseUrl: string;
  /** The identity of this kiosk. */
  readonly tokens: TokenSource;
  /** The identity of a counter, where this machine serves one; without it no report can be found. */
  readonly counterTokens?: TokenSource;
  readonly clock: Pick<ClockPort, 'after'>;
  /** For one attempt. */
  readonly deadlineMs?: number;
  /** Before the second attempt, the third, and so on; their number is the number of repetitions. */
  readonly pausesMs?: readonly number[];
};

const defaultDeadlineMs = 8_000;
const defaultPausesMs: readonly number[] = [500, 1_500];

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

const decoder = <const S extends TSchema>(schema: S): Decode<Static<S>> => {
  const validator = Compile(schema);
  return (value) => (validator.Check(value) ? value : null);
};
const decodeReprintReceipt = decoder(RequestReceiptSchema);
const decodeDefectReceipt = decoder(CardDefectReceiptSchema);
const decodeReport = decoder(CardDefectReportSchema);
const decodeMunicipality = decoder(MunicipalitySchema);

/** The backend's own word that there is nothing here; any other 404 may be a proxy's. */
const saysNotFound = (result: Exchange): boolean =>
  result.kind === 'answer' &&
  result.status === 404 &&
  problemType(result.body) === 'urn:problem-type:belgif:resourceNotFound';

/** 401 of the backend itself: nothing was done under this token. */
const saysNotYou = (result: Exchange): boolean =>
  result.kind === 'answer' &&
  result.status === 401 &&
  problemType(result.body) === 'urn:problem-type:belgif:invalidAccessToken';

/** Throws RangeError for an address that would send personal data in the clear: a mistake of the installation. */
export const createMunicipalHttp = (options: MunicipalHttpOptions): MunicipalityPort => {
  const base = new URL(options.baseUrl);
  if (base.protocol !== 'https:' && !(base.protocol === 'http:' && loopback.has(base.hostname)))
    throw new RangeError('the municipal backend is reached by https, or by http on this machine');
  const deadlineMs = options.deadlineMs ?? defaultDeadlineMs;
  const keysInDoubt = createKeysInDoubt();
  let known: { readonly etag: string; readonly municipality: Municipality } | null = null;

  type Sending = Pick<ExchangeRequest, 'method' | 'body'> & {
    readonly path: string;
    readonly headers?: Readonly<Record<string, string>>;
  };

  const sendAs = (token: string, request: Sending): Promise<Exchange> =>
    exchange(
      {
        method: request.method,
        url: new URL(request.path, base),
        headers: { authorization: `Bearer ${token}`, accept: 'application/json', ...request.headers },
        ...(request.body === undefined ? {} : { body: request.body }),
        deadlineMs,
      },
      options.clock,
    );

  type Refused = { readonly token: string; readonly result: Exchange };

  /** A token that the backend ended before its time is replaced once; whoever gets no token sends nothing. */
  const attempt = async <T>(
    tokens: TokenSource,
    request: Sending,
    judgement: (result: Exchange) => Attempt<T>,
    before: Refused | null = null,
  ): Promise<Attempt<T>> => {
    const token = await tokens.token();
    if (!token.ok) {
      const { code, retry } = token.failure;
      return retry === 'now' ? { kind: 'again', code, filed: 'no' } : { kind: 'refused', code, settles: false };
    }
    if (before?.token === token.value) return judgement(before.result);
    const result = await sendAs(token.value, request);
    if (!saysNotYou(result) || before !== null) return judgement(result);
    tokens.refused(token.value);
    return attempt(tokens, request, judgement, { token: token.value, result });
  };

  const patience = {
    pausesMs: options.pausesMs ?? defaultPausesMs,
    pause: (delayMs: number): Promise<void> =>
      new Promise((resolve) => {
        options.clock.after(delayMs, resolve);
      }),
  };

  const judgeCatalogue = (result: Exchange): Attempt<Municipality> => {
    if (known !== null && result.kind === 'answer' && result.status === 304)
      return { kind: 'done', value: known.municipality };
    const outcome = judge(result, { status: 200, decode: decodeMunicipality });
    const etag = result.kind === 'answer' ? result.headers.get('etag') : null;
    if (outcome.kind === 'done') known = etag === null ? null : { etag, municipality: outcome.value };
    return outcome;
  };

  const fetchCatalogue = (): Promise<Attempt<Municipality>> =>
    attempt(
      options.tokens,
      {
        method: 'GET',
        path: '/v1/catalogue',
        ...(known === null ? {} : { headers: { 'if-none-match': known.etag } }),
      },
      judgeCatalogue,
    );

  const fetchReport = (caseNumber: string, tokens: TokenSource): Promise<Attempt<CardDefectReport | null>> =>
    attempt(tokens, { method: 'GET', path: `/v1/card-defects/${encodeURIComponent(caseNumber)}` }, (result) =>
      saysNotFound(result)
        ? { kind: 'done', value: null }
        : judge<CardDefectReport | null>(result, { status: 200, decode: decodeReport }),
    );

  /** Files a request of any type exactly once under its key. */
  const submit = async <Receipt>(
    submission: PinReprintSubmission | CardDefectSubmission,
    idempotencyKey: string,
    decode: Decode<Receipt>,
  ): Promise<Result<Receipt>> => {
    const request = {
      method: 'POST',
      path: '/v1/requests',
      headers: { 'content-type': 'application/json', 'idempotency-key': idempotencyKey },
      body: JSON.stringify(submission),
    } as const;
    const outcome = await persistently(
      () => attempt(options.tokens, request, (result) => judge(result, { status: 201, decode })),
      {
        ...patience,
        each: (attempt) => keysInDoubt.note(idempotencyKey, attempt),
      },
    );
    if (outcome.kind === 'done') {
      keysInDoubt.settle(idempotencyKey);
      return success(outcome.value);
    }
    return failed(failure(keysInDoubt.has(idempotencyKey) ? 'request.outcome-unknown' : outcome.code));
  };

  return {
    catalogue: async () => {
      const outcome = await persistently(fetchCatalogue, patience);
      return outcome.kind === 'done' ? success(outcome.value) : failed(failure(outcome.code));
    },

    submitPinReprint: (submission, idempotencyKey) => submit(submission, idempotencyKey, decodeReprintReceipt),

    submitCardDefect: (submission, idempotencyKey) => submit(submission, idempotencyKey, decodeDefectReceipt),

    findCardDefect: async (caseNumber) => {
      const { counterTokens } = options;
      if (counterTokens === undefined) return failed(failure('backend.refused'));
      const outcome = await persistently(() => fetchReport(caseNumber, counterTokens), patience);
      return outcome.kind === 'done' ? success(outcome.value) : failed(failure(outcome.code));
    },
  };
};
