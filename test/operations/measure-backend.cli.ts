/**
 * `npm run measure-backend -- [--cases N]` (500): files cases over HTTP at a backend of its own, takes them to collection, and
 * says what that took in rows, bytes, memory and time. For docs/operations.md: what the backend's process used tells more than
 * requests a second, because database, caller and whatever else runs share this machine.
 */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { createMunicipalClient } from '../municipal-client.ts';
import { startPrivatePostgres } from '../private-postgres.ts';
import { createStaffBrowser } from '../staff-browser.ts';
import { sampleSubmission } from '../unit/backend/sample-submission.ts';
import { enrolKiosk } from './enrolled-kiosk.ts';
import { databaseUrl, prepareInstallation, roles, setUpServer } from './installation.ts';

const atOnce = 8;

const { values } = parseArgs({ options: { cases: { type: 'string', default: '500' } } });
const cases = Number(values.cases);
if (!Number.isInteger(cases) || cases < 1 || cases > 99_999) {
  console.error('--cases takes a whole number up to 99999');
  process.exit(2);
}

/** Month 73 has no citizen; the check digits fit. */
const personOf = (serial: number) => {
  const nine = (10 + (serial % 89)) * 10_000_000 + 7_300_000 + Math.floor(serial / 89) * 1000 + 1 + (serial % 97);
  const nationalNumber = { value: `${nine}${String(97 - (nine % 97)).padStart(2, '0')}`, provenance: 'typed' } as const;
  // Told by e-mail, which goes nowhere here: the clerk says that they were told, and no sweep comes in between.
  return sampleSubmission({ applicant: { ...sampleSubmission().applicant, nationalNumber } });
};

/** Kilobytes, as Linux tells it (proc(5)): resident now, and the most so far. */
const memoryOf = async (pid: number): Promise<string> => {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const megabytes = (name: string): number =>
    Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024);
  return `${megabytes('VmRSS')} MB resident, at most ${megabytes('VmHWM')} MB`;
};

/** Processor time so far, of user and system, in ticks of 10 ms (proc(5), fields 14 and 15). */
const processorMsOf = async (pid: number): Promise<number> => {
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).replace(/^.*\) /, '').split(' ');
  return 10 * (Number(fields[11]) + Number(fields[12]));
};

/** Several workers over one list, each waiting for its own answer as a kiosk does. */
const inTurn = async (
  pid: number,
  title: string,
  requestsEach: number,
  work: (index: number) => Promise<void>,
): Promise<void> => {
  const startedMs = performance.now();
  const before = await processorMsOf(pid);
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < cases) {
      next += 1;
      await work(next - 1);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  const seconds = (performance.now() - startedMs) / 1000;
  const requests = cases * requestsEach;
  const processorMs = ((await processorMsOf(pid)) - before) / requests;
  const rate = Math.round(requests / seconds);
  console.log(`${title}: ${processorMs.toFixed(1)} ms of processor a request, ${rate} a second as things were here`);
};

const postgres = await startPrivatePostgres();
if ('skipped' in postgres) {
  console.error(postgres.skipped);
  process.exit(2);
}
const installation = await prepareInstallation();
try {
  await setUpServer(postgres);
  await installation.run(['migrate'], { databaseUrl: databaseUrl(postgres, roles.owner) });
  const asDesk = { databaseUrl: databaseUrl(postgres, roles.desk) };
  const backend = await installation.start(asDesk);
  console.log(`Idle: ${await memoryOf(backend.pid)}`);
  const { output: code } = await installation.run(['enrol', 'hall-1', 'kiosk', 'gemeentehuis'], asDesk);
  const address = (): string => installation.address;
  const kioskCredentials = await enrolKiosk(installation.address, code);
  await kioskCredentials.prove();
  const kiosk = createMunicipalClient(address, kioskCredentials);
  const browser = createStaffBrowser(address, 'clerk-one');
  await browser.prove?.();
  const clerk = createMunicipalClient(address, browser);

  const ids: string[] = [];
  await inTurn(backend.pid, 'Filing', 1, async (index) => {
    const headers = { 'idempotency-key': randomUUID() };
    const receipt = await kiosk.call('submitRequest', { headers, body: personOf(index) });
    ids[index] = receipt.id;
  });
  await inTurn(backend.pid, 'Reading back', 1, async (index) => {
    await kiosk.call('getRequest', { params: { id: ids[index] ?? '' } });
  });
  await inTurn(backend.pid, 'A clerk, from payment to collection', 5, async (index) => {
    const params = { id: ids[index] ?? '' };
    await clerk.call('recordPayment', {
      params,
      headers: { 'if-match': '"1"', 'idempotency-key': randomUUID() },
      body: { method: 'cash', amountCents: 500, outcome: 'paid' },
    });
    for (const [version, event, details] of [
      [2, 'ordered', { federalReference: 'LOAD-1' }],
      [3, 'codes-arrived', { pickupSite: 'deelgemeente-oost' }],
      [4, 'notice-delivered', {}],
      [5, 'codes-collected', { collectedBy: 'holder' }],
    ] as const)
      await clerk.call('moveCase', {
        params,
        headers: { 'if-match': `"${version}"` },
        body: { event, details, confirmed: event === 'ordered', purpose: 'handling' },
      });
  });
  await inTurn(backend.pid, 'Listing tasks', 1, async () => {
    await clerk.call('listTasks', { query: {} });
  });
  console.log(`After ${cases} cases: ${await memoryOf(backend.pid)}`);

  const superuser = new Client({ connectionString: databaseUrl(postgres, roles.superuser) });
  await superuser.connect();
  await superuser.query('vacuum analyze');
  const { rows } = await superuser.query<{ name: string; rows: number; bytes: number }>(
    `select relname as name, greatest(reltuples, 0)::int as rows, pg_total_relation_size(oid)::int as bytes
     from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by bytes desc`,
  );
  await superuser.end();
  const each = (count: number): string => (count / cases).toFixed(count / cases < 10 ? 1 : 0);
  console.log('A case, indexes included:');
  for (const { name, rows: count, bytes } of rows.filter((table) => table.rows >= cases))
    console.log(`  ${name.padEnd(18)} ${each(count).padStart(6)} rows ${each(bytes).padStart(7)} bytes`);
  const total = rows.reduce((sum, { bytes }) => sum + bytes, 0);
  console.log(`  together           ${each(total).padStart(20)} bytes`);
  await backend.stop();
} finally {
  await installation.end();
  await postgres.stop();
}
