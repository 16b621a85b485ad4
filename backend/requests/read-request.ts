/**
 * Reading a request back. A kiosk sees only what it filed itself, and every look at it is in the audit trail: when the
 * trail cannot be written, nothing is shown.
 */
import type { Transaction } from 'kysely';
import { type RequestReceipt, RequestReceiptSchema } from '../../contract/municipal-api.ts';
import type { Result } from '../../contract/result.ts';
import { type ReceiptFacts, ReceiptFactsSchema } from '../documents/receipt-facts.ts';
import { type AuditEvent, appendAudit } from '../storage/audit-log.ts';
import { storedAs } from '../storage/decode-stored.ts';
import type { Tables } from '../storage/tables.ts';
import { inTransaction, type StorageTrouble } from '../storage/transaction.ts';
import { openName } from './applicant-record.ts';
import type { RequestContext } from './request-context.ts';

export type RequestQuery = { readonly id: string; readonly kioskId: string };

const decodeReceipt = storedAs(RequestReceiptSchema);
const decodeFacts = storedAs(ReceiptFactsSchema);

const selectRequest = (transaction: Transaction<Tables>, context: RequestContext, query: RequestQuery) =>
  transaction
    .selectFrom('requests')
    .innerJoin('pin_reprints', 'pin_reprints.request_id', 'requests.id')
    .innerJoin('applicants', 'applicants.request_id', 'requests.id')
    .select([
      'requests.id',
      'case_number',
      'type',
      'state',
      'language',
      'simulated',
      'received_at',
      'reason',
      'pickup_site',
      'notification_channel',
      'amount_cents',
      'pay_at',
      'expected_from',
      'expected_to',
      'applicants.request_id',
      'surname_sealed',
      'given_names_sealed',
    ])
    .where('requests.id', '=', query.id)
    .where('requests.municipality_id', '=', context.municipality.id)
    .where('requests.kiosk_id', '=', query.kioskId)
    .executeTakeFirst();

type Row = NonNullable<Awaited<ReturnType<typeof selectRequest>>>;

const receiptOf = (row: Row): RequestReceipt =>
  decodeReceipt({
    id: row.id,
    caseNumber: row.case_number,
    type: row.type,
    state: row.state,
    receivedAt: row.received_at.toISOString(),
    amountCents: row.amount_cents,
    payAt: row.pay_at,
    pickupSite: row.pickup_site,
    expectedFrom: row.expected_from,
    expectedTo: row.expected_to,
    simulated: row.simulated,
  });

const readAudited = <T>(
  context: RequestContext,
  query: RequestQuery,
  action: AuditEvent['action'],
  view: (row: Row) => T,
): Promise<Result<T | null, StorageTrouble>> =>
  inTransaction(context.kysely, async (transaction) => {
    const row = await selectRequest(transaction, context, query);
    if (row === undefined) return null;
    await appendAudit(transaction, context.cipher, {
      municipalityId: context.municipality.id,
      atMs: context.now(),
      actor: `kiosk:${query.kioskId}`,
      role: 'kiosk',
      action,
      purpose: row.type,
      requestId: query.id,
    });
    return view(row);
  });

/** Null when there is no such request, or another kiosk filed it. */
export const readRequest = (
  context: RequestContext,
  query: RequestQuery,
): Promise<Result<RequestReceipt | null, StorageTrouble>> => readAudited(context, query, 'request-read', receiptOf);

/** What the receipt on paper says; null as for readRequest. */
export const readReceiptFacts = (
  context: RequestContext,
  query: RequestQuery,
): Promise<Result<ReceiptFacts | null, StorageTrouble>> =>
  readAudited(context, query, 'receipt-issued', (row) =>
    decodeFacts({
      receipt: receiptOf(row),
      language: row.language,
      notificationChannel: row.notification_channel,
      ...openName(context.cipher, row),
    }),
  );
