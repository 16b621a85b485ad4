/** An embedded backend on a data folder of its own, of which the test can ask how many requests it holds. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBackend } from '../../../backend/start-backend.ts';
import { type Database, openEmbeddedDatabase } from '../../../backend/storage/open-database.ts';
import type { TokenSource } from '../../../kiosk/adapters/municipal-http/token-source.ts';
import { testTokens } from '../../unit/backend/authenticated.ts';
import { municipalityFile, someMorning } from '../../unit/backend/sample-submission.ts';
import { nobodyIsWrittenTo } from '../../nobody-is-written-to.ts';

export type EmbeddedTown = {
  readonly address: string;
  readonly tokens: TokenSource;
  readonly counterTokens: TokenSource;
  filed(): Promise<number>;
  close(): Promise<void>;
};

export async function openTown(): Promise<EmbeddedTown> {
  const directory = await mkdtemp(join(tmpdir(), 'eid-kiosk-town-'));
  const database: Database = await openEmbeddedDatabase(join(directory, 'database'));
  const backend = await startBackend({
    openDatabase: async () => database,
    masterKey: randomBytes(32),
    municipalityFile: municipalityFile('voorbeeldgem'),
    publicUrl: null,
    identityProvider: null,
    notices: nobodyIsWrittenTo(directory),
    metrics: null,
    host: '127.0.0.1',
    port: 0,
    now: () => someMorning,
    simulated: true,
    log: { level: 'silent' },
  });
  if (!backend.ok) throw new Error(backend.failure.join('\n'));
  return {
    address: backend.value.address,
    tokens: await testTokens(backend.value.context, { id: 'hall-1', role: 'kiosk' }),
    counterTokens: await testTokens(backend.value.context, { id: 'desk-1', role: 'counter' }),
    filed: async () => (await database.kysely.selectFrom('requests').select('id').execute()).length,
    close: async () => {
      await backend.value.close();
      await rm(directory, { recursive: true });
    },
  };
}
