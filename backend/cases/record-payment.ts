/**
 * Money as a state of the case (reference municipal.md §2.4): a clerk records what the till or the terminal did, nothing is
 * charged here. While a payment is paid, pending or unknown there is no second one; an unknown one stays unknown until a
 * clerk who has signed in again says what became of it. A payment that settles the case moves it in the same transaction.
 */
import { randomUUID } from 'node:crypto';
import type { Selectable, Transaction } from 'kysely';
import { type Payment, PaymentSchema, type PaymentOrder, type Reconciliation } from '../../contract/case-api.ts';
import { failed, type Result, success } from '../../contract/result.ts';
import { promisedAnswer, rememberAnswer } from '../requests/idempotency.ts';
import type { RequestContext } from '../requests/request-context.ts';
import { storedAs } from '../storage/decode-stored.ts';
import type { Tables } from '../storage/tables.ts';
import { inTransaction, type StorageTrouble } from '../storage/transaction.ts';
import { type Actor, hasSteppedUp } from './actor.ts';
import { caseTables } from './all-tables.ts';
import { type CaseRow, lockCase, paymentsThatCount } from './case-rows.ts';
import { accessProblem, guardInputOf, judgeOrder, type OrderRefusal, type Standing } from './judge-order.ts';
import { mayBecome, mayGiveBack, mayTakePayment } from './payment-rules.ts';
import { type CaseLook, lookAtCase, type LookRefusal } from './look-at-case.ts';
import { serviceOf } from './service-of.ts';
import { type Deed, writeDeed, writeMove } from './write-move.ts';

type Versioned = { readonly requestId: string; readonly expectedVersion: number | null; readonly actor: Actor };

export type RecordOrder = Versioned & { readonly order: PaymentOrder; readonly idempotencyKey: string };
export type SettleOrder = Versioned & Reconciliation;

export type PaymentRefusal = OrderRefusal | 'request-not-found' | StorageTrouble;

const decodePayment = storedAs(PaymentSchema);

const paymentOf = (row: Selectable<Tables['payments']>): Payment => ({
  id: row.id,
  state: row.state,
  method: row.method,
  amountCents: row.amount_cents,
  recordedAt: row.recorded_at.toISOString(),
  provider: row.provider,
});

const recordingProblem = (standing: Standing, { order, actor }: RecordOrder): OrderRefusal | null => {
  const { row, municipality } = standing;
  const taking = mayTakePayment(caseTables[row.type], guardInputOf(standing, actor));
  if (!taking.ok) return taking.failure;
  if (!serviceOf(municipality, row.type).paymentMethods.includes(order.method))
    return { issues: [{ fact: 'method', issue: 'invalid' }] };
  return row.facts.amountCents === order.amountCents ? null : 'price-changed';
};

/** Moves the case where its table has a line for it now; otherwise the case only gets its next version. */
const afterPayment = (
  transaction: Transaction<Tables>,
  context: RequestContext,
  standing: Standing & { readonly row: CaseRow },
  { expectedVersion, ...what }: Omit<Deed, 'purpose'> & Pick<Versioned, 'expectedVersion'>,
): Promise<CaseRow> => {
  const { row } = standing;
  const deed: Deed = { ...what, purpose: 'payment' };
  const judged = judgeOrder(standing, { ...what, details: {}, expectedVersion, confirmed: false });
  return judged.ok
    ? writeMove(transaction, context, row, { ...deed, found: judged.value })
    : writeDeed(transaction, context, row, deed);
};

/** Idempotent under the key of this actor. */
export const recordPayment = async (
  context: RequestContext,
  order: RecordOrder,
): Promise<Result<Payment, PaymentRefusal>> => {
  const { actor, requestId } = order;
  const key = { caller: `${actor.role}:${actor.id}`, idempotencyKey: order.idempotencyKey };
  const body = { requestId, ...order.order };
  const outcome = await inTransaction(context, async (transaction): Promise<Result<Payment, PaymentRefusal>> => {
    const promised = await promisedAnswer(transaction, context, key, body);
    if (promised !== null) return promised.ok ? success(decodePayment(promised.value)) : promised;
    const row = await lockCase(transaction, context, requestId);
    if (row === undefined) return failed('request-not-found');
    const payment = (await paymentsThatCount(transaction, [row.id])).get(row.id)?.state ?? null;
    const standing = { row, payment, municipality: context.municipality, nowMs: context.now() };
    const problem = accessProblem(row, order) ?? recordingProblem(standing, order);
    if (problem !== null) return failed(problem);
    const { outcome: state, method, amountCents } = order.order;
    const inserted = await transaction
      .insertInto('payments')
      .values({
        id: randomUUID(),
        municipality_id: row.municipality_id,
        request_id: row.id,
        state,
        method,
        provider: null,
        amount_cents: amountCents,
        recorded_at: new Date(context.now()),
        recorded_by: key.caller,
        settled_at: null,
        settled_by: null,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    const deed = { event: 'payment-recorded', action: 'payment-recorded', actor } as const;
    await afterPayment(
      transaction,
      context,
      { ...standing, payment: state },
      { ...deed, expectedVersion: order.expectedVersion },
    );
    const answer = paymentOf(inserted);
    await rememberAnswer(transaction, context, key, { requestId, body, answer });
    return success(answer);
  });
  return outcome.ok ? outcome.value : outcome;
};

const settlingProblem = (standing: Standing, { actor, outcome }: SettleOrder): OrderRefusal | null => {
  const { row, payment, nowMs } = standing;
  if (outcome === 'refunded') {
    const giving = mayGiveBack(caseTables[row.type], guardInputOf(standing, actor));
    if (!giving.ok) return giving.failure;
  } else if (payment !== 'unknown') return 'transition-not-allowed';
  if (payment === null || !mayBecome(payment, outcome)) return 'transition-not-allowed';
  return hasSteppedUp(actor, nowMs) ? null : 'step-up-required';
};

const settledEvents = {
  paid: 'payment-recorded',
  failed: 'payment-failed',
  refunded: 'refund-recorded',
} as const satisfies Record<Reconciliation['outcome'], string>;

/** What became of an unknown payment, or that a paid one was paid back. Asks for a recent sign-in. */
export const reconcilePayment = async (
  context: RequestContext,
  order: SettleOrder,
): Promise<Result<Payment, PaymentRefusal>> => {
  const { actor, outcome: state, expectedVersion } = order;
  const outcome = await inTransaction(context, async (transaction): Promise<Result<Payment, PaymentRefusal>> => {
    const row = await lockCase(transaction, context, order.requestId);
    if (row === undefined) return failed('request-not-found');
    const denied = accessProblem(row, order);
    if (denied !== null) return failed(denied);
    const payment = (await paymentsThatCount(transaction, [row.id])).get(row.id);
    if (payment?.id !== order.paymentId) return failed('request-not-found');
    const standing = { row, payment: payment.state, municipality: context.municipality, nowMs: context.now() };
    const problem = settlingProblem(standing, order);
    if (problem !== null) return failed(problem);
    const settled = await transaction
      .updateTable('payments')
      .set({ state, settled_at: new Date(context.now()), settled_by: `${actor.role}:${actor.id}` })
      .where('id', '=', payment.id)
      .returningAll()
      .executeTakeFirstOrThrow();
    const deed = { event: settledEvents[state], action: 'payment-settled', actor } as const;
    await afterPayment(transaction, context, { ...standing, payment: state }, { ...deed, expectedVersion });
    return success(paymentOf(settled));
  });
  return outcome.ok ? outcome.value : outcome;
};

/** All payments of a case, the newest last. */
export const listPayments = (
  context: RequestContext,
  asked: Omit<CaseLook, 'purpose'>,
): Promise<Result<readonly Payment[], LookRefusal>> =>
  lookAtCase(context, { ...asked, purpose: 'payments' }, 'case-read', async (transaction, { id }) => {
    const rows = await transaction
      .selectFrom('payments')
      .selectAll()
      .where('request_id', '=', id)
      .orderBy('recorded_at')
      .execute();
    return success(rows.map(paymentOf));
  });
