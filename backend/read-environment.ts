/** The settings of the production entry, from its environment. Every mistake is said at once, in words an operator can act on. */
import { readFile } from 'node:fs/promises';
import { Compile } from 'typebox/compile';
import { failed, type Result, success } from '../contract/result.ts';
import { type KioskTokens, KioskTokensSchema } from './http/kiosk-tokens.ts';
import { schemaIssues } from './schema-issues.ts';
import { readMasterKey } from './storage/master-key.ts';

export type Settings = {
  readonly databaseUrl: string;
  readonly host: string;
  readonly port: number;
  readonly municipalityFile: string;
  readonly masterKey: Uint8Array;
  readonly kiosks: KioskTokens;
};

const tokensValidator = Compile(KioskTokensSchema);

const readTokens = async (file: string): Promise<Result<KioskTokens, readonly string[]>> => {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    // The message of a JSON error quotes the file; a token pasted there by mistake must not reach the log.
    const reason = error instanceof SyntaxError ? 'is not JSON' : 'cannot be read';
    return failed([`KIOSK_TOKENS: ${file} ${reason}`]);
  }
  if (!tokensValidator.Check(value))
    return failed(
      schemaIssues(tokensValidator, value).map(({ path, reason }) => `KIOSK_TOKENS: ${file}#${path}: ${reason}`),
    );
  if (new Set(value.map(({ id }) => id)).size < value.length)
    return failed([`KIOSK_TOKENS: ${file}: an id stands twice`]);
  return success(value);
};

/**
 * Reads DATABASE_URL, MUNICIPALITY_FILE, KEY_FILE, KIOSK_TOKENS, PORT (8080) and HOST (127.0.0.1: a reverse proxy with
 * TLS stands in front). A simulated backend is not to be had here: SIMULATED is refused, whatever it says.
 */
export const readEnvironment = async (
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Result<Settings, readonly string[]>> => {
  const problems: string[] = [];
  const required = (name: string): string => {
    const value = environment[name] ?? '';
    if (value === '') problems.push(`${name} is not set`);
    return value;
  };
  if (environment['SIMULATED'] !== undefined) problems.push('SIMULATED is set: this entry takes real requests only');
  const databaseUrl = required('DATABASE_URL');
  if (databaseUrl !== '' && !/^postgres(ql)?:\/\//.test(databaseUrl))
    problems.push('DATABASE_URL is not a postgres:// address');
  const municipalityFile = required('MUNICIPALITY_FILE');
  const keyFile = required('KEY_FILE');
  const tokensFile = required('KIOSK_TOKENS');
  const port = Number(environment['PORT'] ?? '8080');
  if (!Number.isInteger(port) || port < 0 || port > 65_535) problems.push('PORT is not a port number');
  if (problems.length > 0) return failed(problems);
  const masterKey = await readMasterKey(keyFile);
  const kiosks = await readTokens(tokensFile);
  if (!masterKey.ok) problems.push(`KEY_FILE: ${masterKey.failure}`);
  if (!kiosks.ok) problems.push(...kiosks.failure);
  if (!masterKey.ok || !kiosks.ok) return failed(problems);
  return success({
    databaseUrl,
    host: environment['HOST'] ?? '127.0.0.1',
    port,
    municipalityFile,
    masterKey: masterKey.value,
    kiosks: kiosks.value,
  });
};
