/** Cases on both databases: moved once, paid once, read by who may, forgotten when the time has come. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Actor, clock } from '../../backend/cases/actor.ts';
import { applyTransition, type TransitionOrder } from '../../backend/cases/apply-transition.ts';
import { readEvents } from '../../backend/cases/case-events.ts';
import { issueDocument } from '../../backend/cases/issue-document.ts';
import { exportAudit } from '../../backend/cases/export-audit.ts';
import { type CasePage, listCases, listTasks } from '../../backend/cases/list-cases.ts';
import { listPapers } from '../../backend/cases/list-papers.ts';
import { purgeDue } from '../../backend/cases/purge-due.ts';
import { openApplicant, readCase } from '../../backend/cases/read-case.ts';
import { readStatus } from '../../backend/cases/read-status.ts';
import { listPayments, recordPayment, reconcilePayment } from '../../backend/cases/record-payment.ts';
import { countWaiting } from '../../backend/operations/count-waiting.ts';
import { createMetrics } from '../../backend/operations/metrics.ts';
import { fileRequest } from '../../backend/requests/file-request.ts';
import { findCardDefect, readReceiptFacts } from '../../backend/requests/read-request.ts';
import type { RequestContext } from '../../backend/requests/request-context.ts';
import { firstBrokenAuditEntry } from '../../backend/storage/audit-log.ts';
import { createFieldCipher } from '../../backend/storage/field-cipher.ts';
import type { Database } from '../../backend/storage/open-database.ts';
import { prepareDatabase } from '../../backend/storage/prepare-database.ts';
import { brusselsDate } from '../../backend/time/municipal-calendar.ts';
import type { Case } from '../../contract/case-api.ts';
import type { Municipality } from '../../contract/municipality.ts';
import type { Result } from '../../contract/result.ts';
import type { AnySubmission } from '../../contract/submissions.ts';
import { prepareDatabaseKinds } from '../database-kinds.ts';
import { sampleReport } from '../unit/backend/sample-diagnosis.ts';
import { demoMunicipality, personalValues, sampleSubmission, someMorning } from '../unit/backend/sample-submission.ts';

const { kinds, stop } = await prepareDatabaseKinds('cases');
afterAll(stop);

const demo = await demoMunicipality();
const cipher = createFieldCipher(new Uint8Array(32).fill(7));
const dayMs = 86_400_000;

/** An invented person with a number of its own, born in month 73 as nobody is. */
const numberOf = (serial: number): string => {
  const nine = 857_315_000 + serial;
  return `${nine}${String(97 - (nine % 97)).padStart(2, '0')}`;
};
const personWith = (serial: number) => ({
  ...sampleSubmission().applicant,
  nationalNumber: { value: numberOf(serial), provenance: 'chip' as const },
});

const valueOf = <T, F>(outcome: Result<T, F>): T => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return outcome.value;
};

describe.each(kinds)('%s', (_kind, prepare) => {
  let database: Database;
  let nowMs = someMorning;
  let serial = 10;

  const contextFor = (municipality: Municipality = demo): RequestContext => ({
    kysely: database.kysely,
    cipher,
    municipality,
    now: () => nowMs,
    simulated: false,
  });
  const clerk = (changes: Partial<Actor> = {}): Actor => ({
    role: 'clerk',
    id: 'c-1',
    sites: 'all',
    steppedUpAtMs: null,
    ...changes,
  });
  const file = async (changes: object = {}, submission: AnySubmission | null = null): Promise<string> => {
    serial += 1;
    const asked = submission ?? sampleSubmission({ applicant: personWith(serial), ...changes });
    const order = { submission: asked, idempotencyKey: randomUUID(), caller: { role: 'kiosk', id: 'hall-1' } } as const;
    return valueOf(await fileRequest(contextFor(), order)).id;
  };
  const look = async (requestId: string): Promise<Case> =>
    valueOf(await readCase(contextFor(), { requestId, actor: clerk(), purpose: 'handling' }));
  const move = async (requestId: string, event: string, changes: Partial<TransitionOrder> = {}) => {
    const { actor = clerk() } = changes;
    const expectedVersion = actor.role === 'clock' ? null : (await look(requestId)).version;
    const order = { requestId, event, details: {}, expectedVersion, confirmed: false, purpose: 'handling', actor };
    return applyTransition(contextFor(), { ...order, ...changes });
  };
  const pay = async (requestId: string, changes: object = {}) =>
    recordPayment(contextFor(), {
      requestId,
      order: { method: 'cash', amountCents: 500, outcome: 'paid' },
      expectedVersion: (await look(requestId)).version,
      actor: clerk(),
      idempotencyKey: randomUUID(),
      ...changes,
    });
  const deadlinesOf = (requestId: string) =>
    database.kysely
      .selectFrom('deadlines')
      .select(['event', 'due_at', 'fired_at'])
      .where('request_id', '=', requestId)
      .orderBy('due_at')
      .execute();
  const sequencesOf = async (requestId: string) => {
    const all = valueOf(await readEvents(contextFor(), null, 10_000)).items;
    return all.filter(({ subject }) => subject === requestId);
  };

  beforeAll(async () => {
    database = await (await prepare('cases'))();
    await prepareDatabase(database, cipher);
  }, 60_000);
  afterAll(() => database.close());

  test('from payment to collection, each step with version, event, trail, notice and terms', async () => {
    const id = await file();
    expect(await look(id)).toMatchObject({ state: 'awaiting-payment', owner: 'citizen', version: 1, payment: null });
    valueOf(await pay(id));
    expect(await look(id)).toMatchObject({ state: 'submitted', version: 2, payment: { state: 'paid' } });

    const reference = { federalReference: 'FED-1/2026' };
    expect(await move(id, 'ordered', { details: reference })).toEqual({ ok: false, failure: 'confirmation-needed' });
    valueOf(await move(id, 'ordered', { details: reference, confirmed: true }));
    valueOf(await move(id, 'codes-arrived', { details: { pickupSite: 'deelgemeente-oost' } }));
    expect(await deadlinesOf(id)).toEqual([]);
    nowMs += 60_000;
    valueOf(await move(id, 'notice-delivered', { actor: clock }));
    expect((await deadlinesOf(id)).map(({ event }) => event)).toEqual(['reminder-due', 'collection-term-passed']);

    const term = (await deadlinesOf(id)).at(-1)?.due_at;
    valueOf(await move(id, 'reminder-due', { actor: clock }));
    const reminded = await look(id);
    expect(reminded).toMatchObject({ state: 'reminded', facts: { remindersSent: 1, ...reference } });
    expect((await deadlinesOf(id)).at(-1)?.due_at).toEqual(term);

    const collected = valueOf(await move(id, 'codes-collected', { details: { collectedBy: 'holder' } }));
    expect(collected).toMatchObject({ state: 'collected', owner: null, row_version: 7 });
    expect(collected.purge_at?.getTime()).toBe(nowMs + demo.privacy.retentionDays.completed * dayMs);
    expect(await deadlinesOf(id)).toEqual([]);
    expect((await look(id)).allowed).toEqual([]);

    const events = await sequencesOf(id);
    expect(events.map(({ sequence }) => sequence)).toEqual(['1', '2', '3', '4', '5', '6', '7']);
    expect(events[1]?.data).toEqual({
      type: 'pin-reprint',
      from: 'awaiting-payment',
      to: 'submitted',
      event: 'payment-recorded',
      simulated: false,
    });
    const papers = valueOf(await listPapers(contextFor(), { requestId: id, actor: clerk() }));
    expect(papers.documents).toMatchObject([{ kind: 'receipt' }]);
    expect(papers.notices.map(({ kind }) => kind)).toEqual(['codes-arrived', 'codes-reminder']);
    expect(await firstBrokenAuditEntry(contextFor())).toEqual({ ok: true, value: null });
  });

  test('two clerks on one version: one moves the case, the other is told', async () => {
    const id = await file();
    const outcomes = await Promise.all(
      ['c-1', 'c-2', 'c-3'].map((who) => move(id, 'withdrawn', { expectedVersion: 1, actor: clerk({ id: who }) })),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.filter(({ ok }) => !ok)).toEqual([
      { ok: false, failure: 'stale-version' },
      { ok: false, failure: 'stale-version' },
    ]);
    expect((await sequencesOf(id)).map(({ sequence }) => sequence)).toEqual(['1', '2']);
  });

  test('what is refused leaves nothing', async () => {
    const id = await file();
    const before = await look(id);
    const refused = async (event: string, changes: Partial<TransitionOrder>, failure: unknown) =>
      expect(await move(id, event, changes)).toEqual({ ok: false, failure });
    await refused('withdrawn', { expectedVersion: 9 }, 'stale-version');
    await refused('withdrawn', { expectedVersion: null }, 'version-required');
    await refused('withdrawn', { actor: clerk({ sites: ['stadhuis'] }) }, 'site-not-yours');
    await refused('codes-collected', {}, 'transition-not-allowed');
    await refused('reminder-due', {}, 'transition-not-allowed');
    await refused('withdrawn', { details: { note: 'x' } }, { issues: [{ fact: 'note', issue: 'unexpected' }] });
    await refused('found-not-possible', {}, { issues: [{ fact: 'refusal', issue: 'missing' }] });
    const half = { details: { refusal: 'x\udc00' } };
    await refused('found-not-possible', half, { issues: [{ fact: 'refusal', issue: 'invalid' }] });
    const unknown = { event: 'withdrawn', details: {}, expectedVersion: 1, confirmed: false, purpose: 'handling' };
    expect(await applyTransition(contextFor(), { ...unknown, requestId: randomUUID(), actor: clerk() })).toEqual({
      ok: false,
      failure: 'request-not-found',
    });
    expect(await look(id)).toEqual(before);
    const dying: RequestContext = {
      ...contextFor(),
      cipher: {
        ...cipher,
        chainHash: () => {
          throw new Error('died in mid-transition');
        },
      },
    };
    await expect(applyTransition(dying, { ...unknown, requestId: id, actor: clerk() })).rejects.toThrow(
      'died in mid-transition',
    );
    expect(await look(id)).toEqual(before);
  });

  test('of two reprints of one person at the same moment, a clerk looks at the second before anything is paid', async () => {
    serial += 1;
    const applicant = personWith(serial);
    const [one, other] = await Promise.all(
      [file({ applicant }), file({ applicant })].map(async (id) => look(await id)),
    );
    const states = [one?.state, other?.state];
    expect(states.toSorted((a = '', b = '') => a.localeCompare(b))).toEqual([
      'awaiting-generation',
      'awaiting-payment',
    ]);
    const [first, second] = states[0] === 'awaiting-payment' ? [one, other] : [other, one];
    expect(second?.facts['linkedCase']).toBe(first?.caseNumber);
    expect(await pay(second?.id ?? '')).toEqual({ ok: false, failure: 'payment-not-first' });
    valueOf(await move(second?.id ?? '', 'withdrawn'));
  });

  test('two clerks destroy, both signed in again, and not the same one', async () => {
    const id = await file({ agreedAmountCents: 0, reason: 'codes-never-arrived', renewalAskedOn: '2026-01-05' });
    valueOf(await move(id, 'generation-confirmed', { details: { generation: '1.7' } }));
    valueOf(await move(id, 'ordered', { details: { federalReference: 'F2' }, confirmed: true }));
    valueOf(await move(id, 'codes-arrived', { details: { pickupSite: 'deelgemeente-oost' } }));
    valueOf(await move(id, 'notice-delivered', { actor: clock }));
    valueOf(await move(id, 'collection-term-passed', { actor: clock }));
    const signed = (id_: string, ago = 0) => clerk({ id: id_, steppedUpAtMs: nowMs - ago });
    const sign = (event: string, actor: Actor) => move(id, event, { actor, confirmed: true });
    expect(await sign('destruction-signed', clerk())).toEqual({ ok: false, failure: 'step-up-required' });
    expect(await sign('destruction-signed', signed('c-1', 301_000))).toEqual({
      ok: false,
      failure: 'step-up-required',
    });
    expect(await sign('destruction-signed', signed('c-1', -1))).toEqual({ ok: false, failure: 'step-up-required' });
    valueOf(await sign('destruction-signed', signed('c-1', 300_000)));
    expect(await sign('destruction-confirmed', signed('c-1'))).toEqual({ ok: false, failure: 'second-clerk-needed' });
    expect(valueOf(await sign('destruction-confirmed', signed('c-2')))).toMatchObject({ state: 'destroyed' });
    const papers = valueOf(await listPapers(contextFor(), { requestId: id, actor: clerk() }));
    expect(papers.documents.map(({ kind }) => kind)).toContain('destruction-record');
  });

  test('what nobody can collect any more is destroyed with a record that says so', async () => {
    const id = await file({ agreedAmountCents: 0, reason: 'codes-never-arrived', renewalAskedOn: '2026-01-05' });
    valueOf(await move(id, 'generation-confirmed', { details: { generation: '1.7' } }));
    valueOf(await move(id, 'ordered', { details: { federalReference: 'F3' }, confirmed: true }));
    valueOf(await move(id, 'codes-arrived', { details: { pickupSite: 'deelgemeente-oost' } }));
    valueOf(await move(id, 'collection-ruled-out', { details: { refusal: 'deceased' } }));
    const signed = (name: string) => ({ actor: clerk({ id: name, steppedUpAtMs: nowMs }), confirmed: true });
    valueOf(await move(id, 'destruction-signed', signed('c-1')));
    valueOf(await move(id, 'destruction-confirmed', signed('c-2')));
    const asked = { requestId: id, kind: 'destruction-record', actor: clerk(), purpose: 'filing' } as const;
    const day = brusselsDate(nowMs);
    expect(valueOf(await issueDocument(contextFor(), asked)).facts).toMatchObject({
      arrivedOn: day,
      ended: { by: 'ruling-out', on: day },
      signatures: [{ id: 'c-1' }, { id: 'c-2' }],
    });
  });

  test('an unknown payment is never paid again, and settled only by who signed in again', async () => {
    const id = await file();
    expect(await pay(id, { order: { method: 'cash', amountCents: 499, outcome: 'paid' } })).toEqual({
      ok: false,
      failure: 'price-changed',
    });
    expect(await pay(id, { order: { method: 'credit-card', amountCents: 500, outcome: 'paid' } })).toMatchObject({
      failure: { issues: [{ fact: 'method' }] },
    });
    valueOf(await pay(id, { order: { method: 'cash', amountCents: 500, outcome: 'failed' } }));
    const unknown = valueOf(await pay(id, { order: { method: 'bancontact', amountCents: 500, outcome: 'unknown' } }));
    expect(await look(id)).toMatchObject({ state: 'awaiting-payment', version: 3, payment: { state: 'unknown' } });
    expect(await pay(id)).toEqual({ ok: false, failure: 'payment-unknown' });
    const isTask = async (): Promise<boolean> => {
      let after: string | undefined;
      for (;;) {
        const { items, next }: CasePage = valueOf(await listTasks(contextFor(), { actor: clerk(), after }));
        if (items.some((task) => task.id === id)) return true;
        if (next === null) return false;
        after = next;
      }
    };
    const { body } = await createMetrics(() => countWaiting(contextFor())).text();
    expect(body).toMatch(/^eid_backend_unknown_payments 1$/m);
    expect((await look(id)).owner).toBe('citizen');
    expect(await isTask()).toBe(true);
    const settle = async (outcome: 'paid' | 'failed' | 'refunded', actor = clerk({ steppedUpAtMs: nowMs })) =>
      reconcilePayment(contextFor(), {
        requestId: id,
        paymentId: unknown.id,
        outcome,
        expectedVersion: (await look(id)).version,
        actor,
      });
    expect(await settle('paid', clerk())).toEqual({ ok: false, failure: 'step-up-required' });
    await sql`update requests set closed_at = now(), owner = null, purge_at = now() where id = ${id}`.execute(
      database.kysely,
    );
    nowMs += 400 * dayMs;
    await purgeDue(contextFor());
    expect(await openApplicant(contextFor(), { requestId: id, actor: clerk(), purpose: 'check' })).toMatchObject({
      ok: true,
    });
    expect(await isTask()).toBe(true);
    nowMs -= 400 * dayMs;
    await sql`update requests set closed_at = null, owner = 'citizen', purge_at = null where id = ${id}`.execute(
      database.kysely,
    );
    expect(await settle('paid')).toMatchObject({ ok: true, value: { state: 'paid' } });
    expect(await look(id)).toMatchObject({ state: 'submitted', version: 4 });
    expect(await settle('failed')).toEqual({ ok: false, failure: 'transition-not-allowed' });
    expect(await settle('refunded')).toEqual({ ok: false, failure: 'refund-not-allowed' });
    expect((await pay(id)).ok).toBe(false);
    valueOf(await move(id, 'found-not-possible', { details: { refusal: 'moved-away' } }));
    expect(await settle('refunded')).toMatchObject({ ok: true, value: { state: 'refunded' } });
    expect(await look(id)).toMatchObject({ state: 'refused', payment: { state: 'refunded' } });
    const states = valueOf(await listPayments(contextFor(), { requestId: id, actor: clerk() })).map(
      ({ state }) => state,
    );
    expect(states).toEqual(['failed', 'refunded']);
    expect((await sequencesOf(id)).map(({ sequence }) => sequence)).toEqual(['1', '2', '3', '4', '5', '6']);
  });

  test('ten recordings with one key are one payment; with ten keys one is taken', async () => {
    const [once, race] = [await file(), await file()];
    const order = { expectedVersion: 1, idempotencyKey: randomUUID() };
    const same = await Promise.all(Array.from({ length: 10 }, () => pay(once, order)));
    expect(new Set(same.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
    expect(await pay(once, { ...order, order: { method: 'bancontact', amountCents: 500, outcome: 'paid' } })).toEqual({
      ok: false,
      failure: 'idempotency-key-reused',
    });
    const raced = await Promise.all(Array.from({ length: 10 }, () => pay(race, { expectedVersion: 1 })));
    expect(raced.filter(({ ok }) => ok)).toHaveLength(1);
    for (const id of [once, race])
      expect(valueOf(await listPayments(contextFor(), { requestId: id, actor: clerk() }))).toHaveLength(1);
    const second = sql`insert into payments (id, municipality_id, request_id, state, method, amount_cents, recorded_at, recorded_by)
      select gen_random_uuid(), municipality_id, id, 'unknown', 'cash', 500, now(), 'x' from requests where id = ${race}`;
    await expect(second.execute(database.kysely)).rejects.toThrow('one_payment_counts');
  });

  test('pages go on where the last one ended, whatever is filed meanwhile; tasks come by urgency', async () => {
    const query = { type: 'pin-reprint', state: 'awaiting-generation', purpose: 'overview', pageSize: 2 } as const;
    const ids: string[] = [];
    for (let count = 0; count < 5; count += 1) {
      nowMs += count % 2 === 0 ? 60_000 : 0;
      ids.push(await file({ chip: null }));
    }
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: CasePage = valueOf(
        await listCases(contextFor(), { ...query, ...(after === null ? {} : { after }) }, clerk()),
      );
      seen.push(...page.items.map(({ id }) => id));
      after = page.next;
      nowMs += 1_000;
      if (seen.length === 2) await file({ chip: null });
    } while (after !== null);
    expect(seen.toSorted()).toEqual(ids.toSorted());
    expect(await listCases(contextFor(), { ...query, after: 'bm90IG91cnM' }, clerk())).toEqual({
      ok: false,
      failure: 'cursor-invalid',
    });
    const elsewhere = clerk({ sites: ['stadhuis'] });
    expect(valueOf(await listCases(contextFor(), query, elsewhere)).items).toEqual([]);
    expect(valueOf(await listCases(contextFor(), query, clerk({ sites: [] }))).items).toEqual([]);

    nowMs += 10 * dayMs;
    const fresh = await file({ chip: null });
    const tasks = valueOf(await listTasks(contextFor(), { actor: clerk() })).items;
    expect(tasks[0]).toMatchObject({ isLate: true, owner: 'clerk' });
    expect(tasks.at(-1)).toMatchObject({ id: fresh, isLate: false });
  });

  test('a person is found by number and opened with a reason; all of it can be told to the person', async () => {
    const id = await file();
    const nationalNumber = numberOf(serial);
    const found = await listCases(contextFor(), { nationalNumber, purpose: 'at-the-counter' }, clerk({ id: 'c-7' }));
    expect(valueOf(found).items.map((one) => one.id)).toEqual([id]);
    const opening = { requestId: id, actor: clerk({ id: 'c-7' }), purpose: 'identity-check' };
    expect(await openApplicant(contextFor(), opening)).toEqual({ ok: true, value: personWith(serial) });
    const denied = { ...opening, actor: clerk({ sites: ['stadhuis'] }) };
    expect(await openApplicant(contextFor(), denied)).toEqual({ ok: false, failure: 'site-not-yours' });
    expect(JSON.stringify(await look(id))).not.toContain('Kanarie');

    const asked = { nationalNumber, actor: clerk({ id: 'c-8', steppedUpAtMs: nowMs }), purpose: 'citizen-asked' };
    for (const steppedUpAtMs of [null, nowMs - 300_001]) {
      const unproven = { ...asked, actor: clerk({ id: 'c-9', steppedUpAtMs }) };
      expect(await exportAudit(contextFor(), unproven)).toEqual({ ok: false, failure: 'step-up-required' });
    }
    const trail = valueOf(await exportAudit(contextFor(), asked)).entries;
    expect(trail.map(({ actor, action, purpose }) => `${actor} ${action} ${purpose}`)).toEqual([
      'kiosk:hall-1 request-submitted pin-reprint',
      'clerk:c-7 person-looked-up at-the-counter',
      'clerk:c-7 applicant-opened identity-check',
      'clerk:c-1 case-read handling',
      'clerk:c-8 audit-exported citizen-asked',
    ]);
    const nobody = { ...asked, nationalNumber: numberOf(900) };
    expect(await exportAudit(contextFor(), nobody)).toEqual({ ok: true, value: { entries: [] } });
  });

  test('the status code tells state and dates', async () => {
    const id = await file();
    const { status_code } = await database.kysely
      .selectFrom('requests')
      .select('status_code')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const status = valueOf(await readStatus(contextFor(), status_code));
    expect(status).toMatchObject({ type: 'pin-reprint', state: 'awaiting-payment', readyAt: null, simulated: false });
    expect(await readStatus(contextFor(), 'A'.repeat(22))).toEqual({ ok: true, value: null });
    const elsewhere = contextFor({ ...demo, id: 'exempleville' });
    expect(await readStatus(elsewhere, status_code)).toEqual({ ok: true, value: null });
  });

  test('events are read in order, from where one has been', async () => {
    const all = valueOf(await readEvents(contextFor(), null, 10_000));
    const first = valueOf(await readEvents(contextFor(), null, 3));
    const rest = valueOf(await readEvents(contextFor(), first.next, 10_000));
    expect([...first.items, ...rest.items]).toEqual(all.items);
    expect(await readEvents(contextFor(), all.next, 10)).toEqual({ ok: true, value: { items: [], next: null } });
  });

  test('tickets are numbered by site and day, two at once differ', async () => {
    nowMs = Date.parse('2026-11-24T09:00:00Z');
    const ticket = { type: 'queue-ticket', language: 'nl', site: 'stadhuis', subject: 'eid' } as const;
    const site = demo.sites[0]?.id ?? '';
    const ids = await Promise.all(Array.from({ length: 4 }, () => file({}, { ...ticket, site })));
    const numbers = await Promise.all(ids.map(async (id) => (await look(id)).facts['ticketNumber']));
    expect(new Set(numbers)).toEqual(new Set([1, 2, 3, 4]));
    nowMs += dayMs;
    expect((await look(await file({}, { ...ticket, site }))).facts['ticketNumber']).toBe(1);
  });

  test('when its time has come, everything personal of a closed case goes and the trail stays whole', async () => {
    const [closed, open] = [await file(), await file()];
    const nationalNumber = numberOf(serial - 1);
    const report = await file({}, sampleReport());
    const { caseNumber } = await look(report);
    await database.kysely
      .updateTable('requests')
      .set({
        facts: JSON.stringify({
          ...(await look(closed)).facts,
          firstSigner: 'clerk-1',
          secondSigner: 'clerk-2',
          policeReference: 'PV-2026/1',
          federalReference: 'F-2026/1',
          linkedCase: '2026-AAAA-BBBB',
          ticketNumber: 7,
          note: 'came with a neighbour',
        }),
      })
      .where('id', '=', closed)
      .execute();
    const taken = valueOf(await pay(closed, { order: { method: 'bancontact', amountCents: 500, outcome: 'unknown' } }));
    const settling = {
      requestId: closed,
      paymentId: taken.id,
      outcome: 'failed',
      expectedVersion: (await look(closed)).version,
      actor: clerk({ steppedUpAtMs: nowMs }),
    } as const;
    valueOf(await reconcilePayment(contextFor(), settling));
    const { status_code: statusCode } = await database.kysely
      .selectFrom('requests')
      .select('status_code')
      .where('id', '=', closed)
      .executeTakeFirstOrThrow();
    valueOf(await move(closed, 'withdrawn'));
    valueOf(await move(report, 'withdrawn'));
    const purge = () => purgeDue(contextFor());
    nowMs += demo.privacy.retentionDays.withdrawn * dayMs - 1;
    await purge();
    expect((await look(closed)).state).toBe('withdrawn');
    expect(await openApplicant(contextFor(), { requestId: closed, actor: clerk(), purpose: 'check' })).toMatchObject({
      ok: true,
    });
    nowMs += 1;
    expect(valueOf(await purge()).done).toBeGreaterThanOrEqual(2);
    expect(await purge()).toEqual({ ok: true, value: { done: 0, more: false } });
    const look_ = { requestId: closed, actor: clerk(), purpose: 'check' };
    expect(await openApplicant(contextFor(), look_)).toEqual({ ok: false, failure: 'request-not-found' });
    expect(await readReceiptFacts(contextFor(), { id: closed, kioskId: 'hall-1' })).toEqual({ ok: true, value: null });
    expect(await findCardDefect(contextFor(), { caseNumber, caller: { id: 'desk-1', role: 'counter' } })).toEqual({
      ok: true,
      value: null,
    });
    const person = await listCases(contextFor(), { nationalNumber, purpose: 'check' }, clerk());
    expect(valueOf(person).items).toEqual([]);
    const survived = await look(closed);
    expect(survived).toMatchObject({ state: 'withdrawn', facts: { amountCents: 500, generation: '1.7' } });
    for (const fact of ['firstSigner', 'secondSigner', 'policeReference', 'federalReference', 'linkedCase', 'note'])
      expect.soft(survived.facts, fact).not.toHaveProperty(fact);
    expect(survived.facts).not.toHaveProperty('ticketNumber');
    expect(await readStatus(contextFor(), statusCode)).toEqual({ ok: true, value: null });
    const payments = await database.kysely
      .selectFrom('payments')
      .select(['amount_cents', 'state', 'recorded_by', 'settled_by'])
      .where('request_id', '=', closed)
      .execute();
    expect(payments).toEqual([{ amount_cents: 500, state: 'failed', recorded_by: 'purged', settled_by: 'purged' }]);
    expect(await openApplicant(contextFor(), { ...look_, requestId: open })).toMatchObject({ ok: true });
    expect(await firstBrokenAuditEntry(contextFor())).toEqual({ ok: true, value: null });
    const { rows } = await sql<{ trail: string }>`select json_agg(a)::text as trail from audit_entries a`.execute(
      database.kysely,
    );
    for (const value of [...personalValues, nationalNumber]) expect(rows[0]?.trail).not.toContain(value);
  });
});
