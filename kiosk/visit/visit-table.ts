/**
 * The visit as one table: in which state, on which event, under which condition, to which state, changing what and setting
 * off what. The first row that fits applies; an event without a row changes nothing (a command is then refused).
 * docs/visit.md is drawn from it. What holds in a state however it was reached is in state-rules.ts.
 */
import type { VisitStateName } from '../../contract/visit.ts';
import { statesThatKeep, timedBy, visiting, visitStateNames } from './state-rules.ts';
import type { PersonReason } from './visit.ts';
import type { EffectName } from './visit-effects.ts';
import type { EventNamed, Moment, VisitEventName } from './visit-event.ts';
import type { GuardName, visitGuards } from './visit-guards.ts';
import type { UpdateName, visitUpdates } from './visit-updates.ts';
import type { Visit } from './visit.ts';

/** A junction is a question about where the visit stands; the first branch whose condition holds is taken. */
export const junctions = {
  /** The one way out of every visit. */
  end: [{ when: 'card-in', to: 'leaving' }, { when: 'out-of-order', to: 'out-of-service' }, { to: 'attract' }],
  opening: [{ when: 'several-languages', to: 'choosing-language' }, { to: 'choosing-service' }],
  card: [
    { when: 'no-reader', to: 'card-problem' },
    { when: 'place-known', to: 'card-away' },
    { when: 'card-in', to: 'reading' },
    { to: 'awaiting-card' },
  ],
  'after-details': [
    { when: 'address-missing', to: 'entering-address' },
    { when: 'is-changing', to: 'reviewing' },
    { when: 'one-pickup-site', to: 'choosing-notification' },
    { to: 'choosing-pickup' },
  ],
  'after-pickup': [{ when: 'is-changing', to: 'reviewing' }, { to: 'choosing-notification' }],
  'before-details': [{ when: 'is-changing', to: 'reviewing' }, { to: 'identified' }],
  'before-pickup': [{ when: 'is-changing', to: 'reviewing' }, { to: 'checking-details' }],
  'before-notification': [
    { when: 'is-changing', to: 'reviewing' },
    { when: 'one-pickup-site', to: 'checking-details' },
    { to: 'choosing-pickup' },
  ],
  filed: [{ when: 'card-in', to: 'taking-card' }, { to: 'receipt' }],
} as const satisfies Record<string, readonly { readonly when?: GuardName; readonly to: VisitStateName }[]>;

export type JunctionName = keyof typeof junctions;

/** `place`: back to where the person was before the card went away or a person was asked for. */
export type Target = VisitStateName | JunctionName | 'place';

export type Row = {
  readonly in: readonly VisitStateName[];
  readonly on: VisitEventName;
  readonly when?: GuardName;
  readonly to?: Target;
  readonly because?: PersonReason;
  readonly set?: readonly UpdateName[];
  readonly run?: readonly EffectName[];
};

type EventTaken<F> = F extends (visit: Visit, event: infer Taken, moment: Moment) => unknown ? Taken : never;

type NamesTaking<F, E extends VisitEventName> = {
  [K in keyof F]: EventNamed<E> extends EventTaken<F[K]> ? K : never;
}[keyof F];

/** Conditions and changes must take the event of their row; this is where the compiler checks it. */
const row = <E extends VisitEventName>(
  states: readonly VisitStateName[] | VisitStateName,
  on: E,
  rest: {
    readonly when?: NamesTaking<typeof visitGuards, E>;
    readonly to?: Target;
    readonly because?: PersonReason;
    readonly set?: readonly NamesTaking<typeof visitUpdates, E>[];
    readonly run?: readonly EffectName[];
  },
): Row => ({ in: typeof states === 'string' ? [states] : states, on, ...rest });

/** Personal data is on the screen and nothing has been confirmed. */
const beforeConfirmation = statesThatKeep('personal').filter(
  (name) => name !== 'submitting' && name !== 'submit-failed',
);
const changesLanguageInPlace = visitStateNames.filter((name) => name !== 'attract' && name !== 'choosing-language');
const filing: readonly VisitStateName[] = ['submitting', 'submit-failed'];
const reporting: readonly VisitStateName[] = ['reporting-defect', 'report-failed'];
/** While a request is on its way its outcome is always unknown, which has a row of its own. */
const stopsAtOnce = visiting.filter((name) => name !== 'submitting');
const mayAskPerson: readonly VisitStateName[] = [
  'choosing-service',
  'looking-for-letter',
  'describing-card',
  'awaiting-card',
  ...beforeConfirmation,
];

export const visitTable: readonly Row[] = [
  /* the kiosk heals alone, and is honest when it cannot work */
  row('out-of-service', 'reader-returned', { to: 'end' }),
  row('out-of-service', 'reader-lost', { to: 'end' }),
  row('out-of-service', 'catalogue-changed', { to: 'end' }),
  row(['attract', 'leaving'], 'reader-lost', { to: 'end' }),
  row('attract', 'catalogue-changed', { to: 'end' }),

  /* beginning: a card put in early begins the visit too */
  row('attract', 'start', { to: 'opening' }),
  row('attract', 'card-inserted', { to: 'opening' }),
  row(['attract', 'choosing-language'], 'choose-language', {
    when: 'language-offered',
    to: 'choosing-service',
    set: ['set-language'],
  }),
  row(changesLanguageInPlace, 'choose-language', { when: 'language-offered', set: ['set-language'] }),
  row('choosing-language', 'back', { to: 'end' }),
  row('choosing-service', 'choose-service', {
    when: 'reprint-offered',
    to: 'looking-for-letter',
    set: ['begin-reprint-visit', 'set-terms'],
  }),
  row('choosing-service', 'choose-service', {
    when: 'defect-report-offered',
    to: 'describing-card',
    set: ['begin-defect-visit'],
  }),
  row('choosing-service', 'choose-service', { to: 'to-person', because: 'something-else', set: ['remember-place'] }),
  row('choosing-service', 'back', { when: 'several-languages', to: 'choosing-language' }),
  row('choosing-service', 'back', { to: 'end' }),

  /* the letter first: who has it, or never got it, pays nothing and is helped by a person */
  row('looking-for-letter', 'answer-letter', { when: 'letter-lost', to: 'card' }),
  row('looking-for-letter', 'answer-letter', {
    when: 'letter-there',
    to: 'to-person',
    because: 'have-letter',
    set: ['remember-place'],
  }),
  row('looking-for-letter', 'answer-letter', {
    to: 'to-person',
    because: 'codes-never-arrived',
    set: ['remember-place'],
  }),
  row('looking-for-letter', 'back', { to: 'choosing-service' }),

  /* a card that does not work: what is seen first, because no chip can tell */
  row('describing-card', 'describe-card', { when: 'nothing-to-insert', to: 'diagnosed', set: ['note-description'] }),
  row('describing-card', 'describe-card', { to: 'card', set: ['note-description'] }),
  row('describing-card', 'back', { to: 'choosing-service' }),

  /* the card */
  row('awaiting-card', 'card-inserted', { to: 'reading' }),
  row('awaiting-card', 'reader-lost', { to: 'card-problem' }),
  row('awaiting-card', 'continue-without-card', { when: 'something-reported', to: 'diagnosed' }),
  row('awaiting-card', 'continue-without-card', { to: 'to-person', because: 'no-card', set: ['remember-place'] }),
  row(['awaiting-card', 'reading'], 'back', { when: 'is-defect-visit', to: 'describing-card' }),
  row(['awaiting-card', 'reading', 'identified'], 'back', { to: 'looking-for-letter' }),
  row('reading', 'file-progressed', { set: ['note-progress'] }),
  row('reading', 'slow-reading-passed', { set: ['set-slow'] }),
  row('reading', 'card-removed', { to: 'awaiting-card' }),
  row('reading', 'reader-lost', { to: 'card-problem' }),
  row('reading', 'card-read', { when: 'check-goes-on', to: 'guided-check', set: ['note-test-card', 'note-reading'] }),
  row('reading', 'card-read', { when: 'is-defect-visit', to: 'diagnosed', set: ['note-test-card', 'note-reading'] }),
  row('reading', 'card-read', { when: 'card-unusable', to: 'card-problem', set: ['note-test-card'] }),
  row('reading', 'card-read', { when: 'reprint-not-needed', to: 'reprint-not-needed', set: ['note-test-card'] }),
  row('reading', 'card-read', {
    when: 'not-eligible',
    to: 'to-person',
    because: 'not-eligible',
    set: ['note-test-card'],
  }),
  row('reading', 'card-read', { to: 'identified', set: ['note-test-card', 'hold-card'] }),

  /* something is wrong with card or reader: try again, or a person */
  row('card-problem', 'retry', { when: 'may-try-card-again', to: 'card' }),
  row('card-problem', 'card-inserted', { when: 'may-try-card-again', to: 'card' }),
  row('card-problem', 'reader-returned', { when: 'reader-was-the-problem', to: 'card' }),
  row('card-problem', 'ask-person', { to: 'to-person', because: 'card-problem', set: ['forget-place'] }),
  row('card-problem', 'continue-without-card', { to: 'to-person', because: 'no-card', set: ['forget-place'] }),

  /* the guided check: one thing at a time, then read again; what cannot be done is left out */
  row('guided-check', 'card-inserted', { to: 'reading' }),
  row('guided-check', 'retry', { to: 'card' }),
  row('guided-check', 'skip-step', { when: 'another-step', to: 'guided-check', set: ['skip-step'] }),
  row('guided-check', 'skip-step', { to: 'diagnosed', set: ['skip-step'] }),
  row('guided-check', 'reader-lost', { to: 'card-problem' }),
  row('guided-check', 'ask-person', { to: 'to-person', because: 'card-problem' }),
  row('guided-check', 'back', { to: 'describing-card' }),
  row('diagnosed', 'card-inserted', { when: 'chip-is-there', to: 'reading', set: ['begin-check-anew'] }),
  row('diagnosed', 'report-defect', { when: 'may-report', to: 'reporting-defect', set: ['compose-report'] }),
  row('diagnosed', 'ask-person', { to: 'to-person', because: 'card-problem' }),
  row('diagnosed', 'back', { to: 'describing-card' }),
  row(reporting, 'report-accepted', { to: 'defect-receipt', set: ['take-defect-receipt'] }),
  row(reporting, 'report-refused', { to: 'to-person', because: 'request-refused' }),
  row('reporting-defect', 'report-failed', { to: 'report-failed', set: ['note-report-failure'] }),
  row('reporting-defect', 'slow-submit-passed', { to: 'report-failed', set: ['note-slow-submit'] }),
  row('report-failed', 'retry', { when: 'may-submit-again', to: 'reporting-defect' }),
  row('report-failed', 'ask-person', { to: 'to-person', because: 'card-problem' }),

  /* who and what */
  row('identified', 'confirm-identity', { when: 'is-mine', to: 'checking-details' }),
  row('identified', 'confirm-identity', { to: 'to-person', because: 'not-me' }),
  row('checking-details', 'accept-details', { to: 'after-details' }),
  row('checking-details', 'change-address', { to: 'entering-address' }),
  row('checking-details', 'back', { to: 'before-details' }),
  row('entering-address', 'enter-address', {
    when: 'address-plausible',
    to: 'checking-details',
    set: ['take-address'],
  }),
  row('entering-address', 'enter-address', { set: ['keep-address-text'] }),
  row('entering-address', 'back', { to: 'checking-details' }),
  row('choosing-pickup', 'choose-pickup', { when: 'site-offered', to: 'after-pickup', set: ['take-site'] }),
  row('choosing-pickup', 'back', { to: 'before-pickup' }),
  row('choosing-notification', 'choose-notification', { when: 'by-letter', to: 'reviewing', set: ['take-letter'] }),
  row('choosing-notification', 'choose-notification', { to: 'entering-email' }),
  row('choosing-notification', 'back', { to: 'before-notification' }),
  row('entering-email', 'enter-email', { when: 'email-deliverable', to: 'reviewing', set: ['take-email'] }),
  row('entering-email', 'enter-email', { set: ['keep-email-text'] }),
  row('entering-email', 'back', { to: 'choosing-notification' }),
  row('reviewing', 'change', { when: 'to-details', to: 'checking-details', set: ['begin-changing'] }),
  row('reviewing', 'change', { when: 'to-pickup', to: 'choosing-pickup', set: ['begin-changing'] }),
  row('reviewing', 'change', { when: 'to-notification', to: 'choosing-notification', set: ['begin-changing'] }),
  row('reviewing', 'back', { to: 'choosing-notification' }),
  row('reviewing', 'accept-review', { to: 'confirming' }),
  row('confirming', 'back', { to: 'reviewing' }),
  row('confirming', 'confirm', { to: 'submitting', set: ['compose-request'] }),

  /* the card went out, or the reader went away, before anything was confirmed */
  row(beforeConfirmation, 'card-removed', { to: 'card-away', set: ['remember-place'] }),
  row(beforeConfirmation, 'reader-lost', { to: 'card-problem', set: ['remember-place'] }),
  row('card-away', 'card-inserted', { set: ['set-rechecking'], run: ['recheck-card'] }),
  row('card-away', 'card-removed', { set: ['set-rechecking'], run: ['abandon-reading'] }),
  row('card-away', 'reader-lost', { to: 'card-problem' }),
  row('card-away', 'card-rechecked', { when: 'same-card', to: 'place' }),
  row('card-away', 'card-rechecked', { when: 'other-card', to: 'end' }),
  row('card-away', 'card-rechecked', { set: ['end-rechecking'] }),
  row('card-away', 'card-away-passed', { when: 'is-rechecking', set: ['end-rechecking'], run: ['wait-for-recheck'] }),
  row('card-away', 'card-away-passed', { to: 'end' }),

  /* filing: every attempt under one key; what is not known is never guessed */
  row(filing, 'request-accepted', { to: 'filed', set: ['take-receipt'] }),
  row(filing, 'price-changed', { when: 'latest-attempt', to: 'reviewing', set: ['settle-attempt', 'take-new-price'] }),
  row(filing, 'request-refused', {
    when: 'refused-as-not-needed',
    to: 'to-person',
    because: 'reprint-not-needed',
    set: ['settle-attempt'],
  }),
  row(filing, 'request-refused', {
    when: 'refused-as-not-eligible',
    to: 'to-person',
    because: 'not-eligible',
    set: ['settle-attempt'],
  }),
  row(filing, 'request-refused', {
    when: 'another-attempt-open',
    to: 'to-person',
    because: 'outcome-unknown',
    set: ['settle-attempt'],
  }),
  row(filing, 'request-refused', { to: 'to-person', because: 'request-refused', set: ['settle-attempt'] }),
  row(filing, 'request-failed', { when: 'latest-attempt', to: 'submit-failed', set: ['note-failure'] }),
  row(filing, 'request-failed', { set: ['note-late-failure'] }),
  row('submitting', 'slow-submit-passed', { to: 'submit-failed', set: ['note-slow-submit'] }),
  row('submit-failed', 'retry', { when: 'may-submit-again', to: 'submitting' }),
  row(filing, 'stop', { when: 'outcome-unknown', to: 'to-person', because: 'outcome-unknown' }),
  row('submit-failed', 'ask-person', { when: 'outcome-unknown', to: 'to-person', because: 'outcome-unknown' }),
  row('submit-failed', 'ask-person', { to: 'to-person', because: 'something-else' }),

  row('to-person', 'request-accepted', { when: 'waits-for-outcome', to: 'filed', set: ['take-receipt'] }),

  /* the card first, then the receipt */
  row('taking-card', 'card-removed', { to: 'receipt' }),
  row('taking-card', 'reader-lost', { to: 'receipt' }),
  row('taking-card', 'card-overdue-passed', { set: ['set-overdue'], run: ['journal-card-forgotten'] }),
  row('taking-card', 'finish', { when: 'is-overdue', to: 'receipt' }),
  row('leaving', 'card-overdue-passed', { set: ['set-overdue'], run: ['journal-card-forgotten'] }),
  row('leaving', 'card-removed', { to: 'end' }),

  /* a person helps: going back is possible while nothing of the visit was given up */
  row(mayAskPerson, 'ask-person', { to: 'to-person', because: 'something-else', set: ['remember-place'] }),
  row('reprint-not-needed', 'ask-person', { to: 'to-person', because: 'reprint-not-needed' }),
  /* the card or the reader may have come or gone meanwhile */
  row('to-person', 'back', { when: 'waited-for-card', to: 'card', set: ['forget-place'] }),
  row('to-person', 'back', { when: 'place-known', to: 'place' }),
  row('to-person', 'card-removed', { set: ['forget-place'] }),
  row('to-person', 'reader-lost', { set: ['forget-place'] }),

  /* ends: each is the same clean-up */
  row(['reprint-not-needed', 'to-person', 'receipt', 'diagnosed', 'defect-receipt'], 'finish', { to: 'end' }),
  row(stopsAtOnce, 'stop', { to: 'end' }),
  row(timedBy('idle'), 'idle-passed', { set: ['set-warned'], run: ['start-warning'] }),
  row(timedBy('typing'), 'typing-passed', { set: ['set-warned'], run: ['start-warning'] }),
  row(timedBy('idle', 'typing'), 'warning-passed', { to: 'end' }),
  row('out-of-service', 'idle-passed', { to: 'end' }),
  row(visitStateNames, 'defect-occurred', { to: 'end' }),
];
