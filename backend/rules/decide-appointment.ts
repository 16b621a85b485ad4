/**
 * An appointment when somebody is there for it (reference municipal.md A12, C2, F3, §1.1): at the beginning of a slot of the
 * site, exceptions and holidays counted, not too soon and not too far ahead, and only while a place is left.
 */
import { failed, type Result, success } from '../../contract/result.ts';
import type { Submissions } from '../../contract/submissions.ts';
import { isBookable, isSlot } from './appointment-slots.ts';
import type { Circumstances } from './circumstances.ts';
import type { Decision, Refusal } from './decision.ts';
import { numberPlace, personOf, unfitNationalNumber } from './person.ts';
import { serviceProblems } from './service-problems.ts';

export const decideAppointment = (
  { applicant, site: siteId, at, subject }: Submissions['appointment'],
  circumstances: Circumstances,
): Result<Decision<'appointment'>, Refusal> => {
  const { municipality, today, nowMs, openCases, placesTaken } = circumstances;
  const service = municipality.services.appointment;
  const person = personOf(applicant, circumstances);
  const [problem] = serviceProblems(service, { person, openCases });
  if (problem !== undefined) return failed(problem);
  const unfit = unfitNationalNumber(applicant.nationalNumber.value, today, numberPlace);
  if (unfit !== null) return failed(unfit);
  const site = municipality.sites.find(({ id }) => id === siteId);
  if (site === undefined) return failed('unknown-pickup-site');
  const atMs = Date.parse(at);
  if (!isSlot(site, municipality, atMs) || !isBookable(municipality, atMs, nowMs))
    return failed('appointment-not-possible');
  // Where nobody has counted, nobody knows that a place is left.
  if (placesTaken === undefined || placesTaken >= service.desks) return failed('slot-taken');
  return success({
    state: 'booked',
    facts: { site: siteId, appointmentAt: new Date(atMs).toISOString(), reason: subject },
  });
};
