/**
 * The production backend in every setting but one: it takes test cards and marks what they file as simulated. Its own entry
 * (backend/main.ts) refuses that on purpose.
 */
import { readEnvironment } from '../../../../backend/read-environment.ts';
import { startBackend } from '../../../../backend/start-backend.ts';
import { openServerDatabase } from '../../../../backend/storage/open-database.ts';

const settings = await readEnvironment(process.env);
if (!settings.ok) throw new Error(settings.failure.join('\n'));
const { databaseUrl, ...rest } = settings.value;
const started = await startBackend({
  ...rest,
  openDatabase: async () => openServerDatabase({ url: databaseUrl, onConnectionLost: () => process.exit(1) }),
  now: Date.now,
  simulated: true,
  log: { level: 'silent' },
});
if (!started.ok) throw new Error(started.failure.join('\n'));
process.stderr.write(`${JSON.stringify({ event: 'listening', address: started.value.address })}\n`);
