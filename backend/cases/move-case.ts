/** A move as a clerk makes it over the API: by untyped details, with the case after it as the answer. */
import type { Case } from '../../contract/case-api.ts';
import { type Result, success } from '../../contract/result.ts';
import type { RequestContext } from '../requests/request-context.ts';
import { inTransaction } from '../storage/transaction.ts';
import { applyTransitionIn, type TransitionOrder, type TransitionRefusal } from './apply-transition.ts';
import { paymentsThatCount } from './case-rows.ts';
import { caseViewOf } from './case-view.ts';

export const moveCase = async (
  context: RequestContext,
  order: TransitionOrder,
): Promise<Result<Case, TransitionRefusal>> => {
  const outcome = await inTransaction(context, async (transaction): Promise<Result<Case, TransitionRefusal>> => {
    const moved = await applyTransitionIn(transaction, context, order);
    if (!moved.ok) return moved;
    const payments = await paymentsThatCount(transaction, [moved.value.id]);
    return success(caseViewOf(context, moved.value, payments.get(moved.value.id) ?? null, order.actor));
  });
  return outcome.ok ? outcome.value : outcome;
};
