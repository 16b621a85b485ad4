/**
 * Forward-only migrations: numbered SQL files, each applied once, remembered with a checksum. An applied file that was
 * changed afterwards, or that is missing here, stops the start. Concurrent starts wait for each other; everything happens
 * in one transaction, so a start that dies leaves nothing half-done.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { grantBackendRole } from './backend-role.ts';
import { sqlStatements } from './sql-statements.ts';
import type { Tables } from './tables.ts';

export type Migration = { readonly name: string; readonly script: string };

/** The database was made by other migrations than ours; the message names the first one that differs. */
export class MigrationMismatchError extends Error {
  override readonly name = 'MigrationMismatchError';
}

/** Any constant will do, as long as every program that migrates this database uses the same. */
const migrationLock = 0x65_49_44_01;

const checksum = (script: string): string => createHash('sha256').update(script).digest('hex');

/** Our migrations in the order of their numbers. */
export const readMigrations = async (): Promise<readonly Migration[]> => {
  const directory = join(import.meta.dirname, 'migrations');
  const names = (await readdir(directory)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(names.map(async (name) => ({ name, script: await readFile(join(directory, name), 'utf8') })));
};

/** Brings the database up to date and returns the names it applied now. Throws MigrationMismatchError. */
export const migrate = (kysely: Kysely<Tables>, migrations: readonly Migration[]): Promise<readonly string[]> =>
  kysely.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(migrationLock)})`.execute(transaction);
    // A large table takes longer than a request may.
    await sql`set local statement_timeout = 0`.execute(transaction);
    // Asked first: a role that may only use the tables may not create any.
    const { rows: found } = await sql`select where to_regclass('schema_migrations') is not null`.execute(transaction);
    if (found.length === 0)
      await sql`create table schema_migrations (
        name text primary key, checksum text not null, applied_at timestamptz not null default now()
      )`.execute(transaction);
    const { rows } = await sql<{
      name: string;
      checksum: string;
    }>`select name, checksum from schema_migrations order by name`.execute(transaction);
    for (const [index, row] of rows.entries()) {
      const ours = migrations[index];
      if (ours === undefined || ours.name !== row.name || checksum(ours.script) !== row.checksum)
        throw new MigrationMismatchError(`the database was migrated with another ${row.name}`);
    }
    const missing = migrations.slice(rows.length);
    for (const migration of missing) {
      for (const statement of sqlStatements(migration.script)) await sql.raw(statement).execute(transaction);
      await sql`insert into schema_migrations (name, checksum) values (${migration.name}, ${checksum(migration.script)})`.execute(
        transaction,
      );
    }
    await grantBackendRole(transaction);
    return missing.map((migration) => migration.name);
  });
