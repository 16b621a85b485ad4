/** The shape of what the rules answer, whatever is asked for. */
import type { ProblemType } from '../../contract/problem-types.ts';
import type { RequestState, RequestType } from '../../contract/request-states.ts';
import type { Facts } from '../cases/facts.ts';

/** Where a request begins, and what is written down about it. */
export type Decision<T extends RequestType = RequestType> = {
  readonly state: RequestState<T>;
  readonly facts: Facts;
};

/** A place in the body and what is wrong there; never the value. */
export type UnfitPlace = {
  /** JSON pointer (RFC 6901). */
  readonly place: string;
  readonly detail: string;
};

export type Refusal = ProblemType | UnfitPlace;
