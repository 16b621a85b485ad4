/**
 * Everything personal goes when the retention of a closed case has passed (reference municipal.md §1.1, retentionDays): who
 * asked, the diagnosis, what the chip said, the promised answers, who took the money, and every fact that is not named here.
 * The case, its events and its audit entries stay: they name no citizen, so the chain stays whole. As long as nobody knows what
 * became of a payment the case waits: money that was taken has to find its way back to somebody.
 * Not reached: back-ups; their retention is the operator's (docs/operations.md).
 */
import { randomBytes } from 'node:crypto';
import type { Transaction } from 'kysely';
import { type Result, success } from '../../contract/result.ts';
import type { RequestContext } from '../requests/request-context.ts';
import { appendAudit } from '../storage/audit-log.ts';
import type { Tables } from '../storage/tables.ts';
import { inTransaction, type StorageTrouble } from '../storage/transaction.ts';
import { clock } from './actor.ts';
import { lockCase } from './case-rows.ts';
import type { FactName, Facts } from './facts.ts';

/** Whose rows of a case are removed. */
const personalTables = ['applicants', 'card_defects', 'chip_evidence', 'idempotency_keys'] as const;

/**
 * What is still counted afterwards: kinds, ways, amounts and days. Anything by which somebody outside finds the person again
 * (numbers of the police, the federal services and other cases), who signed, and what was written freely goes; a new fact
 * goes unless it is named here.
 */
const survivors = [
  'generation',
  'reason',
  'amountCents',
  'payAt',
  'pickupSite',
  'expectedFrom',
  'expectedTo',
  'remindersSent',
  'letterFound',
  'lossKind',
  'cardFamily',
  'routedTo',
  'product',
  'replacementReason',
  'urgency',
  'readyAt',
  'annex12Until',
  'annex12Extensions',
  'analysis',
  'sentTo',
  'collectedBy',
  'collectionRuledOut',
  'proxyAnnounced',
  'refusal',
  'familyCode',
  'appointmentAt',
  'site',
  'codesPostedOn',
  'codesMissing',
  'cardHandedIn',
  'suspendedUntil',
] as const satisfies readonly FactName[];

const survivingFacts = (facts: Facts): Facts =>
  Object.fromEntries(Object.entries(facts).filter(([name]) => survivors.some((survivor) => survivor === name)));

/** In place of whoever took or settled a payment. */
const gone = 'purged';

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
  await transaction
    .updateTable('requests')
    .set({
      facts: JSON.stringify(survivingFacts(row.facts)),
      // Nobody holds the new one: a paper kept at home answers no more.
      status_code: randomBytes(16).toString('base64url'),
      purged_at: new Date(atMs),
    })
    .where('id', '=', row.id)
    .execute();
  await transaction.updateTable('payments').set({ recorded_by: gone }).where('request_id', '=', row.id).execute();
  await transaction
    .updateTable('payments')
    .set({ settled_by: gone })
    .where('request_id', '=', row.id)
    .where('settled_by', 'is not', null)
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
