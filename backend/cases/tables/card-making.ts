/**
 * How a new card is made and handed over, the same for Belgians and foreigners (reference municipal.md D1 to D10, F3): intake
 * at the counter, payment where it comes first, base document, production, codes by post, collection, and after the term of
 * the law destruction by two clerks. An order goes out once; only one that production sends back is repeated. After the term
 * nobody is handed a card, unlike codes: by law it is cancelled then (D7), so it would be a card that does not work.
 */
import type { RequestState } from '../../../contract/request-states.ts';
import type { Line, StateRule } from '../case-table.ts';
import { destructionLines } from './destruction-lines.ts';

export type CardState = RequestState<'replacement'> & RequestState<'foreigner-card'>;

const awaitsHolder = {
  owner: 'citizen',
  timers: [
    { event: 'reminder-due', after: 'next-reminder' },
    { event: 'collection-term-passed', after: 'hard-term' },
  ],
  takesPayment: ['pays-at-collection'],
} as const satisfies StateRule;

export const cardMakingStates: { readonly [State in CardState]: StateRule } = {
  intake: { owner: 'clerk', late: 'end-of-day' },
  'awaiting-payment': {
    owner: 'citizen',
    late: 'payment-term',
    timers: [{ event: 'lapsed', after: 'return-term' }],
    takesPayment: [],
  },
  'to-be-sent': { owner: 'clerk', late: 'end-of-day' },
  'base-document-sent': { owner: 'clerk', late: 'next-working-day' },
  rejected: { owner: 'clerk', late: 'next-working-day' },
  'in-production': { owner: 'clerk', late: 'lead-time' },
  'codes-posted': { owner: 'clerk', late: 'lead-time' },
  ready: { owner: 'clock', late: 'next-working-day', takesPayment: ['pays-at-collection'] },
  invited: { ...awaitsHolder, late: 'collect-term' },
  reminded: { ...awaitsHolder, late: 'hard-term' },
  expired: { owner: 'clerk', late: 'next-working-day' },
  'destruction-signed': { owner: 'clerk', late: 'next-working-day' },
  'refund-due': { owner: 'clerk', late: 'next-working-day', givesBack: ['refund-is-policy'] },
  activated: { owner: null, ends: 'completed' },
  'cancelled-destroyed': { owner: null, ends: 'completed' },
  withdrawn: { owner: null, ends: 'withdrawn', givesBack: [] },
};

/** Nothing has gone to production yet. */
export const beforeProduction = ['intake', 'awaiting-payment', 'to-be-sent', 'rejected'] as const;

export const cardMakingLines: readonly Line<CardState>[] = [
  {
    event: 'intake-completed',
    from: ['intake'],
    to: 'awaiting-payment',
    by: ['clerk'],
    guards: ['child-was-there', 'signing-help-offered', 'payment-comes-first'],
    mayRecord: ['cannotSign', 'childPresent'],
    derives: ['promise-urgent-card'],
    rule: 'D9 D10 E4',
  },
  {
    event: 'intake-completed',
    from: ['intake'],
    to: 'to-be-sent',
    by: ['clerk'],
    guards: ['child-was-there', 'signing-help-offered', 'nothing-to-pay-first'],
    mayRecord: ['cannotSign', 'childPresent'],
    derives: ['promise-urgent-card'],
    rule: 'D9 D10 E4',
  },
  {
    event: 'payment-recorded',
    from: ['awaiting-payment'],
    to: 'to-be-sent',
    by: ['clerk', 'clock'],
    guards: ['no-unknown-payment', 'is-paid'],
    rule: 'D2',
  },
  {
    event: 'base-document-sent',
    from: ['to-be-sent'],
    to: 'base-document-sent',
    by: ['clerk'],
    guards: ['no-unknown-payment', 'paid-or-pays-later'],
    records: ['federalReference'],
    derives: ['promise-urgent-card'],
    irreversible: true,
    rule: 'D1 D3 D4',
  },
  {
    event: 'base-document-rejected',
    from: ['base-document-sent'],
    to: 'rejected',
    by: ['clerk'],
    records: ['refusal'],
    rule: 'D1',
  },
  /** Production had accepted the order: a card may be on its way, and the next order would be a second one. */
  {
    event: 'base-document-rejected',
    from: ['in-production'],
    to: 'rejected',
    by: ['clerk'],
    records: ['refusal'],
    irreversible: true,
    rule: 'D1',
  },
  { event: 'intake-repeated', from: ['rejected'], to: 'intake', by: ['clerk'], rule: 'D9' },
  /** Said while the card is asked for, so that the form is there when the card is. */
  {
    event: 'proxy-announced',
    from: ['intake', 'awaiting-payment', 'to-be-sent', 'base-document-sent', 'in-production'],
    by: ['clerk'],
    guards: ['proxy-possible'],
    sets: { proxyAnnounced: true },
    document: 'proxy-form',
    rule: 'D8',
  },
  { event: 'production-begun', from: ['base-document-sent'], to: 'in-production', by: ['clerk'], rule: 'D1' },
  {
    event: 'codes-posted',
    from: ['in-production'],
    to: 'codes-posted',
    by: ['clerk'],
    derives: ['date-codes-posted'],
    rule: 'D1',
  },
  /** The letter with the codes never came: a reprint of them is free. The case of the reprint is linked where it is known. */
  {
    event: 'codes-found-missing',
    from: ['codes-posted', 'ready', 'invited', 'reminded'],
    by: ['clerk'],
    guards: ['codes-overdue'],
    mayRecord: ['linkedCase'],
    sets: { codesMissing: true },
    rule: 'A6 D1',
  },
  {
    event: 'card-arrived',
    from: ['in-production', 'codes-posted'],
    to: 'ready',
    by: ['clerk'],
    notice: 'card-ready',
    rule: 'D1 D3 D4',
  },
  { event: 'notice-delivered', from: ['ready'], to: 'invited', by: ['clock', 'clerk'], rule: 'D1' },
  {
    event: 'reminder-due',
    from: ['invited', 'reminded'],
    to: 'reminded',
    by: ['clock'],
    guards: ['reminders-left'],
    derives: ['count-reminder'],
    notice: 'card-reminder',
    rule: 'D7',
  },
  {
    event: 'card-handed-over',
    from: ['ready', 'invited', 'reminded'],
    to: 'activated',
    by: ['clerk'],
    guards: ['no-unknown-payment', 'is-paid', 'collector-allowed', 'proxy-was-announced'],
    records: ['collectedBy'],
    rule: 'D1 D8',
  },
  {
    event: 'collection-term-passed',
    from: ['invited', 'reminded'],
    to: 'expired',
    by: ['clock'],
    guards: ['codes-not-missing'],
    rule: 'D7 A6',
  },
  /** The holder has died or lost the right to it: nobody will come. */
  {
    event: 'collection-ruled-out',
    from: ['codes-posted', 'ready', 'invited', 'reminded'],
    to: 'expired',
    by: ['clerk'],
    records: ['refusal'],
    rule: 'D7',
  },
  ...destructionLines('cancelled-destroyed', { notice: 'card-destroyed', document: 'destruction-record' }, 'D7'),
  {
    event: 'withdrawn',
    from: beforeProduction,
    to: 'refund-due',
    by: ['clerk'],
    guards: ['no-unknown-payment', 'money-was-taken', 'refund-is-policy'],
    mayRecord: ['refusal'],
    rule: 'D2',
  },
  {
    event: 'withdrawn',
    from: beforeProduction,
    to: 'withdrawn',
    by: ['clerk'],
    guards: ['nothing-paid'],
    mayRecord: ['refusal'],
    notice: 'request-withdrawn',
    rule: 'D2',
  },
  {
    event: 'refund-recorded',
    from: ['refund-due'],
    to: 'withdrawn',
    by: ['clerk', 'clock'],
    guards: ['money-was-given-back'],
    notice: 'request-withdrawn',
    rule: 'D2',
  },
  {
    event: 'lapsed',
    from: ['awaiting-payment'],
    to: 'withdrawn',
    by: ['clock'],
    guards: ['nothing-paid'],
    notice: 'request-withdrawn',
    rule: 'D2',
  },
];
