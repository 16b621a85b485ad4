/**
 * Where a page of cases ended, so that the next one begins behind it, whatever was filed or moved meanwhile: the value that
 * is sorted by, and the id. Opaque to callers; it holds nothing personal and gives no right.
 */
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';

const validator = Compile(
  Type.Object(
    { at: Type.Union([Type.Integer(), Type.Null()]), id: Type.String({ format: 'uuid' }) },
    { additionalProperties: false },
  ),
);

/** `atMs` is null behind everything that has an instant. */
export type Cursor = { readonly atMs: number | null; readonly id: string };

export const writeCursor = ({ atMs, id }: Cursor): string =>
  Buffer.from(JSON.stringify({ at: atMs, id })).toString('base64url');

/** Null for what this program has not written. */
export const readCursor = (text: string): Cursor | null => {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (!validator.Check(value)) return null;
    // Beyond this a Date is invalid (ECMA-262, time values).
    return value.at !== null && Math.abs(value.at) > 8.64e15 ? null : { atMs: value.at, id: value.id };
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
};
