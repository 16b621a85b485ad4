/**
 * Whether new PIN and PUK codes may be asked for, decided again by the municipality whatever the kiosk has shown
 * (reference municipal.md A1 to A13). Where the kiosk could not establish something, a clerk does before anything is paid or
 * ordered: the chip that was not read (A2), a residence nobody knows (A4), codes that are said never to have come (A6), codes
 * that the same person has asked for already, so that nobody pays for two letters.
 * To look for the letter first (A1) is a text of the municipality file; nobody can check it. There is no urgent way (A13).
 */
import { reprintIneligibleFindings } from '../../contract/findings.ts';
import type { PinReprintSubmission } from '../../contract/municipal-api.ts';
import type { ProblemType } from '../../contract/problem-types.ts';
import type { RequestState } from '../../contract/request-states.ts';
import { failed, type Result, success } from '../../contract/result.ts';
import { addDays } from '../time/municipal-calendar.ts';
import type { Circumstances, OpenCase } from './circumstances.ts';
import type { Decision, Refusal } from './decision.ts';
import { expectedDates } from './expected-dates.ts';
import { isPickupSite } from './pickup-site.ts';
import { numberPlace, type Person, personOf, unfitNationalNumber } from './person.ts';
import { quoteFor } from './quote.ts';
import { pendingCard, serviceProblems } from './service-problems.ts';

/** Codes come off the wire as plain text: what is not in the list decides nothing here. */
const ineligible: ReadonlySet<string> = new Set(reprintIneligibleFindings);

/** A card that its holder has declared lost is cancelled for good, whatever the chip still says (A4, B2). */
const hasCancelledCard = (openCases: readonly OpenCase[]): boolean =>
  openCases.some(({ type, state }) => type === 'loss' && state !== 'pre-declared' && state !== 'referred');

/** Nobody gets the codes of these any more, though they are not closed yet. */
const isOver: ReadonlySet<string> = new Set<RequestState<'pin-reprint'>>([
  'expired',
  'destruction-signed',
  'refund-due',
]);

/** Codes that were asked for before, and may still be made or collected. */
const earlierReprint = (openCases: readonly OpenCase[]): OpenCase | undefined =>
  openCases.find(({ type, state }) => type === 'pin-reprint' && !isOver.has(state));

export type ReprintWish = Pick<PinReprintSubmission, 'reason' | 'chip' | 'moveUnderWay' | 'renewalAskedOn'>;

/** Codes on their way count as lost only some weeks after the card was asked for; our own case knows the day best. */
const codesStillUnderWay = (
  { reason, renewalAskedOn }: ReprintWish,
  { municipality, openCases, today }: Circumstances,
): boolean => {
  const askedOn = pendingCard(openCases)?.receivedOn ?? renewalAskedOn;
  if (reason !== 'codes-never-arrived' || askedOn === undefined) return false;
  return today < addDays(askedOn, 7 * municipality.services.pinReprint.neverArrivedAfterWeeks);
};

/** The order matters: what makes the request pointless for the person is said before what a correction would mend. */
export const pinReprintProblems = (
  wish: ReprintWish,
  person: Person,
  circumstances: Circumstances,
): readonly ProblemType[] => {
  const { municipality, simulated, openCases } = circumstances;
  const service = municipality.services.pinReprint;
  if (!service.enabled) return ['service-disabled'];
  const { chip, reason, moveUnderWay } = wish;
  const ofCard: ProblemType[] = [];
  if (chip?.trust === 'test' && !simulated) ofCard.push('test-card-refused');
  if (chip !== null && !service.reprintApplets.some((applet) => applet === chip.generation))
    ofCard.push('reprint-not-needed');
  if (chip?.findings.some((code) => ineligible.has(code)) || hasCancelledCard(openCases)) ofCard.push('not-eligible');
  const ofService = serviceProblems(service, { person, openCases, moveUnderWay }).filter(
    // Codes that never came belong to the new card itself: it is under way by definition (A6).
    (problem) => problem !== 'pending-card' || reason !== 'codes-never-arrived',
  );
  return [
    ...ofCard,
    ...ofService,
    ...(codesStillUnderWay(wish, circumstances) ? (['codes-still-under-way'] as const) : []),
  ];
};

export const decidePinReprint = (
  submission: PinReprintSubmission,
  circumstances: Circumstances,
): Result<Decision<'pin-reprint'>, Refusal> => {
  const { municipality, today } = circumstances;
  const service = municipality.services.pinReprint;
  const { applicant, chip, reason, pickupSite } = submission;
  const person = personOf(applicant, circumstances);
  const [problem] = pinReprintProblems(submission, person, circumstances);
  if (problem !== undefined) return failed(problem);
  const unfit = unfitNationalNumber(applicant.nationalNumber.value, today, numberPlace);
  if (unfit !== null) return failed(unfit);
  if (!isPickupSite(municipality, service.pickup, pickupSite)) return failed('unknown-pickup-site');
  const quote = quoteFor({ product: 'pin-reprint', reason }, service.payAt, circumstances);
  // A price book that has run out: without an amount nobody can agree to one.
  if (quote === null) return failed('service-disabled');
  const { amountCents, payAt } = quote;
  if (amountCents !== submission.agreedAmountCents) return failed('price-changed');

  const residenceUnknown = service.eligibility.residentsOnly && person.resident === null;
  const earlier = earlierReprint(circumstances.openCases);
  const clerkFirst = chip === null || residenceUnknown || reason === 'codes-never-arrived' || earlier !== undefined;
  const payFirst = payAt === 'request' && amountCents > 0;
  return success({
    state: clerkFirst ? 'awaiting-generation' : payFirst ? 'awaiting-payment' : 'submitted',
    facts: {
      ...(chip === null ? {} : { generation: chip.generation }),
      reason,
      amountCents,
      payAt,
      pickupSite,
      ...(earlier === undefined ? {} : { linkedCase: earlier.caseNumber }),
      ...expectedDates(service.leadTime, circumstances),
    },
  });
};
