/** Which hours of a day are still free at a site. Promises nothing: the place is taken when the request is filed. */
import type { FreeSlots } from '../../contract/case-api.ts';
import type { ProblemType } from '../../contract/problem-types.ts';
import { failed, type Result, success } from '../../contract/result.ts';
import { freeSlotsOn } from '../rules/appointment-slots.ts';
import { inTransaction, type StorageTrouble } from '../storage/transaction.ts';
import { placesTakenOn } from './places-taken.ts';
import type { RequestContext } from './request-context.ts';

export type SlotQuery = {
  readonly site: string;
  /** Calendar date in Belgium. */
  readonly day: string;
};

/** No hour for a day on which the site is closed, and for one that is past or too far ahead. */
export const readFreeSlots = async (
  context: RequestContext,
  { site: siteId, day }: SlotQuery,
): Promise<Result<FreeSlots, ProblemType | StorageTrouble>> => {
  const { municipality, now } = context;
  if (!municipality.services.appointment.enabled) return failed('service-disabled');
  const site = municipality.sites.find(({ id }) => id === siteId);
  if (site === undefined) return failed('unknown-pickup-site');
  const takenAt = await inTransaction(context, (transaction) => placesTakenOn(transaction, context, siteId, day));
  if (!takenAt.ok) return takenAt;
  const free = freeSlotsOn(site, municipality, day, { nowMs: now(), takenAt: takenAt.value });
  return success({ slots: free.map(({ atMs, places }) => ({ at: new Date(atMs).toISOString(), places })) });
};
