/** The activation code of a digital key (reference municipal.md G1, G2): in person only, so this is a place in the line with a price. */
import type { ProblemType } from '../../contract/problem-types.ts';
import { failed, type Result, success } from '../../contract/result.ts';
import type { Submissions } from '../../contract/submissions.ts';
import type { Circumstances } from './circumstances.ts';
import type { Decision, Refusal } from './decision.ts';
import type { Person } from './person.ts';
import { quoteFor } from './quote.ts';
import { serviceProblems } from './service-problems.ts';

type DigitalKey = Submissions['digital-key'];

/** Residence is what the person says: the counter sees the document. */
export const digitalKeyProblems = (
  { residency }: Pick<DigitalKey, 'residency'>,
  { age }: Pick<Person, 'age'>,
  { municipality, openCases }: Circumstances,
): readonly ProblemType[] =>
  serviceProblems(municipality.services.digitalKey, {
    person: { age, resident: residency === 'resident' },
    openCases,
  });

export const decideDigitalKey = (
  submission: DigitalKey,
  circumstances: Circumstances,
): Result<Decision<'digital-key'>, Refusal> => {
  const { residency, site, agreedAmountCents } = submission;
  const service = circumstances.municipality.services.digitalKey;
  const [problem] = digitalKeyProblems(submission, { age: null }, circumstances);
  if (problem !== undefined) return failed(problem);
  if (!service.sites.includes(site)) return failed('unknown-pickup-site');
  const quote = quoteFor({ product: 'digital-key', residency }, service.payAt, circumstances);
  if (quote === null) return failed('service-disabled');
  const { amountCents, payAt } = quote;
  if (amountCents !== agreedAmountCents) return failed('price-changed');
  return success({ state: 'requested', facts: { site, amountCents, payAt } });
};
