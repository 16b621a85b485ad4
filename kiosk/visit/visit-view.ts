/** What of a visit may be seen: one projection per screen, so that nothing reaches a renderer by being there. Pure. */
import type { VisitState, VisitStateName, VisitStep, VisitView } from '../../contract/visit.ts';
import { visitSteps } from '../../contract/visit.ts';
import { detailsOf } from '../requests/draft.ts';
import { concludeCheck, judgeCheck, progressOf } from '../diagnostics/guided-check.ts';
import { isWorthReporting } from '../diagnostics/worth-reporting.ts';
import type { ReprintTerms } from '../requests/terms.ts';
import { readerFinding } from './slots.ts';
import { readPlanOf } from './read-plan-of.ts';
import { stateRules } from './state-rules.ts';
import { rowFor } from './step-visit.ts';
import type { Personal, Visit } from './visit.ts';
import { pickupSites } from './visit-guards.ts';
import { maxCardProblems, maxSubmitAttempts, type TimerName } from './visit-times.ts';

/** How long until a running clock ends, null while it does not run. */
export type TimeLeft = (timer: TimerName) => number | null;

type Screens = { readonly [S in VisitStateName]: (visit: Visit, left: TimeLeft) => Extract<VisitState, { state: S }> };

const cardIn = (visit: Visit): boolean => visit.surroundings.slots.card !== null;

/* A state that shows personal data or terms is only entered with them; being there without is a bug, not a screen. */
function personalOf(visit: Visit): Personal {
  if (visit.personal === null) throw new Error(`state ${visit.state} holds no personal data`);
  return visit.personal;
}
function termsOf(visit: Visit): ReprintTerms {
  if (visit.terms === null) throw new Error(`state ${visit.state} has no terms`);
  const { amountCents, payAt, leadTime, collectWithinMonths } = visit.terms;
  return { amountCents, payAt, leadTime: { ...leadTime }, collectWithinMonths };
}

const tryingOf = (visit: Visit) => (visit.service === 'card-defect' ? (visit.check.step ?? 'first') : null);

const screens: Screens = {
  'out-of-service': (visit) => ({
    state: 'out-of-service',
    because: readerFinding(visit.surroundings.slots) ?? 'backend.unreachable',
  }),
  attract: () => ({ state: 'attract' }),
  'choosing-language': () => ({ state: 'choosing-language' }),
  'choosing-service': () => ({ state: 'choosing-service' }),
  'looking-for-letter': () => ({ state: 'looking-for-letter' }),
  'awaiting-card': (visit) => {
    const files = [...readPlanOf(visit)];
    return { state: 'awaiting-card', files, readsPhoto: files.includes('photo'), trying: tryingOf(visit) };
  },
  reading: (visit) => ({
    state: 'reading',
    files: visit.progress.map((each) => ({ ...each })),
    slow: visit.slow,
    trying: tryingOf(visit),
  }),
  'describing-card': () => ({ state: 'describing-card' }),
  'guided-check': (visit) => {
    const verdict = judgeCheck(visit.check);
    const step = visit.check.step;
    if (verdict.end || step === null) throw new Error('the guided check has no step to ask for');
    return { state: 'guided-check', step, because: verdict.because, ...progressOf(visit.check, verdict.because) };
  },
  diagnosed: (visit) => {
    const verdict = concludeCheck(visit.check);
    return {
      state: 'diagnosed',
      findings: verdict.findings.map(({ code, remedies }) => ({ code, remedies: [...remedies] })),
      open: [...verdict.open],
      costs: visit.defectCosts,
      mayReport: isWorthReporting(verdict),
    };
  },
  'reporting-defect': (visit) => ({ state: 'reporting-defect', attempt: visit.submitAttempt }),
  'report-failed': (visit) => ({
    state: 'report-failed',
    code: visit.submitFailure,
    mayRetry: visit.submitAttempt < maxSubmitAttempts,
  }),
  'defect-receipt': (visit) => {
    if (visit.defectReceipt === null) throw new Error('the receipt of a report is not there');
    return { state: 'defect-receipt', receipt: visit.defectReceipt, cardInReader: cardIn(visit) };
  },
  'card-problem': (visit) => ({
    state: 'card-problem',
    findings: visit.problem.map((found) => ({ code: found.code, remedies: [...found.remedies] })),
    attempt: visit.problemCount,
    mayRetry: visit.problemCount < maxCardProblems,
  }),
  identified: (visit) => {
    const { card, draft } = personalOf(visit);
    const showsPhoto = visit.municipality?.privacy.photo === 'on-screen-only';
    return {
      state: 'identified',
      surname: draft.fields.surname?.value ?? '',
      givenNames: draft.fields.givenNames?.value ?? null,
      photo: showsPhoto && card.photo !== null ? Buffer.from(card.photo).toString('base64') : null,
      testCard: visit.testCard,
    };
  },
  'reprint-not-needed': () => ({ state: 'reprint-not-needed' }),
  'checking-details': (visit) => {
    const { card, draft } = personalOf(visit);
    return {
      state: 'checking-details',
      details: detailsOf(draft),
      findings: card.findings.filter((found) => found.severity === 'limiting').map((found) => found.code),
    };
  },
  'entering-address': (visit) => {
    const { addressText, addressProblems } = personalOf(visit);
    return { state: 'entering-address', address: { ...addressText }, problems: [...addressProblems] };
  },
  'choosing-pickup': (visit) => ({
    state: 'choosing-pickup',
    sites: [...pickupSites(visit)],
    chosen: personalOf(visit).draft.pickupSite,
  }),
  'choosing-notification': (visit) => ({
    state: 'choosing-notification',
    chosen: personalOf(visit).draft.notification?.channel ?? null,
  }),
  'entering-email': (visit) => {
    const { emailText, emailInvalid } = personalOf(visit);
    return { state: 'entering-email', address: emailText, invalid: emailInvalid };
  },
  reviewing: (visit) => {
    const { draft } = personalOf(visit);
    return {
      state: 'reviewing',
      details: detailsOf(draft),
      pickupSite: draft.pickupSite ?? '',
      notification: draft.notification ?? { channel: 'letter' },
      priceChanged: visit.priceChanged,
      ...termsOf(visit),
    };
  },
  confirming: (visit) => ({ state: 'confirming', ...termsOf(visit) }),
  submitting: (visit) => ({ state: 'submitting', attempt: visit.submitAttempt }),
  'submit-failed': (visit) => ({
    state: 'submit-failed',
    code: visit.submitFailure,
    mayRetry: visit.submitAttempt < maxSubmitAttempts,
  }),
  'taking-card': (visit) => ({ state: 'taking-card', overdue: visit.overdue }),
  receipt: (visit) => {
    if (visit.receipt === null) throw new Error('the receipt screen has no receipt');
    return { state: 'receipt', receipt: visit.receipt, cardInReader: cardIn(visit) };
  },
  'to-person': (visit) => ({ state: 'to-person', reason: visit.personReason, cardInReader: cardIn(visit) }),
  'card-away': (_visit, left) => ({ state: 'card-away', endsInMs: left('card-away') ?? 0 }),
  leaving: (visit) => ({ state: 'leaving', overdue: visit.overdue }),
};

/** "2 of 5": the pick-up step does not count where there is nothing to choose. */
function stepOf(visit: Visit): VisitView['step'] {
  const name: VisitStep | null = stateRules[visit.state].step;
  if (name === null || visit.service !== 'pin-reprint') return null;
  const counted = visitSteps.filter((step) => step !== 'pickup' || pickupSites(visit).length !== 1);
  return { name, number: counted.indexOf(name) + 1, of: counted.length };
}

/* `back` has no condition about the day, so any will do for asking whether it is possible. */
const mayGoBack = (visit: Visit): boolean =>
  rowFor(visit, { command: 'back' }, { today: '', now: '', monotonicMs: 0, freshKey: '' }) !== null;

export function viewOf(visit: Visit, revision: number, left: TimeLeft): VisitView {
  const project: (visit: Visit, left: TimeLeft) => VisitState = screens[visit.state];
  return {
    revision,
    language: visit.language,
    step: stepOf(visit),
    warning: visit.warned ? { endsInMs: left('warning') ?? 0 } : null,
    testCard: visit.testCard,
    mayGoBack: mayGoBack(visit),
    screen: project(visit, left),
  };
}
