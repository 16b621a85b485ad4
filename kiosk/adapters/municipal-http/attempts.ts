/** What one exchange with the municipal backend amounts to: done, refused, or worth another attempt. */
import { Compile } from 'typebox/compile';
import { failure, type FailureCode } from '../../../contract/failures.ts';
import { ProblemSchema } from '../../../contract/municipal-api.ts';
import type { AnswerOf } from '../../../contract/operations/operation-types.ts';
import { successOf } from '../../../contract/operations/success-of.ts';
import type { OperationId } from '../../../contract/operations.ts';
import type { Exchange } from './exchange.ts';
import { answerOf } from './operation-exchange.ts';
import { parsedJson } from './parsed-json.ts';
import { verdictOf } from './problem-failures.ts';

export type Attempt<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'refused'; readonly code: FailureCode; readonly settles: boolean }
  /** `filed`: whether the backend may have acted on it. */
  | { readonly kind: 'again'; readonly code: FailureCode; readonly filed: 'no' | 'perhaps' };

export type Unsuccessful = Exclude<Attempt<never>, { kind: 'done' }>;

const problemValidator = Compile(ProblemSchema);

export const problemType = (body: string): string | null => {
  const value = parsedJson(body);
  return problemValidator.Check(value) ? value.type : null;
};

/** A success in a shape nobody agreed on is no success: what it did is open. */
export const judge = <Id extends OperationId>(id: Id, result: Exchange): Attempt<AnswerOf<Id>> => {
  if (result.kind === 'not-sent') return { kind: 'again', code: 'backend.unreachable', filed: 'no' };
  if (result.kind === 'no-answer') {
    const code = result.because === 'deadline' ? 'backend.slow' : 'backend.unreachable';
    return { kind: 'again', code, filed: 'perhaps' };
  }
  if (result.status === successOf(id).status) {
    const value = answerOf(id, result);
    return value === null ? { kind: 'again', code: 'backend.unavailable', filed: 'perhaps' } : { kind: 'done', value };
  }
  const verdict = verdictOf(result.status, problemType(result.body));
  if (verdict === null) return { kind: 'again', code: 'backend.unavailable', filed: 'perhaps' };
  return failure(verdict.code).retry === 'now'
    ? { kind: 'again', code: verdict.code, filed: 'no' }
    : { kind: 'refused', ...verdict };
};

/** Repeats while it makes sense, after each of the pauses at most once; `each` sees every attempt that did not succeed. */
export const persistently = async <T>(
  attempt: () => Promise<Attempt<T>>,
  around: {
    readonly pausesMs: readonly number[];
    readonly pause: (delayMs: number) => Promise<void>;
    readonly each?: (attempt: Unsuccessful) => void;
  },
): Promise<Attempt<T>> => {
  for (let repetition = 0; ; repetition += 1) {
    const outcome = await attempt();
    if (outcome.kind !== 'done') around.each?.(outcome);
    const pauseMs = around.pausesMs[repetition];
    if (outcome.kind !== 'again' || pauseMs === undefined) return outcome;
    await around.pause(pauseMs);
  }
};
