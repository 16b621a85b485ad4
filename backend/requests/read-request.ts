/**
 * Reading a request back. A kiosk sees only what it filed itself, a counter or a clerk here only reports of defective cards, and every look
 * is in the audit trail: when the trail cannot be written, nothing is shown.
 */
import type { Transaction } from 'kysely';
import {
  CardDefectReceiptSchema,
  type CardDefectReport,
  CardDefectReportSchema,
} from '../../contract/municipal-api.ts';
import type { Result } from '../../contract/result.ts';
import type { ActorRole } from '../../contract/roles.ts';
import { receiptOfCase } from '../cases/receipt-of-case.ts';
import type { ReceiptFacts } from '../documents/receipt-facts.ts';
import { type AuditEvent, appendAudit } from '../storage/audit-log.ts';
import { storedAs } from '../storage/decode-stored.ts';
import type { Tables } from '../storage/tables.ts';
import { inTransaction, type StorageTrouble } from '../storage/transaction.ts';
import { decodeDefectReceipt, type Receipt, receiptFieldsOf, receiptOf } from './receipts.ts';
import type { RequestContext } from './request-context.ts';

export type RequestQuery = { readonly id: string; readonly kioskId: string };
export type CardDefectQuery = {
  readonly caseNumber: string;
  readonly caller: { readonly id: string; readonly role: Extract<ActorRole, 'counter' | 'clerk'> };
};

const decodeReport = storedAs(CardDefectReportSchema);

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
): Promise<Result<Receipt | null, StorageTrouble>> =>
  inTransaction(context, async (transaction) => {
    const row = await selectOwn(transaction, context, query).executeTakeFirst();
    if (row === undefined) return null;
    await audit(transaction, context, {
      actor: query.kioskId,
      role: 'kiosk',
      action: 'request-read',
      purpose: row.type,
      requestId: row.id,
    });
    return receiptOf(row);
  });

/** What the receipt on paper says; null as for readRequest, and once the name is purged. */
export const readReceiptFacts = (
  context: RequestContext,
  query: RequestQuery,
): Promise<Result<ReceiptFacts | null, StorageTrouble>> =>
  inTransaction(context, async (transaction) => {
    const row = await selectOwn(transaction, context, query).executeTakeFirst();
    const facts = row === undefined ? null : await receiptOfCase(transaction, context, row);
    if (row === undefined || facts === null) return null;
    await audit(transaction, context, {
      actor: query.kioskId,
      role: 'kiosk',
      action: 'receipt-issued',
      purpose: row.type,
      requestId: row.id,
    });
    return facts;
  });

/**
 * The report under this case number, whichever kiosk of the municipality filed it. Null for a number that nobody was given,
 * that another municipality gave, or that names another type of request: these look alike, and all are audited.
 */
export const findCardDefect = (
  context: RequestContext,
  query: CardDefectQuery,
): Promise<Result<CardDefectReport | null, StorageTrouble>> =>
  inTransaction(context, async (transaction) => {
    const row = await transaction
      .selectFrom('requests')
      .innerJoin('card_defects', 'card_defects.request_id', 'requests.id')
      .selectAll('requests')
      .select('diagnosis')
      .where('case_number', '=', query.caseNumber)
      .where('requests.municipality_id', '=', context.municipality.id)
      .executeTakeFirst();
    await audit(transaction, context, {
      actor: query.caller.id,
      role: query.caller.role,
      action: row === undefined ? 'report-not-found' : 'report-read',
      purpose: CardDefectReceiptSchema.properties.type.const,
      requestId: row?.id ?? null,
    });
    if (row === undefined) return null;
    return decodeReport({
      receipt: decodeDefectReceipt(receiptFieldsOf(row)),
      language: row.language,
      diagnosis: row.diagnosis,
    });
  });
