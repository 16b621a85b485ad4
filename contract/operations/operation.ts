/**
 * One operation of the municipal API as data: the routes are registered from it, docs/openapi.json is generated from it and
 * the client's types are derived from it, so the three cannot differ.
 */
import type { TObject, TSchema } from 'typebox';
import type { ProblemType } from '../problem-types.ts';
import type { CallerRole } from '../roles.ts';

export type Answer = { readonly description: string } & (
  | { readonly schema: TSchema }
  | { readonly mediaType: 'application/pdf' | 'text/plain' }
  | { readonly empty: true }
);

/** So many at once, and one more each time the refill time has passed. */
export type AskingLimit = { readonly atOnce: number; readonly refillMs: number };

export type Operation = {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly url: string;
  readonly summary: string;
  readonly description: string;
  /** Who may ask; null for what anybody may. */
  readonly roles: readonly CallerRole[] | null;
  /** How often one caller may ask; where anybody may, one address. */
  readonly limit?: AskingLimit;
  /** Where anybody may ask: how often all addresses together. */
  readonly ceiling?: AskingLimit;
  readonly params?: TObject;
  /** Never anything personal: addresses are logged by proxies (Belgif rule sens-dat). */
  readonly query?: TObject;
  readonly headers?: TObject;
  readonly body?: TSchema;
  /** Absent: application/json. */
  readonly bodyMediaType?: 'application/x-www-form-urlencoded';
  readonly answers: Readonly<Record<number, Answer>>;
  readonly responseHeaders?: Readonly<Record<string, string>>;
  /** Our own problem types that this operation can answer with, beside the standard ones. */
  readonly problems: readonly ProblemType[];
};
