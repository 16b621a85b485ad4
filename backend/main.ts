/**
 * The production entry of the municipal backend: a PostgreSQL server, real requests, settings from the environment
 * (read-environment.ts). Ends with 78 (EX_CONFIG of sysexits.h) when it cannot be started as configured, with 0 after
 * SIGTERM or SIGINT. With a word it does that instead and ends: `enrol DEVICE ROLE SITE` prints an enrolment code, `migrate`
 * brings the tables up to date, `check` reads the audit trail from end to end, `person SUBJECT` tells under which id somebody
 * of the identity provider stands in trail and papers (docs/operations.md).
 */
import { failed, type Result, success } from '../contract/result.ts';
import { checkInstallation } from './check-installation.ts';
import { enrolFromCommandLine } from './enrol-from-command-line.ts';
import { defectFacts } from './http/log-options.ts';
import { staffDigest, staffId } from './identity/staff-claims.ts';
import { openBackend, type OpenOptions } from './open-backend.ts';
import { readEnvironment, type Settings } from './read-environment.ts';
import { startBackend } from './start-backend.ts';
import { createFieldCipher } from './storage/field-cipher.ts';
import { openServerDatabase } from './storage/open-database.ts';

const say = (fields: Readonly<Record<string, unknown>>): void => {
  process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), ...fields })}\n`);
};

const complain = (problems: readonly string[]): number => {
  for (const problem of problems) say({ level: 'error', problem });
  return 78;
};

type VerbOptions = OpenOptions & Pick<Settings, 'identityProvider'>;
type Verb = (options: VerbOptions, words: readonly string[]) => Promise<Result<void, readonly string[]>>;

const verbs: Readonly<Record<string, Verb>> = {
  enrol: async (options, words) => {
    const made = await enrolFromCommandLine(options, words);
    if (!made.ok) return made;
    process.stdout.write(`${made.value.code}\n`);
    return success(undefined);
  },
  migrate: async (options) => {
    const opened = await openBackend(options);
    if (!opened.ok) return opened;
    await opened.value.database.close();
    say({ level: 'info', event: 'migrated', applied: opened.value.migrated });
    return success(undefined);
  },
  check: async (options) => {
    const checked = await checkInstallation(options);
    if (!checked.ok) return checked;
    say({ level: 'info', event: 'checked', ...checked.value });
    return success(undefined);
  },
  person: async (options, [subject]) => {
    if (subject === undefined) return failed(['wanted: person SUBJECT, as the identity provider has it']);
    const cipher = createFieldCipher(options.masterKey);
    process.stdout.write(`${staffId(staffDigest(cipher, options.identityProvider.issuer, subject))}\n`);
    return success(undefined);
  },
};

const main = async (): Promise<number> => {
  const settings = await readEnvironment(process.env);
  if (!settings.ok) return complain(settings.failure);
  const { databaseUrl, ...rest } = settings.value;
  const options = {
    ...rest,
    openDatabase: async () =>
      openServerDatabase({
        url: databaseUrl,
        onConnectionLost: (code) => say({ level: 'warn', event: 'connection-lost', code }),
      }),
    now: Date.now,
    simulated: false,
  } as const;
  const [word, ...words] = process.argv.slice(2);
  if (word !== undefined) {
    const verb = Object.hasOwn(verbs, word) ? verbs[word] : undefined;
    if (verb === undefined)
      return complain([`${word} is no word of this program; it knows ${Object.keys(verbs).join(', ')}`]);
    const done = await verb(options, words);
    return done.ok ? 0 : complain(done.failure);
  }
  const stopped = new Promise<string>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve(signal));
  });
  const started = await startBackend({ ...options, log: { level: 'info' } });
  if (!started.ok) return complain(started.failure);
  const { address, metricsAddress } = started.value;
  say({ level: 'info', event: 'listening', address, metricsAddress });
  say({ level: 'info', event: 'stopping', signal: await stopped });
  await started.value.close();
  return 0;
};

try {
  process.exitCode = await main();
} catch (error) {
  say({ level: 'error', event: 'start-failed', ...defectFacts(error) });
  process.exitCode = 1;
}
