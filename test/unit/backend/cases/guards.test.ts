/** Each condition held and not held, and what the caller is told; and that a condition says truly which facts it looks at. */
import { describe, expect, test } from 'vitest';
import type { Facts } from '../../../../backend/cases/facts.ts';
import { firstProblem, type GuardInput, type GuardName, guards } from '../../../../backend/cases/guards.ts';
import { paymentStates, requestTypes } from '../../../../contract/request-states.ts';
import { at, someMorning, town, townWith } from '../rules/rule-town.ts';
import { sampleFacts } from './walk-cases.ts';

const given = (changes: Partial<GuardInput>): GuardInput => ({
  type: 'pin-reprint',
  state: 'anywhere',
  facts: {},
  actor: { role: 'clerk', id: 'anna' },
  payment: null,
  municipality: town,
  nowMs: someMorning,
  ...changes,
});
const facts = (known: Facts): Partial<GuardInput> => ({ facts: known });
const card = (known: Facts, more: Partial<GuardInput> = {}): Partial<GuardInput> => ({
  type: 'replacement',
  facts: known,
  ...more,
});
const withProxy = (proxy: 'none' | 'non-biometric' | 'yes'): Partial<GuardInput> => ({
  municipality: townWith('replacement', { pickup: { sites: ['town-hall'], proxy } }),
});
const codesAt = (proxy: 'none' | 'non-biometric' | 'yes', known: Facts): Partial<GuardInput> => ({
  municipality: townWith('pinReprint', { pickup: { sites: ['town-hall'], proxy } }),
  facts: known,
});
const window = (suspensionWindowDays: number, appliesBefore: string): Partial<GuardInput> => ({
  municipality: { ...town, legacyPolicy: { suspensionWindowDays, appliesBefore } },
});
const extensions = (allowed: number): Partial<GuardInput> => ({
  municipality: townWith('loss', { annex12: { ...town.services.loss.annex12, extensions: allowed } }),
});
const remindersOf = (count: number): Partial<GuardInput> => ({
  municipality: townWith('pinReprint', {
    reminders: Array.from({ length: count }, () => ({ afterDays: 30, channel: 'preferred' as const })),
  }),
});

/** At a town hall that is open from half past eight to five, with slots of half an hour and two desks. */
const movedTo = (appointmentAt: string, more: Partial<GuardInput> = {}): Partial<GuardInput> => ({
  type: 'appointment',
  facts: { appointmentAt, site: 'town-hall' },
  placesTaken: 0,
  ...more,
});
const uncounted: Partial<GuardInput> = {
  type: 'appointment',
  facts: { appointmentAt: '2026-11-24T09:00:00+01:00', site: 'town-hall' },
};

/** A problem, or null where the condition holds. */
const rows: readonly (readonly [GuardName, string, Partial<GuardInput>, string | null])[] = [
  [
    'defect-pays',
    'a defect for which the producer pays',
    card({ linkedCase: '2026-AAAA-BBBB' }, { defectSettles: true }),
    null,
  ],
  [
    'defect-pays',
    'a defect that pays for nothing',
    card({ linkedCase: '2026-AAAA-BBBB' }, { defectSettles: false }),
    'not-eligible',
  ],
  ['defect-pays', 'a case at which nobody looked', card({ linkedCase: '2026-AAAA-BBBB' }), 'not-eligible'],
  ['collection-not-ruled-out', 'somebody who may come still', {}, null],
  ['collection-not-ruled-out', 'a holder who has died', facts({ collectionRuledOut: true }), 'transition-not-allowed'],
  ['generation-has-reprint', 'applet 1.7', facts({ generation: '1.7' }), null],
  ['generation-has-reprint', 'applet 1.8 (A2)', facts({ generation: '1.8' }), 'reprint-not-needed'],
  ['generation-has-reprint', 'a chip nobody has read', {}, 'reprint-not-needed'],
  ['generation-has-no-reprint', 'applet 1.8', facts({ generation: '1.8' }), null],
  ['generation-has-no-reprint', 'applet 1.7', facts({ generation: '1.7' }), 'reprint-needed'],
  ['generation-has-no-reprint', 'a chip nobody has read', {}, 'reprint-needed'],
  ['payment-comes-first', 'at the request, unpaid', facts({ payAt: 'request', amountCents: 500 }), null],
  ['payment-comes-first', 'free', facts({ payAt: 'request', amountCents: 0 }), 'payment-not-first'],
  ['payment-comes-first', 'at collection', facts({ payAt: 'collection', amountCents: 500 }), 'payment-not-first'],
  ['nothing-to-pay-first', 'at collection', facts({ payAt: 'collection', amountCents: 500 }), null],
  ['nothing-to-pay-first', 'free', facts({ payAt: 'request', amountCents: 0 }), null],
  ['nothing-to-pay-first', 'unpaid', facts({ payAt: 'request', amountCents: 500 }), 'payment-required'],
  ['is-paid', 'paid', { ...facts({ amountCents: 500 }), payment: 'paid' }, null],
  ['is-paid', 'free', facts({ amountCents: 0 }), null],
  ['is-paid', 'an amount nobody knows', {}, 'payment-required'],
  ['is-paid', 'failed', { ...facts({ amountCents: 500 }), payment: 'failed' }, 'payment-required'],
  ['is-paid', 'paid back', { ...facts({ amountCents: 500 }), payment: 'refunded' }, 'payment-required'],
  ['paid-or-pays-later', 'at collection', facts({ payAt: 'collection', amountCents: 500 }), null],
  ['paid-or-pays-later', 'unpaid', facts({ payAt: 'request', amountCents: 500 }), 'payment-required'],
  ['paid-or-pays-later', 'due at no moment', facts({ payAt: 'none', amountCents: 500 }), 'payment-required'],
  ['pays-at-collection', 'at collection', facts({ payAt: 'collection' }), null],
  ['pays-at-collection', 'at the request', facts({ payAt: 'request' }), 'payment-not-first'],
  ['no-unknown-payment', 'none', {}, null],
  ['no-unknown-payment', 'failed', { payment: 'failed' }, null],
  ['no-unknown-payment', 'unknown', { payment: 'unknown' }, 'payment-unknown'],
  ['no-unknown-payment', 'under way', { payment: 'pending' }, 'payment-unknown'],
  ['codes-not-missing', 'nobody said so', {}, null],
  ['codes-not-missing', 'the letter never came', { facts: { codesMissing: true } }, 'codes-still-under-way'],
  ['nothing-paid', 'none', {}, null],
  ['nothing-paid', 'paid back', { payment: 'refunded' }, null],
  ['nothing-paid', 'paid', { payment: 'paid' }, 'refund-not-allowed'],
  ['nothing-paid', 'unknown', { payment: 'unknown' }, 'payment-unknown'],
  ['money-was-taken', 'paid', { payment: 'paid' }, null],
  ['money-was-taken', 'paid back', { payment: 'refunded' }, 'payment-required'],
  ['money-was-given-back', 'paid back', { payment: 'refunded' }, null],
  ['money-was-given-back', 'paid', { payment: 'paid' }, 'refund-not-allowed'],
  [
    'refund-is-policy',
    'a clerk decides',
    card({}, { municipality: townWith('replacement', { refund: 'clerk-decision' }) }),
    null,
  ],
  [
    'refund-is-policy',
    'never',
    card({}, { municipality: townWith('replacement', { refund: 'none' }) }),
    'refund-not-allowed',
  ],
  ['fee-is-collected-first', 'first (C6)', { municipality: townWith('cardDefect', { collectFirst: true }) }, null],
  [
    'fee-is-collected-first',
    'afterwards',
    { municipality: townWith('cardDefect', { collectFirst: false }) },
    'payment-not-first',
  ],
  ['fee-paid-where-first', 'afterwards', { municipality: townWith('cardDefect', { collectFirst: false }) }, null],
  [
    'fee-paid-where-first',
    'first, unpaid',
    { municipality: townWith('cardDefect', { collectFirst: true }), facts: { amountCents: 1600 } },
    'payment-required',
  ],
  [
    'fee-paid-where-first',
    'first, paid',
    { municipality: townWith('cardDefect', { collectFirst: true }), facts: { amountCents: 1600 }, payment: 'paid' },
    null,
  ],
  ['reminders-left', 'none sent of two', remindersOf(2), null],
  ['reminders-left', 'one of two', { ...remindersOf(2), facts: { remindersSent: 1 } }, null],
  ['reminders-left', 'both', { ...remindersOf(2), facts: { remindersSent: 2 } }, 'no-reminder-left'],
  ['reminders-left', 'a service without reminders', { type: 'queue-ticket' }, 'no-reminder-left'],
  ['another-clerk-signs', 'another', facts({ firstSigner: 'bert' }), null],
  ['another-clerk-signs', 'the same', facts({ firstSigner: 'anna' }), 'second-clerk-needed'],
  ['another-clerk-signs', 'nobody has signed', {}, 'second-clerk-needed'],
  ['pickup-site-known', 'a desk of the service', facts({ pickupSite: 'village-desk' }), null],
  [
    'pickup-site-known',
    'a place that hands out no codes',
    facts({ pickupSite: 'photo-corner' }),
    'unknown-pickup-site',
  ],
  ['pickup-site-known', 'nowhere', {}, 'unknown-pickup-site'],
  ['collector-allowed', 'the holder', card({ product: 'eid', collectedBy: 'holder' }), null],
  ['collector-allowed', 'a parent of an adult', card({ product: 'eid', collectedBy: 'parent' }), 'proxy-not-allowed'],
  ['collector-allowed', 'a parent, for a Kids-ID (E4)', card({ product: 'kids-id', collectedBy: 'parent' }), null],
  [
    'collector-allowed',
    'a proxy with fingerprints to compare (D8)',
    card({ product: 'eid', collectedBy: 'proxy' }, withProxy('non-biometric')),
    'proxy-not-allowed',
  ],
  ['collector-allowed', 'a proxy anywhere', card({ product: 'eid', collectedBy: 'proxy' }, withProxy('yes')), null],
  ['collector-allowed', 'a proxy for codes', codesAt('non-biometric', { collectedBy: 'proxy' }), null],
  ['collector-allowed', 'a proxy where none may', codesAt('none', { collectedBy: 'proxy' }), 'proxy-not-allowed'],
  ['collector-allowed', 'nobody said who', {}, 'proxy-not-allowed'],
  ['proxy-was-announced', 'announced', facts({ collectedBy: 'proxy', proxyAnnounced: true }), null],
  ['proxy-was-announced', 'the holder', facts({ collectedBy: 'holder' }), null],
  ['proxy-was-announced', 'not announced (D8)', facts({ collectedBy: 'proxy' }), 'proxy-not-allowed'],
  ['proxy-possible', 'anybody', card({ product: 'eid' }, withProxy('yes')), null],
  ['proxy-possible', 'fingerprints', card({ product: 'eid' }, withProxy('non-biometric')), 'proxy-not-allowed'],
  ['proxy-possible', 'a service that hands over nothing', { type: 'loss' }, 'proxy-not-allowed'],
  ['declared-here', 'at the municipality', facts({ routedTo: 'municipality' }), null],
  ['declared-here', 'at the police (B3)', facts({ routedTo: 'police' }), 'declared-elsewhere'],
  ['finding-window-applies', 'before its end', window(7, '2026-11-24'), null],
  ['finding-window-applies', 'on the day of its end', window(7, '2026-11-23'), 'declared-irrevocable'],
  ['finding-window-applies', 'as every file has it', window(0, '2030-01-01'), 'declared-irrevocable'],
  ['finding-window-open', 'on the last day', facts({ suspendedUntil: '2026-11-23' }), null],
  ['finding-window-open', 'a day late', facts({ suspendedUntil: '2026-11-22' }), 'declared-irrevocable'],
  ['finding-window-open', 'never suspended', {}, 'declared-irrevocable'],
  ['extension-left', 'none so far', extensions(1), null],
  ['extension-left', 'one of one', { ...extensions(1), ...facts({ annex12Extensions: 1 }) }, 'extension-not-allowed'],
  ['extension-left', 'never extended here', extensions(0), 'extension-not-allowed'],
  ['annex-12-is-out', 'out', facts({ annex12Until: '2026-12-23' }), null],
  ['annex-12-is-out', 'none', {}, 'transition-not-allowed'],
  ['no-annex-12-is-out', 'none', {}, null],
  ['no-annex-12-is-out', 'out', facts({ annex12Until: '2026-12-23' }), 'transition-not-allowed'],
  ['card-works', 'works', facts({ analysis: 'works' }), null],
  ['card-works', 'does not', facts({ analysis: 'careful' }), 'transition-not-allowed'],
  ['card-does-not-work', 'does not', facts({ analysis: 'careful' }), null],
  ['card-does-not-work', 'works', facts({ analysis: 'works' }), 'transition-not-allowed'],
  ['police-not-needed', 'a renewal', facts({ replacementReason: 'renewal' }), null],
  ['police-not-needed', 'a theft (B4)', facts({ replacementReason: 'theft' }), 'police-report-needed'],
  ['police-not-needed', 'nobody said why', {}, 'police-report-needed'],
  ['family-issued', 'EU+', facts({ familyCode: 'EU+' }), null],
  ['family-issued', 'E+, replaced by EU+ (F2)', facts({ familyCode: 'E+' }), 'family-not-issued'],
  [
    'family-issued',
    'E+ on the last day it was issued',
    { ...facts({ familyCode: 'E+' }), nowMs: at('2021-05-09T10:00:00', '+02:00') },
    null,
  ],
  ['family-issued', 'a family that is not in the file', facts({ familyCode: 'Z' }), 'family-not-issued'],
  ['family-issued', 'nobody said which', {}, 'family-not-issued'],
  ['signing-help-offered', 'who can sign', card({}), null],
  ['signing-help-offered', 'exempt (D10)', card({ cannotSign: 'exempt' }), null],
  [
    'signing-help-offered',
    'where the file gives no help',
    card({ cannotSign: 'exempt' }, { municipality: townWith('replacement', { cannotSign: false }) }),
    'option-not-offered',
  ],
  ['home-visit-offered', 'asked for and given (D10)', card({ homeVisit: true }), null],
  ['home-visit-offered', 'not asked for', card({ homeVisit: false }), 'option-not-offered'],
  [
    'home-visit-offered',
    'asked for and not given',
    card({ homeVisit: true }, { municipality: townWith('replacement', { homeVisit: false }) }),
    'option-not-offered',
  ],
  ['child-was-there', 'an adult’s card', card({ product: 'eid' }), null],
  ['child-was-there', 'with the child (E4)', card({ product: 'kids-id', childPresent: true }), null],
  ['child-was-there', 'without the child', card({ product: 'kids-id', childPresent: false }), 'not-eligible'],
  ['child-was-there', 'nobody said', card({ product: 'kids-id' }), 'not-eligible'],
  ['codes-overdue', 'posted two months ago (A6)', card({ codesPostedOn: '2026-09-21' }), null],
  ['codes-overdue', 'posted last week', card({ codesPostedOn: '2026-11-16' }), 'codes-still-under-way'],
  ['codes-overdue', 'never posted', card({}), 'codes-still-under-way'],
  ['hour-has-place', 'a slot of tomorrow', movedTo('2026-11-24T09:00:00+01:00'), null],
  ['hour-has-place', 'the last place', movedTo('2026-11-24T09:00:00+01:00', { placesTaken: 1 }), null],
  ['hour-has-place', 'no place left', movedTo('2026-11-24T09:00:00+01:00', { placesTaken: 2 }), 'slot-taken'],
  ['hour-has-place', 'places that nobody counted', uncounted, 'slot-taken'],
  ['hour-has-place', 'in the middle of a slot', movedTo('2026-11-24T09:15:00+01:00'), 'appointment-not-possible'],
  ['hour-has-place', 'an hour that is gone', movedTo('2026-11-23T09:00:00+01:00'), 'appointment-not-possible'],
  ['hour-has-place', 'when the doors close', movedTo('2026-11-24T17:00:00+01:00'), 'appointment-not-possible'],
  ['hour-has-place', 'nobody knows where', { ...movedTo('x'), facts: {} }, 'appointment-not-possible'],
];

describe.each(Object.keys(guards) as readonly GuardName[])('%s', (name) => {
  const own = rows.filter(([guard]) => guard === name);
  test.each(own.map(([, story, changes, problem]) => ({ story, changes, problem })))(
    '$story: $problem',
    ({ changes, problem }) => {
      expect(guards[name].check(given(changes))).toBe(problem);
    },
  );

  test('is seen to hold and not to hold, and tells only the problems it names', () => {
    const told = own.map(([, , , problem]) => problem);
    expect(told).toContain(null);
    expect(new Set(told.filter((problem) => problem !== null))).toEqual(new Set(guards[name].tells));
  });

  test('looks at the facts it names and at no other', () => {
    const seen = new Set<string>();
    const watched = (known: Facts): Facts =>
      new Proxy(known, {
        get: (target, fact, receiver): unknown => {
          seen.add(String(fact));
          return Reflect.get(target, fact, receiver);
        },
      });
    const every = Object.fromEntries(Object.entries(sampleFacts).map(([fact, values]) => [fact, values[0]]));
    const knowledge: readonly Facts[] = [every, {}, ...own.map(([, , changes]) => changes.facts ?? {})];
    for (const known of knowledge)
      for (const type of requestTypes)
        for (const payment of [null, ...paymentStates])
          for (const municipality of [town, ...own.map(([, , changes]) => changes.municipality ?? town)])
            guards[name].check(given({ type, payment, municipality, facts: watched(known) }));
    expect([...seen].toSorted()).toEqual([...guards[name].reads].toSorted());
  });
});

test('the first condition that does not hold is the one that is told', () => {
  const input = given({ payment: 'unknown', facts: { generation: '1.8', amountCents: 500 } });
  expect(firstProblem(['generation-has-reprint', 'no-unknown-payment'], input)).toBe('reprint-not-needed');
  expect(firstProblem(['no-unknown-payment', 'generation-has-reprint'], input)).toBe('payment-unknown');
  expect(firstProblem([], input)).toBe(null);
});
