/**
 * A new residence card (reference municipal.md B4, F1 to F3): of a family that is still issued, and after loss or theft only
 * with a police report. Every such request begins as a referral: to the police, or where there is nothing to declare, to the
 * counter.
 */
import type { ProblemType } from '../../contract/problem-types.ts';
import { failed, type Result, success } from '../../contract/result.ts';
import type { Submissions } from '../../contract/submissions.ts';
import { agreedCard } from './agreed-card.ts';
import type { Circumstances } from './circumstances.ts';
import type { Decision, Refusal } from './decision.ts';
import { numberPlace, type Person, personOf, unfitNationalNumber } from './person.ts';
import { serviceProblems } from './service-problems.ts';

type ForeignerCard = Submissions['foreigner-card'];
export type ForeignerCardWish = Pick<ForeignerCard, 'familyCode' | 'reason' | 'urgency'>;

export type Issuing = {
  readonly issued: boolean;
  /** The family to ask for instead, null where the file names none. */
  readonly insteadFamily: string | null;
};

/** A family that the file does not name is not issued there. `issuedUntil` is the first day without it. */
export const issuingOf = (
  familyCode: string,
  { municipality, today }: Pick<Circumstances, 'municipality' | 'today'>,
): Issuing => {
  const family = municipality.services.foreignerCard.families.find(({ code }) => code === familyCode);
  const issued = family !== undefined && (family.issuedUntil === null || today < family.issuedUntil);
  return { issued, insteadFamily: issued ? null : (family?.replacedBy ?? null) };
};

export const foreignerCardProblems = (
  { familyCode }: ForeignerCardWish,
  person: Person,
  circumstances: Circumstances,
): readonly ProblemType[] => {
  const { municipality, openCases } = circumstances;
  return [
    ...serviceProblems(municipality.services.foreignerCard, { person, openCases }),
    ...(issuingOf(familyCode, circumstances).issued ? [] : (['family-not-issued'] as const)),
  ];
};

export const needsPolice = (reason: ForeignerCardWish['reason']): boolean => reason === 'loss' || reason === 'theft';

export const decideForeignerCard = (
  submission: ForeignerCard,
  circumstances: Circumstances,
): Result<Decision<'foreigner-card'>, Refusal> => {
  const { municipality, today } = circumstances;
  const service = municipality.services.foreignerCard;
  const { applicant, familyCode, reason } = submission;
  const person = personOf(applicant, circumstances);
  const [problem] = foreignerCardProblems(submission, person, circumstances);
  if (problem !== undefined) return failed(problem);
  const unfit = unfitNationalNumber(applicant.nationalNumber.value, today, numberPlace);
  if (unfit !== null) return failed(unfit);
  const card = agreedCard({ ...submission, product: 'foreigner-card' }, service, person, circumstances);
  if (!card.ok) return card;
  return success({
    state: 'referred',
    facts: { ...card.value, familyCode, routedTo: needsPolice(reason) ? 'police' : 'municipality' },
  });
};
