/**
 * The answer before anything is filed or paid (reference municipal.md §2.2; no payment before eligibility): every problem
 * that is certain, and where there is none the price with its source, when it is ready and who takes it. Filing decides
 * again, with what is known then. Sites and options are not asked about here: filing checks them.
 */
import type { Eligibility } from '../../contract/case-api.ts';
import type { ProblemType } from '../../contract/problem-types.ts';
import type { EligibilityQuery } from '../../contract/submissions.ts';
import { failed, type Result, success } from '../../contract/result.ts';
import type { Circumstances } from './circumstances.ts';
import { digitalKeyProblems } from './decide-digital-key.ts';
import { foreignerCardProblems, issuingOf, needsPolice } from './decide-foreigner-card.ts';
import { pinReprintProblems } from './decide-pin-reprint.ts';
import { replacementProblems } from './decide-replacement.ts';
import type { UnfitPlace } from './decision.ts';
import { expectedDates } from './expected-dates.ts';
import { handOverOf } from './hand-over.ts';
import { ageOn, type Person, unfitNationalNumber } from './person.ts';
import { type Quote, quoteFor } from './quote.ts';
import { routeLoss } from './route-loss.ts';

/** What can be said of a wish; `quote` undefined: it costs nothing and is not in the price book. */
type Prospect = {
  readonly problems: readonly ProblemType[];
  readonly quote?: Quote | null;
} & Partial<Pick<Eligibility, 'routedTo' | 'readyAt' | 'expectedFrom' | 'expectedTo' | 'insteadFamily'>>;

type Wish = EligibilityQuery['wish'];

const cardProspect = (
  wish: Extract<Wish, { type: 'replacement' | 'foreigner-card' }>,
  { age }: Person,
  problems: readonly ProblemType[],
  circumstances: Circumstances,
): Prospect => {
  const { services } = circumstances.municipality;
  const [service, product] =
    wish.type === 'replacement'
      ? ([services.replacement, wish.product] as const)
      : ([services.foreignerCard, 'foreigner-card'] as const);
  const { reason, urgency } = wish;
  const handOver = handOverOf(service, product, urgency, circumstances);
  if (!handOver.ok) return { problems: [...problems, handOver.failure] };
  const quote = quoteFor({ product, reason, urgency, age }, service.payAt, circumstances);
  const { value } = handOver;
  return value.kind === 'urgent'
    ? { problems, quote, readyAt: value.readyAt }
    : { problems, quote, expectedFrom: value.expectedFrom, expectedTo: value.expectedTo };
};

const prospectOf = (wish: Wish, person: Person, circumstances: Circumstances): Prospect => {
  const { services } = circumstances.municipality;
  switch (wish.type) {
    case 'pin-reprint':
      return {
        problems: pinReprintProblems(wish, person, circumstances),
        quote: quoteFor({ product: 'pin-reprint', reason: wish.reason }, services.pinReprint.payAt, circumstances),
        ...expectedDates(services.pinReprint.leadTime, circumstances),
      };
    case 'loss':
      return {
        problems: services.loss.enabled ? [] : ['service-disabled'],
        routedTo: routeLoss({ ...wish, resident: person.resident }, circumstances).to,
      };
    case 'replacement':
      return cardProspect(wish, person, replacementProblems(wish, person, circumstances), circumstances);
    case 'foreigner-card':
      return {
        ...cardProspect(wish, person, foreignerCardProblems(wish, person, circumstances), circumstances),
        routedTo: needsPolice(wish.reason) ? 'police' : 'municipality',
        insteadFamily: issuingOf(wish.familyCode, circumstances).insteadFamily,
      };
    case 'digital-key':
      return {
        problems: digitalKeyProblems(wish, person, circumstances),
        quote: quoteFor(
          { product: 'digital-key', residency: wish.residency },
          services.digitalKey.payAt,
          circumstances,
        ),
      };
  }
};

/** Nothing is quoted to who may not ask. */
export const decideEligibility = (
  { nationalNumber, resident, wish }: EligibilityQuery,
  circumstances: Circumstances,
): Result<Eligibility, UnfitPlace> => {
  const { today } = circumstances;
  const unfit = nationalNumber === null ? null : unfitNationalNumber(nationalNumber, today, '/nationalNumber');
  if (unfit !== null) return failed(unfit);
  const person: Person = { age: nationalNumber === null ? null : ageOn(nationalNumber, today), resident };
  const prospect = prospectOf(wish, person, circumstances);
  const problems = [...prospect.problems];
  // A price book that has run out: without an amount nobody can agree to one. Where the amount hangs on an age that nobody
  // has told yet, the quote waits for it.
  const mayHangOnAge = person.age === null && (wish.type === 'replacement' || wish.type === 'foreigner-card');
  if (prospect.quote === null && problems.length === 0 && !mayHangOnAge) problems.push('service-disabled');
  const eligible = problems.length === 0;
  return success({
    eligible,
    problems,
    quote: eligible ? (prospect.quote ?? null) : null,
    routedTo: prospect.routedTo ?? null,
    readyAt: eligible ? (prospect.readyAt ?? null) : null,
    expectedFrom: eligible ? (prospect.expectedFrom ?? null) : null,
    expectedTo: eligible ? (prospect.expectedTo ?? null) : null,
    insteadFamily: prospect.insteadFamily ?? null,
  });
};
