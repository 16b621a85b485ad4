/** How input is judged: by the contract's closed schemas, without converting or removing anything. */
import type { FastifySchema } from 'fastify';
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { schemaIssues } from '../schema-issues.ts';
import { InvalidInputError } from './error-answers.ts';
import { type Operation, type OperationId, operations } from './operations.ts';

/** Fastify's name of a part of the request, and the Belgif guide's. */
const places: Readonly<Record<string, string>> = { body: 'body', headers: 'header', params: 'path' };

export const compileValidator = ({ schema, httpPart }: { schema: TSchema; httpPart?: string }) => {
  const validator = Compile(schema);
  const place = places[httpPart ?? ''] ?? 'query';
  return (value: unknown) =>
    validator.Check(value)
      ? { value }
      : {
          error: new InvalidInputError(
            schemaIssues(validator, value).map(({ path, reason }) => ({ in: place, name: path, detail: reason })),
          ),
        };
};

/** The part of a route that the table of operations decides. */
export const routeOf = (operationId: OperationId) => {
  const operation: Operation = operations[operationId];
  const schema: FastifySchema = {
    ...(operation.params === undefined ? {} : { params: operation.params }),
    ...(operation.headers === undefined ? {} : { headers: operation.headers }),
    ...(operation.body === undefined ? {} : { body: operation.body }),
  };
  return { method: operation.method, url: operation.url, schema };
};
