/**
 * What holds in each state, whatever led there: what may be kept, which clocks run, what entering sets off, which step the
 * person counts. Dropping personal data is a property of the state entered, so no way into it can forget to.
 */
import { namesOf } from '../../contract/names-of.ts';
import type { VisitStateName, VisitStep } from '../../contract/visit.ts';
import type { EffectName } from './visit-effects.ts';
import type { TimerName } from './visit-times.ts';
import type { UpdateName } from './visit-updates.ts';

/**
 * nothing: the visit is over, all of it is replaced by a fresh one. answers: choices without a personal value.
 * parked: personal data only while there is a place to return to; the screen shows none of it. receipt: what was filed,
 * without what was read or typed. personal: the draft and what was read.
 */
export type Keeps = 'nothing' | 'answers' | 'parked' | 'receipt' | 'personal';

export type StateRule = {
  readonly keeps: Keeps;
  /** The clock that brings up the time-out warning; null where nobody is waited for or something else ends the state. */
  readonly idle: 'idle' | 'typing' | null;
  /** Started on entering, stopped on leaving. */
  readonly timers: readonly TimerName[];
  readonly enter: { readonly set: readonly UpdateName[]; readonly run: readonly EffectName[] };
  readonly leave: readonly EffectName[];
  readonly step: VisitStep | null;
};

const rule = (
  keeps: Keeps,
  idle: StateRule['idle'],
  step: VisitStep | null = null,
  more: {
    readonly timers?: readonly TimerName[];
    readonly set?: readonly UpdateName[];
    readonly run?: readonly EffectName[];
    readonly leave?: readonly EffectName[];
  } = {},
): StateRule => ({
  keeps,
  idle,
  step,
  timers: more.timers ?? [],
  enter: { set: more.set ?? [], run: more.run ?? [] },
  leave: more.leave ?? [],
});

export const stateRules: Readonly<Record<VisitStateName, StateRule>> = {
  /** The clock here only puts a language that somebody chose back to the first one. */
  'out-of-service': rule('nothing', 'idle'),
  attract: rule('nothing', null),
  leaving: rule('nothing', null, null, { timers: ['card-overdue'] }),
  'choosing-language': rule('answers', 'idle'),
  'choosing-service': rule('answers', 'idle'),
  'looking-for-letter': rule('answers', 'idle'),
  'awaiting-card': rule('answers', 'idle', 'card'),
  reading: rule('answers', 'idle', 'card', {
    timers: ['slow-reading'],
    set: ['begin-progress'],
    run: ['read-card'],
    leave: ['abandon-reading'],
  }),
  'card-problem': rule('parked', 'idle', 'card', { set: ['note-problem'] }),
  'describing-card': rule('answers', 'idle'),
  'guided-check': rule('answers', 'idle', null, { set: ['ask-next-step'] }),
  diagnosed: rule('answers', 'idle', null, { set: ['set-defect-costs'] }),
  'reporting-defect': rule('answers', null, null, {
    timers: ['slow-submit'],
    set: ['begin-report'],
    run: ['submit-report'],
  }),
  'report-failed': rule('answers', 'idle'),
  'defect-receipt': rule('answers', 'idle'),
  identified: rule('personal', 'idle', 'card'),
  'reprint-not-needed': rule('answers', 'idle'),
  'checking-details': rule('personal', 'idle', 'details'),
  'entering-address': rule('personal', 'typing', 'details', { set: ['begin-address'] }),
  'choosing-pickup': rule('personal', 'idle', 'pickup'),
  'choosing-notification': rule('personal', 'idle', 'notification'),
  'entering-email': rule('personal', 'typing', 'notification'),
  reviewing: rule('personal', 'idle', 'check', { set: ['end-changing', 'set-terms'] }),
  confirming: rule('personal', 'idle', 'check'),
  submitting: rule('personal', null, null, {
    timers: ['slow-submit'],
    set: ['begin-attempt'],
    run: ['submit'],
  }),
  'submit-failed': rule('personal', 'idle'),
  'taking-card': rule('receipt', 'idle', null, { timers: ['card-overdue'] }),
  receipt: rule('receipt', 'idle'),
  'to-person': rule('parked', 'idle'),
  'card-away': rule('parked', null, null, {
    timers: ['card-away'],
    set: ['set-rechecking'],
    run: ['recheck-card'],
    leave: ['abandon-reading'],
  }),
};

export const visitStateNames = namesOf(stateRules);

export const statesThatKeep = (...kept: readonly Keeps[]): readonly VisitStateName[] =>
  visitStateNames.filter((name) => kept.includes(stateRules[name].keeps));

/** States in which a person is in front of the screen and a visit is going on. */
export const visiting: readonly VisitStateName[] = statesThatKeep('answers', 'parked', 'receipt', 'personal');

/** Visiting states in which this clock brings up the warning. */
export const timedBy = (...clocks: readonly StateRule['idle'][]): readonly VisitStateName[] =>
  visiting.filter((name) => clocks.includes(stateRules[name].idle));
