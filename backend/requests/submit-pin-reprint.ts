/**
 * Files a PIN/PUK reprint exactly once per idempotency key: the request, the promised answer and the audit entry stand
 * in one transaction, so whatever dies in between, repeating the key either finds the answer or files the first request.
 * A refusal is not remembered: it stored nothing, and the same key may be used again once the cause is gone.
 */
import { randomUUID } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import { type PinReprintSubmission, type RequestReceipt, RequestReceiptSchema } from '../../contract/municipal-api.ts';
import { failed, type Result, success } from '../../contract/result.ts';
import { brusselsDate } from '../rules/calendar.ts';
import { decidePinReprint, type PinReprintRefusal, type PinReprintTerms } from '../rules/decide-pin-reprint.ts';
import { appendAudit } from '../storage/audit-log.ts';
import { storedAs } from '../storage/decode-stored.ts';
import { sameText } from '../storage/field-cipher.ts';
import type { Tables } from '../storage/tables.ts';
import { inTransaction, type StorageTrouble } from '../storage/transaction.ts';
import { sealApplicant } from './applicant-record.ts';
import { canonicalJson } from './canonical-json.ts';
import { newCaseNumber } from './case-number.ts';
import type { RequestContext } from './request-context.ts';

export type SubmitRefusal = PinReprintRefusal | 'idempotency-key-reused' | StorageTrouble;

export type PinReprintOrder = {
  readonly submission: PinReprintSubmission;
  /** UUID minted by the kiosk with the draft. */
  readonly idempotencyKey: string;
  readonly kioskId: string;
};

const decodeAnswer = storedAs(RequestReceiptSchema);

/** Two requests never get the same case number; a draw that is taken is drawn again. */
const insertRequest = async (
  transaction: Transaction<Tables>,
  context: RequestContext,
  order: PinReprintOrder,
  receivedAt: Date,
): Promise<{ readonly id: string; readonly caseNumber: string }> => {
  for (;;) {
    const id = randomUUID();
    const caseNumber = newCaseNumber(brusselsDate(receivedAt.getTime()));
    const inserted = await transaction
      .insertInto('requests')
      .values({
        id,
        municipality_id: context.municipality.id,
        case_number: caseNumber,
        type: order.submission.type,
        state: 'submitted',
        kiosk_id: order.kioskId,
        language: order.submission.language,
        simulated: context.simulated,
        received_at: receivedAt,
      })
      .onConflict((conflict) => conflict.column('case_number').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (inserted !== undefined) return { id, caseNumber };
  }
};

const file = async (
  transaction: Transaction<Tables>,
  context: RequestContext,
  order: PinReprintOrder,
  terms: PinReprintTerms,
  fingerprint: string,
): Promise<RequestReceipt> => {
  const { submission } = order;
  const receivedAt = new Date(context.now());
  const { id, caseNumber } = await insertRequest(transaction, context, order, receivedAt);
  const receipt: RequestReceipt = {
    id,
    caseNumber,
    type: submission.type,
    state: 'submitted',
    receivedAt: receivedAt.toISOString(),
    ...terms,
    pickupSite: submission.pickupSite,
    simulated: context.simulated,
  };
  await transaction
    .insertInto('applicants')
    .values(sealApplicant(context.cipher, id, submission.applicant, submission.notification))
    .execute();
  await transaction
    .insertInto('pin_reprints')
    .values({
      request_id: id,
      reason: submission.reason,
      chip_generation: submission.chip.generation,
      chip_trust: submission.chip.trust,
      chip_findings: JSON.stringify(submission.chip.findings),
      pickup_site: submission.pickupSite,
      notification_channel: submission.notification.channel,
      amount_cents: terms.amountCents,
      pay_at: terms.payAt,
      expected_from: terms.expectedFrom,
      expected_to: terms.expectedTo,
    })
    .execute();
  await transaction
    .insertInto('idempotency_keys')
    .values({
      municipality_id: context.municipality.id,
      caller: order.kioskId,
      idempotency_key: order.idempotencyKey,
      fingerprint,
      request_id: id,
      answer: JSON.stringify(receipt),
      created_at: receivedAt,
    })
    .execute();
  await appendAudit(transaction, context.cipher, {
    municipalityId: context.municipality.id,
    atMs: receivedAt.getTime(),
    actor: `kiosk:${order.kioskId}`,
    role: 'kiosk',
    action: 'request-submitted',
    purpose: submission.type,
    requestId: id,
  });
  return receipt;
};

export const submitPinReprint = async (
  context: RequestContext,
  order: PinReprintOrder,
): Promise<Result<RequestReceipt, SubmitRefusal>> => {
  const fingerprint = context.cipher.fingerprint(canonicalJson(order.submission));
  const outcome = await inTransaction(
    context.kysely,
    async (transaction): Promise<Result<RequestReceipt, SubmitRefusal>> => {
      // Two posts with the same key at the same moment: the second waits here and then finds the answer of the first.
      await sql`select pg_advisory_xact_lock(hashtext(${order.kioskId}), hashtext(${order.idempotencyKey}))`.execute(
        transaction,
      );
      const promised = await transaction
        .selectFrom('idempotency_keys')
        .select(['fingerprint', 'answer'])
        .where('municipality_id', '=', context.municipality.id)
        .where('caller', '=', order.kioskId)
        .where('idempotency_key', '=', order.idempotencyKey)
        .executeTakeFirst();
      if (promised !== undefined)
        return sameText(promised.fingerprint, fingerprint)
          ? success(decodeAnswer(promised.answer))
          : failed('idempotency-key-reused');
      const decision = decidePinReprint(order.submission, {
        municipality: context.municipality,
        today: brusselsDate(context.now()),
        simulated: context.simulated,
      });
      return decision.ok ? success(await file(transaction, context, order, decision.value, fingerprint)) : decision;
    },
  );
  return outcome.ok ? outcome.value : outcome;
};
