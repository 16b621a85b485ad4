/**
 * Problem types of our own (RFC 9457), with the status each is answered with; the standard ones of the Belgif REST guide are
 * `urn:problem-type:belgif:*`. A problem tells a caller what to do next, so one type stands for one thing to do.
 */
export const problemTypes = {
  'reprint-not-needed': 409,
  'price-changed': 409,
  'unknown-pickup-site': 400,
  'idempotency-key-reused': 422,
  'service-disabled': 409,
  'test-card-refused': 409,
  'not-eligible': 409,
  /** A new card is under way for this person (A4). */
  'pending-card': 409,
  /** An address change is under way (A4). */
  'pending-move': 409,
  'not-resident': 409,
  'too-young': 409,
  /** Codes of a renewal count as lost only after some weeks (A6). */
  'codes-still-under-way': 409,
  /** The declaration belongs to police or embassy (B3 to B5); `detail` names which. */
  'declared-elsewhere': 409,
  'declared-irrevocable': 409,
  'urgent-not-offered': 409,
  'family-not-issued': 409,
  /** Not an hour that is given: closed, no slot, too soon or too far ahead. */
  'appointment-not-possible': 409,
  /** Others have taken every place of this slot: look again which are free. */
  'slot-taken': 409,
  /** Nobody is at this site now: no ticket. */
  'site-closed': 409,
  /** A home visit or help with signing that this municipality does not give: ask without it (D10). */
  'option-not-offered': 409,
  'reprint-needed': 409,
  'payment-required': 409,
  'payment-not-first': 409,
  'payment-unknown': 409,
  'no-reminder-left': 409,
  'second-clerk-needed': 409,
  'proxy-not-allowed': 409,
  'extension-not-allowed': 409,
  'refund-not-allowed': 409,
  'police-report-needed': 409,
  /** The case is in a state from which this event does not lead anywhere. */
  'transition-not-allowed': 409,
  'confirmation-needed': 409,
  'site-not-yours': 403,
  'step-up-required': 403,
  'stale-version': 412,
  'version-required': 428,
} as const;
export type ProblemType = keyof typeof problemTypes;

/** The problems a guard of a case may name. */
export type CaseProblem = ProblemType;

/** What stands before one of our problem types in the `type` of a problem; the standard ones have `belgif` in its place. */
export const problemTypePrefix = 'urn:problem-type:eid-kiosk:';
