/**
 * The production entry of the municipal backend: a PostgreSQL server, real requests, settings from the environment
 * (read-environment.ts). Ends with 78 (EX_CONFIG of sysexits.h) when it cannot be started as configured, with 0 after
 * SIGTERM or SIGINT. `enrol DEVICE ROLE SITE` prints an enrolment code instead.
 */
import { enrolFromCommandLine } from './enrol-from-command-line.ts';
import { defectFacts } from './http/log-options.ts';
import { readEnvironment } from './read-environment.ts';
import { startBackend } from './start-backend.ts';
import { openServerDatabase } from './storage/open-database.ts';

const say = (fields: Readonly<Record<string, unknown>>): void => {
  process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), ...fields })}\n`);
};

const main = async (): Promise<number> => {
  const settings = await readEnvironment(process.env);
  if (!settings.ok) {
    for (const problem of settings.failure) say({ level: 'error', problem });
    return 78;
  }
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
  const [verb, ...words] = process.argv.slice(2);
  if (verb === 'enrol') {
    const made = await enrolFromCommandLine(options, words);
    if (made.ok) process.stdout.write(`${made.value.code}\n`);
    else for (const problem of made.failure) say({ level: 'error', problem });
    return made.ok ? 0 : 78;
  }
  if (verb !== undefined) {
    say({ level: 'error', problem: `${verb} is no word of this program; it knows enrol` });
    return 78;
  }
  const stopped = new Promise<string>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve(signal));
  });
  const started = await startBackend({ ...options, log: { level: 'info' } });
  if (!started.ok) {
    for (const problem of started.failure) say({ level: 'error', problem });
    return 78;
  }
  say({ level: 'info', event: 'listening', address: started.value.address });
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
