/** A case as it travels to a clerk: what it is, how far, and what may be done with it now. No personal value. */
import type { Case } from '../../contract/case-api.ts';
import type { RequestContext } from '../requests/request-context.ts';
import type { Actor } from './actor.ts';
import { caseTables } from './all-tables.ts';
import type { CaseRow, PaymentRow } from './case-rows.ts';
import { allowedEvents } from './find-transition.ts';
import { guardInputOf } from './judge-order.ts';

const isoOf = (instant: Date | null): string | null => instant?.toISOString() ?? null;

/** `payment` is the one that counts, null where there is none. */
export const caseViewOf = (
  { municipality, now }: RequestContext,
  row: CaseRow,
  payment: PaymentRow | null,
  actor: Actor,
): Case => {
  const nowMs = now();
  const standing = { row, payment: payment?.state ?? null, municipality, nowMs };
  return {
    id: row.id,
    caseNumber: row.case_number,
    type: row.type,
    state: row.state,
    version: row.row_version,
    language: row.language,
    owner: row.owner,
    receivedAt: row.received_at.toISOString(),
    since: row.since.toISOString(),
    lateAt: isoOf(row.late_at),
    isLate: row.late_at !== null && row.late_at.getTime() <= nowMs,
    closedAt: isoOf(row.closed_at),
    facts: { ...row.facts },
    payment: payment === null ? null : { state: payment.state, amountCents: payment.amount_cents },
    allowed: [...allowedEvents(caseTables[row.type], guardInputOf(standing, actor))],
    simulated: row.simulated,
  };
};
