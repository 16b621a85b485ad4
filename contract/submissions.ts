/**
 * What a kiosk or a counter files, one schema per type of request. Personal values stand in `applicant` and `notification`
 * only, and only in bodies; everything else is impersonal and becomes facts of the case (reference municipal.md §1.2, §2.2).
 */
import { type Static, Type } from 'typebox';
import {
  ApplicantSchema,
  CardDefectSubmissionSchema,
  ChipEvidenceSchema,
  NotificationSchema,
  PinReprintSubmissionSchema,
} from './municipal-api.ts';
import { replacementReasons, urgencies } from './municipality/prices.ts';
import { cardFamilies, lossKinds } from './municipality/routing.ts';
import { closed, Id, LanguageSchema } from './municipality/texts.ts';
import { oneOf } from './one-of.ts';

const asked = { language: LanguageSchema, applicant: ApplicantSchema, notification: NotificationSchema } as const;
const agreedAmountCents = Type.Integer({ minimum: 0, maximum: 100_000 });
const instant = Type.String({ format: 'date-time' });

/** A new PIN at the counter; why there is no letter to order (A1, A2). */
export const PinResetSubmissionSchema = Type.Object(
  {
    type: Type.Literal('pin-reset'),
    ...asked,
    because: oneOf(['applet-without-reprint', 'puk-known'] as const),
    site: Id,
  },
  closed,
);

/** A pre-declaration, never an annex 12 (B1 to B11). There is no card: a clerk establishes the identity. */
export const LossSubmissionSchema = Type.Object(
  {
    type: Type.Literal('loss'),
    ...asked,
    kind: oneOf(lossKinds),
    family: oneOf(cardFamilies),
    abroad: Type.Boolean(),
    /** The person has read and confirmed that the card can never be used again. */
    understandsIrrevocable: Type.Literal(true),
  },
  closed,
);

export const ReplacementSubmissionSchema = Type.Object(
  {
    type: Type.Literal('replacement'),
    ...asked,
    product: oneOf(['eid', 'kids-id'] as const),
    reason: oneOf(replacementReasons),
    urgency: oneOf(urgencies),
    pickupSite: Type.Union([Id, Type.Null()]),
    /** Somebody else will collect: to be announced at the request (D8). */
    proxyAnnounced: Type.Boolean(),
    homeVisit: Type.Boolean(),
    cannotSign: Type.Boolean(),
    agreedAmountCents,
  },
  closed,
);

export const ForeignerCardSubmissionSchema = Type.Object(
  {
    type: Type.Literal('foreigner-card'),
    ...asked,
    familyCode: Type.String({ pattern: '^[A-Z]{1,2}\\+?$' }),
    reason: oneOf(replacementReasons),
    urgency: oneOf(urgencies),
    pickupSite: Type.Union([Id, Type.Null()]),
    agreedAmountCents,
  },
  closed,
);

/** In person only: the kiosk gives information and a ticket (G1). */
export const DigitalKeySubmissionSchema = Type.Object(
  {
    type: Type.Literal('digital-key'),
    language: LanguageSchema,
    residency: oneOf(['resident', 'non-resident'] as const),
    site: Id,
    agreedAmountCents,
  },
  closed,
);

export const AppointmentSubmissionSchema = Type.Object(
  {
    type: Type.Literal('appointment'),
    ...asked,
    site: Id,
    at: instant,
    subject: Type.String({ pattern: '^[a-z-]{1,40}$' }),
  },
  closed,
);

export const QueueTicketSubmissionSchema = Type.Object(
  {
    type: Type.Literal('queue-ticket'),
    language: LanguageSchema,
    site: Id,
    subject: Type.String({ pattern: '^[a-z-]{1,40}$' }),
  },
  closed,
);

/** By type, the one list that filing, the API and its document are made from. */
export const submissionSchemas = {
  'pin-reprint': PinReprintSubmissionSchema,
  'pin-reset': PinResetSubmissionSchema,
  loss: LossSubmissionSchema,
  'card-defect': CardDefectSubmissionSchema,
  replacement: ReplacementSubmissionSchema,
  'foreigner-card': ForeignerCardSubmissionSchema,
  'digital-key': DigitalKeySubmissionSchema,
  appointment: AppointmentSubmissionSchema,
  'queue-ticket': QueueTicketSubmissionSchema,
} as const;
/** Told apart by `type`. */
export const SubmissionSchema = Type.Union([
  submissionSchemas['pin-reprint'],
  submissionSchemas['pin-reset'],
  submissionSchemas.loss,
  submissionSchemas['card-defect'],
  submissionSchemas.replacement,
  submissionSchemas['foreigner-card'],
  submissionSchemas['digital-key'],
  submissionSchemas.appointment,
  submissionSchemas['queue-ticket'],
]);
export type Submissions = { readonly [T in keyof typeof submissionSchemas]: Static<(typeof submissionSchemas)[T]> };
export type AnySubmission = Submissions[keyof Submissions];

/** Asked before anything is filed: may this person ask, what does it cost, when is it ready, who takes it (§2.2). */
export const EligibilityQuerySchema = Type.Object(
  {
    /** In the body, never in an address (Belgif rule sens-dat); null where nobody has given it. */
    nationalNumber: Type.Union([Type.String({ pattern: '^\\d{11}$' }), Type.Null()]),
    /** Whether the address on the card or typed is in this municipality; null: not known. */
    resident: Type.Union([Type.Boolean(), Type.Null()]),
    wish: Type.Union([
      Type.Object(
        {
          type: Type.Literal('pin-reprint'),
          reason: PinReprintSubmissionSchema.properties.reason,
          chip: Type.Union([ChipEvidenceSchema, Type.Null()]),
          moveUnderWay: PinReprintSubmissionSchema.properties.moveUnderWay,
          renewalAskedOn: PinReprintSubmissionSchema.properties.renewalAskedOn,
        },
        closed,
      ),
      Type.Object(
        { type: Type.Literal('loss'), kind: oneOf(lossKinds), family: oneOf(cardFamilies), abroad: Type.Boolean() },
        closed,
      ),
      Type.Object(
        {
          type: Type.Literal('replacement'),
          product: oneOf(['eid', 'kids-id'] as const),
          reason: oneOf(replacementReasons),
          urgency: oneOf(urgencies),
        },
        closed,
      ),
      Type.Object(
        {
          type: Type.Literal('foreigner-card'),
          familyCode: Type.String({ pattern: '^[A-Z]{1,2}\\+?$' }),
          reason: oneOf(replacementReasons),
          urgency: oneOf(urgencies),
        },
        closed,
      ),
      Type.Object(
        { type: Type.Literal('digital-key'), residency: oneOf(['resident', 'non-resident'] as const) },
        closed,
      ),
    ]),
  },
  closed,
);
export type EligibilityQuery = Static<typeof EligibilityQuerySchema>;
