/**
 * Reads and judges a municipality file. Bad data is a list of issues, never an exception: whoever starts the backend
 * prints them. A file that passes may be served and decided by as it is.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Compile } from 'typebox/compile';
import { type Municipality, MunicipalitySchema } from '../../contract/municipality.ts';
import { failed, type Result, success } from '../../contract/result.ts';
import { schemaIssues } from '../schema-issues.ts';
import { type LintRuleName, lintMunicipality } from './lint-municipality.ts';
import type { ConfigurationProfile } from './lint-rule.ts';

export type ConfigurationIssue = {
  readonly file: string;
  /** `file` and `schema` stand for what comes before any rule can be asked. */
  readonly rule: LintRuleName | 'file' | 'schema';
  readonly severity: 'error' | 'warning';
  /** JSON pointer (RFC 6901) into the file; empty for the file as a whole. */
  readonly path: string;
  readonly reason: string;
};

/** A municipality with the very text it came from, so that what was in force can be kept and compared. */
export type LoadedMunicipality = {
  readonly municipality: Municipality;
  readonly text: string;
  /** Lower-case hexadecimal, of the text in UTF-8. */
  readonly sha256: string;
  readonly warnings: readonly ConfigurationIssue[];
};

const validator = Compile(MunicipalitySchema);

const wholeFile = (file: string, reason: string): readonly ConfigurationIssue[] => [
  { file, rule: 'file', severity: 'error', path: '', reason },
];

/** Judges text that claims to be a municipality file; `file` is only its name in the issues. `today`: calendar date in Belgium. */
export const parseMunicipality = (
  text: string,
  file: string,
  today: string,
  profile: ConfigurationProfile,
): Result<LoadedMunicipality, readonly ConfigurationIssue[]> => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return failed(wholeFile(file, `not JSON: ${error instanceof Error ? error.message : String(error)}`));
  }
  if (!validator.Check(value))
    return failed(
      schemaIssues(validator, value).map((issue) => ({ file, rule: 'schema', severity: 'error', ...issue })),
    );
  const issues = lintMunicipality(value, today, profile).map((issue) => ({ file, ...issue }));
  if (issues.some(({ severity }) => severity === 'error')) return failed(issues);
  const sha256 = createHash('sha256').update(text, 'utf8').digest('hex');
  return success({ municipality: value, text, sha256, warnings: issues });
};

export const loadMunicipality = async (
  file: string,
  today: string,
  profile: ConfigurationProfile,
): Promise<Result<LoadedMunicipality, readonly ConfigurationIssue[]>> => {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    return failed(wholeFile(file, `cannot be read: ${error instanceof Error ? error.message : String(error)}`));
  }
  return parseMunicipality(text, file, today, profile);
};

/** One line for the person who reads a log or a terminal. */
export const issueLine = ({ file, path, rule, severity, reason }: ConfigurationIssue): string =>
  `${file}${path === '' ? '' : `#${path}`}: ${severity}: ${reason} (${rule})`;
