/**
 * Reads and judges a municipality file. Bad data is a list of issues, never an exception: whoever starts the backend
 * prints them. A file that passes may be served and decided by as it is.
 */
import { readFile } from 'node:fs/promises';
import { Compile } from 'typebox/compile';
import { type Municipality, MunicipalitySchema } from '../../contract/municipality.ts';
import { failed, type Result, success } from '../../contract/result.ts';
import { schemaIssues } from '../schema-issues.ts';
import { lintMunicipality } from './lint-municipality.ts';

export type ConfigurationIssue = {
  readonly file: string;
  /** JSON pointer (RFC 6901) into the file; empty for the file as a whole. */
  readonly path: string;
  readonly reason: string;
};

const validator = Compile(MunicipalitySchema);

const wholeFile = (file: string, reason: string): readonly ConfigurationIssue[] => [{ file, path: '', reason }];

/** Judges text that claims to be a municipality file; `file` is only its name in the issues. */
export const parseMunicipality = (
  text: string,
  file: string,
  today: string,
): Result<Municipality, readonly ConfigurationIssue[]> => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return failed(wholeFile(file, `not JSON: ${error instanceof Error ? error.message : String(error)}`));
  }
  if (!validator.Check(value)) return failed(schemaIssues(validator, value).map((issue) => ({ file, ...issue })));
  const lint = lintMunicipality(value, today);
  return lint.length === 0 ? success(value) : failed(lint.map((issue) => ({ file, ...issue })));
};

export const loadMunicipality = async (
  file: string,
  today: string,
): Promise<Result<Municipality, readonly ConfigurationIssue[]>> => {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    return failed(wholeFile(file, `cannot be read: ${error instanceof Error ? error.message : String(error)}`));
  }
  return parseMunicipality(text, file, today);
};
