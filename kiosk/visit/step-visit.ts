/**
 * The interpreter of the transition table: one visit and one event in, the next visit and what must happen outside out.
 * Pure. It also does what holds for every transition: dropping what the state entered may not keep, starting and stopping
 * clocks, and one journal line per change of state (names only, never a value).
 */
import type { VisitStateName } from '../../contract/visit.ts';
import { type Keeps, stateRules } from './state-rules.ts';
import { freshVisit, type Visit } from './visit.ts';
import { visitEffects, type EffectName } from './visit-effects.ts';
import { type Effect, type Moment, nameOf, type VisitEvent } from './visit-event.ts';
import { type Guard, type GuardName, visitGuards } from './visit-guards.ts';
import { type JunctionName, junctions, type Row, type Target, visitTable } from './visit-table.ts';
import { type Update, type UpdateName, visitUpdates } from './visit-updates.ts';

export type Step = {
  readonly visit: Visit;
  readonly effects: readonly Effect[];
  /** The row that applied, null when this event means nothing in this state. */
  readonly row: Row | null;
};

const guards: Readonly<Record<GuardName, Guard>> = visitGuards;
const updates: Readonly<Record<UpdateName, Update>> = visitUpdates;

type Asked = { readonly event: VisitEvent; readonly moment: Moment };

/** The row builder has checked that each condition and change takes the event of its row; entry changes take any event. */
const asTaken = (event: VisitEvent): never => event as never;
const holds = (visit: Visit, { event, moment }: Asked, name: GuardName): boolean =>
  guards[name](visit, asTaken(event), moment);
const changed = (visit: Visit, { event, moment }: Asked, names: readonly UpdateName[]): Visit =>
  names.reduce((before, name) => updates[name](before, asTaken(event), moment), visit);

const effectsOf = (visit: Visit, names: readonly EffectName[]): Effect[] =>
  names.flatMap((name) => [...visitEffects[name](visit)]);

/** Readers and catalogue are facts about the surroundings whether or not the state cares. */
function noted(visit: Visit, event: VisitEvent): Visit {
  if ('slots' in event) return { ...visit, surroundings: { ...visit.surroundings, slots: event.slots } };
  if ('happened' in event && event.happened === 'catalogue-changed') {
    return { ...visit, surroundings: { ...visit.surroundings, municipality: event.municipality } };
  }
  return visit;
}

/** The rows of one state and event, in the order of the table. */
const rowsByPlace = Map.groupBy(
  visitTable.flatMap((row) => row.in.map((state) => ({ place: `${state} ${row.on}`, row }))),
  ({ place }) => place,
);

export const rowFor = (visit: Visit, event: VisitEvent, moment: Moment): Row | null =>
  rowsByPlace
    .get(`${visit.state} ${nameOf(event)}`)
    ?.find(({ row }) => row.when === undefined || holds(visit, { event, moment }, row.when))?.row ?? null;

const isJunction = (target: Target): target is JunctionName => Object.hasOwn(junctions, target);

function resolve(visit: Visit, asked: Asked, target: Target): VisitStateName {
  if (target === 'place') return visit.place ?? 'attract';
  if (!isJunction(target)) return target;
  const branches: readonly { readonly when?: GuardName; readonly to: VisitStateName }[] = junctions[target];
  const taken = branches.find((branch) => branch.when === undefined || holds(visit, asked, branch.when));
  if (taken === undefined) throw new Error(`junction ${target} has no way out`);
  return taken.to;
}

const keepsPersonal = (keeps: Keeps, visit: Visit): boolean =>
  keeps === 'personal' || (keeps === 'parked' && visit.place !== null);

/** The one place where personal data leaves a visit that goes on, as `freshVisit` is for one that ends. */
function dropped(visit: Visit): { readonly visit: Visit; readonly effects: readonly Effect[] } {
  const { keeps } = stateRules[visit.state];
  const place = keeps === 'parked' ? visit.place : null;
  const keepsIt = keepsPersonal(keeps, visit);
  const receipt = keeps === 'receipt' ? visit.receipt : null;
  if (visit.place === place && visit.receipt === receipt && (keepsIt || visit.personal === null)) {
    return { visit, effects: [] };
  }
  const personal = keepsIt ? visit.personal : null;
  const unsettled = keepsIt ? visit.unsettled : [];
  return { visit: { ...visit, place, receipt, personal, unsettled }, effects: keepsIt ? [] : outcomeUnknown(visit) };
}

/** A request that may or may not have been filed is never forgotten silently. The key is random and names nobody. */
const outcomeUnknown = (visit: Visit): Effect[] =>
  visit.unsettled.length === 0
    ? []
    : [
        {
          effect: 'journal',
          entry: {
            event: 'request.outcome-unknown',
            facts: { attempts: visit.submitAttempt, idempotencyKey: visit.personal?.draft.idempotencyKey ?? null },
          },
        },
      ];

function entered(from: Visit, to: VisitStateName, asked: Asked): { readonly visit: Visit; readonly effects: Effect[] } {
  const rule = stateRules[to];
  const leaving = stateRules[from.state];
  const effects: Effect[] = [
    ...effectsOf(from, leaving.leave),
    ...[leaving.idle, 'warning' as const, ...leaving.timers].flatMap((timer): Effect[] =>
      timer === null ? [] : [{ effect: 'stop-timer', timer }],
    ),
  ];
  if (from.state !== to) {
    effects.push({
      effect: 'journal',
      entry: { event: 'visit.moved', facts: { from: from.state, to, on: nameOf(asked.event) } },
    });
  }
  let visit: Visit;
  if (rule.keeps === 'nothing') {
    effects.push(...outcomeUnknown(from));
    visit = freshVisit(to, from.surroundings);
  } else {
    const moved = dropped({ ...from, state: to, warned: false, overdue: false });
    effects.push(...moved.effects);
    visit = moved.visit;
  }
  visit = changed(visit, asked, rule.enter.set);
  const clocks = rule.idle === null ? rule.timers : [rule.idle, ...rule.timers];
  effects.push(...clocks.map((timer): Effect => ({ effect: 'start-timer', timer })));
  effects.push(...effectsOf(visit, rule.enter.run));
  return { visit, effects };
}

const showsPresence = (event: VisitEvent): boolean =>
  'command' in event ||
  event.happened === 'touched' ||
  event.happened === 'card-inserted' ||
  event.happened === 'card-removed';

/** Somebody is there: the idle clock begins again and the warning goes away. */
function awakened(visit: Visit): { readonly visit: Visit; readonly effects: readonly Effect[] } {
  const { idle } = stateRules[visit.state];
  if (idle === null) return { visit, effects: [] };
  const restart: Effect = { effect: 'start-timer', timer: idle };
  if (!visit.warned) return { visit, effects: [restart] };
  return { visit: { ...visit, warned: false }, effects: [{ effect: 'stop-timer', timer: 'warning' }, restart] };
}

export function stepVisit(before: Visit, event: VisitEvent, moment: Moment): Step {
  const asked: Asked = { event, moment };
  const around = noted(before, event);
  const row = rowFor(around, event, moment);
  if (row === null) {
    const refused = 'command' in event;
    const awake = !refused && showsPresence(event) ? awakened(around) : { visit: around, effects: [] };
    return { ...awake, row };
  }
  const withReason = row.because === undefined ? around : { ...around, personReason: row.because };
  const updated = changed(withReason, asked, row.set ?? []);
  if (row.to !== undefined) {
    const moved = entered(updated, resolve(updated, asked, row.to), asked);
    return { visit: moved.visit, effects: [...moved.effects, ...effectsOf(moved.visit, row.run ?? [])], row };
  }
  const kept = dropped(updated);
  const awake = showsPresence(event) ? awakened(kept.visit) : { visit: kept.visit, effects: [] };
  return {
    visit: awake.visit,
    effects: [...kept.effects, ...awake.effects, ...effectsOf(awake.visit, row.run ?? [])],
    row,
  };
}
