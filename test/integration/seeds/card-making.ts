/** What a clerk records of a new card from the desk to the moment at which it lies ready; the same for every card. */
import type { Case } from '../../../contract/case-api.ts';
import type { Clerk } from './clerk.ts';

/** From the base document on: made, codes posted to the person (D1), arrived. Leaves the case where `until` says. */
export const isMade = async (
  clerk: Clerk,
  id: string,
  until: 'in-production' | 'codes-posted' | 'ready',
): Promise<Case> => {
  await clerk.records(id, 'base-document-sent', { federalReference: 'B-2026/77' }, { confirmed: true });
  const inProduction = await clerk.records(id, 'production-begun');
  if (until === 'in-production') return inProduction;
  const posted = await clerk.records(id, 'codes-posted');
  return until === 'codes-posted' ? posted : clerk.records(id, 'card-arrived');
};
