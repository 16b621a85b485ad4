/**
 * A town hall in which the page of a seed is played: the real backend with the town's own file, a kiosk that enrolled itself,
 * clerks who sign in at the simulated identity provider, a real mail server, a folder for letters, and a clock that the story
 * turns. The job system only knocks (docs/adr/0017), so the story sweeps by itself at each moment at which something is due.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import type { NoticeSettings } from '../../../backend/notices/notice-settings.ts';
import { noticeSteps } from '../../../backend/notices/notice-steps.ts';
import { usualSmtpDeadlines } from '../../../backend/notices/smtp/smtp-carrier.ts';
import type { RequestContext } from '../../../backend/requests/request-context.ts';
import { type RunningBackend, startBackend } from '../../../backend/start-backend.ts';
import { type Database, openEmbeddedDatabase, openServerDatabase } from '../../../backend/storage/open-database.ts';
import { inTransaction } from '../../../backend/storage/transaction.ts';
import { brusselsDate, instantAt } from '../../../backend/time/municipal-calendar.ts';
import { createSweep, type SweepReport } from '../../../backend/time/sweep.ts';
import { sweepSteps } from '../../../backend/time/sweep-steps.ts';
import type { Municipality } from '../../../contract/municipality.ts';
import type { AnswerOf } from '../../../contract/operations/operation-types.ts';
import type { AnySubmission } from '../../../contract/submissions.ts';
import { createTokenSource } from '../../../kiosk/adapters/device-identity/create-token-source.ts';
import { readDeviceKey } from '../../../kiosk/adapters/device-identity/device-key.ts';
import { enrolDevice } from '../../../kiosk/adapters/device-identity/enrol-device.ts';
import type { SimulatedPerson } from '../../../simulator/identity-provider/people.ts';
import { startIdentityProvider } from '../../../simulator/identity-provider/start-identity-provider.ts';
import { type KeptMail, startMailServerProcess } from '../../mail-server-process.ts';
import { createMunicipalClient, type Credentials, type MunicipalClient, nobody } from '../../municipal-client.ts';
import { createSimulatedClock } from '../../simulated-clock.ts';
import { startPrivatePostgres } from '../../private-postgres.ts';
import { createStaffBrowser } from '../../staff-browser.ts';
import { municipalityFile } from '../../unit/backend/sample-submission.ts';
import { type Clerk, createClerk } from './clerk.ts';

export type Receipt = AnswerOf<'submitRequest'>;

export type Filer = MunicipalClient & {
  /** Under a new key unless the story brings one. */
  files(submission: AnySubmission, key?: string): Promise<Receipt>;
  isRefused(submission: AnySubmission): Promise<string>;
};

export type Town = {
  readonly context: RequestContext;
  readonly kiosk: Filer;
  readonly anna: Clerk;
  readonly bert: Clerk;
  /** Whoever holds a status code, at home. */
  readonly anybody: MunicipalClient;
  clerkOf(name: string): Clerk;
  /** Turns the clock to this day and hour in Belgium (`2026-11-24 17:10`); what falls due on the way happens at its moment. */
  until(moment: string): Promise<void>;
  /** What is due now happens. */
  sweep(): Promise<void>;
  mailsTo(address: string): Promise<readonly KeptMail[]>;
  /** Letters that were put into the print folder since the last look, as PDFs. */
  newLetters(): Promise<readonly Uint8Array[]>;
  /** Ends the backend and starts it again with the file as the operator has edited it. */
  restartWith(edit: (file: Municipality) => Municipality): Promise<void>;
  close(): Promise<void>;
};

const people = (sites: readonly string[]): readonly SimulatedPerson[] => {
  const clerk = (subject: string, at: readonly string[]): SimulatedPerson => ({
    subject,
    name: subject,
    describes: 'invented',
    roles: ['clerk'],
    sites: at,
  });
  return [
    clerk('anna', ['*']),
    clerk('bert', ['*']),
    { ...clerk('robin', ['*']), roles: ['technician'] },
    ...sites.map((site) => clerk(`clerk-of-${site}`, [site])),
  ];
};

export const instantOf = (moment: string): number => {
  const [date = '', hour = ''] = moment.split(' ');
  return instantAt(date, hour);
};

const orThrow = <T>(result: { ok: true; value: T } | { ok: false; failure: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
};

const stillRounds = 200;

/** A server of the story's own where there is one, because it opens sooner; else PGlite in this process. */
const openDatabase = async (): Promise<Database> => {
  const server = await startPrivatePostgres();
  if ('skipped' in server) return openEmbeddedDatabase('memory');
  const url = await server.createDatabase('town');
  const database = openServerDatabase({ url, onConnectionLost: () => undefined });
  return {
    ...database,
    close: async () => {
      await database.close();
      await server.stop();
    },
  };
};

type Ends = (() => unknown)[];

const endAll = async (ends: Ends): Promise<void> => {
  for (const end of ends.splice(0).reverse()) await end();
};

const build = async (file: string, startsAt: string, ends: Ends): Promise<Town> => {
  const folder = await mkdtemp(join(tmpdir(), 'eid-kiosk-seed-'));
  ends.push(() => rm(folder, { recursive: true, force: true }));
  const printFolder = join(folder, 'letters');
  await mkdir(printFolder);
  const clock = createSimulatedClock(new Date(instantOf(startsAt)).toISOString());
  // The identity provider and the client of it look at the clock of the machine: it is the same one.
  vi.setSystemTime(clock.now());
  ends.push(() => vi.useRealTimers());
  const original = JSON.parse(await readFile(municipalityFile(file), 'utf8')) as Municipality; // judged by startBackend
  const sites = original.sites.map(({ id }) => id);
  const [provider, mailServer, database] = await Promise.all([
    startIdentityProvider(people(sites)).then((started) => {
      ends.push(() => started.close());
      return started;
    }),
    startMailServerProcess().then((started) => {
      ends.push(() => started.stop());
      return started;
    }),
    openDatabase().then((opened) => {
      ends.push(() => opened.close());
      return opened;
    }),
  ]);
  const notices: NoticeSettings = {
    smtp: {
      host: '127.0.0.1',
      port: mailServer.port,
      encryption: 'none',
      authorities: null,
      login: null,
      bounceAddress: null,
      deadlinesMs: usualSmtpDeadlines,
    },
    printFolder,
    printQueue: null,
    bounceMaildir: mailServer.returnedMaildir,
  };
  // It outlives the backend that is started anew with an edited file.
  const kept: Database = { ...database, close: async () => undefined };
  let backend: RunningBackend;
  let sweepOnce: () => Promise<SweepReport>;
  const start = async (path: string, port: number): Promise<void> => {
    backend = orThrow(
      await startBackend({
        openDatabase: async () => kept,
        masterKey: new Uint8Array(32).fill(7),
        municipalityFile: path,
        now: clock.now,
        simulated: true,
        publicUrl: null,
        identityProvider: {
          issuer: provider.issuer,
          clientId: provider.clientId,
          clientSecret: provider.clientSecret,
          scope: 'openid',
          rolesClaim: 'eid_roles',
          sitesClaim: 'eid_sites',
          stepUpAcr: null,
        },
        notices,
        host: '127.0.0.1',
        port,
        metrics: null,
        log: { level: 'silent' },
      }),
    );
    sweepOnce = createSweep({
      context: backend.context,
      steps: sweepSteps(noticeSteps(notices, backend.context.municipality)),
      onDefect: (_step, error) => {
        throw error;
      },
    });
  };
  await start(municipalityFile(file), 0);
  ends.push(() => backend.close());
  const baseUrl = (): string => backend.address;

  const look = <T>(work: Parameters<typeof inTransaction<T>>[1]): Promise<T> =>
    inTransaction(backend.context, work).then(orThrow);

  /** Moments at which a sweep has something to do; in the past: it has it now. */
  const nextMoments = (): Promise<readonly number[]> =>
    look(async (transaction) => {
      const { id } = backend.context.municipality;
      const { due } = await transaction
        .selectFrom('deadlines')
        .select((column) => column.fn.min('due_at').as('due'))
        .where('municipality_id', '=', id)
        .where('fired_at', 'is', null)
        .executeTakeFirstOrThrow();
      const { sending } = await transaction
        .selectFrom('notices')
        .select((column) => column.fn.min('next_attempt_at').as('sending'))
        .where('municipality_id', '=', id)
        .executeTakeFirstOrThrow();
      const { late } = await transaction
        .selectFrom('requests')
        .select((column) => column.fn.min('late_at').as('late'))
        .where('municipality_id', '=', id)
        .where('closed_at', 'is', null)
        .where('late_since', 'is', null)
        .executeTakeFirstOrThrow();
      return [due, sending, late].flatMap((moment) => (moment === null ? [] : [new Date(moment).getTime()]));
    });

  /** A notice that the backend's own sweep is carrying at this moment. */
  const isCarrying = (): Promise<boolean> =>
    look(async (transaction) => {
      const { carried } = await transaction
        .selectFrom('notices')
        .select((column) => column.fn.countAll<number>().as('carried'))
        .where('last_code', '=', 'outcome-unknown')
        .where('state', '=', 'failed')
        .executeTakeFirstOrThrow();
      return carried > 0;
    });

  const sweep = async (): Promise<void> => {
    for (let round = 0; round < stillRounds; round += 1) {
      const { steps } = await sweepOnce();
      const broken = steps.find(({ failure }) => failure !== null);
      if (broken !== undefined) throw new Error(`${broken.name}: ${broken.failure}`);
      const isDue = (await nextMoments()).some((moment) => moment <= clock.now());
      if (!isDue && !(await isCarrying())) return;
    }
    throw new Error('the town hall comes to no rest');
  };

  const turnTo = async (instantMs: number): Promise<void> => {
    await clock.advance(instantMs - clock.now());
    vi.setSystemTime(clock.now());
  };

  const technician = createMunicipalClient(baseUrl, createStaffBrowser(baseUrl, 'robin'));
  const { code } = await technician.call('issueEnrolmentCode', {
    params: { deviceId: 'hall-1' },
    body: { role: 'kiosk', site: sites[0] ?? '' },
  });
  const identityFile = join(folder, 'hall-1.json');
  orThrow(await enrolDevice({ baseUrl: baseUrl(), code, identityFile, clock }));
  const tokens = createTokenSource({
    baseUrl: baseUrl(),
    key: orThrow(await readDeviceKey(identityFile)),
    clock,
    random: { uuid: () => randomUUID() },
  });
  const ofKiosk: Credentials = {
    headers: async () => ({ authorization: `Bearer ${orThrow(await tokens.token())}` }),
  };
  const kiosk = createMunicipalClient(baseUrl, ofKiosk);
  const filing = (submission: AnySubmission, key: string) => ({
    headers: { 'idempotency-key': key },
    body: submission,
  });

  const clerks = new Map<string, Clerk>();
  const clerkOf = (name: string): Clerk => {
    const clerk = clerks.get(name) ?? createClerk(baseUrl, createStaffBrowser(baseUrl, name));
    clerks.set(name, clerk);
    return clerk;
  };
  const seen = new Set<string>();

  return {
    get context() {
      return backend.context;
    },
    kiosk: {
      ...kiosk,
      files: (submission, key = randomUUID()) => kiosk.call('submitRequest', filing(submission, key)),
      isRefused: (submission) => kiosk.refusal('submitRequest', filing(submission, randomUUID())),
    },
    anna: clerkOf('anna'),
    bert: clerkOf('bert'),
    clerkOf,
    anybody: createMunicipalClient(baseUrl, nobody),
    sweep,
    until: async (moment) => {
      const targetMs = instantOf(moment);
      if (targetMs < clock.now()) throw new RangeError(`${moment} is over: it is ${brusselsDate(clock.now())}`);
      for (;;) {
        await sweep();
        const next = Math.min(...(await nextMoments()));
        if (!(next < targetMs)) break;
        await turnTo(next);
      }
      await turnTo(targetMs);
      await sweep();
    },
    mailsTo: (address) => mailServer.mailsTo(address),
    newLetters: async () => {
      const names = (await readdir(printFolder)).filter((name) => name.endsWith('.pdf') && !seen.has(name));
      for (const name of names) seen.add(name);
      return Promise.all(names.map((name) => readFile(join(printFolder, name))));
    },
    restartWith: async (edit) => {
      const port = Number(new URL(baseUrl()).port);
      await backend.close();
      const path = join(folder, `${file}.json`);
      await writeFile(path, JSON.stringify(edit(original)));
      await start(path, port);
    },
    close: () => endAll(ends),
  };
};

/** `file`: the name of a municipality file. */
export const openTown = async (file: string, startsAt: string): Promise<Town> => {
  const ends: Ends = [];
  try {
    return await build(file, startsAt, ends);
  } catch (error) {
    await endAll(ends);
    throw error;
  }
};
