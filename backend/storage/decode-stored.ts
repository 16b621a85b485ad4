/**
 * What stands in the database was written by some version of this program, perhaps not by this one: it is checked
 * against the contract before use. A mismatch is a defect; the error names places, never values.
 */
import type { Static, TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { schemaIssues } from '../schema-issues.ts';

/** Returns a decoder that gives the value back, typed, or throws. */
export const storedAs = <const S extends TSchema>(schema: S): ((value: unknown) => Static<S>) => {
  const validator = Compile(schema);
  return (value) => {
    if (validator.Check(value)) return value;
    const places = schemaIssues(validator, value).map((issue) => `${issue.path} ${issue.reason}`);
    throw new Error(`a stored value does not fit its schema: ${places.join('; ')}`);
  };
};
