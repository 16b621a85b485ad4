/** What the transition table changes in a visit, by name. Pure; what must happen outside is in visit-effects.ts. */
import { type FindingCode, finding } from '../../contract/findings.ts';
import { diagnosisOf } from '../diagnostics/diagnosis-document.ts';
import { freshCheck, withNextStep, withReading, withSkippedStep } from '../diagnostics/guided-check.ts';
import {
  addressProblems,
  addressTextOf,
  draftFromCard,
  submissionOf,
  tidyAddress,
  withTypedAddress,
} from '../requests/draft.ts';
import type { Draft } from '../requests/draft.ts';
import { defectCosts, reprintTerms } from '../requests/terms.ts';
import { readPlanOf } from './read-plan-of.ts';
import { readerFinding } from './slots.ts';
import type { Personal, SubmitFailureCode, Visit } from './visit.ts';
import type { EventNamed, Moment, VisitEvent } from './visit-event.ts';
import { pickupSites } from './visit-guards.ts';

const withPersonal = (visit: Visit, change: Partial<Personal>): Visit =>
  visit.personal === null ? visit : { ...visit, personal: { ...visit.personal, ...change } };

const withDraft = (visit: Visit, change: Partial<Draft>): Visit =>
  visit.personal === null ? visit : withPersonal(visit, { draft: { ...visit.personal.draft, ...change } });

const settled = (visit: Visit, attempt: number): Visit => ({
  ...visit,
  unsettled: visit.unsettled.filter((sent) => sent !== attempt),
});

/** The codes a screen can name; anything else that may be tried again is the municipality not being available. */
const screenCode = (code: string): SubmitFailureCode =>
  code === 'backend.unreachable' || code === 'backend.slow' || code === 'request.outcome-unknown'
    ? code
    : 'backend.unavailable';

const isCertain = (code: SubmitFailureCode): boolean =>
  code === 'backend.unreachable' || code === 'backend.unavailable';

export const visitUpdates = {
  'set-language': (visit: Visit, event: EventNamed<'choose-language'>): Visit => ({
    ...visit,
    language: event.language,
  }),
  'set-terms': (visit: Visit, _event: VisitEvent, moment: Moment): Visit => ({
    ...visit,
    terms: (visit.municipality && reprintTerms(visit.municipality, moment.today)) ?? visit.terms,
  }),
  'remember-place': (visit: Visit): Visit => ({ ...visit, place: visit.state }),
  'forget-place': (visit: Visit): Visit => ({ ...visit, place: null }),
  'set-warned': (visit: Visit): Visit => ({ ...visit, warned: true }),
  'set-overdue': (visit: Visit): Visit => ({ ...visit, overdue: true }),

  /* reading */
  'begin-progress': (visit: Visit): Visit => ({
    ...visit,
    slow: false,
    progress: readPlanOf(visit).map((file) => ({ file, phase: 'waiting' })),
  }),
  'note-progress': (visit: Visit, event: EventNamed<'file-progressed'>): Visit => ({
    ...visit,
    progress: visit.progress.map((each) =>
      each.file === event.file ? { file: each.file, phase: event.phase === 'started' ? 'reading' : 'done' } : each,
    ),
  }),
  'set-slow': (visit: Visit): Visit => ({ ...visit, slow: true }),
  'note-test-card': (visit: Visit, event: EventNamed<'card-read'>): Visit => ({
    ...visit,
    testCard: visit.testCard || event.facts.trust === 'test',
  }),
  'hold-card': (visit: Visit, event: EventNamed<'card-read'>, moment: Moment): Visit => {
    const draft = draftFromCard(event.facts, moment.freshKey);
    if (draft === null) return visit;
    const sites = pickupSites(visit);
    return {
      ...visit,
      personal: {
        card: event.facts,
        mark: event.mark,
        draft: { ...draft, pickupSite: sites.length === 1 ? (sites[0] ?? null) : null },
        addressText: addressTextOf(draft),
        addressProblems: [],
        emailText: '',
        emailInvalid: false,
        submission: null,
      },
    };
  },
  'set-rechecking': (visit: Visit): Visit => ({
    ...visit,
    rechecking: visit.surroundings.slots.card !== null,
  }),
  'end-rechecking': (visit: Visit): Visit => ({ ...visit, rechecking: false }),
  /** Entering the screen counts. What is wrong is what was read, or else the reader. */
  'note-problem': (visit: Visit, event: VisitEvent): Visit => {
    const problemCount = visit.problemCount + 1;
    if ('happened' in event && event.happened === 'card-read') {
      const { findings } = event.facts;
      return {
        ...visit,
        problemCount,
        problem: findings.length > 0 ? findings : [finding('data.identity-incomplete')],
      };
    }
    const lost = 'happened' in event && event.happened === 'reader-lost';
    const absent = readerFinding(visit.surroundings.slots);
    const code: FindingCode = lost && absent !== 'reader.service-down' ? 'reader.lost' : (absent ?? 'reader.lost');
    return { ...visit, problemCount, problem: [finding(code)] };
  },

  /* answers */
  'begin-address': (visit: Visit): Visit =>
    visit.personal === null
      ? visit
      : withPersonal(visit, { addressText: addressTextOf(visit.personal.draft), addressProblems: [] }),
  'keep-address-text': (visit: Visit, event: EventNamed<'enter-address'>): Visit =>
    withPersonal(visit, {
      addressText: event.address,
      addressProblems: addressProblems(tidyAddress(event.address)),
    }),
  'take-address': (visit: Visit, event: EventNamed<'enter-address'>): Visit =>
    visit.personal === null
      ? visit
      : withPersonal(visit, { draft: withTypedAddress(visit.personal.draft, tidyAddress(event.address)) }),
  'take-site': (visit: Visit, event: EventNamed<'choose-pickup'>): Visit =>
    withDraft(visit, { pickupSite: event.site }),
  'take-letter': (visit: Visit): Visit => withDraft(visit, { notification: { channel: 'letter' } }),
  'keep-email-text': (visit: Visit, event: EventNamed<'enter-email'>): Visit =>
    withPersonal(visit, { emailText: event.address, emailInvalid: true }),
  'take-email': (visit: Visit, event: EventNamed<'enter-email'>): Visit =>
    withDraft(withPersonal(visit, { emailText: event.address.trim(), emailInvalid: false }), {
      notification: { channel: 'email', address: event.address.trim() },
    }),
  'begin-changing': (visit: Visit): Visit => ({ ...visit, changing: true }),
  'end-changing': (visit: Visit): Visit => ({ ...visit, changing: false }),

  /* the guided check */
  'begin-defect-visit': (visit: Visit): Visit => ({ ...visit, service: 'card-defect', check: freshCheck }),
  'begin-reprint-visit': (visit: Visit): Visit => ({ ...visit, service: 'pin-reprint', check: freshCheck }),
  /** One answer at a time: choosing another takes the place of the first. */
  'note-description': (visit: Visit, event: EventNamed<'describe-card'>): Visit => ({
    ...visit,
    check: { ...freshCheck, reported: [event.seen] },
  }),
  /** Another card, or the same once more: what was seen on it stays said, what was tried is tried anew. */
  'begin-check-anew': (visit: Visit): Visit => ({
    ...visit,
    check: { ...freshCheck, reported: visit.check.reported },
  }),
  'note-reading': (visit: Visit, event: EventNamed<'card-read'>, moment: Moment): Visit => ({
    ...visit,
    check: withReading(visit.check, { facts: event.reading, mark: event.mark, atMs: moment.monotonicMs }),
  }),
  'skip-step': (visit: Visit): Visit => ({ ...visit, check: withSkippedStep(visit.check) }),
  'ask-next-step': (visit: Visit): Visit => ({ ...visit, check: withNextStep(visit.check) }),
  'set-defect-costs': (visit: Visit, _event: VisitEvent, moment: Moment): Visit => ({
    ...visit,
    defectCosts: visit.municipality && defectCosts(visit.municipality, moment.today),
  }),
  'compose-report': (visit: Visit, _event: VisitEvent, moment: Moment): Visit => ({
    ...visit,
    submitAttempt: 0,
    report: {
      idempotencyKey: moment.freshKey,
      submission: {
        type: 'card-defect',
        language: visit.language,
        diagnosis: diagnosisOf(visit.check, {
          madeAt: moment.now,
          softwareVersion: visit.surroundings.software.version,
          trustListVersion: visit.surroundings.software.trustListVersion,
        }),
      },
    },
  }),
  'begin-report': (visit: Visit): Visit => ({ ...visit, submitAttempt: visit.submitAttempt + 1 }),
  'take-defect-receipt': (visit: Visit, event: EventNamed<'report-accepted'>): Visit => ({
    ...visit,
    defectReceipt: event.receipt,
  }),
  'note-report-failure': (visit: Visit, event: EventNamed<'report-failed'>): Visit => ({
    ...visit,
    submitFailure: screenCode(event.code),
  }),

  /* filing */
  'compose-request': (visit: Visit): Visit =>
    visit.personal === null || visit.terms === null
      ? visit
      : withPersonal(visit, {
          submission: submissionOf(visit.personal.draft, visit.language, visit.terms.amountCents),
        }),
  'begin-attempt': (visit: Visit): Visit => ({
    ...visit,
    priceChanged: false,
    submitAttempt: visit.submitAttempt + 1,
    unsettled: [...visit.unsettled, visit.submitAttempt + 1],
  }),
  'take-receipt': (visit: Visit, event: EventNamed<'request-accepted'>): Visit => ({
    ...visit,
    unsettled: [],
    receipt: event.receipt,
  }),
  'settle-attempt': (visit: Visit, event: { readonly attempt: number }): Visit => settled(visit, event.attempt),
  /** A late answer about an earlier attempt: when it is certain that nothing was filed by it, it is settled. */
  'note-late-failure': (visit: Visit, event: EventNamed<'request-failed'>): Visit =>
    isCertain(screenCode(event.code)) ? settled(visit, event.attempt) : visit,
  /** That this attempt filed nothing is no comfort while an earlier one may have: then the screen must not say so. */
  'note-failure': (visit: Visit, event: EventNamed<'request-failed'>): Visit => {
    const submitFailure = screenCode(event.code);
    if (!isCertain(submitFailure)) return { ...visit, submitFailure };
    const known = settled(visit, event.attempt);
    return { ...known, submitFailure: known.unsettled.length > 0 ? 'request.outcome-unknown' : submitFailure };
  },
  'note-slow-submit': (visit: Visit): Visit => ({ ...visit, submitFailure: 'backend.slow' }),
  'take-new-price': (visit: Visit, event: EventNamed<'price-changed'>, moment: Moment): Visit => ({
    ...visit,
    municipality: event.municipality,
    terms: reprintTerms(event.municipality, moment.today) ?? visit.terms,
    priceChanged: true,
  }),
} as const;

export type UpdateName = keyof typeof visitUpdates;
export type Update = (visit: Visit, event: never, moment: Moment) => Visit;
