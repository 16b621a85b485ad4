/**
 * Process and database die while a case is being moved: the row is written and its terms are gone, trail and event are not
 * there yet. The moment is held by taking the lock of the audit trail away from under the move.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { applyTransition } from '../../backend/cases/apply-transition.ts';
import { fileRequest } from '../../backend/requests/file-request.ts';
import type { RequestContext } from '../../backend/requests/request-context.ts';
import { firstBrokenAuditEntry } from '../../backend/storage/audit-log.ts';
import { createFieldCipher } from '../../backend/storage/field-cipher.ts';
import { type Database, openServerDatabase } from '../../backend/storage/open-database.ts';
import { prepareDatabase } from '../../backend/storage/prepare-database.ts';
import { kill } from '../backend-processes.ts';
import { startPrivatePostgres } from '../private-postgres.ts';
import { demoMunicipality, sampleSubmission, someMorning } from '../unit/backend/sample-submission.ts';

const started = await startPrivatePostgres();
if ('skipped' in started) console.log(`skipped: a case whose move is interrupted: ${started.skipped}`);

describe.skipIf('skipped' in started)('a case whose move is interrupted', () => {
  if ('skipped' in started) return;
  const cipher = createFieldCipher(new Uint8Array(32).fill(7));
  let url: string;
  let database: Database;
  let observer: Client;
  let context: RequestContext;
  let id: string;
  const children: ChildProcess[] = [];

  beforeAll(async () => {
    url = await started.createDatabase('interrupted');
    database = openServerDatabase({ url, onConnectionLost: () => undefined });
    await prepareDatabase(database, cipher);
    const municipality = await demoMunicipality();
    context = { kysely: database.kysely, cipher, municipality, now: () => someMorning, simulated: false };
    observer = new Client({ connectionString: url });
    await observer.connect();
  });
  afterAll(async () => {
    await Promise.all(children.map(kill));
    await observer?.end();
    await database?.close();
    await started.stop();
  });
  beforeEach(async () => {
    const order = { submission: sampleSubmission(), idempotencyKey: randomUUID() };
    const filed = await fileRequest(context, { ...order, caller: { role: 'kiosk', id: 'hall-1' } });
    if (!filed.ok) throw new Error(JSON.stringify(filed.failure));
    id = filed.value.id;
  });

  const lock = `hashtext('audit'), hashtext('voorbeeldgem')`;
  const waiting = async (): Promise<readonly number[]> =>
    (
      await observer.query<{ pid: number }>(`select pid from pg_locks where locktype = 'advisory' and not granted`)
    ).rows.map(({ pid }) => pid);
  /** Resolves with the connection that waits in mid-move. */
  const held = () =>
    vi.waitFor(
      async () => {
        const [pid] = await waiting();
        if (pid === undefined) throw new Error('nothing waits');
        return pid;
      },
      { timeout: 30_000 },
    );
  const gone = (pid: number) =>
    vi.waitFor(async () => {
      const { rowCount } = await observer.query('select from pg_stat_activity where pid = $1', [pid]);
      expect(rowCount).toBe(0);
    });
  const standing = async (): Promise<unknown> => {
    const { rows } = await observer.query(
      `select state, row_version, closed_at,
         (select count(*)::int from deadlines where request_id = r.id) as deadlines,
         (select count(*)::int from events where request_id = r.id) as events,
         (select count(*)::int from notices where request_id = r.id) as notices,
         (select count(*)::int from audit_entries where request_id = r.id) as trail
       from requests r where id = $1`,
      [id],
    );
    return rows;
  };
  const untouched = [
    { state: 'awaiting-payment', row_version: 1, closed_at: null, deadlines: 1, events: 1, notices: 0, trail: 1 },
  ];
  const moved = {
    state: 'withdrawn',
    row_version: 2,
    closed_at: new Date(someMorning),
    deadlines: 0,
    events: 2,
    notices: 1,
    trail: 2,
  };
  const withdraw = () =>
    applyTransition(context, {
      requestId: id,
      event: 'withdrawn',
      details: {},
      expectedVersion: 1,
      confirmed: false,
      purpose: 'handling',
      actor: { role: 'clerk', id: 'c-2', sites: 'all', steppedUpAtMs: null },
    });

  test('the process is killed: nothing of the move stands, and somebody else can make it', async () => {
    await observer.query(`select pg_advisory_lock(${lock})`);
    const child = spawn(process.execPath, [join(import.meta.dirname, 'move-case.cli.ts'), id, 'withdrawn'], {
      env: { PATH: process.env['PATH'], DATABASE_URL: url },
      stdio: 'ignore',
    });
    children.push(child);
    const pid = await held();
    await kill(child);
    await observer.query(`select pg_advisory_unlock(${lock})`);
    await gone(pid);
    expect(await standing()).toEqual(untouched);
    expect(await withdraw()).toMatchObject({ ok: true });
    expect(await standing()).toEqual([moved]);
    expect(await firstBrokenAuditEntry(context)).toEqual({ ok: true, value: null });
  });

  test('the database lets go: the caller is told that nothing was stored, and tries again', async () => {
    await observer.query(`select pg_advisory_lock(${lock})`);
    const interrupted = withdraw();
    const pid = await held();
    await observer.query('select pg_terminate_backend($1)', [pid]);
    expect(await interrupted).toEqual({ ok: false, failure: 'nothing-stored' });
    await observer.query(`select pg_advisory_unlock(${lock})`);
    expect(await standing()).toEqual(untouched);
    expect(await withdraw()).toMatchObject({ ok: true });
    expect(await standing()).toEqual([moved]);
  });
});
