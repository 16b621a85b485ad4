/**
 * What has to be true before a case moves, each condition once and by name. Pure: everything a guard may look at is in its
 * input. A guard that does not hold names the problem the caller is told. What was never said counts as not so: an amount
 * nobody knows is not free, a generation nobody confirmed has no reprint.
 */
import type { Municipality } from '../../contract/municipality.ts';
import type { CaseProblem } from '../../contract/problem-types.ts';
import type { PaymentState, RequestType } from '../../contract/request-states.ts';
import type { ActorRole } from '../../contract/roles.ts';
import { isSlot } from '../rules/appointment-slots.ts';
import { issuingOf, needsPolice } from '../rules/decide-foreigner-card.ts';
import { brusselsDate, instantAt } from '../time/municipal-calendar.ts';
import type { FactName, Facts } from './facts.ts';
import { serviceOf } from './service-of.ts';
import { terms } from './terms.ts';

export type GuardInput = {
  readonly type: RequestType;
  readonly state: string;
  /** In a transition, with those that the event records already among them. */
  readonly facts: Facts;
  readonly actor: { readonly role: ActorRole; readonly id: string };
  /** The payment that counts for this case, null where there is none. */
  readonly payment: PaymentState | null;
  readonly municipality: Municipality;
  /** Milliseconds since the epoch. */
  readonly nowMs: number;
  /** How many other appointments stand at the site and hour that the event records; absent where it records none. */
  readonly placesTaken?: number;
  /** Whether the defect that the event names pays for this card (settles-card.ts); absent where it names none. */
  readonly defectSettles?: boolean;
};

type Condition = (input: GuardInput) => boolean;
type Guard = {
  /** Facts it looks at: as long as an event has not recorded them, nobody can tell (allowedEvents). */
  readonly reads: readonly FactName[];
  /** The problems it may name. */
  readonly tells: readonly CaseProblem[];
  readonly check: (input: GuardInput) => CaseProblem | null;
};

const when = (problem: CaseProblem, holds: Condition, ...reads: readonly FactName[]): Guard => ({
  reads,
  tells: [problem],
  check: (input) => (holds(input) ? null : problem),
});

const today = ({ nowMs }: GuardInput): string => brusselsDate(nowMs);

const needsReprint: Condition = ({ facts, municipality }) =>
  municipality.services.pinReprint.reprintApplets.some((applet) => applet === facts.generation);

const isFree: Condition = ({ facts }) => facts.amountCents === 0;
const isSettled: Condition = (input) => isFree(input) || input.payment === 'paid';
/** Under way at a terminal, or nobody knows what became of it. */
const isOpen: Condition = ({ payment }) => payment === 'unknown' || payment === 'pending' || payment === 'created';
const collectsFirst: Condition = ({ municipality }) => municipality.services.cardDefect.collectFirst;

/** Codes on paper and a Kids-ID hold no fingerprints that have to be compared at the counter (D8). */
const isBiometric: Condition = ({ type, facts }) => type !== 'pin-reprint' && facts.product !== 'kids-id';

const letsProxyCollect: Condition = (input) => {
  const service = serviceOf(input.municipality, input.type);
  if (!('pickup' in service)) return false;
  const { proxy } = service.pickup;
  return proxy === 'yes' || (proxy === 'non-biometric' && !isBiometric(input));
};

const mayCollect: Condition = (input) => {
  const { facts } = input;
  if (facts.collectedBy === 'holder') return true;
  if (facts.collectedBy === 'parent') return !isBiometric(input);
  return facts.collectedBy === 'proxy' && letsProxyCollect(input);
};

const picksUpHere: Condition = ({ type, facts, municipality }) => {
  const service = serviceOf(municipality, type);
  return 'pickup' in service && service.pickup.sites.some((site) => site === facts.pickupSite);
};

const hasReminderLeft: Condition = ({ type, facts, municipality }) => {
  const service = serviceOf(municipality, type);
  return 'reminders' in service && (facts.remindersSent ?? 0) < service.reminders.length;
};

const isFamilyIssued: Condition = (input) =>
  input.facts.familyCode !== undefined &&
  issuingOf(input.facts.familyCode, { municipality: input.municipality, today: today(input) }).issued;

/** The letter with the codes went out long enough ago to count as lost. */
const areCodesOverdue: Condition = ({ type, facts, municipality, nowMs }) => {
  if (facts.codesPostedOn === undefined) return false;
  const sinceMs = instantAt(facts.codesPostedOn, '12:00');
  const dueMs = terms['codes-missing']({
    type,
    facts,
    municipality,
    sinceMs,
    notifiedAtMs: null,
    firstReminderAtMs: null,
  });
  return dueMs !== null && dueMs <= nowMs;
};

/** A clerk may give an hour that nobody could book any more, as long as it is one, is still to come and has a place. */
const hourHasPlace: Guard = {
  reads: ['appointmentAt', 'site'],
  tells: ['appointment-not-possible', 'slot-taken'],
  check: ({ facts, municipality, nowMs, placesTaken }) => {
    const site = municipality.sites.find(({ id }) => id === facts.site);
    const atMs = Date.parse(facts.appointmentAt ?? '');
    if (site === undefined || !(atMs > nowMs) || !isSlot(site, municipality, atMs)) return 'appointment-not-possible';
    const { desks } = municipality.services.appointment;
    return placesTaken !== undefined && placesTaken < desks ? null : 'slot-taken';
  },
};

const hasFindingWindow: Condition = (input) => {
  const { suspensionWindowDays, appliesBefore } = input.municipality.legacyPolicy;
  return suspensionWindowDays > 0 && today(input) < appliesBefore;
};

const nothingPaid: Guard = {
  reads: [],
  tells: ['payment-unknown', 'refund-not-allowed'],
  check: (input) => {
    if (isOpen(input)) return 'payment-unknown';
    return input.payment === 'paid' ? 'refund-not-allowed' : null;
  },
};

export const guards = {
  'generation-has-reprint': when('reprint-not-needed', needsReprint, 'generation'),
  'generation-has-no-reprint': when(
    'reprint-needed',
    (input) => input.facts.generation !== undefined && !needsReprint(input),
    'generation',
  ),
  'payment-comes-first': when(
    'payment-not-first',
    (input) => input.facts.payAt === 'request' && !isSettled(input),
    'payAt',
    'amountCents',
  ),
  'nothing-to-pay-first': when(
    'payment-required',
    (input) => input.facts.payAt !== 'request' || isSettled(input),
    'payAt',
    'amountCents',
  ),
  'is-paid': when('payment-required', isSettled, 'amountCents'),
  'paid-or-pays-later': when(
    'payment-required',
    (input) => input.facts.payAt === 'collection' || isSettled(input),
    'payAt',
    'amountCents',
  ),
  'pays-at-collection': when('payment-not-first', ({ facts }) => facts.payAt === 'collection', 'payAt'),
  /** Nobody pays twice: as long as nobody knows, nothing moves that depends on it. */
  'no-unknown-payment': when('payment-unknown', (input) => !isOpen(input)),
  /** Whoever waits for new codes cannot come yet: the clock ends nothing, a clerk may. */
  'codes-not-missing': when('codes-still-under-way', ({ facts }) => facts.codesMissing !== true, 'codesMissing'),
  /** Neither paid nor under way: the case can end without giving anything back. */
  'nothing-paid': nothingPaid,
  'money-was-taken': when('payment-required', ({ payment }) => payment === 'paid'),
  'money-was-given-back': when('refund-not-allowed', ({ payment }) => payment === 'refunded'),
  'refund-is-policy': when(
    'refund-not-allowed',
    ({ type, municipality }) => serviceOf(municipality, type).refund !== 'none',
  ),
  'defect-pays': when(
    'not-eligible',
    ({ facts, defectSettles }) => facts.linkedCase !== undefined && defectSettles === true,
    'linkedCase',
  ),
  'fee-is-collected-first': when('payment-not-first', collectsFirst),
  'fee-paid-where-first': when('payment-required', (input) => !collectsFirst(input) || isSettled(input), 'amountCents'),
  'reminders-left': when('no-reminder-left', hasReminderLeft, 'remindersSent'),
  'another-clerk-signs': when(
    'second-clerk-needed',
    ({ facts, actor }) => facts.firstSigner !== undefined && facts.firstSigner !== actor.id,
    'firstSigner',
  ),
  'collection-not-ruled-out': when(
    'transition-not-allowed',
    ({ facts }) => facts.collectionRuledOut !== true,
    'collectionRuledOut',
  ),
  'pickup-site-known': when('unknown-pickup-site', picksUpHere, 'pickupSite'),
  'collector-allowed': when('proxy-not-allowed', mayCollect, 'collectedBy', 'product'),
  'proxy-was-announced': when(
    'proxy-not-allowed',
    ({ facts }) => facts.collectedBy !== 'proxy' || facts.proxyAnnounced === true,
    'collectedBy',
    'proxyAnnounced',
  ),
  'proxy-possible': when('proxy-not-allowed', letsProxyCollect, 'product'),
  'declared-here': when('declared-elsewhere', ({ facts }) => facts.routedTo === 'municipality', 'routedTo'),
  'finding-window-applies': when('declared-irrevocable', hasFindingWindow),
  'finding-window-open': when(
    'declared-irrevocable',
    (input) => input.facts.suspendedUntil !== undefined && today(input) <= input.facts.suspendedUntil,
    'suspendedUntil',
  ),
  'extension-left': when(
    'extension-not-allowed',
    ({ facts, municipality }) => (facts.annex12Extensions ?? 0) < municipality.services.loss.annex12.extensions,
    'annex12Extensions',
  ),
  'annex-12-is-out': when('transition-not-allowed', ({ facts }) => facts.annex12Until !== undefined, 'annex12Until'),
  'no-annex-12-is-out': when('transition-not-allowed', ({ facts }) => facts.annex12Until === undefined, 'annex12Until'),
  'card-works': when('transition-not-allowed', ({ facts }) => facts.analysis === 'works', 'analysis'),
  'card-does-not-work': when('transition-not-allowed', ({ facts }) => facts.analysis !== 'works', 'analysis'),
  'police-not-needed': when(
    'police-report-needed',
    ({ facts }) => facts.replacementReason !== undefined && !needsPolice(facts.replacementReason),
    'replacementReason',
  ),
  'family-issued': when('family-not-issued', isFamilyIssued, 'familyCode'),
  'signing-help-offered': when(
    'option-not-offered',
    ({ type, facts, municipality }) =>
      facts.cannotSign === undefined || type !== 'replacement' || municipality.services.replacement.cannotSign,
    'cannotSign',
  ),
  'home-visit-offered': when(
    'option-not-offered',
    ({ facts, municipality }) => facts.homeVisit === true && municipality.services.replacement.homeVisit,
    'homeVisit',
  ),
  'child-was-there': when(
    'not-eligible',
    ({ facts }) => facts.product !== 'kids-id' || facts.childPresent === true,
    'product',
    'childPresent',
  ),
  'hour-has-place': hourHasPlace,
  'codes-overdue': when('codes-still-under-way', areCodesOverdue, 'codesPostedOn'),
} as const satisfies Record<string, Guard>;
export type GuardName = keyof typeof guards;

/** The problem of the first guard that does not hold, null when all do. */
export const firstProblem = (names: readonly GuardName[], input: GuardInput): CaseProblem | null => {
  for (const name of names) {
    const problem = guards[name].check(input);
    if (problem !== null) return problem;
  }
  return null;
};
