/**
 * The types of requests and the states of each (reference municipal.md §1.2). This list is the public vocabulary of the
 * API; who moves a case from one to the next, when and what follows stands in backend/cases/tables. What a person has not
 * confirmed yet (DRAFT and the choices before it) lives in the memory of the kiosk only and has no state here.
 */

/** From the counter to a card in somebody's hand, or destroyed: the same for every card that is made. */
const cardMakingStates = [
  'intake',
  'awaiting-payment',
  /** Paid, free, or to be paid at collection: the base document may go to production. */
  'to-be-sent',
  'base-document-sent',
  'rejected',
  'in-production',
  'codes-posted',
  'ready',
  'invited',
  'reminded',
  'expired',
  'destruction-signed',
  'activated',
  'cancelled-destroyed',
  'refund-due',
  'withdrawn',
] as const;

export const requestStates = {
  /** New PIN and PUK codes on paper for a card before applet 1.8 (A1 to A13). */
  'pin-reprint': [
    'awaiting-generation',
    'awaiting-payment',
    'submitted',
    'ordered',
    'arrived',
    'notified',
    'reminded',
    'expired',
    'destruction-signed',
    'collected',
    'destroyed',
    'redirected',
    /** Paid, and found not to be possible before anything was ordered (A4). */
    'refund-due',
    'refused',
    'withdrawn',
  ],
  /** A new PIN at the counter: applet 1.8, or the PUK is still known (A1, A2). */
  'pin-reset': ['requested', 'reset', 'refused', 'withdrawn'],
  /** Loss, theft or destruction of a card (B1 to B11). */
  loss: [
    'pre-declared',
    'referred',
    'verified',
    /** Only under the repealed policy with a finding window, for declarations before its end (municipal.md §0.2). */
    'suspended',
    'reactivated',
    'cancelled',
    'annex-12-issued',
    'annex-12-ended',
    'replacement-linked',
    'annex-12-returned',
    /** A new card is there and no annex 12 was out. */
    'replaced',
    'without-replacement',
    'withdrawn',
    'expired',
  ],
  /** A card that does not work (C1 to C7). */
  'card-defect': [
    'reported',
    'first-analysis',
    'negligence',
    'contested',
    'to-be-sent',
    'sent',
    'annex-12-issued',
    'producer-pays',
    'holder-pays',
    'refund-due',
    'correction',
    'corrected',
    'replacement-linked',
    'annex-12-returned',
    'replaced',
    'no-defect',
    'withdrawn',
  ],
  /** A new card: normal, urgent in the municipality, urgent in Brussels; eID and Kids-ID (D1 to D11, E1 to E4). */
  replacement: ['requested', ...cardMakingStates],
  /** A residence card that was lost, stolen or has ended: always police first, then as a replacement (B4, F1 to F3). */
  'foreigner-card': ['referred', 'police-report-seen', ...cardMakingStates],
  /** The activation code of a digital key (G1, G2). */
  'digital-key': ['requested', 'identity-checked', 'code-printed', 'link-sent', 'closed', 'refused', 'withdrawn'],
  appointment: ['booked', 'called', 'served', 'no-show', 'withdrawn'],
  'queue-ticket': ['issued', 'called', 'served', 'no-show', 'withdrawn'],
} as const;

export type RequestType = keyof typeof requestStates;
export type RequestState<T extends RequestType = RequestType> = (typeof requestStates)[T][number];
export const requestTypes = Object.keys(requestStates) as readonly RequestType[]; // the keys of a const table are its types

/** A payment has states of its own (reference municipal.md §2.4); `unknown` is never paid again, somebody looks. */
export const paymentStates = [
  'created',
  'pending',
  'paid',
  'failed',
  'expired',
  'canceled',
  'unknown',
  'refunded',
] as const;
export type PaymentState = (typeof paymentStates)[number];
