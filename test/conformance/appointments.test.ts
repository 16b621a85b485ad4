/** Appointments and tickets on both databases: who comes at one moment for the last place, and numbers on both sides of midnight. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../backend/cases/actor.ts';
import { applyTransition } from '../../backend/cases/apply-transition.ts';
import { fileRequest } from '../../backend/requests/file-request.ts';
import { readFreeSlots } from '../../backend/requests/read-free-slots.ts';
import type { RequestContext } from '../../backend/requests/request-context.ts';
import { createFieldCipher } from '../../backend/storage/field-cipher.ts';
import type { Database } from '../../backend/storage/open-database.ts';
import { prepareDatabase } from '../../backend/storage/prepare-database.ts';
import { inTransaction } from '../../backend/storage/transaction.ts';
import { placesTakenAt } from '../../backend/requests/places-taken.ts';
import type { Result } from '../../contract/result.ts';
import type { AnySubmission } from '../../contract/submissions.ts';
import { prepareDatabaseKinds } from '../database-kinds.ts';
import { applicant, at, bornOn, samples, someMorning, town, townWith } from '../unit/backend/rules/rule-town.ts';

const { kinds, stop } = await prepareDatabaseKinds('appointments');
afterAll(stop);

const cipher = createFieldCipher(new Uint8Array(32).fill(7));
const clerk: Actor = { role: 'clerk', id: 'c-1', sites: 'all', steppedUpAtMs: null };

const valueOf = <T, F>(outcome: Result<T, F>): T => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return outcome.value;
};

/** Somebody else each time: one person at a time is a rule of its own. */
let born = 0;
const somebody = () => {
  born += 1;
  const day = new Date(Date.UTC(1950, 0, born)).toISOString().slice(0, 10);
  return { ...applicant(), nationalNumber: { value: bornOn(day), provenance: 'typed' as const } };
};
const appointment = (instant: string, site = 'town-hall'): AnySubmission => ({
  ...samples.appointment,
  applicant: somebody(),
  at: instant,
  site,
});

describe.each(kinds)('%s', (_kind, prepare) => {
  let database: Database;

  const contextAt = (now: () => number, municipality = town): RequestContext => ({
    kysely: database.kysely,
    cipher,
    municipality,
    now,
    simulated: false,
  });
  const context = () => contextAt(() => someMorning);
  const file = (submission: AnySubmission, where = context()) =>
    fileRequest(where, { submission, idempotencyKey: randomUUID(), caller: { role: 'kiosk', id: 'hall-1' } });
  const move = (requestId: string, expectedVersion: number, event: string, details: object = {}) =>
    applyTransition(context(), {
      requestId,
      event,
      details: { ...details },
      expectedVersion,
      confirmed: false,
      purpose: 'handling',
      actor: clerk,
    });
  const free = async (day: string, site = 'town-hall') => valueOf(await readFreeSlots(context(), { site, day })).slots;

  beforeAll(async () => {
    database = await (await prepare('appointments'))();
    await prepareDatabase(database, cipher);
  }, 60_000);
  afterAll(() => database.close());

  test('ten people at one moment for two places: two come, eight are told, whatever way they write the hour', async () => {
    const spellings = ['2026-11-24T09:00:00Z', '2026-11-24T10:00:00+01:00', '2026-11-24T09:00:00.000Z'];
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, (_, index) => file(appointment(spellings[index % 3] ?? ''))),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(2);
    expect(outcomes.filter(({ ok }) => !ok)).toEqual(
      Array.from({ length: 8 }, () => ({ ok: false, failure: 'slot-taken' })),
    );
    // Other hours and other sites have places of their own.
    expect((await file(appointment('2026-11-24T09:30:00Z'))).ok).toBe(true);
    expect((await file(appointment('2026-12-01T16:00:00Z', 'village-desk'))).ok).toBe(true);
    const other = { ...town, id: 'another-town' };
    expect(
      (
        await file(
          appointment('2026-11-24T09:00:00Z'),
          contextAt(() => someMorning, other),
        )
      ).ok,
    ).toBe(true);
  });

  test('the free hours say what is left, and a place that was given away is free again', async () => {
    const day = '2026-11-25';
    const all = await free(day);
    expect(all).toHaveLength(17);
    expect(all[0]).toEqual({ at: '2026-11-25T07:30:00.000Z', places: 2 });
    const first = valueOf(await file(appointment('2026-11-25T07:30:00Z')));
    expect((await free(day))[0]).toEqual({ at: '2026-11-25T07:30:00.000Z', places: 1 });
    valueOf(await file(appointment('2026-11-25T07:30:00Z')));
    expect((await free(day))[0]).toEqual({ at: '2026-11-25T08:00:00.000Z', places: 2 });
    valueOf(await move(first.id, 1, 'withdrawn'));
    expect((await free(day))[0]).toEqual({ at: '2026-11-25T07:30:00.000Z', places: 1 });
    expect(await free('2026-11-29')).toEqual([]);
    expect(await free('2026-12-01', 'village-desk')).toHaveLength(4);
    expect(await readFreeSlots(context(), { site: 'nowhere', day })).toEqual({
      ok: false,
      failure: 'unknown-pickup-site',
    });
    const off = contextAt(() => someMorning, townWith('appointment', { enabled: false }));
    expect(await readFreeSlots(off, { site: 'town-hall', day })).toEqual({ ok: false, failure: 'service-disabled' });
  });

  test('a clerk moves an appointment to a free place only, and its own place does not stand in its way', async () => {
    const [mine, , other] = [
      valueOf(await file(appointment('2026-11-26T08:00:00Z'))),
      valueOf(await file(appointment('2026-11-26T09:00:00Z'))),
      valueOf(await file(appointment('2026-11-26T09:00:00Z'))),
    ];
    const moved = (requestId: string, version: number, appointmentAt: string) =>
      move(requestId, version, 'moved', { appointmentAt });
    expect(await moved(mine.id, 1, '2026-11-26T10:00:00+01:00')).toEqual({ ok: false, failure: 'slot-taken' });
    expect(await moved(mine.id, 1, '2026-11-26T09:10:00Z')).toEqual({ ok: false, failure: 'appointment-not-possible' });
    expect((await moved(other.id, 1, '2026-11-26T09:00:00Z')).ok).toBe(true);
    // One goes, written in another way; then the place is free, and only one of two who move there gets it.
    expect((await moved(other.id, 2, '2026-11-26T12:00:00+01:00')).ok).toBe(true);
    const rival = valueOf(await file(appointment('2026-11-26T08:30:00Z')));
    const race = await Promise.all([
      moved(mine.id, 1, '2026-11-26T09:00:00Z'),
      moved(rival.id, 1, '2026-11-26T09:00:00Z'),
      file(appointment('2026-11-26T09:00:00Z')),
    ]);
    expect(race.filter(({ ok }) => ok)).toHaveLength(1);
    expect(race.filter(({ ok }) => !ok)).toEqual([
      { ok: false, failure: 'slot-taken' },
      { ok: false, failure: 'slot-taken' },
    ]);
    const taken = await free('2026-11-26');
    expect(taken.find((slot) => slot.at === '2026-11-26T11:00:00.000Z')?.places).toBe(1);
  });

  const openAllNight = (): typeof town => ({
    ...town,
    sites: town.sites.map((site) => ({
      ...site,
      openingHours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '00:00', to: '23:59' })),
    })),
  });
  const ticket = (site = 'town-hall'): AnySubmission => ({ ...samples['queue-ticket'], site });
  const draw = async (now: () => number, site = 'town-hall') => {
    const receipt = valueOf(await file(ticket(site), contextAt(now, openAllNight())));
    return 'facts' in receipt ? receipt.facts['ticketNumber'] : null;
  };

  test('twenty tickets at one moment are twenty numbers, counted per site', async () => {
    const numbers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => draw(() => someMorning, index % 2 === 0 ? 'town-hall' : 'village-desk')),
    );
    const ten = new Set(Array.from({ length: 10 }, (_, index) => index + 1));
    expect(new Set(numbers.filter((_, index) => index % 2 === 0))).toEqual(ten);
    expect(new Set(numbers.filter((_, index) => index % 2 === 1))).toEqual(ten);
  });

  test.each([
    ['in winter', at('2026-11-25T00:00:00')],
    ['in summer', at('2027-07-07T00:00:00', '+02:00')],
    ['after the day of 23 hours', at('2027-03-29T00:00:00', '+02:00')],
    ['after the day of 25 hours', at('2026-10-26T00:00:00')],
  ])('numbers begin again at midnight in Belgium, %s', async (_story, midnightMs) => {
    expect(await draw(() => midnightMs - 120_000)).toBe(1);
    expect(await draw(() => midnightMs - 120_000)).toBe(2);
    expect(await draw(() => midnightMs)).toBe(1);
    expect(await draw(() => midnightMs + 60_000)).toBe(2);
  });

  test('a ticket that is drawn while the clock strikes has number and date of one day', async () => {
    const midnightMs = at('2026-12-10T00:00:00');
    let looks = 0;
    // The first look at the clock is before midnight, every later one after it.
    const striking = () => midnightMs + (looks++ === 0 ? -120_000 : 1);
    expect(await draw(() => midnightMs - 120_000)).toBe(1);
    expect(await draw(striking)).toBe(2);
    expect(await draw(() => midnightMs + 60_000)).toBe(1);
  });
});

describe.skipIf(kinds.length < 2)('two transactions on a server', () => {
  test('who looks at an hour is held back until the other is done', async () => {
    const prepare = kinds[1]?.[1];
    if (prepare === undefined) throw new Error('there is no server');
    const database = await (await prepare('appointments-held'))();
    await prepareDatabase(database, cipher);
    const place = { kysely: database.kysely, cipher, municipality: town, now: () => someMorning, simulated: false };
    const hour = { site: 'town-hall', at: '2026-11-24T09:00:00Z' };
    const order: string[] = [];
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    let looked = (): void => undefined;
    const firstHasLooked = new Promise<void>((resolve) => (looked = resolve));
    const first = inTransaction(place, async (transaction) => {
      await placesTakenAt(transaction, place, hour);
      looked();
      await held;
      order.push('first ends');
    });
    await firstHasLooked;
    const second = inTransaction(place, async (transaction) => {
      await placesTakenAt(transaction, place, hour);
      order.push('second looks');
    });
    // Until somebody waits for a lock; who is not held back has looked by then.
    const isAnybodyWaiting = async (): Promise<boolean> => {
      const { rows } = await sql`select 1 from pg_locks where locktype = 'advisory' and not granted`.execute(
        database.kysely,
      );
      return rows.length > 0;
    };
    while (order.length === 0 && !(await isAnybodyWaiting()));
    await inTransaction(place, (transaction) =>
      placesTakenAt(transaction, place, { ...hour, at: '2026-11-24T09:30:00Z' }),
    );
    order.push('another hour seen');
    release();
    await Promise.all([first, second]);
    await database.close();
    expect(order).toEqual(['another hour seen', 'first ends', 'second looks']);
  });
});
