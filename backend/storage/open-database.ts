/**
 * Two ways to the same PostgreSQL dialect: PGlite inside this process (demo and tests) and a server (everything else).
 * PGlite runs without fsync: an acknowledged request survives the death of the process, not the loss of power
 * (reference municipal.md §3).
 */
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, PostgresDialect } from 'kysely';
import { Pool, types } from 'pg';
import { claimDirectory } from './directory-claim.ts';
import type { Tables } from './tables.ts';

/** Where the job system keeps its own tables, in a schema of its own (time/wake.ts). */
export type JobStore =
  | { readonly kind: 'embedded'; readonly pglite: PGlite }
  | { readonly kind: 'server'; readonly url: string };

export type Database = {
  readonly kysely: Kysely<Tables>;
  readonly jobStore: JobStore;
  close(): Promise<void>;
};

/** Object identifiers of built-in types, PostgreSQL `pg_type.dat`. */
const oidOfBigint = 20;
const oidOfDate = 1082;

/** Sequence numbers stay far below 2^53. */
const asNumber = (text: string): number => Number(text);
const asText = (text: string): string => text;

/**
 * Opens (and creates when missing) the database in `directory`, or with `memory` one that is gone when closed.
 * Throws DirectoryInUseError when another process works there.
 */
export const openEmbeddedDatabase = async (directory: string): Promise<Database> => {
  const release = directory === 'memory' ? () => Promise.resolve() : await claimDirectory(directory);
  try {
    const pglite = await PGlite.create({
      ...(directory === 'memory' ? {} : { dataDir: join(directory, 'pgdata') }),
      parsers: { [oidOfBigint]: asNumber, [oidOfDate]: asText },
    });
    const kysely = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) });
    return {
      kysely,
      jobStore: { kind: 'embedded', pglite },
      close: async () => {
        await kysely.destroy();
        // Kysely closes only what it has used at least once.
        if (!pglite.closed) await pglite.close();
        await release();
      },
    };
  } catch (error) {
    await release();
    throw error;
  }
};

export type ServerDatabaseOptions = {
  readonly url: string;
  readonly poolSize?: number;
  /** A connection died and is replaced; whoever was using it is told separately. The code is the driver's or the server's. */
  readonly onConnectionLost: (code: string) => void;
};

/** Connects lazily: a server that is down shows at the first query. */
export const openServerDatabase = (options: ServerDatabaseOptions): Database => {
  const pool = new Pool({
    connectionString: options.url,
    max: options.poolSize ?? 10,
    connectionTimeoutMillis: 3_000,
    statement_timeout: 10_000,
    idle_in_transaction_session_timeout: 15_000,
    application_name: 'eid-kiosk-backend',
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') => {
        if (oid === oidOfBigint) return asNumber;
        if (oid === oidOfDate) return asText;
        // oxlint-disable-next-line typescript/no-unsafe-enum-assignment -- an oid from the server can be any number
        return types.getTypeParser(oid, format);
      },
    },
  });
  // A connection that dies tells its own listeners, in use or idle; without one the whole process would end.
  pool.on('connect', (client) => {
    client.on('error', (error) =>
      options.onConnectionLost('code' in error && typeof error.code === 'string' ? error.code : 'unknown'),
    );
  });
  // The pool repeats what an idle connection has just said.
  pool.on('error', () => undefined);
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return { kysely, jobStore: { kind: 'server', url: options.url }, close: () => kysely.destroy() };
};
