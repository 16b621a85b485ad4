/**
 * docs/openapi.json: OpenAPI 3.1, derived from the table of operations and the contract's schemas (JSON Schema 2020-12,
 * so nothing is converted). Problems follow the Belgif REST guide, rule prb-defaul: a default problem on every operation,
 * and the problem types of our own where they can occur.
 */
import type { TSchema } from 'typebox';
import { problemTypePrefix, problemTypes } from '../../contract/problem-types.ts';
import { deviceRoles, staffRoles } from '../../contract/roles.ts';
import type { Operation } from '../../contract/operations/operation.ts';
import { operations } from '../../contract/operations.ts';
import { namedSchemas } from './named-schemas.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [member: string]: Json };
type JsonObject = { readonly [member: string]: Json };

const names = new Map<unknown, string>(Object.entries(namedSchemas).map(([name, schema]) => [schema, name]));

/** Copies a schema; where it holds one that has a name, it refers to it. */
const withReferences = (schema: unknown, root = false): Json => {
  const name = names.get(schema);
  if (name !== undefined && !root) return { $ref: `#/components/schemas/${name}` };
  if (Array.isArray(schema)) return schema.map((member) => withReferences(member));
  if (typeof schema === 'object' && schema !== null)
    return Object.fromEntries(
      Object.entries(schema)
        .filter(([, member]) => member !== undefined)
        .map(([key, member]) => [key, withReferences(member)]),
    );
  if (schema === null || ['boolean', 'number', 'string'].includes(typeof schema))
    return schema as null | boolean | number | string; // the line above lets nothing else through
  throw new TypeError(`a schema holds a ${typeof schema}`);
};

const problemContent: JsonObject = {
  'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
};

/** Fastify's spelling of a path parameter, turned into OpenAPI's. */
const templated = (url: string): string => url.replaceAll(/:(\w+)/g, '{$1}');

const headerNames: Readonly<Record<string, string>> = {
  'idempotency-key': 'Idempotency-Key',
  'if-none-match': 'If-None-Match',
  'if-match': 'If-Match',
};

const parametersOf = (operation: Operation): Json[] => {
  const parameters = (
    place: 'path' | 'query' | 'header',
    schema: { readonly properties: Record<string, TSchema>; readonly required?: string[] } | undefined,
  ): Json[] =>
    Object.entries(schema?.properties ?? {}).map(([name, property]) => ({
      name: headerNames[name] ?? name,
      in: place,
      required: schema?.required?.includes(name) ?? false,
      schema: withReferences(property),
    }));
  return [
    ...parameters('path', operation.params),
    ...parameters('query', operation.query),
    ...parameters('header', operation.headers),
  ];
};

const contentOf = (answer: Operation['answers'][number]): JsonObject => {
  if ('schema' in answer) return { content: { 'application/json': { schema: withReferences(answer.schema) } } };
  if ('mediaType' in answer) return { content: { [answer.mediaType]: {} } };
  return {};
};

/** Standard types that come with the same status as types of our own. */
const alsoOf = (status: string): readonly string[] =>
  status === '403' ? ['urn:problem-type:belgif:missingPermission'] : [];

const responsesOf = (operation: Operation): JsonObject => {
  const headers: JsonObject = Object.fromEntries(
    Object.entries(operation.responseHeaders ?? {}).map(([name, description]) => [
      name,
      { description, schema: { type: 'string' } },
    ]),
  );
  const answers = Object.entries(operation.answers).map(([status, answer]): [string, JsonObject] => [
    status,
    {
      description: answer.description,
      ...(Object.keys(headers).length > 0 ? { headers } : {}),
      ...contentOf(answer),
    },
  ]);
  const byStatus = Map.groupBy(operation.problems, (type) => String(problemTypes[type]));
  const problems = [...byStatus].map(([status, types]): [string, JsonObject] => [
    status,
    {
      description: [...alsoOf(status), ...types.map((type) => problemTypePrefix + type)].join(', '),
      content: problemContent,
    },
  ]);
  return {
    ...Object.fromEntries(answers),
    ...Object.fromEntries(problems),
    ...(operation.roles === null
      ? {}
      : {
          401: { $ref: '#/components/responses/Unauthenticated' },
          ...(byStatus.has('403') ? {} : { 403: { $ref: '#/components/responses/OtherRole' } }),
        }),
    ...(operation.limit === undefined ? {} : { 429: { $ref: '#/components/responses/TooManyRequests' } }),
    default: { $ref: '#/components/responses/Problem' },
  };
};

const operationObject = (id: string, operation: Operation): JsonObject => ({
  operationId: id,
  summary: operation.summary,
  description: operation.description,
  security: (operation.roles ?? []).map((role) => ({ [role]: [] })),
  parameters: parametersOf(operation),
  ...(operation.body === undefined
    ? {}
    : {
        requestBody: {
          required: true,
          content: { [operation.bodyMediaType ?? 'application/json']: { schema: withReferences(operation.body) } },
        },
      }),
  responses: responsesOf(operation),
});

export const openApiDocument = (): JsonObject => {
  const paths: Record<string, Record<string, JsonObject>> = {};
  for (const [id, operation] of Object.entries(operations)) {
    const path = templated(operation.url);
    paths[path] = { ...paths[path], [operation.method.toLowerCase()]: operationObject(id, operation) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Municipal backend of the eID kiosk',
      version: '1.0.0',
      description:
        'What a kiosk asks of the municipality. National numbers travel in bodies only, never in a URL or a header. ' +
        'Federal steps are tasks of a clerk; nothing here reaches a national register.',
    },
    servers: [{ url: '/', description: 'Wherever the municipality runs it' }],
    paths,
    components: {
      schemas: Object.fromEntries(
        Object.entries(namedSchemas).map(([name, schema]) => [name, withReferences(schema, true)]),
      ),
      responses: {
        Problem: {
          description: 'Any other problem, for example urn:problem-type:belgif:badRequest',
          content: problemContent,
        },
        Unauthenticated: {
          description: 'urn:problem-type:belgif:noAccessToken or urn:problem-type:belgif:invalidAccessToken',
          content: problemContent,
        },
        OtherRole: {
          description: 'urn:problem-type:belgif:missingPermission: the token has another role',
          content: problemContent,
        },
        TooManyRequests: {
          description: 'urn:problem-type:belgif:tooManyRequests',
          headers: { 'Retry-After': { description: 'Seconds until the next try', schema: { type: 'integer' } } },
          content: problemContent,
        },
      },
      securitySchemes: Object.fromEntries([
        ...deviceRoles.map((role) => [
          role,
          {
            type: 'http',
            scheme: 'bearer',
            description: `The access token of an enrolled ${role}, from /v1/token, for ten minutes`,
          },
        ]),
        ...staffRoles.map((role) => [
          role,
          {
            type: 'apiKey',
            in: 'cookie',
            name: '__Host-eid-session',
            description: `The session of a ${role}, from /sign-in (docs/identity.md); other methods than GET need the Origin of this place`,
          },
        ]),
      ]),
    },
  };
};

/** The text of docs/openapi.json, to the byte. */
export const openApiText = (): string => `${JSON.stringify(openApiDocument(), null, 2)}\n`;
