/**
 * The production entry of the municipal backend: a PostgreSQL server, real requests, settings from the environment
 * (read-environment.ts). Ends with 78 (EX_CONFIG of sysexits.h) when it cannot be started as configured, with 0 after
 * SIGTERM or SIGINT.
 */
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
  const stopped = new Promise<string>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve(signal));
  });
  const started = await startBackend({
    ...rest,
    openDatabase: async () =>
      openServerDatabase({
        url: databaseUrl,
        onConnectionLost: (code) => say({ level: 'warn', event: 'connection-lost', code }),
      }),
    now: Date.now,
    simulated: false,
    log: { level: 'info' },
  });
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
