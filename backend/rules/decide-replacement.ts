/**
 * A new card for a Belgian (reference municipal.md D1 to D11, E1 to E4): Kids-ID under twelve, eID from twelve on, at the
 * speed that the file offers for it. Photo, signature and fingerprints are the counter's; here it is settled whether it may
 * be asked for, what it costs and when it is there.
 */
import type { ProblemType } from '../../contract/problem-types.ts';
import { failed, type Result, success } from '../../contract/result.ts';
import type { Submissions } from '../../contract/submissions.ts';
import { agreedCard } from './agreed-card.ts';
import type { Circumstances } from './circumstances.ts';
import type { Decision, Refusal } from './decision.ts';
import { numberPlace, type Person, personOf, unfitNationalNumber } from './person.ts';
import { serviceProblems } from './service-problems.ts';

/** Federal: a child gets a Kids-ID until the day it turns twelve (E4), then an eID (E1, E2). */
const eidFromAge = 12;

type Replacement = Submissions['replacement'];
export type ReplacementWish = Pick<Replacement, 'product' | 'reason' | 'urgency'>;

const productProblem = (product: Replacement['product'], { age }: Person): ProblemType | null => {
  if (age === null) return null;
  if (product === 'eid') return age.atMost < eidFromAge ? 'too-young' : null;
  return age.atLeast >= eidFromAge ? 'not-eligible' : null;
};

export const replacementProblems = (
  { product }: ReplacementWish,
  person: Person,
  { municipality, openCases }: Circumstances,
): readonly ProblemType[] => {
  const service = municipality.services.replacement;
  const ofProduct = productProblem(product, person);
  return [
    ...serviceProblems(service, { person, openCases }),
    ...(service.products.includes(product) ? [] : (['service-disabled'] as const)),
    ...(ofProduct === null ? [] : [ofProduct]),
  ];
};

/** What a municipality may leave out: a proxy for a card with fingerprints, visits at home, help with signing (D8, D10). */
const optionProblem = (
  { product, proxyAnnounced, homeVisit, cannotSign }: Replacement,
  { municipality }: Circumstances,
): ProblemType | null => {
  const { pickup, ...service } = municipality.services.replacement;
  const proxyAllowed = pickup.proxy === 'yes' || (pickup.proxy === 'non-biometric' && product === 'kids-id');
  if (proxyAnnounced && !proxyAllowed) return 'proxy-not-allowed';
  return (homeVisit && !service.homeVisit) || (cannotSign && !service.cannotSign) ? 'option-not-offered' : null;
};

export const decideReplacement = (
  submission: Replacement,
  circumstances: Circumstances,
): Result<Decision<'replacement'>, Refusal> => {
  const { municipality, today } = circumstances;
  const service = municipality.services.replacement;
  const { applicant } = submission;
  const person = personOf(applicant, circumstances);
  const [problem] = replacementProblems(submission, person, circumstances);
  if (problem !== undefined) return failed(problem);
  const unfit = unfitNationalNumber(applicant.nationalNumber.value, today, numberPlace);
  if (unfit !== null) return failed(unfit);
  const option = optionProblem(submission, circumstances);
  if (option !== null) return failed(option);
  const card = agreedCard(submission, service, person, circumstances);
  if (!card.ok) return card;
  return success({
    state: 'requested',
    facts: {
      ...card.value,
      proxyAnnounced: submission.proxyAnnounced,
      homeVisit: submission.homeVisit,
      cannotSignAnnounced: submission.cannotSign,
    },
  });
};
