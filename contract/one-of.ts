import { type TUnsafe, Type } from 'typebox';

/** A JSON Schema `enum` over one of our constant lists, typed as the union of its members. */
export const oneOf = <const T extends readonly string[]>(values: T): TUnsafe<T[number]> =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...values] });
