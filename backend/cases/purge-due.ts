/**
 * Everything personal goes when the retention of a closed case has passed (reference municipal.md §1.1, retentionDays): who
 * asked, the diagnosis, what the chip said, the promised answers, and the free text a clerk may have added. The case, its
 * events and its audit entries stay: they hold no personal value, so the chain stays whole. As long as nobody knows what
 * became of a payment the case waits: money that was taken has to find its way back to somebody.
 * Not reached: back-ups; their retention is the operator's (docs/operations.md).
 */
import type { Transaction } from 'kysely';
import { type Result, success } from '../../contract/result.ts';
import type { RequestContext } from '../requests/request-context.ts';
import { appendAudit } from '../storage/audit-log.ts';
import type { Tables } from '../storage/tables.ts';
import { inTransaction, type StorageTrouble } from '../storage/transaction.ts';
import { clock } from './actor.ts';
import { lockCase } from './case-rows.ts';

/** Whose rows of a case are removed. */
const personalTables = ['applicants', 'card_defects', 'chip_evidence', 'idempotency_keys'] as const;

const atOnce = 200;

const dueCases = (context: RequestContext): Promise<Result<readonly string[], StorageTrouble>> =>
  inTransaction(context, async (transaction) => {
    const rows = await transaction
      .selectFrom('requests')
      .select('id')
      .where('municipality_id', '=', context.municipality.id)
      .where('purge_at', '<=', new Date(context.now()))
      .where('purged_at', 'is', null)
      .where((row) =>
        row.not(
          row.exists(
            row
              .selectFrom('payments')
              .select('payments.id')
              .whereRef('payments.request_id', '=', 'requests.id')
              .where('payments.state', '=', 'unknown'),
          ),
        ),
      )
      .orderBy('purge_at')
      .limit(atOnce)
      .execute();
    return rows.map(({ id }) => id);
  });

/** False where another process was faster. */
const purgeCase = async (
  transaction: Transaction<Tables>,
  context: RequestContext,
  requestId: string,
): Promise<boolean> => {
  const atMs = context.now();
  const row = await lockCase(transaction, context, requestId);
  if (row === undefined || row.purged_at !== null) return false;
  for (const table of personalTables) await transaction.deleteFrom(table).where('request_id', '=', row.id).execute();
  const { note: _gone, ...facts } = row.facts;
  await transaction
    .updateTable('requests')
    .set({ facts: JSON.stringify(facts), purged_at: new Date(atMs) })
    .where('id', '=', row.id)
    .execute();
  await appendAudit(transaction, context.cipher, {
    municipalityId: context.municipality.id,
    atMs,
    actor: clock.id,
    role: clock.role,
    action: 'personal-data-purged',
    purpose: 'retention-passed',
    requestId: row.id,
  });
  return true;
};

/** One transaction per case, so that a purge of many never holds up the counter. `more`: there may be others still. */
export const purgeDue = async (
  context: RequestContext,
): Promise<Result<{ readonly done: number; readonly more: boolean }, StorageTrouble>> => {
  const due = await dueCases(context);
  if (!due.ok) return due;
  let purged = 0;
  for (const requestId of due.value) {
    const done = await inTransaction(context, (transaction) => purgeCase(transaction, context, requestId));
    if (!done.ok) return done;
    if (done.value) purged += 1;
  }
  return success({ done: purged, more: due.value.length === atOnce });
};
