/** The conditions that the transition table names. Each is a pure question about the visit, some also about the event. */
import { Compile } from 'typebox/compile';
import { NotificationSchema } from '../../contract/municipal-api.ts';
import {
  concludeCheck,
  judgeCheck,
  readingIsPointless,
  reportedFindings,
  withReading,
  withSkippedStep,
} from '../diagnostics/guided-check.ts';
import { isWorthReporting } from '../diagnostics/worth-reporting.ts';
import { addressProblems, type AddressText, tidyAddress } from '../requests/draft.ts';
import { offerReprint } from '../requests/offer.ts';
import { reprintTerms } from '../requests/terms.ts';
import { readerFinding } from './slots.ts';
import type { Visit } from './visit.ts';
import type { EventNamed, Moment } from './visit-event.ts';
import { maxCardProblems, maxSubmitAttempts } from './visit-times.ts';

const notification = Compile(NotificationSchema);

const isDeliverable = (address: string): boolean => notification.Check({ channel: 'email', address });

const offerFor = (visit: Visit, event: EventNamed<'card-read'>) =>
  visit.municipality === null ? null : offerReprint(event.facts, visit.municipality);

const refusedBecause = (visit: Visit, event: EventNamed<'card-read'>): string | null => {
  const offer = offerFor(visit, event);
  return offer === null || offer.offered ? null : offer.because;
};

export const pickupSites = (visit: Visit): readonly string[] =>
  visit.municipality?.services.pinReprint.pickup.sites ?? [];

export const visitGuards = {
  /* what surrounds the visit */
  'card-in': (visit: Visit) => visit.surroundings.slots.card !== null,
  'no-reader': (visit: Visit) => readerFinding(visit.surroundings.slots) !== null,
  'out-of-order': (visit: Visit) =>
    readerFinding(visit.surroundings.slots) !== null || visit.surroundings.municipality === null,
  'reader-was-the-problem': (visit: Visit) => visit.problem.some((found) => found.code.startsWith('reader.')),

  /* what the municipality offers */
  'several-languages': (visit: Visit) => (visit.municipality?.kioskLanguages.length ?? 0) > 1,
  'language-offered': (visit: Visit, event: EventNamed<'choose-language'>) =>
    visit.municipality?.kioskLanguages.includes(event.language) ?? false,
  'reprint-offered': (visit: Visit, event: EventNamed<'choose-service'>, moment: Moment) =>
    event.service === 'pin-reprint' &&
    visit.municipality !== null &&
    pickupSites(visit).length > 0 &&
    reprintTerms(visit.municipality, moment.today) !== null,
  'defect-report-offered': (visit: Visit, event: EventNamed<'choose-service'>) =>
    event.service === 'card-defect' && (visit.municipality?.services.cardDefect.enabled ?? false),
  'is-defect-visit': (visit: Visit) => visit.service === 'card-defect',
  'one-pickup-site': (visit: Visit) => pickupSites(visit).length === 1,
  'site-offered': (visit: Visit, event: EventNamed<'choose-pickup'>) => pickupSites(visit).includes(event.site),

  /* what the person answered */
  'letter-lost': (_visit: Visit, event: EventNamed<'answer-letter'>) => event.answer === 'lost',
  'letter-there': (_visit: Visit, event: EventNamed<'answer-letter'>) => event.answer === 'have-letter',
  'is-mine': (_visit: Visit, event: EventNamed<'confirm-identity'>) => event.mine,
  'address-plausible': (_visit: Visit, event: { readonly address: AddressText }) =>
    addressProblems(tidyAddress(event.address)).length === 0,
  'address-missing': (visit: Visit) => visit.personal?.draft.addressMustBeTyped ?? false,
  'by-letter': (_visit: Visit, event: EventNamed<'choose-notification'>) => event.channel === 'letter',
  'email-deliverable': (_visit: Visit, event: EventNamed<'enter-email'>) => isDeliverable(event.address.trim()),
  'to-details': (_visit: Visit, event: EventNamed<'change'>) => event.what === 'details',
  'to-pickup': (visit: Visit, event: EventNamed<'change'>) => event.what === 'pickup' && pickupSites(visit).length > 1,
  'to-notification': (_visit: Visit, event: EventNamed<'change'>) => event.what === 'notification',
  'is-changing': (visit: Visit) => visit.changing,
  'place-known': (visit: Visit) => visit.place !== null,
  'waited-for-card': (visit: Visit) => visit.place === 'awaiting-card',

  /* what the card said */
  'card-unusable': (visit: Visit, event: EventNamed<'card-read'>) => refusedBecause(visit, event) === 'card-problem',
  'reprint-not-needed': (visit: Visit, event: EventNamed<'card-read'>) =>
    refusedBecause(visit, event) === 'reprint-not-needed',
  'not-eligible': (visit: Visit, event: EventNamed<'card-read'>) => refusedBecause(visit, event) === 'not-eligible',
  'same-card': (visit: Visit, event: EventNamed<'card-rechecked'>) =>
    event.mark !== null && event.mark === visit.personal?.mark,
  'other-card': (visit: Visit, event: EventNamed<'card-rechecked'>) =>
    event.mark !== null && event.mark !== visit.personal?.mark,
  'is-rechecking': (visit: Visit) => visit.rechecking,
  'is-overdue': (visit: Visit) => visit.overdue,
  'may-try-card-again': (visit: Visit) => visit.problemCount < maxCardProblems,

  /* the guided check */
  'nothing-to-insert': (_visit: Visit, event: EventNamed<'describe-card'>) => readingIsPointless([event.seen]),
  'check-goes-on': (visit: Visit, event: EventNamed<'card-read'>, moment: Moment) =>
    visit.service === 'card-defect' &&
    !judgeCheck(withReading(visit.check, { facts: event.reading, mark: event.mark, atMs: moment.monotonicMs })).end,
  'another-step': (visit: Visit) => !judgeCheck(withSkippedStep(visit.check)).end,
  'something-reported': (visit: Visit) =>
    visit.service === 'card-defect' && reportedFindings(visit.check.reported).length > 0,
  'chip-is-there': (visit: Visit) => !readingIsPointless(visit.check.reported),
  'may-report': (visit: Visit) => isWorthReporting(concludeCheck(visit.check)),

  /* what became of the request */
  'latest-attempt': (visit: Visit, event: { readonly attempt: number }) => event.attempt === visit.submitAttempt,
  /** What answers one attempt says nothing about another that may still arrive. */
  'another-attempt-open': (visit: Visit, event: { readonly attempt: number }) =>
    visit.unsettled.some((sent) => sent !== event.attempt),
  'outcome-unknown': (visit: Visit) => visit.unsettled.length > 0,
  'waits-for-outcome': (visit: Visit) => visit.personReason === 'outcome-unknown',
  'may-submit-again': (visit: Visit) => visit.submitAttempt < maxSubmitAttempts,
  'refused-as-not-needed': (_visit: Visit, event: EventNamed<'request-refused'>) =>
    event.code === 'request.reprint-not-needed',
  'refused-as-not-eligible': (_visit: Visit, event: EventNamed<'request-refused'>) =>
    event.code === 'request.not-eligible',
} as const;

export type GuardName = keyof typeof visitGuards;
export type Guard = (visit: Visit, event: never, moment: Moment) => boolean;
