/** What time does to cases in an embedded database: the clock is a variable, and nothing sleeps. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CaseRow } from '../../../../backend/cases/case-rows.ts';
import type { RequestContext } from '../../../../backend/requests/request-context.ts';
import { createFieldCipher } from '../../../../backend/storage/field-cipher.ts';
import { type Database, openEmbeddedDatabase } from '../../../../backend/storage/open-database.ts';
import { prepareDatabase } from '../../../../backend/storage/prepare-database.ts';
import { createSweep, type Step, type SweepReport } from '../../../../backend/time/sweep.ts';
import { sweepSteps } from '../../../../backend/time/sweep-steps.ts';
import { untilNextDeadlineMs } from '../../../../backend/time/until-next-deadline.ts';
import { success } from '../../../../contract/result.ts';
import { plantCase } from '../../../planted-cases.ts';
import { demoMunicipality } from '../sample-submission.ts';

const cipher = createFieldCipher(new Uint8Array(32).fill(7));
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

let database: Database;
let context: RequestContext;
let nowMs: number;
let sweep: () => Promise<SweepReport>;

const defects: unknown[] = [];
const sweepWith = (steps: readonly Step[]): (() => Promise<SweepReport>) =>
  createSweep({ context, steps, onDefect: (_step, error) => defects.push(error) });

beforeAll(async () => {
  database = await openEmbeddedDatabase('memory');
  await prepareDatabase(database, cipher);
  const municipality = await demoMunicipality();
  context = { kysely: database.kysely, cipher, municipality, now: () => nowMs, simulated: true };
}, 60_000);
afterAll(() => database.close());

const at = (instant: string): void => {
  nowMs = Date.parse(instant);
};

beforeEach(async () => {
  for (const table of ['deadlines', 'payments', 'notices', 'events', 'documents', 'requests'] as const)
    await database.kysely.deleteFrom(table).execute();
  defects.length = 0;
  sweep = sweepWith(sweepSteps([]));
});

const rowOf = ({ id }: Pick<CaseRow, 'id'>): Promise<CaseRow> =>
  database.kysely.selectFrom('requests').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const deadlinesOf = ({ id }: Pick<CaseRow, 'id'>) =>
  database.kysely
    .selectFrom('deadlines')
    .select(['event', 'due_at', 'fired_at', 'refusal'])
    .where('request_id', '=', id)
    .orderBy('due_at')
    .execute();
const eventsOf = async ({ id }: Pick<CaseRow, 'id'>): Promise<readonly string[]> => {
  const rows = await database.kysely
    .selectFrom('events')
    .select('data')
    .where('request_id', '=', id)
    .orderBy('sequence')
    .execute();
  return rows.map(({ data }) => data.event);
};
/** Sweeps at every moment at which something is due, and says when what happened. */
const playOn = async (planted: CaseRow, most: number): Promise<readonly (readonly [string, string])[]> => {
  const played: (readonly [string, string])[] = [];
  for (let round = 0; round < most; round += 1) {
    const untilMs = await untilNextDeadlineMs(context);
    if (untilMs === null) break;
    nowMs += Math.max(untilMs, 0);
    await sweep();
    played.push([new Date(nowMs).toISOString(), (await rowOf(planted)).state]);
  }
  return played;
};

const notified = () =>
  plantCase(context, {
    type: 'pin-reprint',
    state: 'notified',
    facts: { amountCents: 500, payAt: 'request', generation: '1.7', pickupSite: 'deelgemeente-oost' },
    after: 'notice-delivered',
  });
const linkSent = () => plantCase(context, { type: 'digital-key', state: 'link-sent', facts: {}, after: 'link-sent' });

describe('codes that nobody collects (A10, A11)', () => {
  test('two reminders at nine on working days, then the end of the term', async () => {
    at('2026-02-27T11:00+01:00');
    const planted = await notified();
    expect(await playOn(planted, 9)).toEqual([
      // The thirtieth day is the Sunday of the clock change.
      ['2026-03-30T07:00:00.000Z', 'reminded'],
      ['2026-05-28T07:00:00.000Z', 'reminded'],
      ['2026-08-27T22:00:00.000Z', 'expired'],
    ]);
    expect(await eventsOf(planted)).toEqual([
      'notice-delivered',
      'reminder-due',
      'reminder-due',
      'collection-term-passed',
    ]);
    expect((await rowOf(planted)).facts).toMatchObject({ remindersSent: 2 });
  });

  test('a clock a year ahead sends one reminder a day and ends nothing on the day of one', async () => {
    at('2026-02-27T11:00+01:00');
    const planted = await notified();
    at('2027-02-27T11:00+01:00');
    for (let minute = 0; minute < 5; minute += 1) await sweep();
    expect(await eventsOf(planted)).toEqual(['notice-delivered', 'reminder-due']);
    expect(await playOn(planted, 9)).toEqual([
      ['2027-03-01T08:00:00.000Z', 'reminded'],
      ['2027-03-02T23:00:00.000Z', 'expired'],
    ]);
  });

  test('a week without a sweep delays, and nothing is lost', async () => {
    at('2026-02-27T11:00+01:00');
    const planted = await notified();
    at('2026-04-06T10:00+02:00');
    await sweep();
    expect(await eventsOf(planted)).toEqual(['notice-delivered', 'reminder-due']);
    const [next] = (await deadlinesOf(planted)).filter(({ fired_at }) => fired_at === null);
    expect(next?.due_at.toISOString()).toBe('2026-05-28T07:00:00.000Z');
  });
});

test('nothing fires a millisecond early, on the night of the clock change either', async () => {
  at('2026-10-11T10:00+02:00');
  const planted = await linkSent();
  at('2026-10-25T23:59:59.999+01:00');
  await sweep();
  expect((await rowOf(planted)).state).toBe('link-sent');
  nowMs += 1;
  await sweep();
  expect((await rowOf(planted)).state).toBe('closed');
});

test('a clock that is set back fires nothing, and nothing twice', async () => {
  at('2026-03-02T10:00+01:00');
  const planted = await linkSent();
  const day = nowMs;
  nowMs += 15 * dayMs;
  await sweep();
  nowMs = day - 365 * dayMs;
  expect(await sweep()).toMatchObject({ more: false });
  nowMs = day + 30 * dayMs;
  await sweep();
  expect(await eventsOf(planted)).toEqual(['link-sent', 'link-ended']);
  expect(defects).toEqual([]);
});

/** Waits for money that came, or perhaps came. */
const awaitingPayment = async (state: 'paid' | 'unknown'): Promise<CaseRow> => {
  const planted = await plantCase(context, {
    type: 'pin-reprint',
    state: 'awaiting-payment',
    facts: { amountCents: 500, payAt: 'request' },
    after: 'filed',
  });
  await database.kysely
    .insertInto('payments')
    .values({
      id: randomUUID(),
      municipality_id: context.municipality.id,
      request_id: planted.id,
      state,
      method: 'bancontact',
      provider: null,
      amount_cents: 500,
      recorded_at: new Date(nowMs),
      recorded_by: 'clerk:anna',
      settled_at: null,
      settled_by: null,
    })
    .execute();
  return planted;
};

test('a reminder of which none is left ends its term with the reason, and is not brought back', async () => {
  at('2026-03-02T10:00+01:00');
  const remindersSent = context.municipality.services.pinReprint.reminders.length;
  const planted = await plantCase(context, {
    type: 'pin-reprint',
    state: 'reminded',
    facts: { payAt: 'request', amountCents: 0, remindersSent },
    after: 'reminder-due',
  });
  const lastOne = { event: 'reminder-due', due_at: new Date(nowMs), fired_at: null };
  const ofCase = { id: randomUUID(), municipality_id: context.municipality.id, request_id: planted.id };
  await database.kysely
    .insertInto('deadlines')
    .values({ ...ofCase, ...lastOne })
    .execute();
  const firedAt = new Date(nowMs);
  for (let days = 0; days < 3; days += 1) {
    await sweep();
    nowMs += dayMs;
  }
  expect(await deadlinesOf(planted)).toContainEqual(
    expect.objectContaining({ event: 'reminder-due', fired_at: firedAt, refusal: 'no-reminder-left' }),
  );
  expect((await rowOf(planted)).state).toBe('reminded');
});

test.each([
  ['unknown', 'payment-unknown', 'failed'],
  ['paid', 'refund-not-allowed', 'refunded'],
] as const)(
  'a term that a payment holds up (%s) comes again every day, and ends the case once it no longer does',
  async (state, refusal, becomes) => {
    at('2026-03-02T10:00+01:00');
    const planted = await awaitingPayment(state);
    nowMs += 60 * dayMs;
    await sweep();
    await sweep();
    const dueAt = new Date(nowMs + dayMs);
    expect(await deadlinesOf(planted)).toMatchObject([{ event: 'lapsed', fired_at: null, due_at: dueAt, refusal }]);
    await database.kysely.updateTable('payments').set({ state: becomes }).execute();
    nowMs += dayMs;
    await sweep();
    expect((await rowOf(planted)).state).toBe('withdrawn');
  },
);

test('a late case is marked once, from the moment on which it was late', async () => {
  at('2026-03-02T10:00+01:00');
  const planted = await plantCase(context, { type: 'pin-reprint', state: 'submitted', facts: {}, after: 'filed' });
  nowMs += 30 * dayMs;
  await sweep();
  await sweep();
  const late = await rowOf(planted);
  expect(late.late_since?.toISOString()).toBe('2026-03-03T23:00:00.000Z');
  expect(late.row_version).toBe(planted.row_version + 1);
  expect(await eventsOf(planted)).toEqual(['filed', 'case-late']);
});

test('what only waited for the clock is moved, not late', async () => {
  at('2026-03-02T10:00+01:00');
  const planted = await linkSent();
  nowMs += 60 * dayMs;
  await sweep();
  expect(await eventsOf(planted)).toEqual(['link-sent', 'link-ended']);
});

test('terms that are missing come back as they were', async () => {
  at('2026-03-02T10:00+01:00');
  const planted = await notified();
  const before = await deadlinesOf(planted);
  expect(before).toHaveLength(2);
  await database.kysely.deleteFrom('deadlines').where('event', '=', 'reminder-due').execute();
  nowMs += 2 * hourMs;
  expect((await sweep()).steps.find(({ name }) => name === 'derive-missing-deadlines')?.done).toBe(1);
  expect(await deadlinesOf(planted)).toEqual(before);
});

describe('steps', () => {
  test('one that fails is named and holds up none of the others', async () => {
    at('2026-03-02T10:00+01:00');
    const broken: Step = {
      name: 'broken',
      run: () => {
        throw new Error('a defect');
      },
    };
    const away: Step = { name: 'away', run: async () => ({ ok: false, failure: 'nothing-stored' }) };
    const report = await sweepWith([broken, away, ...sweepSteps([])])();
    expect(report.steps.map(({ name, failure }) => [name, failure])).toEqual([
      ['broken', 'defect'],
      ['away', 'nothing-stored'],
      ['fire-deadlines', null],
      ['mark-late', null],
      ['derive-missing-deadlines', null],
      ['purge', null],
    ]);
    expect(defects).toEqual([new Error('a defect')]);
  });

  test('one that rests comes again after its time, sooner when the clock was set back or something was left', async () => {
    at('2026-03-02T10:00+01:00');
    let left = false;
    const seldom: Step = { name: 'seldom', everyMs: hourMs, run: async () => success({ done: 0, more: left }) };
    const ran = sweepWith([seldom]);
    const runs = async (): Promise<number> => (await ran()).steps.length;
    expect(await runs()).toBe(1);
    expect(await runs()).toBe(0);
    nowMs -= dayMs;
    expect(await runs()).toBe(1);
    nowMs += hourMs;
    left = true;
    expect(await runs()).toBe(1);
    expect(await runs()).toBe(1);
  });
});

test('a defect puts its term off and lets the others fire', async () => {
  at('2026-03-02T10:00+01:00');
  const [broken, whole] = [await linkSent(), await linkSent()];
  const other = await notified();
  await database.kysely.deleteFrom('deadlines').where('request_id', '=', other.id).execute();
  // No table knows this type: judging it throws.
  await database.kysely
    .updateTable('requests')
    .set({ type: 'no-such-type' as CaseRow['type'] }) // what only a broken program could write
    .where('id', '=', broken.id)
    .execute();
  nowMs += 20 * dayMs;
  const report = await sweep();
  expect(report.steps[0]).toMatchObject({ name: 'fire-deadlines', done: 1, failure: 'defect' });
  expect((await rowOf(whole)).state).toBe('closed');
  expect(await deadlinesOf(broken)).toMatchObject([{ due_at: new Date(nowMs + hourMs), fired_at: null }]);
  expect(await deadlinesOf(other)).toHaveLength(2);
  expect(defects).toHaveLength(2);
});
