/** What whoever filed a request is given for it: the shape of its type, made from the case and checked against the contract. */
import { Type } from 'typebox';
import { type CaseReceipt, CaseReceiptSchema } from '../../contract/case-api.ts';
import {
  type CardDefectReceipt,
  CardDefectReceiptSchema,
  type RequestReceipt,
  RequestReceiptSchema,
} from '../../contract/municipal-api.ts';
import type { CaseRow } from '../cases/case-rows.ts';
import { saidFacts } from '../documents/receipt-facts.ts';
import { storedAs } from '../storage/decode-stored.ts';

export type Receipt = RequestReceipt | CardDefectReceipt | CaseReceipt;

/** Throws for what is no receipt. */
export const decodeReceipt = storedAs(Type.Union([RequestReceiptSchema, CardDefectReceiptSchema, CaseReceiptSchema]));
export const decodeDefectReceipt = storedAs(CardDefectReceiptSchema);

/** Undecoded. */
export const receiptFieldsOf = (row: CaseRow): object => {
  const filed = {
    id: row.id,
    caseNumber: row.case_number,
    type: row.type,
    state: row.state,
    receivedAt: row.received_at.toISOString(),
    statusCode: row.status_code,
    simulated: row.simulated,
  };
  if (row.type === 'card-defect') return filed;
  if (row.type !== 'pin-reprint') return { ...filed, facts: saidFacts(row.facts) };
  const { amountCents, payAt, pickupSite, expectedFrom, expectedTo } = row.facts;
  return { ...filed, amountCents, payAt, pickupSite, expectedFrom, expectedTo };
};

export const receiptOf = (row: CaseRow): Receipt => decodeReceipt(receiptFieldsOf(row));
