/**
 * No municipality sees or takes a row of another, in any table the catalogue knows: asked of a role that owns nothing, on
 * both databases, and of the owner, whom the policies hold as well.
 */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileRequest } from '../../backend/requests/file-request.ts';
import { readCase } from '../../backend/cases/read-case.ts';
import type { RequestContext } from '../../backend/requests/request-context.ts';
import { createFieldCipher } from '../../backend/storage/field-cipher.ts';
import { migrate, readMigrations } from '../../backend/storage/migrate.ts';
import { type Database, openServerDatabase } from '../../backend/storage/open-database.ts';
import { prepareDatabase } from '../../backend/storage/prepare-database.ts';
import { inTransaction } from '../../backend/storage/transaction.ts';
import { startWakes } from '../../backend/time/wake.ts';
import { prepareDatabaseKinds } from '../database-kinds.ts';
import { sampleReport } from '../unit/backend/sample-diagnosis.ts';
import { demoMunicipality, sampleSubmission, someMorning } from '../unit/backend/sample-submission.ts';

const { kinds, server, stop } = await prepareDatabaseKinds('row-level security');
afterAll(stop);

const municipality = await demoMunicipality();
const cipher = createFieldCipher(new Uint8Array(32).fill(7));
const caller = { role: 'kiosk', id: 'hall-1' } as const;
const clerk = { role: 'clerk', id: 'c-1', sites: 'all', steppedUpAtMs: null } as const;

/** About the installation, not about a municipality; everything else has one. */
const ofInstallation = ['installation', 'schema_migrations'];

const contextOf = (database: Database, id = municipality.id): RequestContext => ({
  kysely: database.kysely,
  cipher,
  municipality: { ...municipality, id },
  now: () => someMorning,
  simulated: false,
});

const fill = async (database: Database): Promise<readonly string[]> => {
  const ids: string[] = [];
  for (const submission of [sampleSubmission(), sampleReport()]) {
    const filed = await fileRequest(contextOf(database), { submission, idempotencyKey: randomUUID(), caller });
    if (!filed.ok) throw new Error(JSON.stringify(filed.failure));
    ids.push(filed.value.id);
  }
  return ids;
};

type Listed = { readonly name: string; readonly enabled: boolean; readonly forced: boolean; readonly policies: number };

const listTables = async ({ kysely }: Database): Promise<readonly Listed[]> => {
  const { rows } = await sql<Listed>`
    select relname as name, relrowsecurity as enabled, relforcerowsecurity as forced,
      (select count(*)::int from pg_policy where polrelid = c.oid) as policies
    from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by relname`.execute(
    kysely,
  );
  return rows.filter(({ name }) => !ofInstallation.includes(name));
};

/** What a transaction of that municipality can see, and change, of each table. */
const reach = async (database: Database, tables: readonly Listed[], id: string) => {
  const reached: Record<string, number> = {};
  for (const { name } of tables) {
    const seen = await inTransaction({ kysely: database.kysely, municipality: { id } }, async (transaction) => {
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(name)}`.execute(transaction);
      return rows[0]?.n ?? -1;
    });
    if (!seen.ok) throw new Error(seen.failure);
    if (seen.value > 0) reached[name] = seen.value;
  }
  return reached;
};

describe.each(kinds)('%s', (_kind, prepare) => {
  let database: Database;
  let tables: readonly Listed[];

  beforeAll(async () => {
    database = await (await prepare('bound'))();
    await prepareDatabase(database, cipher);
    tables = await listTables(database);
    await fill(database);
  }, 60_000);
  afterAll(() => database.close());

  test('every table is bound, its owner included', () => {
    expect(tables.length).toBeGreaterThan(10);
    expect(tables.filter(({ enabled, forced, policies }) => !(enabled && forced && policies > 0))).toEqual([]);
  });

  test('one municipality reaches its rows, another none', async () => {
    const own = await reach(database, tables, municipality.id);
    expect(own).toMatchObject({ requests: 2, applicants: 1, chip_evidence: 1, card_defects: 1, events: 2 });
    expect(own).toMatchObject({ idempotency_keys: 2, audit_entries: 2 });
    expect(await reach(database, tables, 'exempleville')).toEqual({});
    expect(await reach(database, tables, '')).toEqual({});
  });

  test('another municipality changes and removes nothing, and writes nothing for this one', async () => {
    const elsewhere = contextOf(database, 'exempleville');
    const changed = await inTransaction(elsewhere, async (transaction) => {
      const updated = await transaction.updateTable('requests').set({ state: 'ordered' }).executeTakeFirst();
      const removed = await transaction.deleteFrom('applicants').executeTakeFirst();
      return [updated.numUpdatedRows, removed.numDeletedRows];
    });
    expect(changed).toEqual({ ok: true, value: [0n, 0n] });
    const { rows } = await sql<{ id: string }>`select id from requests limit 1`.execute(database.kysely);
    const foreign = { id: randomUUID(), municipality_id: municipality.id, request_id: rows[0]?.id ?? '' };
    const smuggled = inTransaction(elsewhere, (transaction) =>
      transaction
        .insertInto('documents')
        .values({ ...foreign, kind: 'receipt', issued_at: new Date(someMorning) })
        .execute(),
    );
    await expect(smuggled).rejects.toThrow(/row-level security/);
    // With its own name on it the row has no request to belong to.
    const orphan = inTransaction(elsewhere, (transaction) =>
      transaction
        .insertInto('documents')
        .values({ ...foreign, municipality_id: 'exempleville', kind: 'receipt', issued_at: new Date(someMorning) })
        .execute(),
    );
    await expect(orphan).rejects.toThrow(/foreign key/);
  });

  test('the role that answers requests can neither change the trail nor the tables', async () => {
    const attempts = [
      sql`update audit_entries set actor = 'x'`,
      sql`delete from audit_entries`,
      sql`truncate audit_entries`,
      sql`alter table requests no force row level security`,
      sql`drop policy of_municipality on requests`,
      sql`update installation set key_check = 'x'`,
    ];
    for (const attempt of attempts)
      await expect(inTransaction(contextOf(database), (transaction) => attempt.execute(transaction))).rejects.toThrow(
        /permission denied|must be owner/,
      );
  });
});

describe.skipIf(server === null)('PostgreSQL server, by its roles', () => {
  const asRole = async (name: string, statements: readonly string[]): Promise<string> => {
    if (server === null) throw new Error('there is no server');
    const url = await server.createDatabase(name);
    const admin = new Client({ connectionString: url });
    await admin.connect();
    for (const statement of statements) await admin.query(statement);
    await admin.end();
    return url;
  };
  const connectAs = (url: string, role: string): Database =>
    openServerDatabase({ url: url.replace('postgres@', `${role}@`), onConnectionLost: () => undefined });

  test('an owner without other rights migrates, works, and is held by the policies', async () => {
    const url = await asRole('owned', ['create role town_owner login', 'alter database owned owner to town_owner']);
    const database = connectAs(url, 'town_owner');
    expect(await prepareDatabase(database, cipher)).toMatchObject({ ok: true });
    const [id = ''] = await fill(database);
    const look = { requestId: id, actor: clerk, purpose: 'handling' };
    expect(await readCase(contextOf(database), look)).toMatchObject({ ok: true, value: { id } });
    expect(await readCase(contextOf(database, 'exempleville'), look)).toEqual({
      ok: false,
      failure: 'request-not-found',
    });
    const { rows } = await sql`select id from requests`.execute(database.kysely);
    expect(rows).toEqual([]);
    await database.close();
  });

  test('a login role that is only a member starts on migrated tables and works', async () => {
    const url = await asRole('shared', []);
    const owner = openServerDatabase({ url, onConnectionLost: () => undefined });
    await migrate(owner.kysely, await readMigrations());
    await prepareDatabase(owner, cipher);
    await sql`create role town_desk login in role eid_kiosk_backend`.execute(owner.kysely);
    const desk = connectAs(url, 'town_desk');
    expect(await prepareDatabase(desk, cipher)).toEqual({ ok: true, value: [] });
    const [id = ''] = await fill(desk);
    expect(await readCase(contextOf(desk), { requestId: id, actor: clerk, purpose: 'handling' })).toMatchObject({
      ok: true,
    });
    await expect(sql`delete from audit_entries`.execute(desk.kysely)).rejects.toThrow('permission denied');

    const troubles: string[] = [];
    const wakes = await startWakes({
      jobStore: desk.jobStore,
      sweep: async () => ({ atMs: someMorning, steps: [], more: false }),
      untilNextDueMs: async () => null,
      onTrouble: (code) => troubles.push(code),
    });
    expect([await wakes.health(), troubles]).toEqual([[], []]);
    await wakes.stop();
    await desk.close();
    await owner.close();
  });

  test('a login role that is only a member says who has to migrate', async () => {
    const url = await asRole('unmigrated', ['create role town_early login']);
    const early = connectAs(url, 'town_early');
    expect(await prepareDatabase(early, cipher)).toEqual({
      ok: false,
      failure: expect.stringContaining('as their owner'),
    });
    await early.close();
  });
});
