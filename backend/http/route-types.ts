/** A route's types for Fastify, from the row of its operation. */
import type { FastifyRequest } from 'fastify';
import type { BodyOf, HeadersOf, ParamsOf, QueryOf } from '../../contract/operations/operation-types.ts';
import type { OperationId } from '../../contract/operations.ts';
import type { Caller } from '../identity/caller.ts';

export type RouteOf<Id extends OperationId> = {
  Params: ParamsOf<Id>;
  Querystring: QueryOf<Id>;
  Headers: HeadersOf<Id>;
  Body: BodyOf<Id>;
};

/** Who asks, once the routes' authentication has let the request through; throws on a route that has none. */
export type CallerOf = (raw: FastifyRequest['raw']) => Caller;
