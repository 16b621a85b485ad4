/** A new PIN at the counter, free and at once: applet 1.8 needs no letter, and with the PUK nobody needs one (reference municipal.md A1, A2). */
import { failed, type Result, success } from '../../contract/result.ts';
import type { Submissions } from '../../contract/submissions.ts';
import type { Circumstances } from './circumstances.ts';
import type { Decision, Refusal } from './decision.ts';
import { numberPlace, personOf, unfitNationalNumber } from './person.ts';
import { serviceProblems } from './service-problems.ts';

export const decidePinReset = (
  { applicant, because, site }: Submissions['pin-reset'],
  circumstances: Circumstances,
): Result<Decision<'pin-reset'>, Refusal> => {
  const { municipality, today, openCases } = circumstances;
  const service = municipality.services.pinReset;
  const [problem] = serviceProblems(service, { person: personOf(applicant, circumstances), openCases });
  if (problem !== undefined) return failed(problem);
  const unfit = unfitNationalNumber(applicant.nationalNumber.value, today, numberPlace);
  if (unfit !== null) return failed(unfit);
  if (!service.sites.includes(site)) return failed('unknown-pickup-site');
  return success({ state: 'requested', facts: { reason: because, site } });
};
