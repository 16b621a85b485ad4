/**
 * The restore that docs/operations.md describes, done: an installation with requests is dumped, its server destroyed, the dump
 * restored into a new server, and everything looked at that an operator relies on. Programs, roles and entry are the real
 * ones; the people, the town and the identity provider are invented. Not shown: a restore to a point in time from archived WAL.
 */
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import type { BodyOf } from '../../contract/operations/operation-types.ts';
import { createMunicipalClient, nobody } from '../municipal-client.ts';
import { type PrivatePostgres, startPrivatePostgres } from '../private-postgres.ts';
import { createStaffBrowser } from '../staff-browser.ts';
import { sampleSubmission } from '../unit/backend/sample-submission.ts';
import { eventually, startDrill } from './drill-steps.ts';
import { enrolKiosk } from './enrolled-kiosk.ts';
import {
  databaseName,
  databaseUrl,
  type Installation,
  municipalityId,
  prepareInstallation,
  roles,
  setUpServer,
} from './installation.ts';

export type DrillOptions = {
  readonly say: (line: string) => void;
  /** Done to the restored database before it is looked at, so that a test can show that the drill notices. */
  readonly damage?: (superuser: Client) => Promise<void>;
};

/** Empty differences: everything was as it should be. */
export type DrillOutcome = { readonly differences: readonly string[] } | { readonly skipped: string };

const run = promisify(execFile);

/** Month 73 has no citizen; the check digits fit. */
const numberOf = (serial: number): string => {
  const nine = 857_315_000 + serial;
  return `${nine}${String(97 - (nine % 97)).padStart(2, '0')}`;
};
const applicantOf = (serial: number) => ({
  ...sampleSubmission().applicant,
  nationalNumber: { value: numberOf(serial), provenance: 'typed' as const },
});
const reprintFor = (serial: number): BodyOf<'submitRequest'> => sampleSubmission({ applicant: applicantOf(serial) });
const lossOf = (serial: number): BodyOf<'submitRequest'> => ({
  type: 'loss',
  language: 'fr',
  applicant: applicantOf(serial),
  notification: { channel: 'letter' },
  kind: 'loss',
  family: 'eid',
  abroad: false,
  understandsIrrevocable: true,
});

const asSuperuser = async <T>(postgres: PrivatePostgres, work: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client({ connectionString: databaseUrl(postgres, roles.superuser) });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

/** What a role sees of the requests when it works for that municipality; null: for none. */
const seenBy = async (postgres: PrivatePostgres, role: string, municipality: string | null): Promise<number> => {
  const client = new Client({ connectionString: databaseUrl(postgres, role) });
  await client.connect();
  try {
    if (municipality !== null) await client.query(`select set_config('eid.municipality', $1, false)`, [municipality]);
    const { rows } = await client.query<{ n: number }>('select count(*)::int as n from requests');
    return rows[0]?.n ?? -1;
  } finally {
    await client.end();
  }
};

/** The SQLSTATE with which the role of the backend is kept from it; null: it was done. */
const refusalOf = async (postgres: PrivatePostgres, statement: string): Promise<string | null> => {
  const client = new Client({ connectionString: databaseUrl(postgres, roles.desk) });
  await client.connect();
  try {
    await client.query(statement);
    return null;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  } finally {
    await client.end();
  }
};

/** The last line of the log as the entry writes it, or what it said instead. */
const lastLine = ({ log }: { readonly log: string }): Readonly<Record<string, unknown>> =>
  JSON.parse(log.trim().split('\n').at(-1) ?? '{}');

const drill = async (
  installation: Installation,
  servers: PrivatePostgres[],
  { say, damage }: DrillOptions,
): Promise<readonly string[]> => {
  const { step, same, differences } = startDrill(say);
  const { address } = installation;
  const [first] = servers;
  if (first === undefined) throw new Error('the drill needs a server to begin with');
  const urlAs = (postgres: PrivatePostgres, role: string) => ({ databaseUrl: databaseUrl(postgres, role) });
  const migrate = async (postgres: PrivatePostgres): Promise<readonly unknown[]> => {
    const migrated = lastLine(await installation.run(['migrate'], urlAs(postgres, roles.owner)));
    if (!Array.isArray(migrated['applied'])) throw new Error(JSON.stringify(migrated));
    return migrated['applied'];
  };
  const check = async (postgres: PrivatePostgres) =>
    lastLine(await installation.run(['check'], urlAs(postgres, roles.desk)));

  say('Before');
  await step('a PostgreSQL server with the roles of config/postgres/set-up.sql', () => setUpServer(first));
  await step(`${roles.owner} migrates`, async () => `${(await migrate(first)).length} migrations`);
  let backend = await installation.start(urlAs(first, roles.desk));
  const code = await installation.run(['enrol', 'hall-1', 'kiosk', 'gemeentehuis'], urlAs(first, roles.desk));
  const kiosk = createMunicipalClient(() => address, await enrolKiosk(address, code.output));
  const clerk = createMunicipalClient(
    () => address,
    createStaffBrowser(() => address, 'clerk-one'),
  );
  const anybody = createMunicipalClient(() => address, nobody);
  const file = async (body: BodyOf<'submitRequest'>, key = randomUUID()) => {
    const receipt = await kiosk.call('submitRequest', { headers: { 'idempotency-key': key }, body });
    return { key, body, receipt };
  };
  const readBack = (id: string) => kiosk.call('getRequest', { params: { id } });

  let filed: Awaited<ReturnType<typeof file>>[] = [];
  await step(`a kiosk, enrolled with a code, files requests at the backend of ${roles.desk}`, async () => {
    filed = [await file(reprintFor(1)), await file(reprintFor(2)), await file(lossOf(3))];
    return filed.map(({ receipt }) => `${receipt.caseNumber} (${receipt.type})`).join(', ');
  });
  const [closed, waiting] = filed;
  if (closed === undefined || waiting === undefined) throw new Error('nothing was filed');
  const look = (id: string) => clerk.call('getCase', { params: { id }, query: { purpose: 'drill' } });
  await step('a clerk signs in and takes the first one from payment to collection', async () => {
    const { id } = closed.receipt;
    const version = async () => `"${(await look(id)).version}"`;
    await clerk.call('recordPayment', {
      params: { id },
      headers: { 'if-match': await version(), 'idempotency-key': randomUUID() },
      body: { method: 'cash', amountCents: 500, outcome: 'paid' },
    });
    for (const [event, details] of [
      ['ordered', { federalReference: 'DRILL-1' }],
      ['codes-arrived', { pickupSite: 'deelgemeente-oost' }],
      ['notice-delivered', {}],
      ['codes-collected', { collectedBy: 'holder' }],
    ] as const)
      await clerk.call('moveCase', {
        params: { id },
        headers: { 'if-match': await version() },
        body: { event, details, confirmed: event === 'ordered', purpose: 'drill' },
      });
    const { state } = await look(id);
    same('its state', 'collected', state);
    return state;
  });
  const before = await Promise.all(filed.map(({ receipt }) => readBack(receipt.id)));
  let trail: Readonly<Record<string, unknown>> = {};
  await step('the audit trail is whole', async () => {
    trail = await check(first);
    same('the check', 'checked', trail['event']);
    return `${String(trail['lastAuditEntry'])} entries`;
  });
  const due = await asSuperuser(first, async (superuser) => {
    const { rows } = await superuser.query<{ due_at: Date }>(
      `update deadlines set due_at = now() + interval '3 seconds' where request_id = $1 and event = 'lapsed' returning due_at`,
      [waiting.receipt.id],
    );
    return rows[0]?.due_at ?? new Date();
  });
  say(
    `                  The term of payment of ${waiting.receipt.caseNumber} is set to pass while the server is gone.`,
  );

  const dump = join(installation.directory, 'eid_kiosk.dump');
  await step('pg_dump by the superuser, without the schema of the job system', async () => {
    await run(join(first.binaries, 'pg_dump'), [
      '--format=custom',
      '--exclude-schema=pgboss',
      `--file=${dump}`,
      `--dbname=${databaseUrl(first, roles.superuser)}`,
    ]);
    return `${Math.ceil((await stat(dump)).size / 1024)} KiB`;
  });

  say('The accident');
  const lost = await file(reprintFor(4));
  say(`                  ${lost.receipt.caseNumber} is filed after the dump: no dump brings it back.`);
  await step('the backend stops; the server is destroyed', async () => {
    same('how the backend ended', 0, (await backend.stop()).exitCode);
    await first.stop();
    servers.splice(servers.indexOf(first), 1);
  });

  say('The restore');
  const second = await startPrivatePostgres();
  if ('skipped' in second) throw new Error(second.skipped);
  servers.push(second);
  await step('a new server with the same roles', () => setUpServer(second));
  await step('pg_restore', async () => {
    const target = databaseUrl(second, roles.superuser);
    await run(join(second.binaries, 'pg_restore'), [
      '--exit-on-error',
      '--single-transaction',
      `--dbname=${target}`,
      dump,
    ]);
  });
  await step(`${roles.owner} migrates`, async () => {
    const applied = await migrate(second);
    same('migrations applied', [], applied);
    return 'nothing was missing';
  });
  if (damage !== undefined) await asSuperuser(second, damage);

  say('After');
  await step('another key is refused', async () => {
    const refused = await installation.run([], {
      ...urlAs(second, roles.desk),
      keyFile: installation.strangeKeyFile,
    });
    same('exit status', 78, refused.exitCode);
    same('what it says', 'the key is not the one this database was filled with', lastLine(refused)['problem']);
  });
  await step('the audit trail is whole and as long as it was', async () => {
    const { time: _then, ...wanted } = trail;
    const { time: _now, ...found } = await check(second);
    same('the check', wanted, found);
  });
  await step('row-level security binds the roles, and the trail only grows', async () => {
    for (const role of [roles.desk, roles.owner]) {
      same(`${role} for no municipality`, 0, await seenBy(second, role, null));
      same(`${role} for another one`, 0, await seenBy(second, role, 'elsewhere'));
      same(`${role} for its own`, filed.length, await seenBy(second, role, municipalityId));
    }
    for (const statement of ['delete from audit_entries', 'alter table requests disable row level security'])
      same(statement, '42501', await refusalOf(second, statement));
  });
  await eventually('the term', async () => (Date.now() > due.getTime() ? true : null));
  backend = await installation.start(urlAs(second, roles.desk));
  await step('the term that passed meanwhile is acted on at the first sweep', async () => {
    const state = await eventually('the end of the term', async () => {
      const now = (await look(waiting.receipt.id)).state;
      return now === waiting.receipt.state ? null : now;
    });
    same('the case', 'withdrawn', state);
    return `${waiting.receipt.caseNumber} is ${state}`;
  });
  await step(
    'every request of the dump is there as its kiosk last read it, reprints with the receipt on paper',
    async () => {
      for (const [index, { receipt }] of filed.entries()) {
        const wanted = receipt === waiting.receipt ? { ...before[index], state: 'withdrawn' } : before[index];
        same(receipt.caseNumber, wanted, await readBack(receipt.id));
        if (receipt.type !== 'pin-reprint') continue;
        const paper = await kiosk.paper('getReceipt', { params: { id: receipt.id } });
        same(`receipt of ${receipt.caseNumber}`, '%PDF-', Buffer.from(paper).toString('latin1', 0, 5));
      }
      return `${filed.length} requests; the kiosk has kept its enrolment`;
    },
  );
  await step('a repeated Idempotency-Key gives the promised answer again', async () => {
    for (const { key, body, receipt } of filed) same(receipt.caseNumber, receipt, (await file(body, key)).receipt);
  });
  await step('what was filed after the dump is not known', async () => {
    const answer = await kiosk.refusal('getRequest', { params: { id: lost.receipt.id } });
    same('the answer', 'belgif:resourceNotFound', answer);
    const again = await file(lost.body, lost.key);
    same('it is a new case', false, again.receipt.caseNumber === lost.receipt.caseNumber);
    return `${lost.receipt.caseNumber} has to be filed again, and gets another number`;
  });
  await step('the backend is well, job system included, and stops', async () => {
    await eventually('health', async () => ((await anybody.call('getHealth', {})).status === 'UP' ? true : null));
    same('how the backend ended', 0, (await backend.stop()).exitCode);
  });
  return differences;
};

/** Needs PostgreSQL's programs; takes seconds. Throws when a step cannot be done at all. */
export const runRestoreDrill = async (options: DrillOptions): Promise<DrillOutcome> => {
  const postgres = await startPrivatePostgres();
  if ('skipped' in postgres) return postgres;
  const servers = [postgres];
  let installation: Installation | null = null;
  try {
    installation = await prepareInstallation();
    options.say(`Restore drill: database ${databaseName}, ${new Date().toISOString()}`);
    return { differences: await drill(installation, servers, options) };
  } finally {
    await installation?.end();
    for (const server of servers) await server.stop();
  }
};
