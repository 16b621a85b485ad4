/**
 * MunicipalityPort over HTTP (docs/openapi.json). Repeats what is safe to repeat, always under the same idempotency key,
 * and never claims to know what it cannot know: once an attempt went unanswered, only the backend's own word on that key
 * settles it, in this call or in a later one.
 */
import { failure } from '../../../contract/failures.ts';
import type { CardDefectReport, CardDefectSubmission, PinReprintSubmission } from '../../../contract/municipal-api.ts';
import type { Municipality } from '../../../contract/municipality.ts';
import type { AnswerOf, InputOf } from '../../../contract/operations/operation-types.ts';
import type { OperationId } from '../../../contract/operations.ts';
import { failed, type Result, success } from '../../../contract/result.ts';
import type { ClockPort, MunicipalityPort } from '../../ports.ts';
import { type Attempt, judge, persistently, problemType } from './attempts.ts';
import { type Exchange, exchange } from './exchange.ts';
import { createKeysInDoubt } from './keys-in-doubt.ts';
import { exchangeOf } from './operation-exchange.ts';
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

type Receipt = AnswerOf<'submitRequest'>;
type ReceiptOf<Type> = Extract<Receipt, { readonly type: Type }>;
const isReceiptOf = <Type extends Receipt['type']>(receipt: Receipt, type: Type): receipt is ReceiptOf<Type> =>
  receipt.type === type;

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

  /** An operation and what it is asked with, as whoever the tokens name. */
  type Call<Id extends OperationId> = { readonly id: Id; readonly input: InputOf<Id>; readonly tokens: TokenSource };

  const sendAs = <Id extends OperationId>(token: string, { id, input }: Call<Id>): Promise<Exchange> =>
    exchange(exchangeOf(id, input, { base, deadlineMs, authorization: `Bearer ${token}` }), options.clock);

  type Refused = { readonly token: string; readonly result: Exchange };

  /** A token that the backend ended before its time is replaced once; whoever gets no token sends nothing. */
  const attempt = async <Id extends OperationId, T>(
    call: Call<Id>,
    judgement: (result: Exchange) => Attempt<T>,
    before: Refused | null = null,
  ): Promise<Attempt<T>> => {
    const token = await call.tokens.token();
    if (!token.ok) {
      const { code, retry } = token.failure;
      return retry === 'now' ? { kind: 'again', code, filed: 'no' } : { kind: 'refused', code, settles: false };
    }
    if (before?.token === token.value) return judgement(before.result);
    const result = await sendAs(token.value, call);
    if (!saysNotYou(result) || before !== null) return judgement(result);
    call.tokens.refused(token.value);
    return attempt(call, judgement, { token: token.value, result });
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
    const outcome = judge('getCatalogue', result);
    const etag = result.kind === 'answer' ? result.headers.get('etag') : null;
    if (outcome.kind === 'done') known = etag === null ? null : { etag, municipality: outcome.value };
    return outcome;
  };

  const fetchCatalogue = (): Promise<Attempt<Municipality>> =>
    attempt(
      {
        id: 'getCatalogue',
        input: { headers: known === null ? {} : { 'if-none-match': known.etag } },
        tokens: options.tokens,
      },
      judgeCatalogue,
    );

  const fetchReport = (caseNumber: string, tokens: TokenSource): Promise<Attempt<CardDefectReport | null>> =>
    attempt(
      { id: 'getCardDefect', input: { params: { caseNumber } }, tokens },
      (result): Attempt<CardDefectReport | null> =>
        saysNotFound(result) ? { kind: 'done', value: null } : judge('getCardDefect', result),
    );

  /** The receipt of another type is a success in a shape nobody agreed on. */
  const judgeReceipt = <Type extends Receipt['type']>(type: Type, result: Exchange): Attempt<ReceiptOf<Type>> => {
    const outcome = judge('submitRequest', result);
    if (outcome.kind !== 'done') return outcome;
    return isReceiptOf(outcome.value, type)
      ? { kind: 'done', value: outcome.value }
      : { kind: 'again', code: 'backend.unavailable', filed: 'perhaps' };
  };

  /** Files a request of any type exactly once under its key. */
  const submit = async <Type extends Receipt['type']>(
    type: Type,
    submission: PinReprintSubmission | CardDefectSubmission,
    idempotencyKey: string,
  ): Promise<Result<ReceiptOf<Type>>> => {
    const call = {
      id: 'submitRequest',
      input: { headers: { 'idempotency-key': idempotencyKey }, body: submission },
      tokens: options.tokens,
    } as const;
    const outcome = await persistently(() => attempt(call, (result) => judgeReceipt(type, result)), {
      ...patience,
      each: (unsuccessful) => keysInDoubt.note(idempotencyKey, unsuccessful),
    });
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

    submitPinReprint: (submission, idempotencyKey) => submit(submission.type, submission, idempotencyKey),

    submitCardDefect: (submission, idempotencyKey) => submit(submission.type, submission, idempotencyKey),

    findCardDefect: async (caseNumber) => {
      const { counterTokens } = options;
      if (counterTokens === undefined) return failed(failure('backend.refused'));
      const outcome = await persistently(() => fetchReport(caseNumber, counterTokens), patience);
      return outcome.kind === 'done' ? success(outcome.value) : failed(failure(outcome.code));
    },
  };
};
