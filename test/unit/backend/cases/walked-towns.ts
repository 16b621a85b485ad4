/** Where the walks begin: every way a request of a type may start, in towns whose rules differ where a table looks at them. */
import type { Facts } from '../../../../backend/cases/facts.ts';
import type { Municipality } from '../../../../contract/municipality.ts';
import type { RequestType } from '../../../../contract/request-states.ts';
import { town, townWith } from '../rules/rule-town.ts';
import type { Begin } from './walk-cases.ts';

export type Journey = {
  readonly type: RequestType;
  readonly story: string;
  readonly municipality: Municipality;
  readonly begins: readonly Begin[];
};

const atRequest = { payAt: 'request', amountCents: 500 } as const;
const atCollection = { payAt: 'collection', amountCents: 500 } as const;
const free = { payAt: 'request', amountCents: 0 } as const;
const moneys: readonly Facts[] = [atRequest, atCollection, free];

const everyProxy: Municipality['services']['replacement']['pickup'] = { sites: ['town-hall'], proxy: 'yes' };
/** A defect that was settled elsewhere makes a card free on the way: no walk has to begin with that. */
const card = (product: 'eid' | 'kids-id', money: Facts): Begin => ({
  state: 'requested',
  facts: { product, replacementReason: 'loss', homeVisit: product === 'eid', ...money },
});
const residence = (replacementReason: 'loss' | 'renewal', familyCode: string, money: Facts): Begin => ({
  state: 'referred',
  facts: { product: 'foreigner-card', replacementReason, familyCode, ...money },
});
const declarations: readonly Begin[] = [
  { state: 'pre-declared', facts: { routedTo: 'municipality' } },
  { state: 'referred', facts: { routedTo: 'police' } },
  { state: 'referred', facts: { routedTo: 'embassy' } },
];

const journey = (type: RequestType, story: string, municipality: Municipality, begins: readonly Begin[]): Journey => ({
  type,
  story,
  municipality,
  begins,
});

export const journeys: readonly Journey[] = [
  journey('pin-reprint', 'in any town', town, [
    ...moneys.map((money) => ({ state: 'awaiting-generation', facts: money })),
    { state: 'awaiting-payment', facts: { generation: '1.7', ...atRequest } },
    { state: 'submitted', facts: { generation: '1.7', ...atCollection } },
    { state: 'submitted', facts: { generation: '1.7', ...free } },
    // Beginnings that the rules never decide on: the table does not rely on it.
    { state: 'awaiting-payment', facts: { generation: '1.8', ...atRequest } },
    { state: 'submitted', facts: { generation: '1.8', ...free } },
    { state: 'submitted', facts: free },
    { state: 'submitted', facts: { generation: '1.7', ...atRequest } },
  ]),
  journey('pin-reset', 'in any town', town, [{ state: 'requested', facts: {} }]),
  journey('loss', 'as the law is', town, declarations),
  journey(
    'loss',
    'under the repealed window',
    { ...town, legacyPolicy: { suspensionWindowDays: 7, appliesBefore: '2030-01-01' } },
    declarations,
  ),
  journey('card-defect', 'paid when it is known who pays', townWith('cardDefect', { collectFirst: false }), [
    { state: 'reported', facts: {} },
  ]),
  journey('card-defect', 'paid first', townWith('cardDefect', { collectFirst: true }), [
    { state: 'reported', facts: {} },
  ]),
  journey('replacement', 'where nothing is given back', townWith('replacement', { refund: 'none' }), [
    card('eid', atRequest),
    card('kids-id', atCollection),
  ]),
  journey(
    'replacement',
    'where a clerk may give back and a proxy may come',
    townWith('replacement', { refund: 'clerk-decision', pickup: everyProxy, homeVisit: true, cannotSign: true }),
    [card('eid', atCollection), card('kids-id', atRequest)],
  ),
  journey(
    'foreigner-card',
    'where a clerk may give back and a proxy may come',
    townWith('foreignerCard', { refund: 'clerk-decision', pickup: everyProxy }),
    [residence('loss', 'EU+', atRequest), residence('loss', 'E+', free), residence('renewal', 'E+', atCollection)],
  ),
  journey('digital-key', 'where nothing is given back', townWith('digitalKey', { refund: 'none' }), [
    { state: 'requested', facts: atRequest },
    { state: 'requested', facts: free },
  ]),
  journey('digital-key', 'where a clerk may give back', townWith('digitalKey', { refund: 'clerk-decision' }), [
    { state: 'requested', facts: atRequest },
  ]),
  journey('appointment', 'in any town', town, [
    { state: 'booked', facts: { site: 'town-hall', appointmentAt: '2026-11-25T09:00:00Z' } },
  ]),
  journey('queue-ticket', 'in any town', town, [{ state: 'issued', facts: { site: 'town-hall' } }]),
];
