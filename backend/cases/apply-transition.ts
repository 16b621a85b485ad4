/**
 * The one place that moves a case (reference municipal.md §1.2): the row is locked, the order judged by the table of its
 * type, and everything the move brings stands in the same transaction. Of two who move one version, one is told that it is
 * stale. A refusal leaves nothing.
 */
import type { Transaction } from 'kysely';
import { failed, type Result, success } from '../../contract/result.ts';
import { placesTakenAt } from '../requests/places-taken.ts';
import type { RequestContext } from '../requests/request-context.ts';
import type { Tables } from '../storage/tables.ts';
import { inTransaction, type StorageTrouble } from '../storage/transaction.ts';
import { type CaseRow, lockCase, paymentsThatCount } from './case-rows.ts';
import { judgeOrder, type MoveOrder, type OrderRefusal } from './judge-order.ts';
import { settlesCard } from './settles-card.ts';
import { writeMove } from './write-move.ts';

export type TransitionOrder = MoveOrder & {
  readonly requestId: string;
  /** Why this actor does it: a word of the interface, for the audit trail. */
  readonly purpose: string;
};

export type TransitionRefusal = OrderRefusal | 'request-not-found' | StorageTrouble;

/** Where an appointment goes to another hour, the places of that hour are counted and held until the transaction ends. */
const countPlaces = async (
  transaction: Transaction<Tables>,
  context: RequestContext,
  row: CaseRow,
  { appointmentAt: at, site = row.facts.site }: TransitionOrder['details'],
): Promise<{ readonly placesTaken?: number }> =>
  row.type === 'appointment' && typeof at === 'string' && typeof site === 'string'
    ? { placesTaken: await placesTakenAt(transaction, context, { site, at }, row.id) }
    : {};

/** Where a new card is free because of a defect, that defect is looked at and held until the transaction ends. */
const lookAtDefect = async (
  transaction: Transaction<Tables>,
  context: RequestContext,
  row: CaseRow,
  { event, details: { linkedCase } }: TransitionOrder,
): Promise<{ readonly defectSettles?: boolean }> =>
  row.type === 'replacement' && event === 'settled-with-defect' && typeof linkedCase === 'string'
    ? { defectSettles: await settlesCard(transaction, context, row, linkedCase) }
    : {};

/** Within the caller's transaction: a sweep marks its deadline, a payment is recorded, and the case moves, or none of it. */
export const applyTransitionIn = async (
  transaction: Transaction<Tables>,
  context: RequestContext,
  order: TransitionOrder,
): Promise<Result<CaseRow, TransitionRefusal>> => {
  const row = await lockCase(transaction, context, order.requestId);
  if (row === undefined) return failed('request-not-found');
  const payment = (await paymentsThatCount(transaction, [row.id])).get(row.id);
  const places = await countPlaces(transaction, context, row, order.details);
  const defect = await lookAtDefect(transaction, context, row, order);
  const { municipality } = context;
  const judged = judgeOrder(
    { row, payment: payment?.state ?? null, municipality, nowMs: context.now(), ...places, ...defect },
    order,
  );
  if (!judged.ok) return judged;
  const { event, actor, purpose } = order;
  const move = { event, actor, purpose, action: 'case-moved', found: judged.value } as const;
  return success(await writeMove(transaction, context, row, move));
};

export const applyTransition = async (
  context: RequestContext,
  order: TransitionOrder,
): Promise<Result<CaseRow, TransitionRefusal>> => {
  const outcome = await inTransaction(context, (transaction) => applyTransitionIn(transaction, context, order));
  return outcome.ok ? outcome.value : outcome;
};
