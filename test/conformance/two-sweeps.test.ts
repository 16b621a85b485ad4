/** Two processes on one PostgreSQL server look at the clock at the same moment: everything happens once. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RequestContext } from '../../backend/requests/request-context.ts';
import { firstBrokenAuditEntry } from '../../backend/storage/audit-log.ts';
import { createFieldCipher } from '../../backend/storage/field-cipher.ts';
import { type Database, openServerDatabase } from '../../backend/storage/open-database.ts';
import { prepareDatabase } from '../../backend/storage/prepare-database.ts';
import { createSweep } from '../../backend/time/sweep.ts';
import { sweepSteps } from '../../backend/time/sweep-steps.ts';
import { startWakes } from '../../backend/time/wake.ts';
import { plantCase } from '../planted-cases.ts';
import { startPrivatePostgres } from '../private-postgres.ts';
import { demoMunicipality, someMorning } from '../unit/backend/sample-submission.ts';

const server = await startPrivatePostgres();
if ('skipped' in server) console.log(`skipped: two sweeps on a PostgreSQL server: ${server.skipped}`);

const cases = 200;
const dayMs = 86_400_000;
const cipher = createFieldCipher(new Uint8Array(32).fill(7));

let url: string;
let nodes: readonly Database[] = [];
let nowMs = someMorning;
let contexts: readonly RequestContext[] = [];

beforeAll(async () => {
  if ('skipped' in server) return;
  url = await server.createDatabase('two_sweeps');
  const municipality = await demoMunicipality();
  nodes = [0, 1].map(() => openServerDatabase({ url, onConnectionLost: () => undefined }));
  contexts = nodes.map(({ kysely }) => ({ kysely, cipher, municipality, now: () => nowMs, simulated: true }));
  for (const node of nodes) await prepareDatabase(node, cipher);
}, 60_000);
afterAll(async () => {
  for (const node of nodes) await node.close();
  if (!('skipped' in server)) await server.stop();
});

test.skipIf('skipped' in server)('200 terms and 50 late cases, each once', { timeout: 60_000 }, async () => {
  const [one, other] = contexts;
  if (one === undefined || other === undefined) throw new Error('no contexts');
  for (let index = 0; index < cases; index += 1)
    await plantCase(one, { type: 'digital-key', state: 'link-sent', facts: {}, after: 'link-sent' });
  for (let index = 0; index < 50; index += 1)
    await plantCase(other, { type: 'pin-reprint', state: 'submitted', facts: {}, after: 'filed' });
  nowMs += 20 * dayMs;

  const defects: unknown[] = [];
  const sweeps = contexts.map((context) =>
    createSweep({ context, steps: sweepSteps([]), onDefect: (_step, error) => defects.push(error) }),
  );
  const done: number[] = [0, 0];
  for (let more = true; more; ) {
    const reports = await Promise.all(sweeps.map((sweep) => sweep()));
    more = false;
    for (const [index, { steps }] of reports.entries()) {
      const fired = steps.find(({ name }) => name === 'fire-deadlines')?.done ?? 0;
      done[index] = (done[index] ?? 0) + fired;
      more ||= fired > 0;
    }
  }

  expect(defects).toEqual([]);
  expect(done.reduce((sum, fired) => sum + fired, 0)).toBe(cases);
  // Neither waited for the other to finish.
  for (const fired of done) expect(fired).toBeGreaterThan(0);
  const kysely = nodes[0]?.kysely;
  const events = (await kysely?.selectFrom('events').select(['request_id', 'data']).execute()) ?? [];
  const told = (event: string) => events.filter(({ data }) => data.event === event);
  for (const [event, count] of [
    ['link-ended', cases],
    ['case-late', 50],
  ] as const) {
    expect(told(event)).toHaveLength(count);
    expect(new Set(told(event).map(({ request_id }) => request_id)).size).toBe(count);
  }
  const deadlines = (await kysely?.selectFrom('deadlines').select(['fired_at', 'refusal']).execute()) ?? [];
  expect(deadlines).toHaveLength(cases);
  expect(deadlines.every(({ fired_at, refusal }) => fired_at !== null && refusal === null)).toBe(true);
  expect(await firstBrokenAuditEntry(one)).toEqual({ ok: true, value: null });
});

test.skipIf('skipped' in server)(
  'the job system keeps its tables in a schema of its own',
  { timeout: 30_000 },
  async () => {
    const start = () =>
      startWakes({
        jobStore: { kind: 'server', url },
        sweep: async () => ({ atMs: nowMs, steps: [], more: false }),
        untilNextDueMs: async () => null,
        onTrouble: (code) => troubles.push(code),
      });
    const troubles: string[] = [];
    const wakes = await Promise.all([start(), start()]);
    for (const one of wakes) {
      expect(await one.health()).toEqual([]);
      await one.stop();
    }
    expect(troubles).toEqual([]);
  },
);
