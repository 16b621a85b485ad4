/**
 * What may be written down about a case beside its state: the words a transition records, each once. None is personal
 * (design of the audit trail: a purge never touches facts), so they may stand in events, lists and on paper.
 */
import { type Static, Type } from 'typebox';
import { cardFamilies, lossKinds, lossDestinations } from '../../contract/municipality/routing.ts';
import { cardProducts, replacementReasons, urgencies } from '../../contract/municipality/prices.ts';
import { paymentMoments } from '../../contract/municipality/service-parts.ts';
import { Id, IsoDate } from '../../contract/municipality/texts.ts';
import { oneOf } from '../../contract/one-of.ts';

/** The longest free text a clerk may add; no personal value belongs in it, and the screen says so. */
const note = Type.String({ minLength: 1, maxLength: 200 });

const signer = Type.String({ pattern: '^[A-Za-z0-9._@-]{1,80}$' });

const caseNumber = Type.String({ pattern: '^\\d{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$' });

export const factSchemas = {
  /** Applet version as read from the chip, or as a clerk has confirmed it. */
  generation: oneOf(['1.0', '1.1', '1.7', '1.8'] as const),
  reason: Type.String({ pattern: '^[a-z-]{1,40}$' }),
  amountCents: Type.Integer({ minimum: 0, maximum: 100_000 }),
  payAt: oneOf(paymentMoments),
  pickupSite: Id,
  expectedFrom: IsoDate,
  expectedTo: IsoDate,
  /** The number under which the federal service knows the order or ticket. Not derived from a person. */
  federalReference: Type.String({ pattern: '^[A-Za-z0-9./-]{1,40}$' }),
  remindersSent: Type.Integer({ minimum: 0, maximum: 6 }),
  /** Clerk ids, so that two different ones sign. */
  firstSigner: signer,
  secondSigner: signer,
  /** An annotation, not a transition: the letter with the old codes turned up (A7). */
  letterFound: Type.Boolean(),
  lossKind: oneOf(lossKinds),
  cardFamily: oneOf(cardFamilies),
  routedTo: oneOf(lossDestinations),
  product: oneOf(cardProducts),
  replacementReason: oneOf(replacementReasons),
  urgency: oneOf(urgencies),
  /** Instant from which an urgent card is ready, as shown before payment. */
  readyAt: Type.String({ format: 'date-time' }),
  annex12Until: IsoDate,
  annex12Extensions: Type.Integer({ minimum: 0, maximum: 12 }),
  /** Case number of the request that follows from this one; for codes that were asked for twice, of the one before. */
  linkedCase: caseNumber,
  /** Case number of the defect that pays for this card (C6). */
  defectCase: caseNumber,
  analysis: oneOf(['careless', 'careful', 'wrong-data', 'works'] as const),
  sentTo: oneOf(['helpdesk', 'producer'] as const),
  /** Who came for the codes or the card; a parent comes for a child (A12, D8, E4). */
  collectedBy: oneOf(['holder', 'parent', 'proxy'] as const),
  /** The holder cannot come any more: what lies ready is kept for nobody (A11). */
  collectionRuledOut: Type.Boolean(),
  proxyAnnounced: Type.Boolean(),
  cannotSign: oneOf(['exempt', 'stored-signature', 'medical-note'] as const),
  homeVisit: Type.Boolean(),
  /** Said at the request: cannot sign. What is done about it is the clerk's to record. */
  cannotSignAnnounced: Type.Boolean(),
  refusal: Type.String({ pattern: '^[a-z-]{1,40}$' }),
  familyCode: Type.String({ pattern: '^[A-Z]{1,2}\\+?$' }),
  appointmentAt: Type.String({ format: 'date-time' }),
  site: Id,
  ticketNumber: Type.Integer({ minimum: 1, maximum: 9999 }),
  /** The letter with the codes of a new card went out (D1). */
  codesPostedOn: IsoDate,
  /** That letter never came, and counts as lost (A6). */
  codesMissing: Type.Boolean(),
  /** The child was there at the request of a Kids-ID (E4). */
  childPresent: Type.Boolean(),
  /** A card found again after its cancellation was handed in; it is never used again (B2). */
  cardHandedIn: Type.Boolean(),
  /** Last day of the finding window under the repealed policy. */
  suspendedUntil: IsoDate,
  /** The number the police gave to the declaration. Not derived from a person. */
  policeReference: Type.String({ pattern: '^[A-Za-z0-9./-]{1,40}$' }),
  note,
} as const;

export type FactName = keyof typeof factSchemas;
export type Facts = { readonly [Name in FactName]?: Static<(typeof factSchemas)[Name]> };
