/** A clerk looks at a case: only at one of the own sites, and never without an entry in the audit trail that says why. */
import type { Transaction } from 'kysely';
import { failed, type Result } from '../../contract/result.ts';
import type { RequestContext } from '../requests/request-context.ts';
import type { AuditAction } from '../storage/audit-actions.ts';
import { appendAudit } from '../storage/audit-log.ts';
import type { Tables } from '../storage/tables.ts';
import { inTransaction, type StorageTrouble } from '../storage/transaction.ts';
import { type Actor, dealsWith } from './actor.ts';
import type { CaseRow } from './case-rows.ts';

export type CaseLook = {
  readonly requestId: string;
  readonly actor: Actor;
  /** Why: a word of the interface. */
  readonly purpose: string;
};
export type LookRefusal = 'request-not-found' | 'site-not-yours' | StorageTrouble;

/** Runs `show` on a case that this actor deals with, once the look is in the trail. */
export const lookAtCase = async <T>(
  context: RequestContext,
  { requestId, actor, purpose }: CaseLook,
  action: AuditAction,
  show: (transaction: Transaction<Tables>, row: CaseRow) => Promise<Result<T, LookRefusal>>,
): Promise<Result<T, LookRefusal>> => {
  const { municipality, cipher } = context;
  const outcome = await inTransaction(context, async (transaction): Promise<Result<T, LookRefusal>> => {
    const row = await transaction
      .selectFrom('requests')
      .selectAll()
      .where('id', '=', requestId)
      .where('municipality_id', '=', municipality.id)
      .executeTakeFirst();
    if (row === undefined) return failed('request-not-found');
    if (!dealsWith(actor, row.site)) return failed('site-not-yours');
    const shown = await show(transaction, row);
    if (shown.ok)
      await appendAudit(transaction, cipher, {
        municipalityId: municipality.id,
        atMs: context.now(),
        actor: actor.id,
        role: actor.role,
        action,
        purpose,
        requestId: row.id,
      });
    return shown;
  });
  return outcome.ok ? outcome.value : outcome;
};
