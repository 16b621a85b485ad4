/** A route's types for Fastify, from the row of its operation. */
import type { BodyOf, HeadersOf, ParamsOf, QueryOf } from '../../contract/operations/operation-types.ts';
import type { OperationId } from '../../contract/operations.ts';

export type RouteOf<Id extends OperationId> = {
  Params: ParamsOf<Id>;
  Querystring: QueryOf<Id>;
  Headers: HeadersOf<Id>;
  Body: BodyOf<Id>;
};
