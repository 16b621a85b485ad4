/**
 * Whether a case may be moved as ordered. Pure. The order of the checks is that of what a caller can do about them: be at the
 * right site, look again, give what is missing and meet the rules of the table, be told that it is final, sign in again.
 */
import type { Municipality } from '../../contract/municipality.ts';
import type { ProblemType } from '../../contract/problem-types.ts';
import type { PaymentState } from '../../contract/request-states.ts';
import { failed, type Result } from '../../contract/result.ts';
import { type Actor, dealsWith, hasSteppedUp } from './actor.ts';
import { caseTables } from './all-tables.ts';
import type { CaseRow } from './case-rows.ts';
import type { DetailIssue } from './check-details.ts';
import { findTransition, type FoundTransition } from './find-transition.ts';
import type { GuardInput } from './guards.ts';

export type MoveOrder = {
  readonly event: string;
  /** What the event records, not yet checked; which facts stands in the table. */
  readonly details: { readonly [fact: string]: unknown };
  /** The version the actor has seen; null for the clock, which looks and moves in one transaction. */
  readonly expectedVersion: number | null;
  /** True when the person was told that it cannot be undone, and agreed. */
  readonly confirmed: boolean;
  readonly actor: Actor;
};

export type Standing = {
  readonly row: Pick<CaseRow, 'type' | 'state' | 'facts' | 'row_version' | 'site'>;
  readonly payment: PaymentState | null;
  readonly municipality: Municipality;
  readonly nowMs: number;
  /** As in GuardInput. */
  readonly placesTaken?: number;
  /** As in GuardInput. */
  readonly defectSettles?: boolean;
};

export type OrderRefusal = ProblemType | { readonly issues: readonly DetailIssue[] };

export const guardInputOf = ({ row, ...known }: Standing, actor: Actor): GuardInput => ({
  type: row.type,
  state: row.state,
  facts: row.facts,
  actor,
  ...known,
});

/** Seen by this actor, and as it is now. */
export const accessProblem = (
  row: Standing['row'],
  { actor, expectedVersion }: Pick<MoveOrder, 'actor' | 'expectedVersion'>,
): ProblemType | null => {
  if (!dealsWith(actor, row.site)) return 'site-not-yours';
  if (expectedVersion === null) return actor.role === 'clock' ? null : 'version-required';
  return expectedVersion === row.row_version ? null : 'stale-version';
};

/** PostgreSQL's jsonb keeps neither the character zero nor half of a surrogate pair. */
const cannotBeStored = (value: unknown): boolean =>
  typeof value === 'string' && (value.includes('\0') || !value.isWellFormed());

export const judgeOrder = (standing: Standing, order: MoveOrder): Result<FoundTransition, OrderRefusal> => {
  const { row, nowMs } = standing;
  const { actor, details, confirmed } = order;
  const denied = accessProblem(row, order);
  if (denied !== null) return failed(denied);
  const unstorable = Object.entries(details).filter(([, value]) => cannotBeStored(value));
  if (unstorable.length > 0) return failed({ issues: unstorable.map(([fact]) => ({ fact, issue: 'invalid' })) });

  const found = findTransition(caseTables[row.type], guardInputOf(standing, actor), order);
  if (!found.ok) {
    const fault = found.failure;
    if (fault.problem === 'details-unfit') return failed({ issues: fault.issues });
    return failed(fault.problem === 'role-not-allowed' ? 'transition-not-allowed' : fault.problem);
  }
  const { irreversible, stepUp } = found.value.line;
  if (irreversible === true && !confirmed) return failed('confirmation-needed');
  if (stepUp === true && !hasSteppedUp(actor, nowMs)) return failed('step-up-required');
  return found;
};
