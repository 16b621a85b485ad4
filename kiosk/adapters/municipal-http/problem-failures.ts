/** Problems of the municipal API as failures of the kiosk: translated once, in this table. */
import type { FailureCode } from '../../../contract/failures.ts';
import { problemTypePrefix, problemTypes, type ProblemType } from '../../../contract/problem-types.ts';

/** Under this key a request stands, with other contents: it was filed, so nobody may be told that it was refused. */
const standsAlready = 'idempotency-key-reused';

/** What a person is told of a decision; one that is not named here is a refusal that only somebody at the counter can explain. */
const toldAs: { readonly [Type in ProblemType]?: FailureCode } = {
  'reprint-not-needed': 'request.reprint-not-needed',
  'price-changed': 'backend.price-changed',
  'test-card-refused': 'request.not-eligible',
  'not-eligible': 'request.not-eligible',
  'pending-card': 'request.not-eligible',
  'pending-move': 'request.not-eligible',
  'not-resident': 'request.not-eligible',
  'too-young': 'request.not-eligible',
};

const isOurs = (name: string): name is ProblemType => Object.hasOwn(problemTypes, name);

/** Standard statuses that mean "not like this"; nothing was stored by the request they answer. */
const refusedStatuses = new Set([400, 401, 403, 404, 405, 413, 415, 422]);

export type Verdict = {
  readonly code: FailureCode;
  /** True when it also settles what became of earlier attempts under the same key. */
  readonly settles: boolean;
};

/**
 * `type` is the problem's type, null when the answer was no problem document. Statuses without an entry (500, 502, 504,
 * whatever a proxy may say) leave it open whether the request was filed: null.
 */
export const verdictOf = (status: number, type: string | null): Verdict | null => {
  const ours = type?.startsWith(problemTypePrefix) ? type.slice(problemTypePrefix.length) : '';
  if (ours === standsAlready) return null;
  // Decided under the idempotency key: the backend has looked, and no request stands under it.
  if (isOurs(ours)) return { code: toldAs[ours] ?? 'backend.refused', settles: true };
  if (status === 503) return { code: 'backend.unavailable', settles: false };
  if (status === 429) return { code: 'backend.slow', settles: false };
  if (refusedStatuses.has(status)) return { code: 'backend.refused', settles: false };
  return null;
};
