/**
 * What goes wrong around a backend in production, over HTTP on the real entry with the roles of an installation: the database
 * dies and comes back, the disk is full, two clerks want the same case, names look like programs, the job system is gone.
 */
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { problemTypePrefix } from '../../contract/problem-types.ts';
import { createMunicipalClient, type Credentials, type MunicipalClient } from '../municipal-client.ts';
import { startPrivatePostgres } from '../private-postgres.ts';
import { type EnrolledKiosk, enrolKiosk } from '../operations/enrolled-kiosk.ts';
import {
  databaseUrl,
  type Installation,
  prepareInstallation,
  roles,
  type RunningProcess,
  setUpServer,
} from '../operations/installation.ts';
import { createStaffBrowser, type StaffBrowser } from '../staff-browser.ts';
import { hasPoppler, pdfAsRead } from '../unit/backend/documents/pdf-as-read.ts';
import { sampleSubmission } from '../unit/backend/sample-submission.ts';

const postgres = await startPrivatePostgres();
if ('skipped' in postgres) console.log(`skipped: faults around a backend: ${postgres.skipped}`);

describe.skipIf('skipped' in postgres)('a backend in production', () => {
  if ('skipped' in postgres) return;
  let installation: Installation;
  let backend: RunningProcess;
  let superuser: Client;
  let kioskCredentials: EnrolledKiosk;
  let kiosk: MunicipalClient;
  let clerk: MunicipalClient;
  let clerkBrowser: StaffBrowser;
  let otherClerk: MunicipalClient;
  let people = 0;

  const signedIn = async (person: string): Promise<StaffBrowser> => {
    const browser = createStaffBrowser(() => installation.address, person);
    await createMunicipalClient(() => installation.address, browser).call('getSession', {});
    return browser;
  };
  const connect = async (): Promise<Client> => {
    const client = new Client({ connectionString: databaseUrl(postgres, roles.superuser) });
    // It dies with the server.
    client.on('error', () => undefined);
    await client.connect();
    return client;
  };

  beforeAll(async () => {
    installation = await prepareInstallation();
    await setUpServer(postgres);
    await installation.run(['migrate'], { databaseUrl: databaseUrl(postgres, roles.owner) });
    const asDesk = { databaseUrl: databaseUrl(postgres, roles.desk) };
    backend = await installation.start(asDesk);
    const { output: code } = await installation.run(['enrol', 'hall-1', 'kiosk', 'gemeentehuis'], asDesk);
    kioskCredentials = await enrolKiosk(installation.address, code);
    kiosk = createMunicipalClient(() => installation.address, kioskCredentials);
    clerkBrowser = await signedIn('clerk-one');
    clerk = createMunicipalClient(() => installation.address, clerkBrowser);
    otherClerk = createMunicipalClient(() => installation.address, await signedIn('clerk-two'));
    await kiosk.call('getCatalogue', { headers: {} });
    superuser = await connect();
  });
  afterAll(async () => {
    await superuser?.end();
    await installation?.end();
    await postgres.stop();
  });

  /** An invented person of month 73, in which nobody is born. */
  const reprint = (surname = 'Kanarie-Voorbeeld') => {
    people += 1;
    const nine = 857_315_000 + people;
    const nationalNumber = `${nine}${String(97 - (nine % 97)).padStart(2, '0')}`;
    const { applicant } = sampleSubmission();
    return sampleSubmission({
      applicant: {
        ...applicant,
        nationalNumber: { value: nationalNumber, provenance: 'typed' },
        surname: { value: surname, provenance: 'typed' },
      },
    });
  };
  const filing = (body = reprint()) => ({ headers: { 'idempotency-key': randomUUID() }, body });
  /** Status and type of the problem, ours without their prefix; null for a success. */
  const post = async (
    path: string,
    credentials: Credentials,
    { headers, body }: { readonly headers: Readonly<Record<string, string>>; readonly body: unknown },
  ): Promise<{ readonly status: number; readonly problem: string | null; readonly detail: string | undefined }> => {
    const answer = await fetch(new URL(path, installation.address), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers, ...(await credentials.headers()) },
      body: JSON.stringify(body),
    });
    const { type, detail } = (await answer.json()) as { type?: string; detail?: string }; // looked at by the tests
    const problem = answer.ok ? null : (type ?? '').replace(problemTypePrefix, '');
    return { status: answer.status, problem, detail };
  };
  const counted = async (): Promise<unknown> => {
    const { rows } = await superuser.query(
      `select (select count(*)::int from requests) as requests, (select count(*)::int from applicants) as applicants,
        (select count(*)::int from events) as events, (select count(*)::int from idempotency_keys) as keys,
        (select count(*)::int from audit_entries where action = 'request-submitted') as trail`,
    );
    return rows[0];
  };
  const health = async () => {
    const answer = await fetch(new URL('/health', installation.address));
    return [answer.status, await answer.json()];
  };

  const nothingStored = {
    status: 503,
    problem: 'urn:problem-type:belgif:serviceUnavailable',
    detail: 'Nothing was stored.',
  };

  // A trigger raises what PostgreSQL raises when it cannot extend a file (SQLSTATE 53100, appendix A): a disk of our own to
  // fill would need the rights to mount one. A disk that is full for the log of the server stops it, as above.
  test('the disk of the database is full: nothing half-written, the case stays, and all of it can be done afterwards', async () => {
    const { id } = await kiosk.call('submitRequest', filing());
    const asked = filing();
    const before = await counted();
    const move = {
      headers: { 'if-match': '"1"' },
      body: { event: 'withdrawn', details: {}, confirmed: false, purpose: 'handling' },
    };
    await superuser.query(`create function no_room() returns trigger language plpgsql as
      $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$`);
    // The last of several writes of one transaction.
    await superuser.query('create trigger no_room before insert on events for each row execute function no_room()');
    expect(await post('/v1/requests', kioskCredentials, asked)).toEqual(nothingStored);
    const clerkCredentials = await signedIn('clerk-one');
    expect(await post(`/v1/requests/${id}/transitions`, clerkCredentials, move)).toEqual(nothingStored);
    expect(await counted()).toEqual(before);
    expect(await clerk.call('getCase', { params: { id }, query: { purpose: 'handling' } })).toMatchObject({
      state: 'awaiting-payment',
      version: 1,
    });

    await superuser.query('drop function no_room cascade');
    await kiosk.call('submitRequest', asked);
    expect(await clerk.call('moveCase', { params: { id }, ...move })).toMatchObject({ state: 'withdrawn', version: 2 });
  });

  test('two clerks on one case: one moves it, the other is told that it has changed, and a version is asked for', async () => {
    const { id } = await kiosk.call('submitRequest', filing());
    const body = { event: 'withdrawn', details: {}, confirmed: false, purpose: 'handling' };
    const move = { params: { id }, headers: { 'if-match': '"1"' }, body };
    expect(await clerk.refusal('moveCase', { params: { id }, headers: {}, body })).toBe('version-required');
    const both = await Promise.allSettled([clerk.call('moveCase', move), otherClerk.call('moveCase', move)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await otherClerk.refusal('moveCase', move)).toBe('stale-version');
    const { rows } = await superuser.query(`select state, row_version from requests where id = $1`, [id]);
    expect(rows).toEqual([{ state: 'withdrawn', row_version: 2 }]);
  });

  test('a payment repeated with the same key is one payment, with another amount it is refused', async () => {
    const { id } = await kiosk.call('submitRequest', filing());
    const headers = { 'if-match': '"1"', 'idempotency-key': randomUUID() };
    const body = { method: 'cash', amountCents: 500, outcome: 'paid' } as const;
    const paid = await clerk.call('recordPayment', { params: { id }, headers, body });
    expect(await clerk.call('recordPayment', { params: { id }, headers, body })).toEqual(paid);
    const other = { params: { id }, headers, body: { ...body, method: 'bancontact' as const } };
    expect(await clerk.refusal('recordPayment', other)).toBe('idempotency-key-reused');
    expect((await clerk.call('listPayments', { params: { id } })).items).toHaveLength(1);
  });

  test.each([
    "Robert'); drop table requests; --",
    '${process.env} {{7*7}} <%= 7*7 %> #{7*7}',
    '%s%n $1 \\0 "quoted" <b>bold</b>',
  ])('the name %s comes back letter by letter, to the clerk and on paper, and nobody runs it', async (surname) => {
    const body = reprint(surname);
    const { id, caseNumber } = await kiosk.call('submitRequest', filing(body));
    const applicant = await clerk.call('getApplicant', { params: { id }, query: { purpose: 'handling' } });
    expect(applicant.surname).toEqual({ value: surname, provenance: 'typed' });
    const found = await clerk.call('queryCases', {
      body: { nationalNumber: body.applicant.nationalNumber.value, purpose: 'handling' },
    });
    expect(found.items.map((found) => found.caseNumber)).toEqual([caseNumber]);
    await clerkBrowser.signInAgain();
    const trail = await clerk.call('exportAudit', {
      body: { nationalNumber: body.applicant.nationalNumber.value, purpose: 'citizen-asks' },
    });
    expect(trail.entries.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['request-submitted', 'person-looked-up']),
    );
    expect(JSON.stringify(trail)).not.toContain(surname);
    if (!hasPoppler) return;
    const { text } = await pdfAsRead(await kiosk.paper('getReceipt', { params: { id } }));
    expect(text.replaceAll(/\s+/g, ' ')).toContain(surname);
  });

  test('metrics count what happened, and no label carries what a caller sent', async () => {
    const canary = 'kanarie-85.73.15-001';
    await fetch(new URL(`/v1/${canary}?q=${canary}`, installation.address));
    await fetch(new URL(`/v1/status/${canary}`, installation.address));
    await fetch(new URL('/v1/requests', installation.address), { method: 'PROPFIND' });
    // As after an attempt at a mail server that was away.
    const { rowCount: waiting } = await superuser.query(`update notices set state = 'failed' where state <> 'sent'`);
    const answer = await fetch(new URL('/metrics', backend.metricsAddress ?? ''));
    const text = await answer.text();
    expect(answer.headers.get('content-type')).toContain('text/plain; version=0.0.4');
    expect(text).toMatch(/^eid_backend_answers_total\{route="\/v1\/requests",method="POST",status="201"\} [1-9]/m);
    expect(text).toMatch(/^eid_backend_answers_total\{route="none",method="GET",status="404"\} [1-9]/m);
    expect(text).toMatch(/^eid_backend_answers_total\{route="\/v1\/status\/:code",method="GET",status="400"\} 1$/m);
    expect(text).toMatch(/^eid_backend_open_cases\{type="pin-reprint",state="awaiting-payment"\} [1-9]/m);
    expect(waiting).toBeGreaterThan(0);
    expect(text).toContain(`\neid_backend_queued_notices ${waiting}\n`);
    expect(text).toMatch(/^eid_backend_last_sweep_timestamp_seconds \d{10}/m);
    expect(text).not.toContain('kanarie');
    expect((await fetch(new URL('/metrics', installation.address))).status).toBe(404);
  });

  test('without its job system it answers as before and says so; started again it is well', async () => {
    expect(await health()).toEqual([200, { status: 'UP' }]);
    await superuser.query('drop schema pgboss cascade');
    await vi.waitFor(
      async () =>
        expect(await health()).toEqual([
          200,
          { status: 'DEGRADED', details: { 'job-system-down': { status: 'DOWN' } } },
        ]),
      { timeout: 30_000, interval: 200 },
    );
    await kiosk.call('submitRequest', filing());
    const { output } = await backend.stop();
    expect(output).toContain('"msg":"job system"');
    expect(output).not.toContain('kanarie');
    await installation.run(['migrate'], { databaseUrl: databaseUrl(postgres, roles.owner) });
    backend = await installation.start({ databaseUrl: databaseUrl(postgres, roles.desk) });
    await vi.waitFor(async () => expect(await health()).toEqual([200, { status: 'UP' }]), { timeout: 30_000 });
  });

  test('the database dies in mid-request: said at once, nothing half-written, and the same key files it afterwards', async () => {
    const asked = filing();
    const before = await counted();
    const lock = `hashtext('audit'), hashtext('voorbeeldgem')`;
    await superuser.query(`select pg_advisory_lock(${lock})`);
    const interrupted = post('/v1/requests', kioskCredentials, asked);
    await vi.waitFor(async () => {
      const { rowCount } = await superuser.query(`select from pg_locks where locktype = 'advisory' and not granted`);
      expect(rowCount).toBe(1);
    });
    await postgres.crash();
    expect(await interrupted).toEqual(nothingStored);
    expect(await post('/v1/requests', kioskCredentials, asked)).toMatchObject({ status: 503 });
    expect(await health()).toEqual([503, { status: 'DOWN' }]);

    await postgres.start();
    superuser = await connect();
    expect(await counted()).toEqual(before);
    const receipt = await kiosk.call('submitRequest', asked);
    expect(await kiosk.call('submitRequest', asked)).toEqual(receipt);
    const { log } = await installation.run(['check'], { databaseUrl: databaseUrl(postgres, roles.desk) });
    expect(log).toContain('"event":"checked"');
    // The job system had complained, which is not forgotten at once; the backend itself was never gone.
    expect((await health())[0]).toBe(200);
    expect((await backend.stop()).exitCode).toBe(0);
  });
});
