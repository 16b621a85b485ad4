/** Problems of the municipal API as failures of the kiosk: translated once, in this table. */
import type { FailureCode } from '../../../contract/failures.ts';
import { problemTypePrefix, type ProblemType } from '../../../contract/problem-types.ts';

/** Under this key a request stands, with other contents: it was filed, so nobody may be told that it was refused. */
const standsAlready = 'idempotency-key-reused';

/** Decided under the idempotency key: the backend has looked, and no request stands under it. */
const decided: Readonly<Record<Exclude<ProblemType, typeof standsAlready>, FailureCode>> = {
  'reprint-not-needed': 'request.reprint-not-needed',
  'price-changed': 'backend.price-changed',
  'unknown-pickup-site': 'backend.refused',
  'service-disabled': 'backend.refused',
  'test-card-refused': 'request.not-eligible',
  'not-eligible': 'request.not-eligible',
};

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
  if (Object.hasOwn(decided, ours)) return { code: decided[ours as keyof typeof decided], settles: true }; // hasOwn has just said so
  if (ours === standsAlready) return null;
  if (status === 503) return { code: 'backend.unavailable', settles: false };
  if (status === 429) return { code: 'backend.slow', settles: false };
  if (refusedStatuses.has(status)) return { code: 'backend.refused', settles: false };
  return null;
};
