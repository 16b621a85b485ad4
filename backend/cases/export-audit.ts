/**
 * Who looked at the cases of one person, when and why, for that person (reference municipal.md §4). A clerk is named by role
 * and an opaque id. It covers cases of every site, whichever the clerk has, so it takes a recent sign-in. The export is itself
 * in the trail, at every case. Covers what is not purged: afterwards nothing connects a person with a case.
 */
import type { AuditTrail } from '../../contract/case-api.ts';
import { failed, type Result } from '../../contract/result.ts';
import type { RequestContext } from '../requests/request-context.ts';
import { appendAudit } from '../storage/audit-log.ts';
import { inTransaction, type StorageTrouble } from '../storage/transaction.ts';
import { type Actor, hasSteppedUp } from './actor.ts';

export type AuditQuery = { readonly nationalNumber: string; readonly actor: Actor; readonly purpose: string };

/** Oldest first. Empty where this person has no case. */
export const exportAudit = async (
  context: RequestContext,
  { nationalNumber, actor, purpose }: AuditQuery,
): Promise<Result<AuditTrail, 'step-up-required' | StorageTrouble>> => {
  if (!hasSteppedUp(actor, context.now())) return failed('step-up-required');
  return inTransaction(context, async (transaction) => {
    const cases = await transaction
      .selectFrom('applicants')
      .innerJoin('requests', 'requests.id', 'applicants.request_id')
      .select(['requests.id', 'case_number'])
      .where('national_number_index', '=', context.cipher.blindIndex(nationalNumber))
      .where('requests.municipality_id', '=', context.municipality.id)
      .orderBy('received_at')
      .execute();
    const numbers = new Map(cases.map(({ id, case_number }) => [id, case_number]));
    const asked = { municipalityId: context.municipality.id, atMs: context.now(), actor: actor.id, role: actor.role };
    for (const requestId of cases.length === 0 ? [null] : numbers.keys())
      await appendAudit(transaction, context.cipher, { ...asked, action: 'audit-exported', purpose, requestId });
    if (cases.length === 0) return { entries: [] };
    const entries = await transaction
      .selectFrom('audit_entries')
      .selectAll()
      .where('municipality_id', '=', context.municipality.id)
      .where('request_id', 'in', [...numbers.keys()])
      .orderBy('sequence')
      .execute();
    return {
      entries: entries.flatMap(({ at, actor: who, action, purpose: why, request_id }) => {
        const caseNumber = request_id === null ? undefined : numbers.get(request_id);
        return caseNumber === undefined ? [] : [{ at: at.toISOString(), actor: who, action, purpose: why, caseNumber }];
      }),
    };
  });
};
