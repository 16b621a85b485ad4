/**
 * Reading a request back. A kiosk sees only what it filed itself, a counter only reports of defective cards, and every look
 * is in the audit trail: when the trail cannot be written, nothing is shown.
 */
import type { Selectable, Transaction } from 'kysely';
import {
  type CardDefectReceipt,
  CardDefectReceiptSchema,
  type CardDefectReport,
  CardDefectReportSchema,
  type RequestReceipt,
  RequestReceiptSchema,
} from '../../contract/municipal-api.ts';
import type { Result } from '../../contract/result.ts';
import { type ReceiptFacts, ReceiptFactsSchema } from '../documents/receipt-facts.ts';
import { type AuditEvent, appendAudit } from '../storage/audit-log.ts';
import { storedAs } from '../storage/decode-stored.ts';
import type { Tables } from '../storage/tables.ts';
import { inTransaction, type StorageTrouble } from '../storage/transaction.ts';
import { openName } from './applicant-record.ts';
import type { RequestContext } from './request-context.ts';

export type RequestQuery = { readonly id: string; readonly kioskId: string };
export type CardDefectQuery = { readonly caseNumber: string; readonly counterId: string };

type RequestRow = Selectable<Tables['requests']>;
type ReprintRow = Selectable<Tables['pin_reprints']>;

const decodeReprintReceipt = storedAs(RequestReceiptSchema);
const decodeDefectReceipt = storedAs(CardDefectReceiptSchema);
const decodeFacts = storedAs(ReceiptFactsSchema);
const decodeReport = storedAs(CardDefectReportSchema);

const filedOf = (row: RequestRow) => ({
  id: row.id,
  caseNumber: row.case_number,
  type: row.type,
  state: row.state,
  receivedAt: row.received_at.toISOString(),
  simulated: row.simulated,
});

const reprintReceiptOf = (row: RequestRow, reprint: ReprintRow): RequestReceipt =>
  decodeReprintReceipt({
    ...filedOf(row),
    amountCents: reprint.amount_cents,
    payAt: reprint.pay_at,
    pickupSite: reprint.pickup_site,
    expectedFrom: reprint.expected_from,
    expectedTo: reprint.expected_to,
  });

const selectReprint = (transaction: Transaction<Tables>, id: string): Promise<ReprintRow> =>
  transaction.selectFrom('pin_reprints').selectAll().where('request_id', '=', id).executeTakeFirstOrThrow();

/** What this kiosk filed under this id, in this municipality. */
const selectOwn = (transaction: Transaction<Tables>, context: RequestContext, query: RequestQuery) =>
  transaction
    .selectFrom('requests')
    .selectAll()
    .where('id', '=', query.id)
    .where('municipality_id', '=', context.municipality.id)
    .where('kiosk_id', '=', query.kioskId);

const audit = (
  transaction: Transaction<Tables>,
  context: RequestContext,
  event: Omit<AuditEvent, 'municipalityId' | 'atMs'>,
): Promise<void> =>
  appendAudit(transaction, context.cipher, {
    municipalityId: context.municipality.id,
    atMs: context.now(),
    ...event,
  });

/** The receipt as it stands now. Null when there is no such request, or another kiosk filed it. */
export const readRequest = (
  context: RequestContext,
  query: RequestQuery,
): Promise<Result<RequestReceipt | CardDefectReceipt | null, StorageTrouble>> =>
  inTransaction(context.kysely, async (transaction) => {
    const row = await selectOwn(transaction, context, query).executeTakeFirst();
    if (row === undefined) return null;
    await audit(transaction, context, {
      actor: query.kioskId,
      role: 'kiosk',
      action: 'request-read',
      purpose: row.type,
      requestId: row.id,
    });
    return row.type === CardDefectReceiptSchema.properties.type.const
      ? decodeDefectReceipt(filedOf(row))
      : reprintReceiptOf(row, await selectReprint(transaction, row.id));
  });

/** What the receipt on paper says; null as for readRequest, and for a type that has none. */
export const readReceiptFacts = (
  context: RequestContext,
  query: RequestQuery,
): Promise<Result<ReceiptFacts | null, StorageTrouble>> =>
  inTransaction(context.kysely, async (transaction) => {
    const row = await selectOwn(transaction, context, query)
      .where('type', '=', RequestReceiptSchema.properties.type.const)
      .executeTakeFirst();
    if (row === undefined) return null;
    await audit(transaction, context, {
      actor: query.kioskId,
      role: 'kiosk',
      action: 'receipt-issued',
      purpose: row.type,
      requestId: row.id,
    });
    const reprint = await selectReprint(transaction, row.id);
    const applicant = await transaction
      .selectFrom('applicants')
      .select(['request_id', 'surname_sealed', 'given_names_sealed'])
      .where('request_id', '=', row.id)
      .executeTakeFirstOrThrow();
    return decodeFacts({
      receipt: reprintReceiptOf(row, reprint),
      language: row.language,
      notificationChannel: reprint.notification_channel,
      ...openName(context.cipher, applicant),
    });
  });

/**
 * The report under this case number, whichever kiosk of the municipality filed it. Null for a number that nobody was given,
 * that another municipality gave, or that names another type of request: these look alike, and all are audited.
 */
export const findCardDefect = (
  context: RequestContext,
  query: CardDefectQuery,
): Promise<Result<CardDefectReport | null, StorageTrouble>> =>
  inTransaction(context.kysely, async (transaction) => {
    const row = await transaction
      .selectFrom('requests')
      .innerJoin('card_defects', 'card_defects.request_id', 'requests.id')
      .selectAll('requests')
      .select('diagnosis')
      .where('case_number', '=', query.caseNumber)
      .where('municipality_id', '=', context.municipality.id)
      .executeTakeFirst();
    await audit(transaction, context, {
      actor: query.counterId,
      role: 'counter',
      action: row === undefined ? 'report-not-found' : 'report-read',
      purpose: CardDefectReceiptSchema.properties.type.const,
      requestId: row?.id ?? null,
    });
    if (row === undefined) return null;
    return decodeReport({ receipt: filedOf(row), language: row.language, diagnosis: row.diagnosis });
  });
