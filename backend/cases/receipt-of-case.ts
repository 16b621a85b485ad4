/** What the receipt of a case says, from its rows (documents/receipt-facts.ts): for the kiosk that filed it and for a clerk alike. */
import type { Transaction } from 'kysely';
import { type ReceiptFacts, saidFacts } from '../documents/receipt-facts.ts';
import { openName } from '../requests/applicant-record.ts';
import type { RequestContext } from '../requests/request-context.ts';
import type { Tables } from '../storage/tables.ts';
import type { CaseRow } from './case-rows.ts';
import { declarationContactOf } from './declaration-contact.ts';
import { lapseDayOf } from './lapse-day.ts';

/** Types that name nobody; of every other one, a receipt without the name is none. */
const nameless: readonly CaseRow['type'][] = ['card-defect', 'digital-key', 'queue-ticket'];

/** Null once the name is purged. */
export const receiptOfCase = async (
  transaction: Transaction<Tables>,
  context: RequestContext,
  row: CaseRow,
): Promise<ReceiptFacts | null> => {
  const applicant = await transaction
    .selectFrom('applicants')
    .select(['request_id', 'surname_sealed', 'given_names_sealed', 'notification_channel'])
    .where('request_id', '=', row.id)
    .executeTakeFirst();
  if (applicant === undefined && !nameless.includes(row.type)) return null;
  return {
    caseNumber: row.case_number,
    language: row.language,
    simulated: row.simulated,
    receivedAt: row.received_at.toISOString(),
    type: row.type,
    state: row.state,
    facts: saidFacts(row.facts),
    person: applicant === undefined ? null : openName(context.cipher, applicant),
    notificationChannel: applicant?.notification_channel ?? null,
    declaredAt: row.facts.routedTo === 'municipality' ? null : declarationContactOf(row, context),
    lastDay: lapseDayOf(row, context.municipality),
  };
};
