/**
 * Walks a table from where its cases begin through everything that anybody may do with them: every event by every actor with
 * every sample of what it records, every turn a payment may take, early and late in the day of the case. Each place is seen
 * once, so the walk ends. What is found is a graph; the tests ask it questions.
 */
import type { AnyCaseTable, Line } from '../../../../backend/cases/case-table.ts';
import type { FactName, Facts } from '../../../../backend/cases/facts.ts';
import { findTransition, type FoundTransition } from '../../../../backend/cases/find-transition.ts';
import type { GuardInput } from '../../../../backend/cases/guards.ts';
import { mayBecome, mayGiveBack, mayTakePayment } from '../../../../backend/cases/payment-rules.ts';
import type { Municipality } from '../../../../contract/municipality.ts';
import { type PaymentState, paymentStates } from '../../../../contract/request-states.ts';
import { someMorning } from '../rules/rule-town.ts';

export type Place = {
  readonly state: string;
  readonly facts: Facts;
  readonly payment: PaymentState | null;
  /** Whether weeks have passed, so that what waits has waited long enough. */
  readonly later: boolean;
  /** Orders that went out and did not fail. */
  readonly orders: number;
  readonly wasCancelled: boolean;
};

export type Step = {
  readonly from: Place;
  readonly to: Place;
  readonly event: string;
  readonly actor: GuardInput['actor'];
  /** Null where only money or time moved. */
  readonly found: FoundTransition | null;
};

export type Walk = { readonly places: readonly Place[]; readonly steps: readonly Step[] };

export type Begin = { readonly state: string; readonly facts: Facts };

export const orderEvents: readonly string[] = ['ordered', 'base-document-sent', 'sent-to-helpdesk', 'sent-to-producer'];
export const failedOrders: readonly string[] = ['order-failed', 'base-document-rejected'];

export const earlyMs = someMorning;
export const laterMs = someMorning + 40 * 86_400_000;

export const anna = { role: 'clerk', id: 'anna' } as const;
export const bert = { role: 'clerk', id: 'bert' } as const;
export const clock = { role: 'clock', id: 'clock' } as const;

/** Values that lead to different ends; a fact that decides nothing has one. */
export const sampleFacts: { readonly [Name in FactName]?: readonly NonNullable<Facts[Name]>[] } = {
  generation: ['1.7', '1.8'],
  pickupSite: ['town-hall', 'nowhere'],
  federalReference: ['B-2026/1'],
  policeReference: ['PV-2026/1'],
  refusal: ['moved'],
  linkedCase: ['2026-AAAA-BBBB'],
  annex12Until: ['2026-12-23'],
  appointmentAt: ['2026-11-26T09:00:00Z'],
  site: ['town-hall'],
  collectedBy: ['holder', 'parent', 'proxy'],
  cannotSign: ['exempt'],
  childPresent: [true, false],
  familyCode: ['EU+', 'E+'],
  note: ['nothing to add'],
};

/** Told once and never looked at again: without them places that differ in nothing else are one place. */
const indifferent: readonly FactName[] = [
  'federalReference',
  'refusal',
  'linkedCase',
  'defectCase',
  'note',
  'letterFound',
  'codesMissing',
  'cannotSign',
  'childPresent',
  'collectedBy',
  'sentTo',
];
const whatMatters = (facts: Facts): Facts =>
  Object.fromEntries(Object.entries(facts).filter(([name]) => !indifferent.some((told) => told === name)));

const samplesOf = (name: FactName): readonly Facts[] => (sampleFacts[name] ?? []).map((value) => ({ [name]: value }));

/** What is needed in every way, alone and with each thing that may be told besides. */
const detailsFor = ({ records = [], mayRecord = [] }: Line): readonly Facts[] => {
  const needed = records.reduce<readonly Facts[]>(
    (made, name) => made.flatMap((one) => samplesOf(name).map((sample) => ({ ...one, ...sample }))),
    [{}],
  );
  const besides = [{}, ...mayRecord.flatMap(samplesOf)];
  return needed.flatMap((one) => besides.map((more) => ({ ...one, ...more })));
};

export const inputAt = (
  table: AnyCaseTable,
  place: Place,
  municipality: Municipality,
  actor: GuardInput['actor'] = anna,
): GuardInput => ({
  type: table.type,
  state: place.state,
  facts: place.facts,
  payment: place.payment,
  actor,
  municipality,
  nowMs: place.later ? laterMs : earlyMs,
  placesTaken: 0,
  defectSettles: true,
});

const paymentSteps = (table: AnyCaseTable, place: Place, municipality: Municipality): readonly Step[] => {
  const input = inputAt(table, place, municipality);
  const became = (payment: PaymentState, event: string): Step => ({
    from: place,
    to: { ...place, payment },
    event,
    actor: anna,
    found: null,
  });
  const begun = mayTakePayment(table, input).ok
    ? (['paid', 'failed', 'unknown', 'pending'] as const).map((state) => became(state, 'payment-begun'))
    : [];
  const { payment } = place;
  const settled =
    payment === 'unknown' || payment === 'pending'
      ? paymentStates.filter((state) => mayBecome(payment, state)).map((state) => became(state, 'payment-settled'))
      : [];
  const back = mayGiveBack(table, input).ok ? [became('refunded', 'money-given-back')] : [];
  return [...begun, ...settled, ...back];
};

const eventSteps = (table: AnyCaseTable, place: Place, municipality: Municipality): readonly Step[] =>
  table.transitions
    .filter((line) => line.from.includes(place.state))
    .flatMap((line) =>
      [anna, bert, clock].flatMap((actor) =>
        detailsFor(line).flatMap((details): readonly Step[] => {
          const { event } = line;
          const found = findTransition(table, inputAt(table, place, municipality, actor), { event, details });
          if (!found.ok) return [];
          const { to: state, facts } = found.value;
          const orders = place.orders + (orderEvents.includes(event) ? 1 : 0) - (failedOrders.includes(event) ? 1 : 0);
          const wasCancelled = place.wasCancelled || state === 'cancelled';
          return [
            {
              from: place,
              to: { ...place, state, facts: whatMatters(facts), orders, wasCancelled },
              event,
              actor,
              found: found.value,
            },
          ];
        }),
      ),
    );

const nameOf = (place: Place): string =>
  JSON.stringify({ ...place, facts: Object.entries(place.facts).toSorted(([a], [b]) => (a < b ? -1 : 1)) });

/** A case that goes round in circles for ever would never end the walk; no table has so many places. */
const mostPlaces = 20_000;

export const walkCases = (table: AnyCaseTable, begins: readonly Begin[], municipality: Municipality): Walk => {
  const seen = new Map<string, Place>();
  const steps: Step[] = [];
  const waiting: Place[] = [];
  const visit = (place: Place): Place => {
    const known = seen.get(nameOf(place));
    if (known !== undefined) return known;
    if (seen.size >= mostPlaces) throw new Error(`${table.type} has no end`);
    seen.set(nameOf(place), place);
    waiting.push(place);
    return place;
  };
  for (const begin of begins) visit({ ...begin, payment: null, later: false, orders: 0, wasCancelled: false });
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    const from = place;
    const later: Step = { from, to: { ...from, later: true }, event: 'weeks-passed', actor: clock, found: null };
    const next = [
      ...eventSteps(table, from, municipality),
      ...paymentSteps(table, from, municipality),
      ...(from.later ? [] : [later]),
    ];
    for (const step of next) steps.push({ ...step, to: visit(step.to) });
  }
  return { places: [...seen.values()], steps };
};
