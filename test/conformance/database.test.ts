/** One suite over both databases: PGlite in this process and a PostgreSQL server of the test's own. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { readEvents } from '../../backend/cases/case-events.ts';
import { fileRequest } from '../../backend/requests/file-request.ts';
import { findCardDefect, readReceiptFacts, readRequest } from '../../backend/requests/read-request.ts';
import type { RequestContext } from '../../backend/requests/request-context.ts';
import { firstBrokenAuditEntry } from '../../backend/storage/audit-log.ts';
import { createFieldCipher } from '../../backend/storage/field-cipher.ts';
import { migrate, readMigrations } from '../../backend/storage/migrate.ts';
import { type Database, openServerDatabase } from '../../backend/storage/open-database.ts';
import { prepareDatabase } from '../../backend/storage/prepare-database.ts';
import { inTransaction } from '../../backend/storage/transaction.ts';
import { statusCodePattern } from '../../contract/municipal-api.ts';
import { prepareDatabaseKinds } from '../database-kinds.ts';
import { insertOldRequest } from '../old-request.ts';
import { diagnosedCard, sampleReport } from '../unit/backend/sample-diagnosis.ts';
import {
  demoMunicipality,
  personalValues,
  sampleSubmission,
  someMorning,
  specimenNumber,
} from '../unit/backend/sample-submission.ts';

const { kinds, server, stop } = await prepareDatabaseKinds('database');
afterAll(stop);

const municipality = await demoMunicipality();
const cipher = createFieldCipher(new Uint8Array(32).fill(7));
const tables = [
  'installation',
  'requests',
  'applicants',
  'chip_evidence',
  'card_defects',
  'idempotency_keys',
  'audit_entries',
  'events',
] as const;

const caller = { role: 'kiosk', id: 'hall-1' } as const;

describe.each(kinds)('%s', (kind, prepare) => {
  let open: () => Promise<Database>;
  let database: Database;
  let context: RequestContext;

  beforeAll(async () => {
    open = await prepare('conformance');
    database = await open();
    context = { kysely: database.kysely, cipher, municipality, now: () => someMorning, simulated: false };
  }, 60_000);
  afterAll(() => database.close());

  const submit = (key: string, changes = {}) =>
    fileRequest(context, { submission: sampleSubmission(changes), idempotencyKey: key, caller });
  const report = (key: string, changes = {}) =>
    fileRequest(context, { submission: sampleReport(changes), idempotencyKey: key, caller });
  const counts = async (): Promise<readonly number[]> =>
    Promise.all(
      tables.map(async (table) => {
        const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(
          database.kysely,
        );
        return rows[0]?.n ?? -1;
      }),
    );

  test('two starts at once migrate once; a later start has nothing to do', async () => {
    const migrations = await readMigrations();
    const other = kind === 'PGlite' ? database : await open();
    const applied = await Promise.all([migrate(database.kysely, migrations), migrate(other.kysely, migrations)]);
    if (other !== database) await other.close();
    expect(applied.flat()).toEqual(migrations.map(({ name }) => name));
    expect(await prepareDatabase(database, cipher)).toEqual({ ok: true, value: [] });
  });

  test('a changed or unknown migration stops the start', async () => {
    const migrations = await readMigrations();
    const changed = migrations.map((migration) => ({ ...migration, script: `${migration.script}\n-- later thought` }));
    await expect(migrate(database.kysely, changed)).rejects.toThrow(/another 0001/);
    await expect(migrate(database.kysely, [])).rejects.toThrow(/another 0001/);
  });

  test('a migration that fails leaves nothing', async () => {
    const migrations = await readMigrations();
    const failing = { name: '9999-failing.sql', script: 'create table half_done (x int);\nselect 1/0;\n' };
    await expect(migrate(database.kysely, [...migrations, failing])).rejects.toThrow(/division by zero/);
    const { rows } = await sql`select 1 from information_schema.tables where table_name = 'half_done'`.execute(
      database.kysely,
    );
    expect(rows).toEqual([]);
    expect(await migrate(database.kysely, migrations)).toEqual([]);
  });

  test('another key is noticed before the first request', async () => {
    const other = createFieldCipher(new Uint8Array(32).fill(8));
    expect(await prepareDatabase(database, other)).toMatchObject({ ok: false });
  });

  test('a request is read back as it was promised', async () => {
    const filed = await submit(randomUUID());
    if (!filed.ok) throw new Error(JSON.stringify(filed.failure));
    const query = { id: filed.value.id, kioskId: 'hall-1' };
    expect(await readRequest(context, query)).toEqual(filed);
    const { caseNumber, type, state, receivedAt, simulated } = filed.value;
    expect(await readReceiptFacts(context, query)).toMatchObject({
      ok: true,
      value: {
        caseNumber,
        type,
        state,
        receivedAt,
        simulated,
        language: 'nl',
        notificationChannel: 'email',
        person: { surname: 'Kanarie-Voorbeeld', givenNames: 'Ottilie Zénobe' },
      },
    });
    expect(await readReceiptFacts(context, { ...query, kioskId: 'hall-2' })).toEqual({ ok: true, value: null });
    expect(await readRequest(context, { ...query, kioskId: 'hall-2' })).toEqual({ ok: true, value: null });
  });

  test('ten posts with one key at once: one request, one answer', async () => {
    const key = randomUUID();
    const before = await counts();
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => submit(key)));
    expect(outcomes.every((outcome) => outcome.ok)).toBe(true);
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
    expect((await counts()).map((count, index) => count - (before[index] ?? 0))).toEqual([0, 1, 1, 1, 0, 1, 1, 1]);
  });

  test('ten posts with ten keys at once: ten requests and an unbroken trail', async () => {
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => submit(randomUUID())));
    expect(new Set(outcomes.map((outcome) => (outcome.ok ? outcome.value.caseNumber : outcome.failure))).size).toBe(10);
    expect(await firstBrokenAuditEntry(context)).toEqual({ ok: true, value: null });
  });

  test('a refusal, another body, or a failure half-way leaves no row', async () => {
    const key = randomUUID();
    await submit(key);
    const before = await counts();
    expect(await submit(key, { language: 'fr' })).toEqual({ ok: false, failure: 'idempotency-key-reused' });
    expect(await submit(randomUUID(), { agreedAmountCents: 1 })).toEqual({ ok: false, failure: 'price-changed' });
    const dying: RequestContext = {
      ...context,
      cipher: {
        ...cipher,
        chainHash: () => {
          throw new Error('died at the last step');
        },
      },
    };
    const order = { submission: sampleSubmission(), idempotencyKey: randomUUID(), caller };
    await expect(fileRequest(dying, order)).rejects.toThrow('died at the last step');
    expect(await counts()).toEqual(before);
  });

  test('a database of before the cases keeps its requests and its promises', async () => {
    const migrations = await readMigrations();
    const before = migrations.filter(({ name }) => name < '0003');
    const older = await (await prepare('older'))();
    await migrate(older.kysely, before);
    const filed = await insertOldRequest(older.kysely, cipher);
    expect(await migrate(older.kysely, migrations)).toEqual(migrations.slice(before.length).map(({ name }) => name));

    const now: RequestContext = { ...context, kysely: older.kysely };
    const order = { submission: sampleSubmission(), idempotencyKey: filed.idempotencyKey, caller };
    expect(await fileRequest(now, order)).toEqual({ ok: true, value: filed.answer });
    const read = await readRequest(now, { id: filed.answer.id, kioskId: 'hall-1' });
    // Paid first, says the old request: then it waits for payment now.
    expect(read).toMatchObject({ ok: true, value: { ...filed.answer, state: 'awaiting-payment' } });
    const { rows } = await sql<{ facts: unknown; status: string; site: string; trust: string; channel: string }>`
      select facts, status_code as status, site, trust, notification_channel as channel
      from requests r join chip_evidence c on c.request_id = r.id join applicants a on a.request_id = r.id`.execute(
      older.kysely,
    );
    expect(rows).toEqual([
      {
        facts: {
          generation: '1.7',
          reason: 'codes-lost',
          amountCents: 500,
          payAt: 'request',
          pickupSite: 'deelgemeente-oost',
          expectedFrom: '2026-11-25',
          expectedTo: '2026-11-29',
        },
        status: expect.stringMatching(new RegExp(statusCodePattern)),
        site: 'deelgemeente-oost',
        trust: 'belgian',
        channel: 'email',
      },
    ]);
    const events = await readEvents(now, null, 10);
    expect(events).toMatchObject({ ok: true, value: { items: [{ sequence: '1', data: { event: 'filed' } }] } });
    await older.close();
  });

  test('a report is found again by its number as it was handed in, by this municipality only', async () => {
    const filed = await report(randomUUID());
    if (!filed.ok) throw new Error(JSON.stringify(filed.failure));
    const query = { caseNumber: filed.value.caseNumber, caller: { id: 'desk-1', role: 'counter' } } as const;
    expect(await findCardDefect(context, query)).toEqual({
      ok: true,
      value: { receipt: filed.value, language: 'fr', diagnosis: diagnosedCard.diagnosis },
    });
    await findCardDefect(context, { ...query, caller: { id: 'clerk-1', role: 'clerk' } });
    const lookers = await inTransaction(context, (transaction) =>
      transaction
        .selectFrom('audit_entries')
        .select('actor')
        .where('request_id', '=', filed.value.id)
        .where('action', '=', 'report-read')
        .orderBy('sequence')
        .execute(),
    );
    expect(lookers).toEqual({ ok: true, value: [{ actor: 'counter:desk-1' }, { actor: 'clerk:clerk-1' }] });
    const elsewhere = { ...context, municipality: { ...municipality, id: 'exempleville' } };
    expect(await findCardDefect(elsewhere, query)).toEqual({ ok: true, value: null });
    expect(await readRequest(context, { id: filed.value.id, kioskId: 'hall-1' })).toEqual(filed);
    expect(await readReceiptFacts(context, { id: filed.value.id, kioskId: 'hall-1' })).toMatchObject({
      ok: true,
      value: { caseNumber: filed.value.caseNumber, person: null, notificationChannel: null },
    });
  });

  test('ten reports with one key at once: one case, one answer', async () => {
    const key = randomUUID();
    const before = await counts();
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => report(key)));
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
    expect(outcomes[0]).toMatchObject({ ok: true, value: { state: 'reported' } });
    expect((await counts()).map((count, index) => count - (before[index] ?? 0))).toEqual([0, 1, 0, 0, 1, 1, 1, 1]);
    expect(await submit(key)).toEqual({ ok: false, failure: 'idempotency-key-reused' });
  });

  test('what jsonb cannot keep is refused before it is tried', async () => {
    const before = await counts();
    for (const name of ['ACS\0', 'ACS\udc00'])
      expect(await report(randomUUID(), { reader: { name } })).toMatchObject({
        ok: false,
        failure: { place: '/diagnosis/reader/name' },
      });
    expect(await counts()).toEqual(before);
    expect(await report(randomUUID(), { reader: { name: 'Lecteur \u{1f600} \u0001 é "\\' } })).toMatchObject({
      ok: true,
    });
  });

  test('nothing personal lies open in any table', async () => {
    const rows = await Promise.all(
      tables.map(async (table) => (await sql`select * from ${sql.table(table)}`.execute(database.kysely)).rows),
    );
    const text = JSON.stringify(rows);
    expect(text).toContain('deelgemeente-oost');
    expect(text).toContain('ACS ACR39U');
    for (const value of [...personalValues, ...diagnosedCard.personalValues]) expect(text).not.toContain(value);
    const found = await database.kysely
      .selectFrom('applicants')
      .select('request_id')
      .where('national_number_index', '=', cipher.blindIndex(specimenNumber))
      .execute();
    expect(found.length).toBeGreaterThan(10);
  });

  test('the trail cannot be changed, and a change behind its back shows', async () => {
    await expect(sql`update audit_entries set actor = 'x'`.execute(database.kysely)).rejects.toThrow('never changed');
    await expect(sql`delete from audit_entries`.execute(database.kysely)).rejects.toThrow('never changed');
    await expect(sql`truncate audit_entries`.execute(database.kysely)).rejects.toThrow('never changed');
    await database.kysely.transaction().execute(async (owner) => {
      await sql`alter table audit_entries disable trigger user`.execute(owner);
      await sql`update audit_entries set actor = 'kiosk:hall-9' where sequence = 3`.execute(owner);
      await sql`alter table audit_entries enable trigger user`.execute(owner);
    });
    expect(await firstBrokenAuditEntry(context)).toEqual({ ok: true, value: 3 });
  });
});

/** PGlite has no connection that could die apart from its process. */
describe.skipIf(server === null)('PostgreSQL server alone', () => {
  test('a connection that dies says what became of the work', async () => {
    if (server === null) return;
    const url = await server.createDatabase('dying');
    const lost: string[] = [];
    const database = openServerDatabase({ url, onConnectionLost: (code) => lost.push(code) });
    await migrate(database.kysely, await readMigrations());
    const place = { kysely: database.kysely, municipality };
    // The role that a transaction takes on may not end the connection of a superuser by itself.
    await sql`create function end_connection() returns void language sql security definer as
      $$ select pg_terminate_backend(pg_backend_pid()) $$`.execute(database.kysely);
    const die = sql`select end_connection()`;
    expect(await inTransaction(place, (transaction) => die.execute(transaction))).toEqual({
      ok: false,
      failure: 'nothing-stored',
    });
    // A deferred trigger runs inside the commit: the connection dies after it was sent and before it was answered.
    await sql`create table dying (x int)`.execute(database.kysely);
    await sql`grant insert on dying to public`.execute(database.kysely);
    await sql`create function die() returns trigger language plpgsql as
      $$ begin perform end_connection(); return null; end $$`.execute(database.kysely);
    await sql`create constraint trigger dies after insert on dying deferrable initially deferred
      for each row execute function die()`.execute(database.kysely);
    const insert = sql`insert into dying values (1)`;
    expect(await inTransaction(place, (transaction) => insert.execute(transaction))).toEqual({
      ok: false,
      failure: 'outcome-unknown',
    });
    expect(await inTransaction(place, () => Promise.resolve('alive'))).toEqual({ ok: true, value: 'alive' });
    await database.close();
    await vi.waitFor(() => expect(lost).toHaveLength(2));
  });
});
