/** From the row of an operation and its input to what goes over the wire; sending it is the caller's. Pure. */
import { type OperationId, operations } from '../operations.ts';
import type { Operation } from './operation.ts';
import type { InputOf } from './operation-types.ts';

export type OperationRequest = {
  readonly method: Operation['method'];
  /** Path and query, to be appended to the address of the backend. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** As the operation's media type has it; null without one. */
  readonly body: string | null;
};

type Parts = {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
};

const given = (
  members: Readonly<Record<string, string | number | undefined>> = {},
): readonly (readonly [string, string])[] =>
  Object.entries(members).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)] as const]));

const encoded = (pairs: readonly (readonly [string, string])[]): string =>
  pairs.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');

const usualMediaType = 'application/json';

/** A form (URL Standard, application/x-www-form-urlencoded) where the operation asks for one, else JSON. */
const written = (body: unknown, mediaType: NonNullable<Operation['bodyMediaType']> | typeof usualMediaType): string =>
  mediaType === usualMediaType
    ? JSON.stringify(body)
    : // Forms are closed objects of texts by the table of operations.
      encoded(given(body as Readonly<Record<string, string>>));

/** Throws when a path parameter is missing, which the types do not allow. */
export const requestOf = <Id extends OperationId>(id: Id, input: InputOf<Id>): OperationRequest => {
  const operation: Operation = operations[id];
  // Each part is a closed object of scalars by the table of operations; the conditional type hides that from the compiler.
  const { params = {}, query, headers, body } = input as Parts;
  const path = operation.url.replaceAll(/:(\w+)/g, (_whole, name: string) => {
    const value = params[name];
    if (value === undefined) throw new TypeError(`${id} needs ${name}`);
    return encodeURIComponent(value);
  });
  const asked = encoded(given(query));
  const mediaType = operation.bodyMediaType ?? usualMediaType;
  return {
    method: operation.method,
    path: asked === '' ? path : `${path}?${asked}`,
    headers: {
      ...Object.fromEntries(given(headers)),
      ...(body === undefined ? {} : { 'content-type': mediaType }),
    },
    body: body === undefined ? null : written(body, mediaType),
  };
};
