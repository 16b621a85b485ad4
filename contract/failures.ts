/**
 * The catalogue of failures: this attempt did not work. A failure says when trying again makes sense, so that every
 * screen can offer the right way on. What is wrong with a card is a finding (findings.ts); our own bugs are defects and throw.
 */

/** now: at once and unattended. after-user-action: once somebody did something. never: the same request can never work. */
export type Retry = 'now' | 'after-user-action' | 'never';

export const failureCatalogue = {
  'card.removed': 'after-user-action',
  'card.swapped': 'after-user-action',
  'card.unresponsive': 'after-user-action',
  'card.not-answering': 'after-user-action',
  'card.reset-by-other': 'now',
  'card.communication': 'now',
  'reader.busy': 'now',
  'reader.lost': 'after-user-action',
  'reader.service-down': 'after-user-action',
  'input.invalid': 'after-user-action',
  'input.email-invalid': 'after-user-action',
  'method.unknown': 'never',
  'method.forbidden': 'never',
  'visit.not-now': 'after-user-action',
  'backend.unreachable': 'now',
  'backend.slow': 'now',
  'backend.refused': 'never',
  'backend.price-changed': 'after-user-action',
  'backend.unavailable': 'now',
  'request.reprint-not-needed': 'never',
  'request.not-eligible': 'never',
  'request.outcome-unknown': 'now',
  'defect.internal': 'after-user-action',
} as const satisfies Record<`${string}.${string}`, Retry>;

export type FailureCode = keyof typeof failureCatalogue;

export type Failure = {
  readonly code: FailureCode;
  readonly retry: Retry;
  /** Set for `defect.internal`: what a technician searches the journal for. */
  readonly incident?: string;
};

export const failure = (code: FailureCode): Failure => ({ code, retry: failureCatalogue[code] });
