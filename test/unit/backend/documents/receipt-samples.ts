/** What the receipt of each type of request is made from, about invented people; those that name somebody carry a number that no paper may show. */
import type { RequestType } from '../../../../contract/request-states.ts';
import type { ReceiptFacts } from '../../../../backend/documents/receipt-facts.ts';
import { specimenNumber } from '../sample-submission.ts';

type Own = Pick<ReceiptFacts, 'state' | 'facts'> & Partial<ReceiptFacts>;

const police = {
  names: { nl: 'Politiezone Proef', fr: 'Zone de police Essai', de: 'Polizeizone Probe', en: 'Police zone Trial' },
  phone: '000 11 22 33',
  url: 'https://politie-proef.example',
};
const nobody = { person: null, notificationChannel: null } as const;
const expected = { expectedFrom: '2026-12-06', expectedTo: '2026-12-13' } as const;

const own: { readonly [T in RequestType]: Own } = {
  'pin-reprint': {
    state: 'awaiting-payment',
    facts: { reason: 'codes-lost', amountCents: 500, payAt: 'request', pickupSite: 'deelgemeente-west', ...expected },
    lastDay: '2026-12-22',
  },
  'pin-reset': { state: 'requested', facts: { reason: 'puk-known', site: 'gemeentehuis' }, lastDay: '2026-12-22' },
  loss: {
    state: 'pre-declared',
    facts: { lossKind: 'theft', cardFamily: 'eid', routedTo: 'municipality' },
    lastDay: '2026-12-06',
  },
  'card-defect': { ...nobody, state: 'reported', facts: {}, lastDay: '2026-12-22' },
  replacement: {
    state: 'requested',
    facts: {
      product: 'eid',
      replacementReason: 'loss',
      urgency: 'normal',
      amountCents: 2310,
      payAt: 'request',
      pickupSite: 'gemeentehuis',
      proxyAnnounced: false,
      homeVisit: false,
      cannotSignAnnounced: false,
      ...expected,
    },
    lastDay: '2026-12-22',
  },
  'foreigner-card': {
    state: 'referred',
    facts: {
      product: 'foreigner-card',
      familyCode: 'F+',
      replacementReason: 'theft',
      urgency: 'urgent-municipality',
      amountCents: 12_700,
      payAt: 'request',
      readyAt: '2026-11-24T08:00:00.000Z',
      pickupSite: 'gemeentehuis',
      routedTo: 'police',
    },
    declaredAt: police,
    lastDay: '2026-12-22',
  },
  'digital-key': {
    ...nobody,
    state: 'requested',
    facts: { site: 'gemeentehuis', amountCents: 1000, payAt: 'request' },
    lastDay: '2026-11-22',
  },
  appointment: {
    state: 'booked',
    facts: { site: 'gemeentehuis', appointmentAt: '2026-11-24T09:30:00.000Z', reason: 'replacement' },
  },
  'queue-ticket': {
    ...nobody,
    state: 'issued',
    facts: { site: 'gemeentehuis', ticketNumber: 57, reason: 'digital-key' },
  },
};

const person = { surname: 'Kanarie-Voorbeeld', givenNames: 'Ottilie Zénobe', nationalNumber: specimenNumber };

/** On a Sunday: nobody is there, and what is urgent waits for Monday. */
export const receiptSample = (
  type: RequestType,
  changes: Partial<ReceiptFacts> & Pick<ReceiptFacts, 'language'>,
): ReceiptFacts => ({
  caseNumber: '2026-K7M4-92QF',
  simulated: false,
  receivedAt: '2026-11-22T09:12:00.000Z',
  type,
  person,
  notificationChannel: 'email',
  declaredAt: null,
  lastDay: null,
  ...own[type],
  ...changes,
});

export const referredLoss = {
  facts: { ...own.loss.facts, routedTo: 'police' },
  state: 'referred',
  declaredAt: police,
} as const;
