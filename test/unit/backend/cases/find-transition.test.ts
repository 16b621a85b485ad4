/** Which way an event leads, what is asked with it, and what is known afterwards. */
import { describe, expect, test } from 'vitest';
import { caseTables } from '../../../../backend/cases/all-tables.ts';
import { allowedEvents, findTransition } from '../../../../backend/cases/find-transition.ts';
import type { GuardInput } from '../../../../backend/cases/guards.ts';
import { mayBecome, mayGiveBack, mayTakePayment } from '../../../../backend/cases/payment-rules.ts';
import { AllowedEventSchema } from '../../../../contract/case-api.ts';
import { paymentStates } from '../../../../contract/request-states.ts';
import { Compile } from 'typebox/compile';
import { at, someMorning, town, townWith } from '../rules/rule-town.ts';
import { anna, bert, clock } from './walk-cases.ts';

const given = (changes: Partial<GuardInput>): GuardInput => ({
  type: 'pin-reprint',
  state: 'awaiting-generation',
  facts: { payAt: 'request', amountCents: 500 },
  actor: anna,
  payment: null,
  municipality: town,
  nowMs: someMorning,
  ...changes,
});
const codes = caseTables['pin-reprint'];
const confirm = (generation: unknown) => ({ event: 'generation-confirmed', details: { generation } });

describe('the way an event leads', () => {
  test.each([
    ['paid first', { payAt: 'request', amountCents: 500 } as const, 'awaiting-payment'],
    ['free', { payAt: 'request', amountCents: 0 } as const, 'submitted'],
    ['paid at collection', { payAt: 'collection', amountCents: 500 } as const, 'submitted'],
  ])('is the first that fits: %s', (_story, facts, to) => {
    expect(findTransition(codes, given({ facts }), confirm('1.7'))).toMatchObject({
      ok: true,
      value: { to, stays: false, facts: { ...facts, generation: '1.7' } },
    });
  });

  test('is refused with the reason of the first line when none fits', () => {
    expect(findTransition(codes, given({}), confirm('1.8'))).toEqual({
      ok: false,
      failure: { problem: 'reprint-not-needed' },
    });
  });

  test.each([
    ['an event of another state', { event: 'ordered', details: {} }, anna, 'transition-not-allowed'],
    ['an event nobody knows', { event: 'toString', details: {} }, anna, 'transition-not-allowed'],
    ['an event of a clerk', confirm('1.7'), { role: 'kiosk', id: 'hall' } as const, 'role-not-allowed'],
    ['an event of a clerk, by the clock', confirm('1.7'), clock, 'role-not-allowed'],
  ])('%s is refused', (_story, order, actor, problem) => {
    expect(findTransition(codes, given({ actor }), order)).toEqual({ ok: false, failure: { problem } });
  });

  test('a state that does not exist leads nowhere', () => {
    expect(findTransition(codes, given({ state: 'constructor' }), confirm('1.7')).ok).toBe(false);
  });
});

describe('what comes with an event', () => {
  const issues = (details: object) => {
    const found = findTransition(codes, given({}), { event: 'generation-confirmed', details: { ...details } });
    return found.ok || found.failure.problem !== 'details-unfit' ? null : found.failure.issues;
  };
  test.each([
    ['nothing', {}, [{ fact: 'generation', issue: 'missing' }]],
    ['another type', { generation: 1.7 }, [{ fact: 'generation', issue: 'invalid' }]],
    ['a value not in the list', { generation: '2.0' }, [{ fact: 'generation', issue: 'invalid' }]],
    [
      'a name every object has',
      { generation: '1.7', constructor: 'x' },
      [{ fact: 'constructor', issue: 'unexpected' }],
    ],
  ])('%s is told by name, never by value', (_story, details, expected) => {
    expect(issues(details)).toEqual(expected);
  });

  test('cannot make a case free, sign for another, or name a day that does not exist', () => {
    expect(issues({ generation: '1.7', amountCents: 0 })).toEqual([{ fact: 'amountCents', issue: 'unexpected' }]);
    const signing = given({ state: 'expired' });
    expect(
      findTransition(codes, signing, { event: 'destruction-signed', details: { firstSigner: 'bert' } }),
    ).toMatchObject({ failure: { problem: 'details-unfit' } });
    const seen = (annex12Until: string) =>
      findTransition(caseTables.loss, given({ type: 'loss', state: 'cancelled', facts: {} }), {
        event: 'annex-12-seen',
        details: { annex12Until },
      });
    expect(seen('2026-12-23').ok).toBe(true);
    expect(seen('2026-02-30')).toMatchObject({
      failure: { problem: 'details-unfit', issues: [{ fact: 'annex12Until', issue: 'invalid' }] },
    });
  });
});

describe('what a clerk writes freely', () => {
  const signed = given({ state: 'destruction-signed' });
  const doubt = (note: string) => findTransition(codes, signed, { event: 'destruction-doubted', details: { note } });
  test('holds no national number, however it is written', () => {
    for (const note of ['85731500102', 'of 85.73.15-001.02, not found', '(857315 001 02)'])
      expect(doubt(note)).toMatchObject({ failure: { issues: [{ fact: 'note', issue: 'invalid' }] } });
    for (const note of ['not in drawer 4', 'ticket 85731500103']) expect(doubt(note).ok).toBe(true);
  });
});

describe('an urgent card (D3, D4)', () => {
  const asked = { urgency: 'urgent-municipality', product: 'eid', readyAt: '2026-11-20T08:00:00.000Z' } as const;
  const card = (state: string, nowMs: number, facts: object = {}): GuardInput =>
    given({ type: 'replacement', state, nowMs, facts: { ...asked, amountCents: 0, ...facts } });
  const goesOn = (input: GuardInput, event: string, details = {}) =>
    findTransition(caseTables.replacement, input, { event, details });

  test.each([
    ['before the cut-off', '2026-11-23T14:59:00', '2026-11-24T08:00:00.000Z'],
    ['after it', '2026-11-23T15:00:00', '2026-11-25T08:00:00.000Z'],
  ])('asked for days ago is promised again when it goes out %s', (_story, local, readyAt) => {
    const nowMs = at(local);
    expect(goesOn(card('intake', nowMs), 'intake-completed')).toMatchObject({ value: { facts: { readyAt } } });
    const sent = goesOn(card('to-be-sent', nowMs), 'base-document-sent', { federalReference: 'F-1' });
    expect(sent).toMatchObject({ value: { facts: { readyAt } } });
  });

  test('that the file offers no more keeps its promise, and one that is not urgent gets none', () => {
    const withoutUrgent = townWith('replacement', { urgent: [] });
    expect(goesOn({ ...card('intake', someMorning), municipality: withoutUrgent }, 'intake-completed')).toMatchObject({
      value: { facts: { readyAt: asked.readyAt } },
    });
    const normal = given({
      type: 'replacement',
      state: 'intake',
      facts: { urgency: 'normal', product: 'eid', amountCents: 0 },
    });
    const found = goesOn(normal, 'intake-completed');
    expect(found.ok && 'readyAt' in found.value.facts).toBe(false);
  });
});

describe('a card under the repealed policy', () => {
  test('is cancelled within its window only by the clerk’s own word, which cannot be undone', () => {
    const suspended = given({ type: 'loss', state: 'suspended', facts: { suspendedUntil: '2026-11-29' } });
    const byClerk = allowedEvents(caseTables.loss, suspended).filter(({ to }) => to === 'cancelled');
    expect(byClerk).toMatchObject([{ event: 'card-cancelled', irreversible: true }]);
  });
});

describe('what is known afterwards', () => {
  const factsAfter = (
    table: Parameters<typeof findTransition>[0],
    input: Partial<GuardInput>,
    event: string,
    details = {},
  ) => {
    const found = findTransition(table, given({ type: table.type, ...input }), { event, details });
    return found.ok ? found.value.facts : found.failure;
  };
  test('who signed first is who was signed in', () => {
    expect(factsAfter(codes, { state: 'expired', facts: {}, actor: bert }, 'destruction-signed')).toEqual({
      firstSigner: 'bert',
    });
  });
  test('reminders are counted (A10)', () => {
    const actor = clock;
    expect(factsAfter(codes, { state: 'notified', facts: {}, actor }, 'reminder-due')).toEqual({ remindersSent: 1 });
    const once = { remindersSent: 1 };
    expect(factsAfter(codes, { state: 'reminded', facts: once, actor }, 'reminder-due')).toEqual({ remindersSent: 2 });
  });
  test('an annex 12 runs as long as the file says and is extended from its end, or from today (B6)', () => {
    const { loss } = caseTables;
    const municipality = townWith('loss', {
      annex12: { validMonths: 1, extensions: 2, noticeDaysBeforeEnd: 7 },
    });
    const after = (state: string, facts: GuardInput['facts'], event: string) =>
      factsAfter(loss, { state, facts, municipality }, event);
    const issued = after('cancelled', {}, 'annex-12-issued');
    expect(issued).toEqual({ annex12Until: '2026-12-23', annex12Extensions: 0 });
    const once = { annex12Until: '2026-12-23', annex12Extensions: 0 };
    expect(after('annex-12-issued', once, 'annex-12-extended')).toEqual({
      annex12Until: '2027-01-23',
      annex12Extensions: 1,
    });
    const ended = { annex12Until: '2026-11-01', annex12Extensions: 1 };
    expect(after('annex-12-ended', ended, 'annex-12-extended')).toEqual({
      annex12Until: '2026-12-23',
      annex12Extensions: 2,
    });
  });
  test('what the holder would pay for a defect comes from the price book (C6)', () => {
    const table = caseTables['card-defect'];
    expect(factsAfter(table, { state: 'first-analysis', facts: {} }, 'found-careful')).toEqual({
      analysis: 'careful',
      amountCents: 1600,
    });
    const municipality = { ...town, priceBook: [] };
    expect(factsAfter(table, { state: 'first-analysis', facts: {}, municipality }, 'found-careful')).toEqual({
      analysis: 'careful',
    });
  });
  test('a remark leaves the state and its terms as they are; an extension begins them anew', () => {
    const remark = findTransition(codes, given({ state: 'ordered' }), { event: 'letter-found', details: {} });
    expect(remark).toMatchObject({ value: { to: 'ordered', stays: true, facts: { letterFound: true } } });
    const again = findTransition(
      caseTables['digital-key'],
      given({ type: 'digital-key', state: 'link-sent', facts: {} }),
      { event: 'link-sent-again', details: {} },
    );
    expect(again).toMatchObject({ value: { to: 'link-sent', stays: false } });
  });
});

describe('what may be done now', () => {
  const names = (input: Partial<GuardInput>, table: Parameters<typeof allowedEvents>[0] = codes) =>
    allowedEvents(table, given({ type: table.type, ...input })).map(({ event, to }) => `${event} -> ${to}`);

  test('is listed with what it asks for, in the words of the API', () => {
    const allowed = allowedEvents(codes, given({ state: 'submitted', facts: { generation: '1.7' }, payment: 'paid' }));
    const schema = Compile(AllowedEventSchema);
    expect(allowed.every((entry) => schema.Check(entry))).toBe(true);
    expect(allowed).toContainEqual({
      event: 'letter-found',
      to: 'submitted',
      records: [],
      mayRecord: [],
      stepUp: false,
      irreversible: false,
    });
  });

  test('counts every way of an event that its own answer decides', () => {
    expect(names({})).toEqual([
      'generation-confirmed -> awaiting-payment',
      'reprint-found-needless -> redirected',
      'letter-found -> redirected',
      'withdrawn -> withdrawn',
      'found-not-possible -> refused',
    ]);
  });

  test('leaves out what is known not to be allowed', () => {
    const unknown = names({ state: 'submitted', facts: { generation: '1.7', amountCents: 500 }, payment: 'unknown' });
    expect(unknown).toEqual(['letter-found -> submitted']);
    const signed = { state: 'destruction-signed', facts: { firstSigner: 'anna' } };
    expect(names(signed)).toEqual(['destruction-doubted -> expired']);
    expect(names({ ...signed, actor: bert })).toContain('destruction-confirmed -> destroyed');
    expect(names({ state: 'verified', facts: {} }, caseTables.loss)).toEqual([
      'card-cancelled -> cancelled',
      'withdrawn -> withdrawn',
    ]);
  });

  test('is nothing for a kiosk, and nothing once the case is closed', () => {
    expect(names({ actor: { role: 'kiosk', id: 'hall' } })).toEqual([]);
    expect(names({ state: 'collected' })).toEqual([]);
  });
});

describe('payments', () => {
  const collecting = {
    state: 'notified',
    facts: { generation: '1.7', payAt: 'collection', amountCents: 500 },
  } as const;
  test.each([
    ['at collection', given(collecting), null],
    ['for nothing', given({ ...collecting, facts: { ...collecting.facts, amountCents: 0 } }), 'payment-not-first'],
    [
      'of an amount nobody knows',
      given({ ...collecting, facts: { generation: '1.7', payAt: 'collection' } }),
      'payment-not-first',
    ],
    ['beside one that is paid', given({ ...collecting, payment: 'paid' }), 'payment-not-first'],
    ['beside one of which nobody knows', given({ ...collecting, payment: 'unknown' }), 'payment-unknown'],
    ['after one that failed', given({ ...collecting, payment: 'failed' }), null],
    ['before anybody knows the chip', given({}), 'payment-not-first'],
    [
      'for a chip that needs no codes',
      given({ state: 'awaiting-payment', facts: { generation: '1.8', amountCents: 500 } }),
      'reprint-not-needed',
    ],
    ['in a state that does not exist', given({ ...collecting, state: 'toString' }), 'payment-not-first'],
  ])('%s', (_story, input, problem) => {
    expect(mayTakePayment(codes, input)).toEqual(
      problem === null ? { ok: true, value: null } : { ok: false, failure: problem },
    );
  });

  test.each([
    ['what was paid and is due back', 'refund-due', 'paid', null],
    ['what is paid for codes that were ordered (A7)', 'ordered', 'paid', 'refund-not-allowed'],
    ['what nobody paid', 'refund-due', null, 'payment-required'],
    ['what went back already', 'refund-due', 'refunded', 'payment-required'],
    ['what nobody knows', 'refund-due', 'unknown', 'payment-unknown'],
    ['what came in after the case was withdrawn', 'withdrawn', 'paid', null],
  ] as const)('giving back %s', (_story, state, payment, problem) => {
    expect(mayGiveBack(codes, given({ state, payment }))).toEqual(
      problem === null ? { ok: true, value: null } : { ok: false, failure: problem },
    );
  });

  test('end as paid, failed, expired, canceled or paid back, and what went back stays so', () => {
    expect(paymentStates.filter((to) => mayBecome('refunded', to))).toEqual([]);
    expect(paymentStates.filter((from) => mayBecome(from, 'refunded'))).toEqual(['paid']);
    expect(paymentStates.filter((from) => mayBecome(from, 'created'))).toEqual([]);
    expect(paymentStates.filter((to) => mayBecome('unknown', to))).toEqual(['paid', 'failed', 'expired', 'canceled']);
  });
});
