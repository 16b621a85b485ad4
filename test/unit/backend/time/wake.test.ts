/** Against the real job system in an embedded database; only what a sweep does is made up. */
import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { SweepReport } from '../../../../backend/time/sweep.ts';
import { startWakes } from '../../../../backend/time/wake.ts';

vi.setConfig({ testTimeout: 30_000 });

let pglite: PGlite;
beforeAll(async () => {
  pglite = await PGlite.create();
}, 60_000);
afterAll(() => pglite.close());

const report = (changes: Partial<SweepReport> = {}): SweepReport => ({ atMs: 0, steps: [], more: false, ...changes });
const never = async (): Promise<null> => null;
const silent = (): void => undefined;
const embedded = () => ({ kind: 'embedded', pglite }) as const;

test('sweeps at the start until nothing is left, orders a knock for the nearest term, and is woken', async () => {
  const sweep = vi.fn(async () => report({ more: sweep.mock.calls.length < 3 }));
  const untilNextDueMs = vi.fn(async () => (untilNextDueMs.mock.calls.length === 1 ? 900 : null));
  const wakes = await startWakes({ jobStore: embedded(), sweep, untilNextDueMs, onTrouble: silent });
  const knocks = async (): Promise<number> =>
    (await pglite.query("select from pgboss.job where name = 'wake' and singleton_key = 'nearest'")).rows.length;
  await vi.waitFor(async () => expect(await knocks()).toBe(1), { timeout: 20_000 });
  await vi.waitFor(() => expect(sweep.mock.calls.length).toBeGreaterThan(3), { timeout: 20_000 });
  expect(await wakes.health()).toEqual([]);
  await wakes.stop();
});

test('stopping waits for the sweep under way, and nothing sweeps after it', async () => {
  const gate = Promise.withResolvers<void>();
  const sweep = vi.fn(async () => {
    await gate.promise;
    return report({ more: true });
  });
  const wakes = await startWakes({ jobStore: embedded(), sweep, untilNextDueMs: never, onTrouble: silent });
  let stopped = false;
  const stopping = wakes.stop().then(() => {
    stopped = true;
  });
  await pglite.query('select 1');
  expect(stopped).toBe(false);
  gate.resolve();
  await stopping;
  expect(sweep).toHaveBeenCalledTimes(1);
});

test('without a job system the first sweep runs, health says so, starting it is tried again, and it can be stopped', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
  const sweep = vi.fn(async () => report());
  const onTrouble = vi.fn();
  const wakes = await startWakes({
    // Nobody listens on port 1.
    jobStore: { kind: 'server', url: 'postgres://127.0.0.1:1/none' },
    sweep,
    untilNextDueMs: never,
    onTrouble,
  });
  expect(sweep).toHaveBeenCalledTimes(1);
  expect(onTrouble).toHaveBeenCalled();
  expect(await wakes.health()).toEqual(['job-system-down']);
  const complaints = onTrouble.mock.calls.length;
  await vi.advanceTimersByTimeAsync(60_000);
  await vi.waitFor(() => expect(onTrouble.mock.calls.length).toBeGreaterThan(complaints));
  await wakes.stop();
  expect(sweep).toHaveBeenCalledTimes(1);
  vi.useRealTimers();
});

test('health names terms that were missed and steps that failed', async () => {
  const failedStep = { name: 'deliver-notices', done: 0, more: false, failure: 'nothing-stored' } as const;
  const wakes = await startWakes({
    jobStore: embedded(),
    sweep: async () => report({ steps: [failedStep] }),
    untilNextDueMs: async () => -6 * 60_000,
    onTrouble: silent,
  });
  await vi.waitFor(async () => expect(await wakes.health()).toEqual(['terms-overdue', 'sweep-step-failed']));
  await wakes.stop();
});
