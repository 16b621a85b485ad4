/**
 * The typed client of the municipal API: an operation and its input become an exchange, an answer becomes a value, both as
 * the table of operations (contract/operations.ts) says. No path and no schema of the API is written down here.
 */
import { Compile, type Validator } from 'typebox/compile';
import { requestOf } from '../../../contract/operations/operation-request.ts';
import type { AnswerOf, InputOf } from '../../../contract/operations/operation-types.ts';
import { successOf } from '../../../contract/operations/success-of.ts';
import type { OperationId } from '../../../contract/operations.ts';
import type { ExchangeRequest } from './exchange.ts';
import { parsedJson } from './parsed-json.ts';

export type Sending = {
  readonly base: URL;
  readonly deadlineMs: number;
  /** The value of the Authorization header; absent for what anybody may ask. */
  readonly authorization?: string;
};

export const exchangeOf = <Id extends OperationId>(id: Id, input: InputOf<Id>, sending: Sending): ExchangeRequest => {
  const { method, path, headers, body } = requestOf(id, input);
  const { base, deadlineMs, authorization } = sending;
  return {
    method,
    url: new URL(path, base),
    headers: { accept: 'application/json', ...headers, ...(authorization === undefined ? {} : { authorization }) },
    body,
    deadlineMs,
  };
};

/** Null where the operation answers no JSON. Compiled when first asked for: a kiosk calls few of all operations. */
const validators = new Map<OperationId, Validator | null>();
const validatorOf = (id: OperationId): Validator | null => {
  const known = validators.get(id);
  if (known !== undefined) return known;
  const { schema } = successOf(id);
  const made = schema === null ? null : Compile(schema);
  validators.set(id, made);
  return made;
};

/** What the operation answers when it succeeds; null for another status or a body of another shape. */
export const answerOf = <Id extends OperationId>(
  id: Id,
  answer: { readonly status: number; readonly body: string },
): AnswerOf<Id> | null => {
  if (answer.status !== successOf(id).status) return null;
  const value = parsedJson(answer.body);
  if (validatorOf(id)?.Check(value) !== true) return null;
  return value as AnswerOf<Id>; // the type is that of the schema it was just held against
};
