/**
 * Every table walked to the end of every way, in towns with different rules: what must never happen to a person, their money
 * or their card does not happen anywhere.
 */
import { describe, expect, test } from 'vitest';
import { caseTables } from '../../../../backend/cases/all-tables.ts';
import type { AnyCaseTable } from '../../../../backend/cases/case-table.ts';
import { enterState } from '../../../../backend/cases/enter-state.ts';
import { mayTakePayment } from '../../../../backend/cases/payment-rules.ts';
import { requestTypes } from '../../../../contract/request-states.ts';
import { journeys } from './walked-towns.ts';
import { earlyMs, failedOrders, inputAt, orderEvents, type Place, type Step, walkCases } from './walk-cases.ts';

const walked = journeys.map((journey) => {
  const table: AnyCaseTable = caseTables[journey.type];
  return { ...journey, table, ...walkCases(table, journey.begins, journey.municipality) };
});

/** Steps and places that break a rule, told so that a reader sees which. */
const told = ({ from, to, event, actor }: Step): string =>
  `${from.state} ${JSON.stringify(from.facts)} ${from.payment} -- ${event} by ${actor.id} -> ${to.state}`;
const where = ({ state, facts, payment }: Place): string => `${state} ${JSON.stringify(facts)} ${payment}`;

/** What a person gets for the money; after a defect that is the new card which the holder pays. */
const handsOver = ({ event, from }: Step): boolean =>
  ['codes-collected', 'card-handed-over', 'code-printed'].includes(event) ||
  (event === 'replacement-linked' && from.state === 'holder-pays');
const isFree = (place: Place): boolean => place.facts.amountCents === 0;
const isSettled = (place: Place): boolean => isFree(place) || place.payment === 'paid';
const open = ['unknown', 'pending', 'created'] as const;
const isOpen = (place: Place): boolean => open.some((state) => state === place.payment);

test('every line of every table is taken from every state it names', () => {
  const taken = new Set(
    walked.flatMap(({ type, steps }) =>
      steps.flatMap(({ found, from }) =>
        found === null ? [] : [`${type} ${from.state} ${found.line.event} ${found.line.to} ${found.line.guards}`],
      ),
    ),
  );
  const never = requestTypes.flatMap((type) => {
    const table: AnyCaseTable = caseTables[type];
    return table.transitions.flatMap((line) =>
      line.from
        .map((from) => `${type} ${from} ${line.event} ${line.to} ${line.guards}`)
        .filter((name) => !taken.has(name)),
    );
  });
  expect(never).toEqual([]);
});

test('every state of every table is reached', () => {
  const reached = new Set(walked.flatMap(({ type, places }) => places.map(({ state }) => `${type} ${state}`)));
  const missing = requestTypes.flatMap((type) =>
    Object.keys(caseTables[type].states)
      .map((state) => `${type} ${state}`)
      .filter((name) => !reached.has(name)),
  );
  expect(missing).toEqual([]);
});

describe.each(walked)('$type $story', ({ type, table, municipality, places, steps }) => {
  const moves = steps.filter((step) => step.found !== null);
  const broken = (rule: (step: Step) => boolean): readonly string[] => moves.filter((step) => !rule(step)).map(told);
  const wrong = (rule: (place: Place) => boolean): readonly string[] =>
    places.filter((place) => !rule(place)).map(where);
  const isClosed = (place: Place): boolean => table.states[place.state]?.owner === null;

  test('from every place there is a way to the end', () => {
    const before = new Map<Place, Place[]>();
    for (const { from, to } of steps) before.set(to, [...(before.get(to) ?? []), from]);
    const ending = new Set(places.filter(isClosed));
    const waiting = [...ending];
    for (let place = waiting.pop(); place !== undefined; place = waiting.pop())
      for (const earlier of before.get(place) ?? []) {
        if (ending.has(earlier)) continue;
        ending.add(earlier);
        waiting.push(earlier);
      }
    expect(wrong((place) => ending.has(place))).toEqual([]);
  });

  test('a closed case stays closed', () => {
    expect(broken(({ from }) => !isClosed(from))).toEqual([]);
  });

  test('every open case has a moment from which it is late', () => {
    const known = new Map<string, boolean>();
    const hasLateMoment = ({ state, facts }: Place): boolean => {
      const { appointmentAt, annex12Until, suspendedUntil, amountCents } = facts;
      const name = [state, appointmentAt, annex12Until, suspendedUntil, amountCents].join();
      const has =
        known.get(name) ??
        enterState({
          type,
          state,
          facts,
          municipality,
          atMs: earlyMs,
          notifiedAtMs: earlyMs,
          firstReminderAtMs: earlyMs,
        }).row.late_at !== null;
      known.set(name, has);
      return has;
    };
    expect(wrong((place) => isClosed(place) || hasLateMoment(place))).toEqual([]);
  });

  test('nothing is ordered twice', () => {
    expect(wrong(({ orders }) => orders === 0 || orders === 1)).toEqual([]);
    const underWay = ['ordered', 'base-document-sent', 'in-production'];
    expect(broken(({ event, from }) => !failedOrders.includes(event) || underWay.includes(from.state))).toEqual([]);
  });

  test('nothing is ordered unpaid where payment comes first', () => {
    const payFirst = (place: Place): boolean =>
      type === 'card-defect' ? municipality.services.cardDefect.collectFirst : place.facts.payAt === 'request';
    expect(broken(({ event, from }) => !orderEvents.includes(event) || !payFirst(from) || isSettled(from))).toEqual([]);
  });

  test('nothing is handed over unpaid', () => {
    expect(broken((step) => !handsOver(step) || isSettled(step.from))).toEqual([]);
  });

  test('while nobody knows of a payment, nothing is ordered, handed over, given back, destroyed or closed', () => {
    const given = steps.filter(({ event, from }) => event === 'money-given-back' && from.payment !== 'paid');
    expect(given.map(told)).toEqual([]);
    const grave = (step: Step): boolean =>
      orderEvents.includes(step.event) ||
      handsOver(step) ||
      step.to.state === 'destruction-signed' ||
      isClosed(step.to);
    expect(broken((step) => !isOpen(step.from) || !grave(step))).toEqual([]);
  });

  test('no payment begins beside one that is paid or of which nobody knows', () => {
    const begun = steps.filter(({ event }) => event === 'payment-begun');
    expect(begun.filter(({ from }) => isFree(from) || from.payment === 'paid' || isOpen(from)).map(told)).toEqual([]);
  });

  test('nobody loses money to a case that ended without anything', () => {
    const empty = (place: Place): boolean =>
      table.states[place.state]?.ends === 'withdrawn' || place.state === 'no-defect' || place.state === 'corrected';
    expect(wrong((place) => !empty(place) || place.payment !== 'paid')).toEqual([]);
  });

  test('what was paid back is not handed over', () => {
    expect(broken((step) => step.from.payment !== 'refunded' || !handsOver(step) || isFree(step.from))).toEqual([]);
  });

  test('what is destroyed has two signatures of different clerks', () => {
    expect(
      broken(
        ({ event, from, actor }) =>
          event !== 'destruction-confirmed' ||
          (from.facts.firstSigner !== undefined && from.facts.firstSigner !== actor.id),
      ),
    ).toEqual([]);
  });
});

describe('codes', () => {
  const codes = walked.filter(({ type }) => type === 'pin-reprint');
  test('are ordered, and paid for, only for a chip of which it is known that it has them (A2)', () => {
    const steps = codes.flatMap((walk) => walk.steps);
    const wrong = steps.filter(
      ({ event, from }) => (event === 'ordered' || event === 'payment-begun') && from.facts.generation !== '1.7',
    );
    expect(wrong.map(told)).toEqual([]);
  });
  test('cannot be paid for while nobody knows the chip', () => {
    const waiting = codes.flatMap(({ table, municipality, places }) =>
      places
        .filter(({ state }) => state === 'awaiting-generation')
        .map((place) => mayTakePayment(table, inputAt(table, place, municipality))),
    );
    expect(waiting.length).toBeGreaterThan(0);
    expect(waiting.every(({ ok }) => !ok)).toBe(true);
  });
});

describe('what lies ready', () => {
  const late = (type: string) =>
    walked
      .filter((walk) => walk.type === type)
      .flatMap(({ steps }) => steps.filter(({ from, event }) => from.state === 'expired' && event !== 'weeks-passed'));
  test('after the term: codes are still handed over unless the holder cannot come any more (A11)', () => {
    const collected = late('pin-reprint').filter(({ event }) => event === 'codes-collected');
    expect(collected.length).toBeGreaterThan(0);
    expect(collected.filter(({ from }) => from.facts.collectionRuledOut === true).map(told)).toEqual([]);
  });
  test('after the term: a card is destroyed and nothing else (D7)', () => {
    const events = ['replacement', 'foreigner-card'].flatMap(late).filter(({ found }) => found !== null);
    expect(new Set(events.map(({ event }) => event))).toEqual(new Set(['destruction-signed']));
  });
});

describe('a card that was cancelled', () => {
  const losses = walked.filter(({ type }) => type === 'loss');
  const live = ['pre-declared', 'referred', 'verified', 'suspended', 'reactivated', 'withdrawn', 'expired'];
  test('never becomes valid again, whatever is found', () => {
    const places = losses.flatMap((walk) => walk.places);
    expect(places.filter(({ wasCancelled, state }) => wasCancelled && live.includes(state)).map(where)).toEqual([]);
    expect(places.some(({ facts }) => facts.cardHandedIn === true)).toBe(true);
  });
  test('is never merely suspended where the law is as it is', () => {
    const today = losses.filter(({ municipality }) => municipality.legacyPolicy.suspensionWindowDays === 0);
    const states = today.flatMap(({ places }) => places.map(({ state }) => state));
    expect(states).not.toContain('suspended');
    expect(states).toContain('cancelled');
  });
});

describe('a residence card', () => {
  test('after loss or theft is made only with a police report, and never in a family that ended (B4, F2)', () => {
    const steps = walked.filter(({ type }) => type === 'foreigner-card').flatMap((walk) => walk.steps);
    const intakes = steps.filter(({ event }) => event === 'intake-begun');
    expect(intakes.length).toBeGreaterThan(0);
    const wrong = intakes.filter(
      ({ to }) =>
        to.facts.familyCode !== 'EU+' ||
        (to.facts.replacementReason === 'loss' && to.facts.policeReference === undefined),
    );
    expect(wrong.map(told)).toEqual([]);
  });
});
