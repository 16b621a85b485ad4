/** Reads and checks the file that describes one kiosk (contract/installation.ts). */
import { readFile } from 'node:fs/promises';
import { Compile } from 'typebox/compile';
import { type Installation, InstallationSchema } from '../../../contract/installation.ts';
import { failed, type Result, success } from '../../../contract/result.ts';

const schema = Compile(InstallationSchema);

/** What is wrong, in words for whoever installs the kiosk. */
export type InstallationProblem = { readonly file: string; readonly problems: readonly string[] };

export async function readInstallation(file: string): Promise<Result<Installation, InstallationProblem>> {
  const refuse = (...problems: string[]) => failed({ file, problems });
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    return refuse(`cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return refuse(`is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (schema.Check(value)) return success(value);
  return refuse(...schema.Errors(value).map((problem) => `${problem.instancePath || '/'}: ${problem.message}`));
}
