/**
 * Walks every transition of the visit by enumeration: from the first moment, every event that can happen, in every visit
 * that can come of it, until nothing new turns up. What is claimed here therefore holds for all visits, not for examples.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { Compile } from 'typebox/compile';
import { visibleDefects } from '../../../../contract/diagnosis.ts';
import type { Municipality } from '../../../../contract/municipality.ts';
import { VisitViewSchema } from '../../../../contract/visit.ts';
import type { VisitStateName } from '../../../../contract/visit.ts';
import { concludeCheck, judgeCheck, readingIsPointless } from '../../../../kiosk/diagnostics/guided-check.ts';
import { isWorthReporting } from '../../../../kiosk/diagnostics/worth-reporting.ts';
import { noSlots, type SlotChange, type Slots } from '../../../../kiosk/visit/slots.ts';
import { stateRules, visitStateNames } from '../../../../kiosk/visit/state-rules.ts';
import { type Step, stepVisit } from '../../../../kiosk/visit/step-visit.ts';
import { firstVisit, type Visit } from '../../../../kiosk/visit/visit.ts';
import { type Moment, nameOf, type VisitEvent } from '../../../../kiosk/visit/visit-event.ts';
import { type Row, visitTable } from '../../../../kiosk/visit/visit-table.ts';
import { maxCardProblems, maxSubmitAttempts, timerNames } from '../../../../kiosk/visit/visit-times.ts';
import { viewOf } from '../../../../kiosk/visit/visit-view.ts';
import { canary, cardFacts, defectReceipt, readingFacts, receipt, town, village } from './visit-fixtures.ts';

const moment: Moment = {
  today: '2026-11-22',
  now: '2026-11-22T09:00:00.000Z',
  monotonicMs: 1000,
  freshKey: '00000000-0000-4000-8000-000000000000',
};
const first = firstVisit({ version: '0.0.0', trustListVersion: 1 });

const withCard: Slots = { service: 'up', usableReaders: ['one'], card: { reader: 'one', eventCount: 1 } };
const withoutCard: Slots = { ...withCard, card: null };
const noReader: Slots = { service: 'up', usableReaders: [], card: null };

const slotEvents: readonly [SlotChange, Slots][] = [
  ['reader-lost', noReader],
  ['reader-lost', noSlots],
  ['reader-returned', withoutCard],
  ['reader-returned', withCard],
  ['card-inserted', withCard],
  ['card-removed', withoutCard],
];

const address = { streetAndNumber: canary.typedStreet, zip: '9 876', municipality: 'Nergenshuizen' };

const readings = [
  { facts: cardFacts(), reading: readingFacts(), mark: 'mark' },
  {
    facts: cardFacts({ trust: 'test' }, ['data.address-corrupt']),
    reading: readingFacts(['card.expires-soon']),
    mark: 'mark',
  },
  { facts: cardFacts({ generation: '1.8' }), reading: readingFacts([], true), mark: 'mark' },
  { facts: cardFacts({}, ['card.expired']), reading: readingFacts(['card.expired']), mark: 'other' },
  {
    facts: cardFacts({ trust: 'none', holder: null }, ['chip.mute']),
    reading: readingFacts(['chip.mute']),
    mark: null,
  },
];

/** Only what the present state could really be told: timers that run there, answers to requests that were sent. */
function possibleEvents(visit: Visit): VisitEvent[] {
  const { slots } = visit.surroundings;
  const surroundings = slotEvents
    .filter(([change, after]) => {
      if (change === 'card-inserted') return slots.usableReaders.length > 0;
      if (change === 'card-removed') return slots.card !== null;
      if (change === 'reader-returned') return slots.usableReaders.length === 0;
      return slots.usableReaders.length > 0 || (after.service === 'down' && slots.service === 'up');
    })
    .map(([happened, after]): VisitEvent => ({ happened, slots: after }));
  const rule = stateRules[visit.state];
  const running = [rule.idle, ...rule.timers, visit.warned ? ('warning' as const) : null];
  const timers = timerNames
    .filter((timer) => running.includes(timer))
    .map((timer): VisitEvent => ({ happened: `${timer}-passed` }));
  const card: VisitEvent[] = [
    { happened: 'file-progressed', file: 'identity', phase: 'started' },
    ...readings.map(({ facts, reading, mark }): VisitEvent => ({ happened: 'card-read', facts, reading, mark })),
  ];
  const rechecks: VisitEvent[] = ['mark', 'other', null].map((mark) => ({ happened: 'card-rechecked', mark }));
  const attempts = [...new Set([visit.submitAttempt, visit.unsettled[0] ?? visit.submitAttempt])];
  const answers = attempts.flatMap((attempt): VisitEvent[] => [
    { happened: 'request-accepted', attempt, receipt },
    { happened: 'request-failed', attempt, code: 'backend.unreachable' },
    { happened: 'request-failed', attempt, code: 'request.outcome-unknown' },
    { happened: 'price-changed', attempt, municipality: visit.municipality ?? town },
    { happened: 'request-refused', attempt, code: 'backend.refused' },
    { happened: 'request-refused', attempt, code: 'request.not-eligible' },
    { happened: 'request-refused', attempt, code: 'request.reprint-not-needed' },
  ]);
  const waitsForAnswer = visit.unsettled.length > 0 || (visit.state === 'to-person' && visit.submitAttempt > 0);
  const commands: VisitEvent[] = [
    { command: 'start' },
    { command: 'choose-language', language: 'fr' },
    { command: 'choose-language', language: 'de' },
    { command: 'choose-service', service: 'pin-reprint' },
    { command: 'choose-service', service: 'card-defect' },
    { command: 'choose-service', service: 'other' },
    ...visibleDefects.map((seen) => ({ command: 'describe-card' as const, seen })),
    { command: 'skip-step' },
    { command: 'report-defect' },
    { command: 'answer-letter', answer: 'lost' },
    { command: 'answer-letter', answer: 'have-letter' },
    { command: 'answer-letter', answer: 'never-arrived' },
    { command: 'continue-without-card' },
    { command: 'retry' },
    { command: 'ask-person' },
    { command: 'confirm-identity', mine: true },
    { command: 'confirm-identity', mine: false },
    { command: 'accept-details' },
    { command: 'change-address' },
    { command: 'enter-address', address },
    { command: 'enter-address', address: { ...address, zip: '' } },
    { command: 'choose-pickup', site: 'south' },
    { command: 'choose-pickup', site: 'desk' },
    { command: 'choose-notification', channel: 'letter' },
    { command: 'choose-notification', channel: 'email' },
    { command: 'enter-email', address: canary.email },
    { command: 'enter-email', address: 'kanarie@' },
    { command: 'change', what: 'details' },
    { command: 'change', what: 'pickup' },
    { command: 'change', what: 'notification' },
    { command: 'accept-review' },
    { command: 'confirm' },
    { command: 'back' },
    { command: 'stop' },
    { command: 'finish' },
  ];
  if (visit.warned) return [...timers, { happened: 'touched' }, { command: 'back' }, { command: 'stop' }];
  return [
    ...surroundings,
    ...timers,
    ...commands,
    ...(visit.state === 'reading' ? card : []),
    ...(visit.state === 'card-away' && visit.rechecking ? rechecks : []),
    ...(waitsForAnswer ? answers : []),
    ...(visit.report === null ? [] : reportAnswers(visit.submitAttempt)),
    { happened: 'touched' },
    { happened: 'defect-occurred' },
  ];
}

const reportAnswers = (attempt: number): VisitEvent[] => [
  { happened: 'report-accepted', receipt: defectReceipt },
  { happened: 'report-refused', code: 'backend.refused' },
  { happened: 'report-failed', attempt, code: 'backend.unreachable' },
];

/** What the visit asks of its check: the verdict, the step, whether there is something to report or to read; guided-check.test.ts tries the rest. */
const keyOfCheck = (check: Visit['check']): unknown => {
  const verdict = judgeCheck(check);
  const worthReporting = isWorthReporting(concludeCheck(check));
  return [check.step, verdict.end ? null : verdict.step, worthReporting, readingIsPointless(check.reported)];
};

/** Two visits with the same key behave the same; what only differs in texts or beyond a limit is the same visit here. */
const keyOf = (visit: Visit): string =>
  JSON.stringify([
    visit.state,
    visit.surroundings.slots.service,
    visit.surroundings.slots.usableReaders.length,
    visit.surroundings.slots.card !== null,
    visit.warned,
    visit.overdue,
    visit.rechecking,
    // The two counters are asked by different conditions, so every value of one with every value of the other adds nothing.
    // A defect visit asks neither, but for the attempts to report.
    visit.service === 'card-defect' && visit.report === null
      ? 0
      : visit.submitAttempt === 0
        ? Math.min(visit.problemCount, maxCardProblems)
        : -Math.min(visit.submitAttempt, maxSubmitAttempts),
    visit.problem.some((found) => found.code.startsWith('reader.')),
    visit.place,
    visit.state === 'to-person' && visit.personReason === 'outcome-unknown',
    visit.changing,
    Math.min(visit.unsettled.length, 2),
    visit.unsettled.includes(visit.submitAttempt),
    visit.personal !== null,
    visit.personal?.draft.addressMustBeTyped,
    visit.personal?.draft.notification !== null,
    visit.service === 'card-defect' && keyOfCheck(visit.check),
    visit.report !== null,
  ]);

type Taken = { readonly before: Visit; readonly event: VisitEvent; readonly step: Step };

const ends = (visit: Visit): boolean => stateRules[visit.state].keeps === 'nothing';
const effectsNamed = ({ step }: Taken, name: string) => step.effects.filter((effect) => effect.effect === name);

const personalValues = [...Object.values(canary), 'mark'];
const mentionsPersonal = (value: unknown): boolean => {
  const text = JSON.stringify(value);
  return personalValues.some((each) => text.includes(each));
};
/** The check keeps the keyed hash that tells its card from another, and is held to keep nothing else. */
const holdsPersonal = (visit: Visit): boolean =>
  mentionsPersonal({ ...visit, municipality: null, surroundings: null, check: { ...visit.check, cardMark: null } });

const freshAs = (visit: Visit): string =>
  JSON.stringify({
    ...first,
    state: visit.state,
    surroundings: visit.surroundings,
    language: visit.language,
    municipality: visit.municipality,
  });

/** What must be true of every transition; each names a way to break the promise. */
const broken: Readonly<Record<string, (taken: Taken) => boolean>> = {
  'keeps personal data where it may not': ({ step: { visit } }) =>
    !(['personal', 'parked'] as string[]).includes(stateRules[visit.state].keeps) && holdsPersonal(visit),
  'keeps personal data without a place to return to': ({ step: { visit } }) =>
    stateRules[visit.state].keeps === 'parked' && visit.place === null && holdsPersonal(visit),
  'leaves something behind at the end': ({ before, step: { visit } }) =>
    ends(visit) && !ends(before) && JSON.stringify(visit) !== freshAs(visit),
  'changes the visit on a command that is refused': ({ before, event, step }) =>
    'command' in event && step.row === null && step.visit !== before,
  'reads a card that was left behind': (taken) => ends(taken.before) && effectsNamed(taken, 'read-card').length > 0,
  'greets the next person while a card is in': ({ step: { visit } }) =>
    visit.state === 'attract' && visit.surroundings.slots.card !== null,
  'sends a request without a confirmation': (taken) =>
    effectsNamed(taken, 'submit').length > 0 &&
    !(taken.before.state === 'confirming' && nameOf(taken.event) === 'confirm') &&
    !(taken.before.state === 'submit-failed' && nameOf(taken.event) === 'retry'),
  'changes a request between two attempts': ({ before, step }) =>
    before.state === 'submit-failed' &&
    step.effects.some((effect) => effect.effect === 'submit' && effect.submission !== before.personal?.submission),
  'forgets a request of unknown outcome without a word': (taken) =>
    taken.before.unsettled.length > 0 &&
    taken.step.visit.personal === null &&
    taken.step.visit.receipt === null &&
    !('happened' in taken.event && taken.event.happened === 'request-refused') &&
    !taken.step.effects.some(
      (effect) => effect.effect === 'journal' && effect.entry.event === 'request.outcome-unknown',
    ),
  'writes a personal value down': ({ step }) =>
    step.effects.some((effect) => effect.effect === 'journal' && mentionsPersonal(effect.entry)),
};

const offences = new Map<string, Set<string>>();
const walkedRows = new Set<string>();
/** One of each kind of visit that the walk came to. */
const visits: Visit[] = [];

function judge(taken: Taken): void {
  if (taken.step.row !== null) walkedRows.add(`${visitTable.indexOf(taken.step.row)}/${taken.before.state}`);
  for (const [promise, breaks] of Object.entries(broken)) {
    if (!breaks(taken)) continue;
    const { before, event, step } = taken;
    const places = offences.get(promise) ?? new Set();
    offences.set(promise, places.add(`${before.state} --${nameOf(event)}--> ${step.visit.state}`));
  }
}

function walk(municipality: Municipality): void {
  const seen = new Set<string>();
  const queue: Visit[] = [];
  const go = (before: Visit, event: VisitEvent): void => {
    const step = stepVisit(before, event, moment);
    if (step.row === null && step.visit === before) return;
    judge({ before, event, step });
    const key = keyOf(step.visit);
    if (seen.has(key)) return;
    seen.add(key);
    visits.push(step.visit);
    queue.push(step.visit);
  };
  const catalogue: VisitEvent = { happened: 'catalogue-changed', municipality };
  go(first, catalogue);
  for (let visit = queue.pop(); visit !== undefined; visit = queue.pop()) {
    for (const event of possibleEvents(visit)) go(visit, event);
    if (ends(visit)) go(visit, catalogue);
  }
}

beforeAll(() => {
  walk(town);
  walk(village);
}, 120_000);

describe('every visit there can be', () => {
  it('takes every row of the table in every state the row names', () => {
    const missed = visitTable.flatMap((row: Row, index) =>
      row.in
        .filter((state) => !walkedRows.has(`${index}/${state}`))
        .map(
          (state) => `${state} --${row.on}${row.when === undefined ? '' : ` [${row.when}]`}--> ${row.to ?? 'stays'}`,
        ),
    );
    expect(missed).toEqual([]);
  });

  it('reaches every state of the contract', () => {
    const reached = new Set<VisitStateName>(visits.map((visit) => visit.state));
    expect([...reached].sort()).toEqual([...visitStateNames].sort());
  });

  it.each(Object.keys(broken))('never %s', (promise) => {
    expect([...(offences.get(promise) ?? [])]).toEqual([]);
  });

  it('shows nothing personal while it is parked', () => {
    const shows = visits.filter(
      (visit) => stateRules[visit.state].keeps === 'parked' && mentionsPersonal(viewOf(visit, 1, () => 1000)),
    );
    expect(shows.map((visit) => visit.state)).toEqual([]);
  });

  it('publishes views that the contract accepts, and says truly whether one may go back', () => {
    const view = Compile(VisitViewSchema);
    const wrong = visits.filter((visit) => !view.Check(viewOf(visit, 1, () => 1000)));
    expect(wrong.map((visit) => visit.state)).toEqual([]);
    const untrue = visits.filter(
      (visit) =>
        viewOf(visit, 1, () => null).mayGoBack !== (stepVisit(visit, { command: 'back' }, moment).row !== null),
    );
    expect(untrue.map((visit) => visit.state)).toEqual([]);
  });

  it('has a way out of every state for the person in front of it', () => {
    const stuck = visits.filter(
      (visit) => !ends(visit) && stepVisit(visit, { command: 'stop' }, moment).visit.state === visit.state,
    );
    expect([...new Set(stuck.map((visit) => visit.state))]).toEqual([]);
  });

  it('ends by itself when nobody does anything, and never while a request is being sent', () => {
    const endsAlone = (visit: Visit): boolean => {
      let now = visit;
      for (let turn = 0; turn < 4 && !ends(now); turn += 1) {
        const { idle, timers } = stateRules[now.state];
        const next = now.warned ? 'warning' : (idle ?? timers[0]);
        if (next === undefined) return false;
        now = stepVisit(now, { happened: `${next}-passed` }, moment).visit;
      }
      return ends(now);
    };
    expect([...new Set(visits.filter((visit) => !endsAlone(visit)).map((visit) => visit.state))]).toEqual([]);
    expect(stateRules.submitting.idle).toBeNull();
  });

  it('knows its canary when it sees it, so that the search above is known to find', () => {
    expect(visits.filter((visit) => visit.state === 'reviewing').every(holdsPersonal)).toBe(true);
  });
});
