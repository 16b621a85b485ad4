/** A ticket for the line, while somebody is there to call it (reference municipal.md G1, §1.2). The number is drawn when it is filed. */
import { failed, type Result, success } from '../../contract/result.ts';
import type { Submissions } from '../../contract/submissions.ts';
import { isOpenAt } from '../time/municipal-calendar.ts';
import type { Circumstances } from './circumstances.ts';
import type { Decision, Refusal } from './decision.ts';

export const decideQueueTicket = (
  { site: siteId, subject }: Submissions['queue-ticket'],
  { municipality, nowMs }: Circumstances,
): Result<Decision<'queue-ticket'>, Refusal> => {
  const { enabled, tickets } = municipality.services.appointment;
  if (!enabled || !tickets) return failed('service-disabled');
  const site = municipality.sites.find(({ id }) => id === siteId);
  if (site === undefined) return failed('unknown-pickup-site');
  if (!isOpenAt(site, municipality, nowMs)) return failed('site-closed');
  return success({ state: 'issued', facts: { site: siteId, reason: subject } });
};
