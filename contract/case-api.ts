/** How a case travels: what its owner may do with it, how it is moved, listed and asked about (reference municipal.md §2.2). */
import { type Static, Type } from 'typebox';
import { documentKinds, noticeKinds, noticeStates } from './case-outcomes.ts';
import { caseNumberPattern, statusCodePattern } from './municipal-api.ts';
import { lossDestinations } from './municipality/routing.ts';
import { paymentMethods, paymentMoments } from './municipality/service-parts.ts';
import { closed, IsoDate, LanguageSchema } from './municipality/texts.ts';
import { oneOf } from './one-of.ts';
import { problemTypes, type ProblemType } from './problem-types.ts';
import { paymentStates, requestTypes } from './request-states.ts';

const instant = Type.String({ format: 'date-time' });
const orNull = <S extends Type.TSchema>(schema: S) => Type.Union([schema, Type.Null()]);
const code = Type.String({ pattern: '^[a-z0-9-]{1,40}$' });

/** Facts travel as scalars; which there are and what they look like stands in backend/cases/facts.ts. */
export const FactsSchema = Type.Record(
  Type.String({ pattern: '^[A-Za-z0-9]{1,40}$' }),
  Type.Union([Type.String({ maxLength: 200 }), Type.Integer(), Type.Boolean()]),
  { maxProperties: 60 },
);

/** What whoever filed a request gets for it; pin-reprint and card-defect have receipts of their own. Nothing personal. */
export const CaseReceiptSchema = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    caseNumber: Type.String({ pattern: caseNumberPattern }),
    type: oneOf(requestTypes.filter((type) => type !== 'pin-reprint' && type !== 'card-defect')),
    state: code,
    receivedAt: instant,
    /** Opens GET /v1/status/{code}: state and dates, without logging in. */
    statusCode: Type.String({ pattern: statusCodePattern }),
    facts: FactsSchema,
    simulated: Type.Boolean(),
  },
  closed,
);
export type CaseReceipt = Static<typeof CaseReceiptSchema>;

/** One thing that may be done now, by whoever asked. */
export const AllowedEventSchema = Type.Object(
  {
    event: code,
    to: code,
    records: Type.Array(Type.String()),
    mayRecord: Type.Array(Type.String()),
    stepUp: Type.Boolean(),
    irreversible: Type.Boolean(),
  },
  closed,
);
export type AllowedEvent = Static<typeof AllowedEventSchema>;

export const CaseSchema = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    caseNumber: Type.String({ pattern: caseNumberPattern }),
    type: oneOf(requestTypes),
    state: code,
    /** Entity tag of the row; sent back in If-Match. */
    version: Type.Integer({ minimum: 1 }),
    language: LanguageSchema,
    owner: orNull(oneOf(['clerk', 'citizen', 'clock'] as const)),
    receivedAt: instant,
    since: instant,
    lateAt: orNull(instant),
    isLate: Type.Boolean(),
    closedAt: orNull(instant),
    facts: FactsSchema,
    payment: orNull(Type.Object({ state: oneOf(paymentStates), amountCents: Type.Integer() }, closed)),
    allowed: Type.Array(AllowedEventSchema),
    simulated: Type.Boolean(),
  },
  closed,
);
export type Case = Static<typeof CaseSchema>;

export const TransitionOrderSchema = Type.Object(
  {
    event: code,
    details: FactsSchema,
    /** True when the person was told that it cannot be undone, and agreed. */
    confirmed: Type.Boolean(),
    /** Why this clerk looks at this case: goes into the audit trail (reference §4). */
    purpose: Type.String({ pattern: '^[a-z-]{1,40}$' }),
  },
  closed,
);

export const pageOf = <S extends Type.TSchema>(items: S) =>
  Type.Object(
    { items: Type.Array(items), /** Opaque; null on the last page. */ next: orNull(Type.String({ maxLength: 200 })) },
    closed,
  );

export const CaseQuerySchema = Type.Object(
  {
    type: Type.Optional(oneOf(requestTypes)),
    state: Type.Optional(code),
    owner: Type.Optional(oneOf(['clerk', 'citizen', 'clock'] as const)),
    lateOnly: Type.Optional(Type.Boolean()),
    /** Finds the cases of one person; audited with the purpose. */
    nationalNumber: Type.Optional(Type.String({ pattern: '^\\d{11}$' })),
    caseNumber: Type.Optional(Type.String({ pattern: caseNumberPattern })),
    purpose: Type.String({ pattern: '^[a-z-]{1,40}$' }),
    pageSize: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
    after: Type.Optional(Type.String({ maxLength: 200 })),
  },
  closed,
);
export type CaseQuery = Static<typeof CaseQuerySchema>;

/** State and dates, nothing else: whoever finds the code learns nothing about a person. */
export const StatusSchema = Type.Object(
  {
    type: oneOf(requestTypes),
    state: code,
    receivedAt: instant,
    since: instant,
    expectedFrom: orNull(IsoDate),
    expectedTo: orNull(IsoDate),
    readyAt: orNull(instant),
    simulated: Type.Boolean(),
  },
  closed,
);
export type Status = Static<typeof StatusSchema>;

export const PaymentOrderSchema = Type.Object(
  {
    method: oneOf(paymentMethods),
    /** As shown to the person; must be the amount due. */ amountCents: Type.Integer({ minimum: 0, maximum: 100_000 }),
    outcome: oneOf(['paid', 'failed', 'unknown'] as const),
  },
  closed,
);
export type PaymentOrder = Static<typeof PaymentOrderSchema>;
export const PaymentSchema = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    state: oneOf(paymentStates),
    method: oneOf(paymentMethods),
    amountCents: Type.Integer(),
    recordedAt: instant,
    /** Reprints the state's provider; null: recorded by a clerk. */ provider: orNull(code),
  },
  closed,
);
export type Payment = Static<typeof PaymentSchema>;

/** `refunded`: money went back to who paid; the others settle a payment of which nobody knew. */
export const ReconciliationSchema = Type.Object(
  { paymentId: Type.String({ format: 'uuid' }), outcome: oneOf(['paid', 'failed', 'refunded'] as const) },
  closed,
);
export type Reconciliation = Static<typeof ReconciliationSchema>;

/** The trail of one person's cases, for that person: role, deed and reason; a clerk is named by an opaque id. */
export const AuditTrailSchema = Type.Object(
  {
    entries: Type.Array(
      Type.Object(
        {
          at: instant,
          actor: Type.String(),
          action: Type.String(),
          purpose: Type.String(),
          caseNumber: Type.String({ pattern: caseNumberPattern }),
        },
        closed,
      ),
    ),
  },
  closed,
);
export type AuditTrail = Static<typeof AuditTrailSchema>;

/** Answer to an eligibility query: nothing is promised, the price is asked for again when filing. */
export const EligibilitySchema = Type.Object(
  {
    eligible: Type.Boolean(),
    problems: Type.Array(oneOf(Object.keys(problemTypes) as readonly ProblemType[])), // the keys of a const table are its types
    quote: orNull(
      Type.Object(
        {
          amountCents: Type.Integer({ minimum: 0 }),
          payAt: oneOf(paymentMoments),
          source: Type.String(),
          day: IsoDate,
        },
        closed,
      ),
    ),
    routedTo: orNull(oneOf(lossDestinations)),
    readyAt: orNull(instant),
    expectedFrom: orNull(IsoDate),
    expectedTo: orNull(IsoDate),
    /** The card family to ask for where the one asked for is no longer issued (F1, F2). */
    insteadFamily: orNull(Type.String()),
  },
  closed,
);
export type Eligibility = Static<typeof EligibilitySchema>;

/** Hours of one day at which somebody can still come, and how many people; when asked again, fewer may be left. */
export const FreeSlotsSchema = Type.Object(
  {
    slots: Type.Array(Type.Object({ at: instant, places: Type.Integer({ minimum: 1 }) }, closed), { maxItems: 300 }),
  },
  closed,
);
export type FreeSlots = Static<typeof FreeSlotsSchema>;

/** CloudEvents 1.0, JSON format; `subject` is the case id, `sequence` orders the events of one case. */
export const CloudEventSchema = Type.Object(
  {
    specversion: Type.Literal('1.0'),
    id: Type.String({ format: 'uuid' }),
    source: Type.String(),
    type: Type.String(),
    subject: Type.String({ format: 'uuid' }),
    time: instant,
    sequence: Type.String(),
    datacontenttype: Type.Literal('application/json'),
    data: Type.Object(
      { type: oneOf(requestTypes), from: orNull(code), to: code, event: code, simulated: Type.Boolean() },
      closed,
    ),
  },
  closed,
);
export type CloudEvent = Static<typeof CloudEventSchema>;

/** A file of the case, made again from its facts whenever it is asked for. */
export const CaseDocumentSchema = Type.Object({ kind: oneOf(documentKinds), issuedAt: instant }, closed);
export const CaseNoticeSchema = Type.Object(
  {
    kind: oneOf(noticeKinds),
    channel: Type.String(),
    state: oneOf(noticeStates),
    at: instant,
  },
  closed,
);
