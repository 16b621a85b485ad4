/** Reads and checks the file that describes one kiosk (contract/installation.ts). */
import { readFile, stat } from 'node:fs/promises';
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

/** Reads the kiosk's bearer token; refuses a file that others can read, because then it is no secret. */
export async function readToken(file: string): Promise<Result<string, InstallationProblem>> {
  try {
    const { mode } = await stat(file);
    if (process.platform !== 'win32' && (mode & 0o077) !== 0)
      return failed({ file, problems: ['is readable by others: run chmod 600 on it'] });
    const token = (await readFile(file, 'utf8')).trim();
    return token.length >= 32
      ? success(token)
      : failed({ file, problems: ['holds no token of at least 32 characters'] });
  } catch (error) {
    return failed({ file, problems: [`cannot be read: ${error instanceof Error ? error.message : String(error)}`] });
  }
}
