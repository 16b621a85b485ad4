/**
 * An appointment when somebody is there (reference municipal.md A12, C2, F3, §1.1): in the future, within the hours of the
 * site on that day, exceptions and holidays counted. Not guaranteed: that the hour is still free; the backend knows no agenda.
 */
import { failed, type Result, success } from '../../contract/result.ts';
import type { Submissions } from '../../contract/submissions.ts';
import { isOpenAt } from '../time/municipal-calendar.ts';
import type { Circumstances } from './circumstances.ts';
import type { Decision, Refusal } from './decision.ts';
import { numberPlace, personOf, unfitNationalNumber } from './person.ts';
import { serviceProblems } from './service-problems.ts';

export const decideAppointment = (
  { applicant, site: siteId, at, subject }: Submissions['appointment'],
  circumstances: Circumstances,
): Result<Decision<'appointment'>, Refusal> => {
  const { municipality, today, nowMs, openCases } = circumstances;
  const person = personOf(applicant, circumstances);
  const [problem] = serviceProblems(municipality.services.appointment, { person, openCases });
  if (problem !== undefined) return failed(problem);
  const unfit = unfitNationalNumber(applicant.nationalNumber.value, today, numberPlace);
  if (unfit !== null) return failed(unfit);
  const site = municipality.sites.find(({ id }) => id === siteId);
  if (site === undefined) return failed('unknown-pickup-site');
  const atMs = Date.parse(at);
  if (!(atMs > nowMs) || !isOpenAt(site, municipality, atMs)) return failed('appointment-not-possible');
  return success({
    state: 'booked',
    facts: { site: siteId, appointmentAt: new Date(atMs).toISOString(), reason: subject },
  });
};
