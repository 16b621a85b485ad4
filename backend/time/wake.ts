/**
 * Wakes the backend to look at its tables: every minute, and at the moment of the nearest term. What is due stands in our
 * own tables (sweep.ts); the job system knows nothing but when to knock, so losing every job loses nothing (ADR 0017). Its
 * own clock is that of the database server, ours is injected.
 * One sweep runs at the start whatever becomes of the job system. Where that is down the backend answers as before, health
 * says so, and starting it is tried again; nothing else takes its place, because a second scheduler would hide the first
 * one's death.
 */
import { fromPglite, PgBoss } from 'pg-boss';
import { jobSchema } from '../storage/backend-role.ts';
import type { JobStore } from '../storage/open-database.ts';
import type { SweepReport } from './sweep.ts';

export type WakeOptions = {
  readonly jobStore: JobStore;
  readonly sweep: () => Promise<SweepReport>;
  /** Milliseconds until the nearest term, negative when it has passed, null when there is none or nobody can tell. */
  readonly untilNextDueMs: () => Promise<number | null>;
  /** The job system complained: the code of the driver or server, else the name of the error. */
  readonly onTrouble: (code: string) => void;
};

/** What is wrong, for people who run the backend; nothing: empty. */
export type WakeTrouble = 'job-system-down' | 'terms-overdue' | 'sweep-step-failed';

export type Wakes = {
  health(): Promise<readonly WakeTrouble[]>;
  /** Ends after the sweep under way; the database may be closed then. */
  stop(): Promise<void>;
};

const queue = 'wake';
const everyMinute = '* * * * *';
const minuteMs = 60_000;
/** A term that passed longer ago than this was missed, not merely waiting for its minute. */
const overdueMs = 5 * minuteMs;
/** A complaint is forgotten when none has followed for so long. */
const calmAfterMs = 90_000;
const roundsAtOnce = 50;

const codeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
};

/** On a server it has a small pool of its own, so that neither waits for the other's connections. */
const createJobSystem = (store: JobStore): PgBoss =>
  new PgBoss({
    schema: jobSchema,
    superviseIntervalSeconds: 300,
    ...(store.kind === 'embedded'
      ? // Indexes of a handful of jobs need no care, and PGlite has no vacuum of its own to watch.
        { db: fromPglite(store.pglite), backend: 'pglite', reindex: false, monitorVacuum: false }
      : // Made with our tables: the role that works here may make none.
        {
          createSchema: false,
          connectionString: store.url,
          max: 2,
          connectionTimeoutMillis: 3_000,
          application_name: 'eid-kiosk-wakes',
        }),
  });

/** Resolves as soon as the job system runs or has failed to start; the first sweep goes on behind it. */
export const startWakes = async (options: WakeOptions): Promise<Wakes> => {
  const { jobStore, sweep, untilNextDueMs, onTrouble } = options;
  const ending = new AbortController();
  let jobSystem: PgBoss | null = null;
  let lastComplaintMs: number | null = null;
  let lastReport: SweepReport | null = null;
  let underWay: Promise<void> | null = null;
  let nextAttempt: NodeJS.Timeout | undefined;

  const complained = (error: unknown): void => {
    if (ending.signal.aborted) return;
    lastComplaintMs = performance.now();
    onTrouble(codeOf(error));
  };

  /** The cron comes every minute; what is due before its next visit gets a knock of its own. */
  const knockAtNextTerm = async (): Promise<void> => {
    const untilMs = await untilNextDueMs();
    if (untilMs === null || untilMs > minuteMs || untilMs < 0) return;
    await jobSystem?.send(queue, null, { startAfter: Math.ceil(untilMs / 1000), singletonKey: 'nearest' });
  };

  const sweepUntilDone = async (): Promise<void> => {
    for (let round = 0; round < roundsAtOnce && !ending.signal.aborted; round += 1) {
      lastReport = await sweep();
      if (!lastReport.more) break;
    }
    await starting;
    if (!ending.signal.aborted) await knockAtNextTerm();
  };

  /** Who knocks while a sweep is under way waits for its end; what came due since then is seen a minute later. */
  const wake = (): Promise<void> => {
    underWay ??= sweepUntilDone()
      .catch(complained)
      .finally(() => {
        underWay = null;
      });
    return underWay;
  };

  const startJobSystem = async (): Promise<void> => {
    const candidate = createJobSystem(jobStore);
    candidate.on('error', complained);
    candidate.on('warning', ({ message }) => {
      if (message.includes('skew')) onTrouble('clock-skew');
    });
    try {
      await candidate.start();
      await candidate.createQueue(queue, {
        // At most one job of a kind waits; more would knock at an open door.
        policy: 'short',
        retryLimit: 0,
        expireInSeconds: 600,
        retentionSeconds: 600,
        deleteAfterSeconds: 600,
      });
      await candidate.schedule(queue, everyMinute);
      await candidate.work(queue, { pollingIntervalSeconds: 2 }, async () => {
        if (!ending.signal.aborted) await wake();
      });
      jobSystem = candidate;
    } catch (error) {
      complained(error);
      await candidate.stop({ graceful: false }).catch(complained);
      if (!ending.signal.aborted)
        nextAttempt = setTimeout(() => {
          starting = startJobSystem();
        }, minuteMs);
      nextAttempt?.unref();
    }
  };

  let starting = startJobSystem();
  void wake();
  await starting;

  const isComplaining = (): boolean => lastComplaintMs !== null && performance.now() - lastComplaintMs < calmAfterMs;

  return {
    health: async () => {
      const untilMs = await untilNextDueMs();
      const trouble: readonly (readonly [WakeTrouble, boolean])[] = [
        ['job-system-down', jobSystem === null || isComplaining()],
        ['terms-overdue', untilMs !== null && untilMs < -overdueMs],
        ['sweep-step-failed', lastReport?.steps.some(({ failure }) => failure !== null) ?? false],
      ];
      return trouble.filter(([, holds]) => holds).map(([name]) => name);
    },
    stop: async () => {
      ending.abort();
      clearTimeout(nextAttempt);
      await starting;
      await underWay;
      await jobSystem?.stop({ graceful: false });
    },
  };
};
