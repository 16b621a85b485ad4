/** The types of what travels, derived from the table of operations: for the routes of the backend and for its callers alike. */
import type { Static, TSchema } from 'typebox';
import type { OperationId, operations } from '../operations.ts';

type Part<Id extends OperationId, Name extends string> = (typeof operations)[Id] extends {
  readonly [Key in Name]: infer Schema extends TSchema;
}
  ? Static<Schema>
  : undefined;

export type ParamsOf<Id extends OperationId> = Part<Id, 'params'>;
export type QueryOf<Id extends OperationId> = Part<Id, 'query'>;
export type HeadersOf<Id extends OperationId> = Part<Id, 'headers'>;
export type BodyOf<Id extends OperationId> = Part<Id, 'body'>;

type Answers<Id extends OperationId> = (typeof operations)[Id]['answers'];
type SchemaAnswer<A> = A extends { readonly schema: infer Schema extends TSchema } ? Static<Schema> : never;
type SuccessOf<A> = A extends { readonly 200: infer Answer }
  ? SchemaAnswer<Answer>
  : A extends { readonly 201: infer Answer }
    ? SchemaAnswer<Answer>
    : never;

/** The body of a success, `never` where it is not JSON. */
export type AnswerOf<Id extends OperationId> = SuccessOf<Answers<Id>>;

/** What a caller has to give; parts that an operation does not have are left out. */
export type InputOf<Id extends OperationId> = {
  readonly [Name in 'params' | 'query' | 'headers' | 'body' as Part<Id, Name> extends undefined ? never : Name]: Part<
    Id,
    Name
  >;
};
