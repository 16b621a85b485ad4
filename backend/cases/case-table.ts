/**
 * The shape of a case as data. A table says who may move a case from where to where, what has to be true, what is recorded,
 * which terms run and what goes out; apply-transition.ts is the one place that acts on it, the docs and the enumeration
 * tests read the same tables. A clerk's federal step (an order, a cancellation) is an event with a recorded outcome:
 * nothing here talks to the federal systems (reference municipal.md §0.3).
 */
import type { DocumentKind, NoticeKind } from '../../contract/case-outcomes.ts';
import type { RequestState, RequestType } from '../../contract/request-states.ts';
import type { ActorRole } from '../../contract/roles.ts';
import type { DerivationName } from './derivations.ts';
import type { FactName, Facts } from './facts.ts';
import type { GuardName } from './guards.ts';
import type { TermName } from './terms.ts';

/**
 * One way to move. Several lines may share event and state and differ by their guards: the first whose guards all hold is
 * taken (find-transition.ts). Such lines record the same facts.
 */
export type Line<State extends string = string> = {
  /** Past tense. */
  readonly event: string;
  readonly from: readonly State[];
  /** Absent: the case stays where it is and its terms go on running, as with a remark. */
  readonly to?: State;
  /** Only without `to`: the case stays and its terms begin again, as when a paper is extended. */
  readonly again?: true;
  readonly by: readonly ActorRole[];
  /** All must hold; the first that does not is the reason of the refusal. */
  readonly guards?: readonly GuardName[];
  /** Facts that must be given with the event. */
  readonly records?: readonly FactName[];
  /** Facts that may be given with it. Any other is refused. */
  readonly mayRecord?: readonly FactName[];
  /** Facts that are always the same with this event. */
  readonly sets?: Facts;
  /** Facts that are worked out, so that nobody can give a wrong one: dates, counts, who signed. */
  readonly derives?: readonly DerivationName[];
  readonly notice?: NoticeKind;
  readonly document?: DocumentKind;
  /** A clerk must have signed in again a moment ago (destroying codes, refunds). */
  readonly stepUp?: true;
  /** Nothing leads back and somebody outside acts on it: asked for with `confirmed`, and said in the interface. */
  readonly irreversible?: true;
  /** The rules of reference municipal.md §1 that this line stands for. */
  readonly rule: string;
};

export type StateRule = {
  /** Who has to do the next thing; null closes the case and starts the purge term. */
  readonly owner: 'clerk' | 'citizen' | 'clock' | null;
  /** Overdue after this term; every open state has one. */
  readonly late?: TermName;
  /** Events that the clock fires when the term has passed while the case is still in this state. */
  readonly timers?: readonly { readonly event: string; readonly after: TermName }[];
  /** Money may be taken in this state while all of these hold; absent: never (payment-rules.ts). */
  readonly takesPayment?: readonly GuardName[];
  /**
   * Money may be given back in this state while all of these hold; absent: never. Closed states have it where a provider may
   * say that it was paid after the case was withdrawn.
   */
  readonly givesBack?: readonly GuardName[];
  /** How a closed case ended, for retention. */
  readonly ends?: 'completed' | 'withdrawn';
};

export type CaseTable<T extends RequestType> = {
  readonly type: T;
  /** States in which a request of this type can begin; which one is for rules/ to decide. */
  readonly begins: readonly RequestState<T>[];
  /** What goes out when a request is filed. */
  readonly filing: { readonly notice?: NoticeKind; readonly documents: readonly DocumentKind[] };
  readonly states: { readonly [State in RequestState<T>]: StateRule };
  readonly transitions: readonly Line<RequestState<T>>[];
};

/** A table whose type is not known here; every CaseTable is one. */
export type AnyCaseTable = {
  readonly type: RequestType;
  readonly begins: readonly string[];
  readonly filing: { readonly notice?: NoticeKind; readonly documents: readonly DocumentKind[] };
  readonly states: { readonly [state: string]: StateRule };
  readonly transitions: readonly Line[];
};
