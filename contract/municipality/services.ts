/**
 * The services of a municipality and the rules that differ from town to town (reference municipal.md §1, §1.1). Every
 * service has the same frame; what only one of them needs stands in its own schema. Nothing here is a default: a file
 * says everything.
 */
import { type Static, Type } from 'typebox';
import { oneOf } from '../one-of.ts';
import {
  frame,
  LeadTimeSchema,
  months,
  PickupSchema,
  ReminderSchema,
  RetentionSchema,
  UrgentSchema,
} from './service-parts.ts';
import { closed, Id, TextSchema } from './texts.ts';

export const PinReprintServiceSchema = Type.Object(
  {
    ...frame,
    /** Applet versions for which a letter with new codes exists. Applet 1.8 gets a new PIN at the counter instead (A2). */
    reprintApplets: Type.Array(Type.Union([Type.Literal('1.0'), Type.Literal('1.1'), Type.Literal('1.7')]), {
      minItems: 1,
      uniqueItems: true,
    }),
    /** Weeks after which codes of a normal renewal count as never arrived, and are free (A6). */
    neverArrivedAfterWeeks: Type.Integer({ minimum: 0, maximum: 26 }),
    leadTime: LeadTimeSchema,
    reminders: Type.Array(ReminderSchema, { maxItems: 6 }),
    retention: RetentionSchema,
    pickup: PickupSchema,
    texts: Type.Object(
      {
        /** Shown before anything is asked: look for the letter first (A1). */
        lookForLetterFirst: TextSchema,
        /** The consequence named on the confirmation page (A7). */
        consequence: TextSchema,
        /** What to bring when collecting. */
        bring: TextSchema,
      },
      closed,
    ),
  },
  closed,
);

/** A new PIN at the counter (A1, A2): free, at once. */
export const PinResetServiceSchema = Type.Object(
  {
    ...frame,
    sites: Type.Array(Id, { minItems: 1 }),
    texts: Type.Object({ how: TextSchema, bring: TextSchema }, closed),
  },
  closed,
);

/** Loss, theft and destruction (B1 to B11). Who takes the declaration stands in `routing`. */
export const LossServiceSchema = Type.Object(
  {
    ...frame,
    annex12: Type.Object(
      {
        validMonths: months,
        /** How often the home municipality may extend it; 0: never (B6). */
        extensions: Type.Integer({ minimum: 0, maximum: 12 }),
        noticeDaysBeforeEnd: Type.Integer({ minimum: 1, maximum: 30 }),
      },
      closed,
    ),
    /** Days within which a pre-declaration must be confirmed at the counter before it lapses; nothing is cancelled then. */
    preDeclarationValidDays: Type.Integer({ minimum: 1, maximum: 60 }),
    texts: Type.Object(
      {
        /** Search again: it cannot be undone. */
        searchAgain: TextSchema,
        /** Cancelled at once and for good (B2). */
        irrevocable: TextSchema,
        bring: TextSchema,
      },
      closed,
    ),
  },
  closed,
);

/** Reporting a card that does not work; the first analysis is the clerk's (C1 to C7). */
export const CardDefectServiceSchema = Type.Object(
  {
    ...frame,
    /** Collect the fee first and pay it back when the producer is at fault (C6). */
    collectFirst: Type.Boolean(),
    /** Days after which an answer of helpdesk or producer is late (C4). */
    answerAfterDays: Type.Integer({ minimum: 1, maximum: 90 }),
    texts: Type.Object(
      {
        /** Why the whole chip is read and what becomes of it, shown before reading: a check files no request. */
        whyRead: TextSchema,
        /** Who decides whether the new card is free, and when. */
        whoPays: TextSchema,
        /** What to bring to the counter: the card, a chip that came off, a photo. */
        bring: TextSchema,
      },
      closed,
    ),
  },
  closed,
);

/** How the photo is made (D9). */
export const photoModes = ['paper', 'live', 'none'] as const;

const cardService = {
  ...frame,
  leadTime: LeadTimeSchema,
  reminders: Type.Array(ReminderSchema, { maxItems: 6 }),
  retention: RetentionSchema,
  pickup: PickupSchema,
  urgent: Type.Array(UrgentSchema, { maxItems: 4 }),
  photo: oneOf(photoModes),
  texts: Type.Object({ bringToRequest: TextSchema, bringToCollect: TextSchema, notice: TextSchema }, closed),
} as const;

export const ReplacementServiceSchema = Type.Object(
  {
    ...cardService,
    products: Type.Array(oneOf(['eid', 'kids-id'] as const), { minItems: 1, uniqueItems: true }),
    /** A clerk comes to who cannot come (D10). */
    homeVisit: Type.Boolean(),
    /** Who cannot sign is exempt, or the stored signature is used with consent and a medical note (D10). */
    cannotSign: Type.Boolean(),
    /** Days without the letter with codes after which a reprint is free (D1, A6). */
    codesMissingAfterDays: Type.Integer({ minimum: 1, maximum: 90 }),
  },
  closed,
);

/** Card families of foreigners; replaced ones stay valid until they end (F1, F2). */
export const ForeignerCardServiceSchema = Type.Object(
  {
    ...cardService,
    families: Type.Array(
      Type.Object(
        {
          code: Type.String({ pattern: '^[A-Z]{1,2}\\+?$' }),
          /** First day on which it is no longer issued, null while it is. */
          issuedUntil: Type.Union([Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }), Type.Null()]),
          /** What is asked for instead of a duplicate. */
          replacedBy: Type.Union([Type.String({ pattern: '^[A-Z]{1,2}\\+?$' }), Type.Null()]),
        },
        closed,
      ),
      { minItems: 1 },
    ),
  },
  closed,
);

/** The activation code of a digital key: in person, paper code, link by mail (G1, G2). */
export const DigitalKeyServiceSchema = Type.Object(
  {
    ...frame,
    sites: Type.Array(Id, { minItems: 1 }),
    linkValidDays: Type.Integer({ minimum: 1, maximum: 60 }),
    keyValidYears: Type.Integer({ minimum: 1, maximum: 30 }),
    helpdesk: Type.String({ maxLength: 40 }),
    texts: Type.Object({ forWhom: TextSchema, bring: TextSchema }, closed),
  },
  closed,
);

export const AppointmentServiceSchema = Type.Object(
  {
    ...frame,
    /** How long one appointment takes; slots are counted from the moment the doors of a site open. */
    slotMinutes: Type.Integer({ minimum: 5, maximum: 240 }),
    /** How many people can come to one site in one slot. */
    desks: Type.Integer({ minimum: 1, maximum: 50 }),
    /** Nobody books a slot that begins sooner than this. */
    earliestHoursAhead: Type.Integer({ minimum: 0, maximum: 336 }),
    /** The last day that can be booked, counted from today. */
    latestDaysAhead: Type.Integer({ minimum: 1, maximum: 366 }),
    /** Minutes after the hour at which somebody who has not come counts as not coming. */
    noShowAfterMinutes: Type.Integer({ minimum: 1, maximum: 240 }),
    tickets: Type.Boolean(),
    texts: Type.Object({ how: TextSchema }, closed),
  },
  closed,
);

export const ServicesSchema = Type.Object(
  {
    pinReprint: PinReprintServiceSchema,
    pinReset: PinResetServiceSchema,
    loss: LossServiceSchema,
    cardDefect: CardDefectServiceSchema,
    replacement: ReplacementServiceSchema,
    foreignerCard: ForeignerCardServiceSchema,
    digitalKey: DigitalKeyServiceSchema,
    appointment: AppointmentServiceSchema,
  },
  closed,
);
export type Services = Static<typeof ServicesSchema>;
