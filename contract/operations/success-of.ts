/** What an operation answers when it did what was asked, read from its row. Pure. */
import type { TSchema } from 'typebox';
import { type OperationId, operations } from '../operations.ts';
import type { Operation } from './operation.ts';

/** `schema` is null where the body is no JSON. Throws for a row without a success, which is a mistake in the table. */
export const successOf = (id: OperationId): { readonly status: number; readonly schema: TSchema | null } => {
  const { answers }: Operation = operations[id];
  const found = Object.entries(answers).find(([status]) => status.startsWith('2'));
  if (found === undefined) throw new TypeError(`${id} has no answer for success`);
  const [status, answer] = found;
  return { status: Number(status), schema: 'schema' in answer ? answer.schema : null };
};
