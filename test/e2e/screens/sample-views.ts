/**
 * One view, or a few where a screen has several faces, per state of the visit. Invented people; national numbers are
 * specimen numbers (month 80 and above). Exhaustive by type: a new state needs a sample.
 */
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
  payAt: 'counter',
  leadTimeDays: { min: 7, max: 14 },
  collectWithinMonths: 6,
} as const;

const receipt: StateOf<'receipt'>['receipt'] = {
  id: '5f0c6c1e-7c0e-4b57-9a55-0d6a3c1b2f44',
  caseNumber: '2026-K7M4-92QF',
  type: 'pin-reprint',
  state: 'submitted',
  receivedAt: '2026-11-23T09:12:00Z',
  amountCents: 500,
  payAt: 'counter',
  pickupSite: 'gemeentehuis',
  expectedFrom: '2026-11-30',
  expectedTo: '2026-12-07',
  simulated: true,
};

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
    },
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

const withoutWayBack: ReadonlySet<VisitStateName> = new Set(['out-of-service', 'attract', 'submitting', 'leaving']);

/** Without a revision and a language: the gallery gives both. */
export type Sample = { readonly name: string; readonly view: Omit<VisitView, 'revision' | 'language'> };

const viewOf = (screen: VisitState): Sample['view'] => ({
  step: steps[screen.state] ?? null,
  warning: null,
  testCard: screen.state === 'receipt' && screen.receipt.simulated,
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
