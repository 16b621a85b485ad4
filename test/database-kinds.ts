/** Both databases for a suite that must hold on each: PGlite in this process and a PostgreSQL server of the suite's own. */
import { type Database, openEmbeddedDatabase, openServerDatabase } from '../backend/storage/open-database.ts';
import { type PrivatePostgres, startPrivatePostgres } from './private-postgres.ts';

/** Makes an empty database of that name; what comes of it opens it. PGlite opens another one each time. */
export type PrepareDatabase = (name: string) => Promise<() => Promise<Database>>;

export type DatabaseKinds = {
  readonly kinds: readonly (readonly [string, PrepareDatabase])[];
  /** Null where there is none on this machine. */
  readonly server: PrivatePostgres | null;
  stop(): Promise<void>;
};

/** Prints why a kind is left out. */
export const prepareDatabaseKinds = async (suite: string): Promise<DatabaseKinds> => {
  const embedded = ['PGlite', async () => () => openEmbeddedDatabase('memory')] as const;
  const started = await startPrivatePostgres();
  if ('skipped' in started) {
    console.log(`skipped: ${suite} on a PostgreSQL server: ${started.skipped}`);
    return { kinds: [embedded], server: null, stop: () => Promise.resolve() };
  }
  const onServer: PrepareDatabase = async (name) => {
    const url = await started.createDatabase(name);
    return async () => openServerDatabase({ url, onConnectionLost: () => undefined });
  };
  return { kinds: [embedded, ['PostgreSQL server', onServer]], server: started, stop: () => started.stop() };
};
