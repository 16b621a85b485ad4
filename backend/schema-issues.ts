/**
 * Turns the complaints of a compiled schema into places and reasons. Never carries the offending value, so that the
 * result may stand in an answer or a log. The list is cut short by the validator: it is not a complete inventory.
 */
import type { Validator } from 'typebox/compile';

export type SchemaIssue = {
  /** JSON pointer (RFC 6901) into the validated value; empty for the value itself. */
  readonly path: string;
  readonly reason: string;
};

export const schemaIssues = (validator: Pick<Validator, 'Errors'>, value: unknown): readonly SchemaIssue[] => {
  const issues: SchemaIssue[] = [];
  for (const error of validator.Errors(value)) {
    // A closed object complains twice about an unknown member: once here, by name, and once about the object that holds it.
    if (error.keyword === 'additionalProperties') continue;
    issues.push({
      path: error.instancePath,
      reason: error.keyword === 'boolean' ? 'is not a known member' : error.message,
    });
  }
  return issues;
};
