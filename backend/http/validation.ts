/** How input is judged: by the contract's closed schemas, without converting or removing anything. */
import type { FastifySchema } from 'fastify';
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { type SchemaIssue, schemaIssues } from '../schema-issues.ts';
import type { CallerRole } from '../../contract/roles.ts';
import { InvalidInputError } from './error-answers.ts';
import type { Operation } from '../../contract/operations/operation.ts';
import { type OperationId, operations } from '../../contract/operations.ts';

/** Fastify's name of a part of the request, and the Belgif guide's. */
const places: Readonly<Record<string, string>> = {
  body: 'body',
  headers: 'header',
  params: 'path',
  querystring: 'query',
};

type Judge = (value: unknown) => readonly SchemaIssue[];

const judgeBy = (schema: TSchema): Judge => {
  const validator = Compile(schema);
  return (value) => (validator.Check(value) ? [] : schemaIssues(validator, value));
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The schemas of a union by what each demands of `type`; null for any other schema. */
const schemasByType = (schema: TSchema): ReadonlyMap<unknown, TSchema> | null => {
  if (!('anyOf' in schema) || !Array.isArray(schema.anyOf)) return null;
  const members: readonly TSchema[] = schema.anyOf;
  const types = members.map((member) =>
    'properties' in member && isObject(member.properties) && isObject(member.properties['type'])
      ? member.properties['type']['const']
      : undefined,
  );
  return types.includes(undefined) ? null : new Map(members.map((member, index) => [types[index], member]));
};

/** Judges a value by the one schema it claims to follow, so that the issues are not those of all the others. */
const judgeByType = (schemas: ReadonlyMap<unknown, TSchema>): Judge => {
  const judges = new Map([...schemas].map(([type, schema]) => [type, judgeBy(schema)]));
  return (value) => {
    if (!isObject(value)) return [{ path: '', reason: 'must be object' }];
    if (!Object.hasOwn(value, 'type')) return [{ path: '', reason: 'must have required properties type' }];
    const judge = judges.get(value['type']);
    return judge?.(value) ?? [{ path: '/type', reason: `must be one of ${[...judges.keys()].join(', ')}` }];
  };
};

export const compileValidator = ({ schema, httpPart }: { schema: TSchema; httpPart?: string }) => {
  const byType = schemasByType(schema);
  const judge = byType === null ? judgeBy(schema) : judgeByType(byType);
  const place = places[httpPart ?? ''] ?? 'query';
  return (value: unknown) => {
    const issues = judge(value);
    return issues.length === 0
      ? { value }
      : { error: new InvalidInputError(issues.map(({ path, reason }) => ({ in: place, name: path, detail: reason }))) };
  };
};

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Of the table of operations; absent for what anybody may ask, and for methods that nobody may use. */
    roles?: readonly CallerRole[];
  }
}

/** The part of a route that the table of operations decides. */
export const routeOf = (operationId: OperationId) => {
  const operation: Operation = operations[operationId];
  const schema: FastifySchema = {
    ...(operation.params === undefined ? {} : { params: operation.params }),
    ...(operation.query === undefined ? {} : { querystring: operation.query }),
    ...(operation.headers === undefined ? {} : { headers: operation.headers }),
    ...(operation.body === undefined ? {} : { body: operation.body }),
  };
  const config = operation.roles === null ? {} : { roles: operation.roles };
  return { method: operation.method, url: operation.url, schema, config };
};
