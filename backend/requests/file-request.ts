/**
 * Files a request exactly once per idempotency key, whatever its type: the request, what its type adds, the promised
 * answer and the audit entry stand in one transaction, so whatever dies in between, repeating the key either finds the
 * answer or files the first request. A refusal is not remembered: it stored nothing, and the same key may be used again
 * once the cause is gone.
 */
import { randomUUID } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import type { CardDefectSubmission, PinReprintSubmission } from '../../contract/municipal-api.ts';
import { failed, type Result, success } from '../../contract/result.ts';
import { brusselsDate } from '../time/municipal-calendar.ts';
import type { Circumstances } from '../rules/circumstances.ts';
import { appendAudit } from '../storage/audit-log.ts';
import { sameText } from '../storage/field-cipher.ts';
import type { Tables } from '../storage/tables.ts';
import { inTransaction, type StorageTrouble } from '../storage/transaction.ts';
import { canonicalJson } from './canonical-json.ts';
import { newCaseNumber } from './case-number.ts';
import type { RequestContext } from './request-context.ts';

export type Order<S> = {
  readonly submission: S;
  /** UUID minted by the kiosk with the draft. */
  readonly idempotencyKey: string;
  readonly kioskId: string;
};

/** What a request of any type is given when it is filed. */
export type Filed = {
  readonly id: string;
  readonly caseNumber: string;
  /** ISO instant. */
  readonly receivedAt: string;
  readonly simulated: boolean;
};

/** What differs between types of requests. `Terms` is what the decision settled, for the receipt and the type's own table. */
type RequestKind<Submission, Terms, Receipt extends { readonly state: string }, Refusal> = {
  /** The state in which a request of this type begins. */
  readonly state: Receipt['state'];
  decide(submission: Submission, circumstances: Circumstances): Result<Terms, Refusal>;
  /** Whether this submission has no legal value, wherever it is filed. */
  isTest(submission: Submission): boolean;
  receiptOf(filed: Filed, submission: Submission, terms: Terms): Receipt;
  /** Writes the type's own tables; `requests` is written. */
  store(
    transaction: Transaction<Tables>,
    context: RequestContext,
    filed: Filed,
    submission: Submission,
    terms: Terms,
  ): Promise<void>;
  /** Throws when a stored answer is not a receipt of this type. */
  decodeAnswer(stored: unknown): Receipt;
};

export type FilingRefusal<Refusal> = Refusal | 'idempotency-key-reused' | StorageTrouble;

type AnySubmission = PinReprintSubmission | CardDefectSubmission;

/** Two requests never get the same case number; a draw that is taken is drawn again. */
const insertRequest = async (
  transaction: Transaction<Tables>,
  context: RequestContext,
  order: Order<AnySubmission>,
  begins: { readonly state: string; readonly simulated: boolean; readonly receivedAt: Date },
): Promise<Filed> => {
  const { state, simulated, receivedAt } = begins;
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
        state,
        kiosk_id: order.kioskId,
        language: order.submission.language,
        simulated,
        received_at: receivedAt,
      })
      .onConflict((conflict) => conflict.column('case_number').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (inserted !== undefined) return { id, caseNumber, receivedAt: receivedAt.toISOString(), simulated };
  }
};

/** Makes the function that files requests of one kind. */
export const createFiling = <
  Submission extends AnySubmission,
  Terms,
  Receipt extends { readonly state: string },
  Refusal,
>(
  kind: RequestKind<Submission, Terms, Receipt, Refusal>,
) => {
  const file = async (
    transaction: Transaction<Tables>,
    context: RequestContext,
    order: Order<Submission>,
    terms: Terms,
    fingerprint: string,
  ): Promise<Receipt> => {
    const { submission } = order;
    const receivedAt = new Date(context.now());
    const filed = await insertRequest(transaction, context, order, {
      state: kind.state,
      simulated: context.simulated || kind.isTest(submission),
      receivedAt,
    });
    const receipt = kind.receiptOf(filed, submission, terms);
    await kind.store(transaction, context, filed, submission, terms);
    await transaction
      .insertInto('idempotency_keys')
      .values({
        municipality_id: context.municipality.id,
        caller: order.kioskId,
        idempotency_key: order.idempotencyKey,
        fingerprint,
        request_id: filed.id,
        answer: JSON.stringify(receipt),
        created_at: receivedAt,
      })
      .execute();
    await appendAudit(transaction, context.cipher, {
      municipalityId: context.municipality.id,
      atMs: receivedAt.getTime(),
      actor: order.kioskId,
      role: 'kiosk',
      action: 'request-submitted',
      purpose: submission.type,
      requestId: filed.id,
    });
    return receipt;
  };

  return async (
    context: RequestContext,
    order: Order<Submission>,
  ): Promise<Result<Receipt, FilingRefusal<Refusal>>> => {
    const fingerprint = context.cipher.fingerprint(canonicalJson(order.submission));
    const outcome = await inTransaction(
      context.kysely,
      async (transaction): Promise<Result<Receipt, FilingRefusal<Refusal>>> => {
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
            ? success(kind.decodeAnswer(promised.answer))
            : failed('idempotency-key-reused');
        const decision = kind.decide(order.submission, {
          municipality: context.municipality,
          today: brusselsDate(context.now()),
          simulated: context.simulated,
        });
        return decision.ok ? success(await file(transaction, context, order, decision.value, fingerprint)) : decision;
      },
    );
    return outcome.ok ? outcome.value : outcome;
  };
};
