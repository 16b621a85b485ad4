/**
 * One view, or a few where a screen has several faces, per state of the visit. Invented people; national numbers are
 * specimen numbers (month 80 and above). Exhaustive by type: a new state needs a sample.
 */
import { type FindingCode, findingCatalogue } from '../../../contract/findings.ts';
import type { VisitState, VisitStateName, VisitView } from '../../../contract/visit.ts';

type StateOf<N extends VisitStateName> = Extract<VisitState, { state: N }>;

export const longGivenNames = 'Maximiliaan-Alexander Willem-Frederik Ferdinand';
export const longSurname = 'van Hoogstraeten-Wittgenstein Ångström'; // 80 letters with the given names and the space

const details: StateOf<'checking-details'>['details'] = [
  { name: 'nationalNumber', value: '71872100193', provenance: 'chip' },
  { name: 'surname', value: 'Specimen', provenance: 'chip' },
  { name: 'givenNames', value: 'Alice Geldigekaart', provenance: 'chip' },
  { name: 'streetAndNumber', value: 'Meirplaats 1 bus 1', provenance: 'typed' },
  { name: 'zip', value: '2000', provenance: 'typed' },
  { name: 'municipality', value: 'Antwerpen', provenance: 'typed' },
];

const longDetails: StateOf<'checking-details'>['details'] = details.map((detail) =>
  detail.name === 'surname'
    ? { ...detail, value: longSurname }
    : detail.name === 'givenNames'
      ? { ...detail, value: longGivenNames }
      : detail,
);

const terms = {
  amountCents: 500,
  payAt: 'request',
  leadTime: { min: 7, max: 14, unit: 'days' },
  collectWithinMonths: 6,
} as const;

const receipt: StateOf<'receipt'>['receipt'] = {
  id: '5f0c6c1e-7c0e-4b57-9a55-0d6a3c1b2f44',
  caseNumber: '2026-K7M4-92QF',
  type: 'pin-reprint',
  state: 'submitted',
  receivedAt: '2026-11-23T09:12:00Z',
  amountCents: 500,
  payAt: 'request',
  pickupSite: 'gemeentehuis',
  expectedFrom: '2026-11-30',
  expectedTo: '2026-12-07',
  simulated: true,
};

const defectReceipt: StateOf<'defect-receipt'>['receipt'] = {
  id: '7d1f2b9a-3c44-4a0e-8f57-2b6c9d0e1a73',
  caseNumber: '2026-W4QZ-77HN',
  type: 'card-defect',
  state: 'reported',
  receivedAt: '2026-11-23T09:12:00Z',
  simulated: true,
};

const wholeCard: StateOf<'awaiting-card'>['files'] = ['identity', 'address', 'photo', 'rrn-certificate'];

const checkReading = (trying: StateOf<'reading'>['trying'], slow = false): StateOf<'reading'> => ({
  state: 'reading',
  files: wholeCard.map((file, index) => ({ file, phase: index === 0 ? 'reading' : 'waiting' })),
  slow,
  trying,
});

const guided = (
  step: StateOf<'guided-check'>['step'],
  number: number,
  because: FindingCode,
): StateOf<'guided-check'> => ({ state: 'guided-check', step, number, of: 5, because });

const diagnosed = (codes: readonly FindingCode[], rest: Partial<StateOf<'diagnosed'>> = {}): StateOf<'diagnosed'> => ({
  state: 'diagnosed',
  findings: codes.map((code) => ({ code, remedies: [...findingCatalogue[code].remedies] })),
  open: [],
  costs: { producerAtFaultCents: 0, holderAtFaultCents: 1600 },
  mayReport: true,
  ...rest,
});

const person = (reason: StateOf<'to-person'>['reason'], cardInReader = false): StateOf<'to-person'> => ({
  state: 'to-person',
  reason,
  cardInReader,
});

export const sampleStates: { readonly [N in VisitStateName]: Readonly<Record<string, StateOf<N>>> } = {
  'out-of-service': {
    reader: { state: 'out-of-service', because: 'reader.none' },
    backend: { state: 'out-of-service', because: 'backend.unreachable' },
  },
  attract: { plain: { state: 'attract' } },
  'choosing-language': { plain: { state: 'choosing-language' } },
  'choosing-service': { plain: { state: 'choosing-service' } },
  'looking-for-letter': { plain: { state: 'looking-for-letter' } },
  'awaiting-card': {
    plain: {
      state: 'awaiting-card',
      files: ['identity', 'identity-signature', 'rrn-certificate', 'address', 'address-signature'],
      readsPhoto: false,
      trying: null,
    },
    check: { state: 'awaiting-card', files: wholeCard, readsPhoto: true, trying: 'first' },
    'check-other': { state: 'awaiting-card', files: [], readsPhoto: false, trying: 'other-card' },
    'check-own': { state: 'awaiting-card', files: wholeCard, readsPhoto: true, trying: 'own-card-again' },
  },
  reading: {
    half: {
      state: 'reading',
      files: [
        { file: 'identity', phase: 'done' },
        { file: 'identity-signature', phase: 'done' },
        { file: 'rrn-certificate', phase: 'waiting' },
        { file: 'address', phase: 'reading' },
        { file: 'address-signature', phase: 'waiting' },
      ],
      slow: false,
      trying: null,
    },
    slow: {
      state: 'reading',
      files: [
        { file: 'identity', phase: 'reading' },
        { file: 'address', phase: 'waiting' },
        { file: 'photo', phase: 'waiting' },
        { file: 'rrn-certificate', phase: 'waiting' },
      ],
      slow: true,
      trying: null,
    },
    check: checkReading('first'),
    'check-turned': checkReading('turn-card'),
    'check-clean': checkReading('clean-chip', true),
    'check-pushed': checkReading('push-fully-in'),
    'check-other': { state: 'reading', files: [], slow: false, trying: 'other-card' },
    'check-own': checkReading('own-card-again'),
  },
  'describing-card': { plain: { state: 'describing-card' } },
  'guided-check': {
    turn: guided('turn-card', 1, 'chip.mute'),
    clean: guided('clean-chip', 2, 'reader.contact-unstable'),
    push: guided('push-fully-in', 3, 'reader.not-answering'),
    other: guided('other-card', 4, 'chip.mute'),
    own: guided('own-card-again', 5, 'chip.mute'),
  },
  diagnosed: {
    dead: diagnosed(['chip.dead']),
    memory: diagnosed(['chip.memory-damaged', 'certificate.test-card']),
    two: diagnosed(['data.identity-corrupt', 'card.damaged']),
    'chip-off': diagnosed(['card.chip-detached']),
    printed: diagnosed(['data.printed-mismatch', 'card.expires-soon', 'pin.blocked']),
    longest: diagnosed(['certificate.citizen-untrusted', 'data.birth-date-mismatch', 'card.damaged', 'pin.tries-left']),
    address: diagnosed(['data.address-missing']),
    unknown: diagnosed(['chip.mute'], { open: ['card-or-reader'] }),
    reader: diagnosed(['reader.not-answering'], { mayReport: false }),
    'not-eid': diagnosed(['chip.not-eid'], { mayReport: false }),
    sound: diagnosed(['certificate.test-card'], { mayReport: false }),
    'sound-notices': diagnosed(['certificate.missing', 'card.expires-soon'], { mayReport: false }),
    'no-costs': diagnosed(['chip.dead'], { costs: null }),
    'always-paid': diagnosed(['chip.dead'], { costs: { producerAtFaultCents: 1600, holderAtFaultCents: 1600 } }),
  },
  'reporting-defect': {
    first: { state: 'reporting-defect', attempt: 1 },
    again: { state: 'reporting-defect', attempt: 2 },
  },
  'report-failed': {
    unreachable: { state: 'report-failed', code: 'backend.unreachable', mayRetry: true },
    slow: { state: 'report-failed', code: 'backend.slow', mayRetry: true },
    unavailable: { state: 'report-failed', code: 'backend.unavailable', mayRetry: true },
    unknown: { state: 'report-failed', code: 'request.outcome-unknown', mayRetry: false },
  },
  'defect-receipt': {
    plain: { state: 'defect-receipt', receipt: { ...defectReceipt, simulated: false }, cardInReader: false },
    test: { state: 'defect-receipt', receipt: defectReceipt, cardInReader: true },
  },
  'card-problem': {
    turn: {
      state: 'card-problem',
      findings: [{ code: 'chip.mute', remedies: ['turn-card', 'clean-chip', 'push-fully-in'] }],
      attempt: 1,
      mayRetry: true,
    },
    clean: {
      state: 'card-problem',
      findings: [{ code: 'chip.mute', remedies: ['turn-card', 'clean-chip', 'push-fully-in'] }],
      attempt: 2,
      mayRetry: true,
    },
    push: {
      state: 'card-problem',
      findings: [{ code: 'chip.mute', remedies: ['turn-card', 'clean-chip', 'push-fully-in'] }],
      attempt: 3,
      mayRetry: true,
    },
    dead: {
      state: 'card-problem',
      findings: [{ code: 'chip.dead', remedies: ['request-defect-analysis'] }],
      attempt: 3,
      mayRetry: false,
    },
  },
  identified: {
    plain: { state: 'identified', surname: 'Specimen', givenNames: 'Alice Geldigekaart', photo: null, testCard: true },
    long: { state: 'identified', surname: longSurname, givenNames: longGivenNames, photo: null, testCard: false },
  },
  'reprint-not-needed': { plain: { state: 'reprint-not-needed' } },
  'checking-details': {
    plain: { state: 'checking-details', details, findings: [] },
    long: { state: 'checking-details', details: longDetails, findings: ['data.address-signature-invalid'] },
  },
  'entering-address': {
    empty: {
      state: 'entering-address',
      address: { streetAndNumber: '', zip: '', municipality: '' },
      problems: [],
    },
    zip: {
      state: 'entering-address',
      address: { streetAndNumber: 'Meirplaats 1', zip: '200', municipality: 'Antwerpen' },
      problems: ['zip'],
    },
  },
  'choosing-pickup': {
    plain: {
      state: 'choosing-pickup',
      sites: ['gemeentehuis', 'deelgemeente-oost', 'deelgemeente-west'],
      chosen: 'gemeentehuis',
    },
  },
  'choosing-notification': { plain: { state: 'choosing-notification', chosen: null } },
  'entering-email': {
    empty: { state: 'entering-email', address: '', invalid: false },
    wrong: { state: 'entering-email', address: 'alice@voorbeeld', invalid: true },
  },
  reviewing: {
    plain: {
      state: 'reviewing',
      details,
      pickupSite: 'gemeentehuis',
      notification: { channel: 'letter' },
      priceChanged: false,
      ...terms,
    },
    long: {
      state: 'reviewing',
      details: longDetails,
      pickupSite: 'deelgemeente-oost',
      notification: { channel: 'email', address: 'maximiliaan.alexander.van.hoogstraeten@voorbeeld.be' },
      priceChanged: true,
      ...terms,
    },
  },
  confirming: { plain: { state: 'confirming', ...terms } },
  submitting: {
    first: { state: 'submitting', attempt: 1 },
    again: { state: 'submitting', attempt: 2 },
  },
  'submit-failed': {
    unreachable: { state: 'submit-failed', code: 'backend.unreachable', mayRetry: true },
    slow: { state: 'submit-failed', code: 'backend.slow', mayRetry: true },
    unavailable: { state: 'submit-failed', code: 'backend.unavailable', mayRetry: true },
    unknown: { state: 'submit-failed', code: 'request.outcome-unknown', mayRetry: false },
  },
  'taking-card': {
    plain: { state: 'taking-card', overdue: false },
    overdue: { state: 'taking-card', overdue: true },
  },
  receipt: {
    plain: { state: 'receipt', receipt: { ...receipt, simulated: false }, cardInReader: false },
    test: { state: 'receipt', receipt, cardInReader: true },
  },
  'to-person': {
    'no-card': person('no-card'),
    'something-else': person('something-else'),
    'have-letter': person('have-letter'),
    'codes-never-arrived': person('codes-never-arrived'),
    'not-me': person('not-me', true),
    'card-problem': person('card-problem', true),
    'reprint-not-needed': person('reprint-not-needed'),
    'not-eligible': person('not-eligible'),
    'request-refused': person('request-refused'),
    'outcome-unknown': person('outcome-unknown'),
  },
  'card-away': { plain: { state: 'card-away', endsInMs: 30_000 } },
  leaving: { plain: { state: 'leaving', overdue: false } },
};

const steps: { readonly [N in VisitStateName]?: NonNullable<VisitView['step']> } = {
  'awaiting-card': { name: 'card', number: 1, of: 5 },
  reading: { name: 'card', number: 1, of: 5 },
  'card-problem': { name: 'card', number: 1, of: 5 },
  identified: { name: 'card', number: 1, of: 5 },
  'checking-details': { name: 'details', number: 2, of: 5 },
  'entering-address': { name: 'details', number: 2, of: 5 },
  'choosing-pickup': { name: 'pickup', number: 3, of: 5 },
  'choosing-notification': { name: 'notification', number: 4, of: 5 },
  'entering-email': { name: 'notification', number: 4, of: 5 },
  reviewing: { name: 'check', number: 5, of: 5 },
  confirming: { name: 'check', number: 5, of: 5 },
};

const withoutWayBack: ReadonlySet<VisitStateName> = new Set([
  'out-of-service',
  'attract',
  'submitting',
  'reporting-defect',
  'leaving',
]);

/** Without a revision and a language: the gallery gives both. */
export type Sample = { readonly name: string; readonly view: Omit<VisitView, 'revision' | 'language'> };

const viewOf = (screen: VisitState): Sample['view'] => ({
  // The visit of a defective card has no fixed number of steps.
  step: 'trying' in screen && screen.trying !== null ? null : (steps[screen.state] ?? null),
  warning: null,
  testCard: 'receipt' in screen && screen.receipt.simulated,
  mayGoBack: !withoutWayBack.has(screen.state),
  screen,
});

export const samples: readonly Sample[] = Object.entries(sampleStates).flatMap(([state, faces]) =>
  Object.entries<VisitState>(faces).map(([face, screen]) => ({ name: `${state}/${face}`, view: viewOf(screen) })),
);

export function sampleNamed(name: string): Sample {
  const found = samples.find((sample) => sample.name === name);
  if (found === undefined) throw new Error(`no sample called ${name}`);
  return found;
}
