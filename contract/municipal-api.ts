/**
 * The HTTP contract between kiosk and municipal backend; docs/openapi.json is generated from these schemas.
 * After reference municipal.md §2.2 and the Belgif REST guide: problems are RFC 9457, and national numbers travel in
 * bodies only, never in a URL or a header.
 */
import { type Static, Type } from 'typebox';
import { DiagnosisSchema } from './diagnosis.ts';
import { PinReprintReasonSchema } from './municipality/prices.ts';
import { paymentMoments } from './municipality/service-parts.ts';
import { IsoDate, LanguageSchema } from './municipality/texts.ts';
import { oneOf } from './one-of.ts';
import { requestStates } from './request-states.ts';

const closed = { additionalProperties: false } as const;

/** Where a value came from: the chip (signed), typed by a person, or the register. */
export const provenances = ['chip', 'typed', 'register'] as const;
const ProvenanceSchema = oneOf(provenances);
export type Provenance = Static<typeof ProvenanceSchema>;

const provided = (maxLength: number) =>
  Type.Object({ value: Type.String({ minLength: 1, maxLength }), provenance: ProvenanceSchema }, closed);

/** One label-free line per part; a value is absent (null) when the card does not hold it and nobody typed it. */
export const ApplicantSchema = Type.Object(
  {
    nationalNumber: Type.Object({ value: Type.String({ pattern: '^\\d{11}$' }), provenance: ProvenanceSchema }, closed),
    surname: provided(200),
    givenNames: Type.Union([provided(200), Type.Null()]),
    streetAndNumber: Type.Union([provided(120), Type.Null()]),
    zip: Type.Union([provided(10), Type.Null()]),
    municipality: Type.Union([provided(100), Type.Null()]),
  },
  closed,
);
export type Applicant = Static<typeof ApplicantSchema>;

/** RFC 5321 limits a whole address to 254 characters. The pattern refuses what can certainly not be delivered. */
export const emailPattern =
  "^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,63}$";

export const NotificationSchema = Type.Union([
  Type.Object({ channel: Type.Literal('letter') }, closed),
  Type.Object(
    { channel: Type.Literal('email'), address: Type.String({ pattern: emailPattern, maxLength: 254 }) },
    closed,
  ),
]);
export type Notification = Static<typeof NotificationSchema>;

/** What was learnt about the chip, without any personal value: the backend decides on it again. */
export const ChipEvidenceSchema = Type.Object(
  {
    generation: Type.Union([Type.Literal('1.0'), Type.Literal('1.1'), Type.Literal('1.7'), Type.Literal('1.8')]),
    trust: Type.Union([Type.Literal('belgian'), Type.Literal('test')]),
    /** Finding codes; a newer kiosk may know more of them than the backend. */
    findings: Type.Array(Type.String({ pattern: '^[a-z]+\\.[a-z-]{1,50}$' }), { maxItems: 60 }),
  },
  closed,
);

export const PinReprintSubmissionSchema = Type.Object(
  {
    type: Type.Literal('pin-reprint'),
    language: LanguageSchema,
    applicant: ApplicantSchema,
    /** Null where the chip could not be read: nothing is paid or ordered until a clerk has confirmed the generation. */
    chip: Type.Union([ChipEvidenceSchema, Type.Null()]),
    reason: PinReprintReasonSchema,
    /** The person says that an address change is under way (A4); absent: nobody asked. */
    moveUnderWay: Type.Optional(Type.Boolean()),
    /** The day on which the person asked for the card whose codes never came (A6); absent: nobody asked. */
    renewalAskedOn: Type.Optional(IsoDate),
    pickupSite: Type.String({ pattern: '^[a-z0-9-]{1,40}$' }),
    notification: NotificationSchema,
    /** The amount the person saw and agreed to; the backend refuses with `price-changed` when it is no longer true. */
    agreedAmountCents: Type.Integer({ minimum: 0, maximum: 100_000 }),
  },
  closed,
);
export type PinReprintSubmission = Static<typeof PinReprintSubmissionSchema>;

/** A defective card is reported without a name: the diagnosis, and nothing about the person (reference municipal.md C1, C2). */
export const CardDefectSubmissionSchema = Type.Object(
  { type: Type.Literal('card-defect'), language: LanguageSchema, diagnosis: DiagnosisSchema },
  closed,
);
export type CardDefectSubmission = Static<typeof CardDefectSubmissionSchema>;

export const caseNumberPattern = '^\\d{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$';

/** 128 random bits in base64url: cannot be guessed, tells nothing. */
export const statusCodePattern = '^[A-Za-z0-9_-]{22}$';

/** What every receipt says. */
const filed = {
  /** Opaque; the only name of a request in URLs, mails and on paper. */
  id: Type.String({ format: 'uuid' }),
  /** Short number for people, for example 2026-K7M4-92QF; not derived from any personal value. */
  caseNumber: Type.String({ pattern: caseNumberPattern }),
  /** Opens GET /v1/status/{code}; absent in receipts of before there was one. */
  statusCode: Type.Optional(Type.String({ pattern: statusCodePattern })),
};

export const CardDefectReceiptSchema = Type.Object(
  {
    ...filed,
    type: Type.Literal('card-defect'),
    state: oneOf(requestStates['card-defect']),
    receivedAt: Type.String({ format: 'date-time' }),
    simulated: Type.Boolean(),
  },
  closed,
);
export type CardDefectReceipt = Static<typeof CardDefectReceiptSchema>;

/** A report as the counter finds it again by its case number. */
export const CardDefectReportSchema = Type.Object(
  { receipt: CardDefectReceiptSchema, language: LanguageSchema, diagnosis: DiagnosisSchema },
  closed,
);
export type CardDefectReport = Static<typeof CardDefectReportSchema>;

export const RequestReceiptSchema = Type.Object(
  {
    ...filed,
    type: Type.Literal('pin-reprint'),
    state: oneOf(requestStates['pin-reprint']),
    receivedAt: Type.String({ format: 'date-time' }),
    amountCents: Type.Integer({ minimum: 0 }),
    payAt: oneOf(paymentMoments),
    pickupSite: Type.String(),
    /** Calendar dates between which the codes are expected. */
    expectedFrom: Type.String({ format: 'date' }),
    expectedTo: Type.String({ format: 'date' }),
    /** True when the request was made with a test card or a simulated part: shown on screen and printed on paper. */
    simulated: Type.Boolean(),
  },
  closed,
);
export type RequestReceipt = Static<typeof RequestReceiptSchema>;

/** RFC 9457 problem; `code` is ours and stable, `issues` names offending places of the input, never their values. */
export const ProblemSchema = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.Optional(Type.String()),
    instance: Type.Optional(Type.String()),
    issues: Type.Optional(
      Type.Array(Type.Object({ in: Type.String(), name: Type.String(), detail: Type.String() }, closed)),
    ),
  },
  { additionalProperties: true },
);
export type Problem = Static<typeof ProblemSchema>;
