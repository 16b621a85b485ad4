/**
 * Everything a receipt on paper is made of, whatever was asked. By design it has no place for a national number, an address or
 * an e-mail address: what is not here cannot be printed. A report of a defective card, a place in the line and the code of a
 * digital key name nobody.
 */
import type { Language } from '../../contract/languages.ts';
import type { Notification } from '../../contract/municipal-api.ts';
import type { LossRule } from '../../contract/municipality/routing.ts';
import type { RequestState, RequestType } from '../../contract/request-states.ts';
import type { Facts } from '../cases/facts.ts';

/** Of the facts of a case, those that are said to whoever filed it. */
const receiptFactNames = [
  'reason',
  'amountCents',
  'payAt',
  'pickupSite',
  'expectedFrom',
  'expectedTo',
  'lossKind',
  'cardFamily',
  'routedTo',
  'product',
  'replacementReason',
  'urgency',
  'readyAt',
  'proxyAnnounced',
  'homeVisit',
  'cannotSignAnnounced',
  'familyCode',
  'appointmentAt',
  'site',
  'ticketNumber',
] as const satisfies readonly (keyof Facts)[];

/** Of all that is known of a case, what whoever filed it is told; what clerks record stays with them. */
export const saidFacts = (facts: Facts): Pick<Facts, (typeof receiptFactNames)[number]> =>
  Object.fromEntries(Object.entries(facts).filter(([name]) => receiptFactNames.some((said) => said === name)));

export type ReceiptFacts = {
  readonly caseNumber: string;
  readonly language: Language;
  /** Made with a test card or a simulated part: said on every page. */
  readonly simulated: boolean;
  /** ISO 8601 instant. */
  readonly receivedAt: string;
  readonly type: RequestType;
  readonly state: RequestState;
  readonly facts: Pick<Facts, (typeof receiptFactNames)[number]>;
  /** Null where the request names nobody. */
  readonly person: { readonly surname: string; readonly givenNames: string | null } | null;
  readonly notificationChannel: Notification['channel'] | null;
  /** Of the routing rule that sent it to police or embassy; null where the municipality takes it. */
  readonly declaredAt: LossRule['contact'] | null;
  /** Calendar date after which the request lapses if nobody comes; null where it does not. */
  readonly lastDay: string | null;
};
