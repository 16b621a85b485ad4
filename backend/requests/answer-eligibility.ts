/** The answer before anything is filed, with what is known of this person's open cases. Stores nothing. */
import type { Eligibility } from '../../contract/case-api.ts';
import { type Result } from '../../contract/result.ts';
import type { EligibilityQuery } from '../../contract/submissions.ts';
import { circumstancesOf } from '../rules/circumstances.ts';
import { decideEligibility } from '../rules/decide-eligibility.ts';
import type { UnfitPlace } from '../rules/decision.ts';
import { inTransaction, type StorageTrouble } from '../storage/transaction.ts';
import { openCasesOf } from './open-cases.ts';
import type { RequestContext } from './request-context.ts';

export const answerEligibility = async (
  context: RequestContext,
  query: EligibilityQuery,
): Promise<Result<Eligibility, UnfitPlace | StorageTrouble>> => {
  const { municipality, simulated, now } = context;
  const outcome = await inTransaction(context, async (transaction) => {
    const openCases =
      query.nationalNumber === null ? [] : await openCasesOf(transaction, context, query.nationalNumber);
    return decideEligibility(query, circumstancesOf({ municipality, simulated, nowMs: now(), openCases }));
  });
  return outcome.ok ? outcome.value : outcome;
};
