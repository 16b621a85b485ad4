/**
 * The shape of a case as data. A table says who may move a case from where to where, what has to be true, what is recorded,
 * which terms run and what goes out; apply-transition.ts is the one place that acts on it, the docs and the enumeration
 * tests read the same tables. A clerk's federal step (an order, a cancellation) is an event with a recorded outcome:
 * nothing here talks to the federal systems (reference municipal.md §0.3).
 */
import type { DocumentKind, NoticeKind } from '../../contract/case-outcomes.ts';
import type { RequestState, RequestType } from '../../contract/request-states.ts';
import type { ActorRole } from '../../contract/roles.ts';
import type { FactName } from './facts.ts';
import type { GuardName } from './guards.ts';
import type { TermName } from './terms.ts';

export type Transition<T extends RequestType> = {
  /** Past tense; unique together with `from`. */
  readonly event: string;
  readonly from: readonly RequestState<T>[];
  readonly to: RequestState<T>;
  readonly by: readonly ActorRole[];
  /** All must hold; the first that does not is the reason of the refusal. */
  readonly guards?: readonly GuardName[];
  /** Facts that must be given with the event. */
  readonly records?: readonly FactName[];
  /** Facts that may be given with it. */
  readonly mayRecord?: readonly FactName[];
  readonly notice?: NoticeKind;
  readonly document?: DocumentKind;
  /** A clerk must have signed in again a moment ago (destroying codes, refunds). */
  readonly stepUp?: true;
  /** Nothing leads back and somebody outside acts on it: asked for with `confirmed`, and said in the interface. */
  readonly irreversible?: true;
  /** The rule of reference municipal.md §1 that this line stands for. */
  readonly rule: string;
};

export type StateRule<T extends RequestType> = {
  /** Who has to do the next thing; null closes the case and starts the purge term. */
  readonly owner: 'clerk' | 'citizen' | 'clock' | null;
  /** Overdue after this term; every open state has one. */
  readonly late?: TermName;
  /** Events that the clock fires when the term has passed while the case is still in this state. */
  readonly timers?: readonly { readonly event: string; readonly after: TermName; readonly to?: RequestState<T> }[];
  /** How a closed case ended, for retention. */
  readonly ends?: 'completed' | 'withdrawn';
};

export type CaseTable<T extends RequestType = RequestType> = {
  readonly type: T;
  /** States in which a request of this type can begin; which one is for rules/ to decide. */
  readonly begins: readonly RequestState<T>[];
  readonly states: { readonly [State in RequestState<T>]: StateRule<T> };
  readonly transitions: readonly Transition<T>[];
};
