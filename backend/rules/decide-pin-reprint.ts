/**
 * Whether new PIN and PUK codes may be ordered, decided again by the municipality whatever the kiosk has shown
 * (reference municipal.md A1-A8). Pure: the day and the installation come in as arguments.
 */
import { reprintIneligibleFindings } from '../../contract/findings.ts';
import type { PinReprintSubmission } from '../../contract/municipal-api.ts';
import type { ProblemType } from '../../contract/problem-types.ts';
import type { Municipality } from '../../contract/municipality.ts';
import { failed, type Result, success } from '../../contract/result.ts';
import { readNationalNumber } from '../../eid/numbers/index.ts';
import { addDays } from '../time/municipal-calendar.ts';
import type { Circumstances } from './circumstances.ts';
import { amountCentsOn } from './price-book.ts';

/** Codes come off the wire as plain text: what is not in the list decides nothing here. */
const ineligible: ReadonlySet<string> = new Set(reprintIneligibleFindings);

export type PinReprintTerms = {
  readonly amountCents: number;
  readonly payAt: Municipality['services']['pinReprint']['payAt'];
  /** Calendar dates between which the codes are expected at the pick-up site. */
  readonly expectedFrom: string;
  readonly expectedTo: string;
};

export type PinReprintRefusal = Exclude<ProblemType, 'idempotency-key-reused'> | 'national-number-invalid';

/** The order matters: what makes the request pointless for the person is said before what a correction would mend. */
export const decidePinReprint = (
  submission: PinReprintSubmission,
  { municipality, today, simulated }: Circumstances,
): Result<PinReprintTerms, PinReprintRefusal> => {
  const service = municipality.services.pinReprint;
  if (!service.enabled) return failed('service-disabled');
  if (submission.chip.trust === 'test' && !simulated) return failed('test-card-refused');
  if (!service.reprintApplets.some((applet) => applet === submission.chip.generation))
    return failed('reprint-not-needed');
  if (submission.chip.findings.some((code) => ineligible.has(code))) return failed('not-eligible');
  if (!readNationalNumber(submission.applicant.nationalNumber.value).ok) return failed('national-number-invalid');
  const site = municipality.sites.find((candidate) => candidate.id === submission.pickupSite);
  if (site === undefined || !site.roles.includes('pickup')) return failed('unknown-pickup-site');
  const amountCents = amountCentsOn(municipality.priceBook, 'pin-reprint', submission.reason, today);
  // A price book that has run out: without an amount nobody can agree to one.
  if (amountCents === null) return failed('service-disabled');
  if (amountCents !== submission.agreedAmountCents) return failed('price-changed');
  return success({
    amountCents,
    payAt: service.payAt,
    expectedFrom: addDays(today, service.leadTimeDays.min),
    expectedTo: addDays(today, service.leadTimeDays.max),
  });
};
