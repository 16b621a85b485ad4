/**
 * The services of a municipality and the rules that differ from town to town (reference municipal.md §1, §1.1). Every
 * service has the same frame; what only one of them needs stands in its own schema. Nothing here is a default: a file
 * says everything.
 */
import { type Static, Type } from 'typebox';
import { oneOf } from '../one-of.ts';
import { cardProducts, urgencies } from './prices.ts';
import { closed, Hour, Id, TextSchema, WebAddress } from './texts.ts';

/** Ways to ask; `kiosk` is never the only one (municipal.md §0.4). */
export const channels = ['kiosk', 'counter', 'online', 'phone', 'post', 'home-visit'] as const;

export const noticeChannels = ['email', 'letter', 'phone'] as const;
export type NoticeChannel = (typeof noticeChannels)[number];

/** `request`: before anything is ordered, at the counter. */
export const paymentMoments = ['request', 'collection', 'none'] as const;
export type PaymentMoment = (typeof paymentMoments)[number];
export const paymentMethods = ['cash', 'bancontact', 'credit-card', 'online'] as const;
export type PaymentMethod = (typeof paymentMethods)[number];

/** `clerk-decision` and `on-producer-fault` lead to a refund that a clerk records after signing in again. */
export const refundPolicies = ['none', 'clerk-decision', 'on-producer-fault'] as const;

/** Who may collect for somebody else (A12, D8). Biometric cards need the holder's fingerprints. */
export const proxyPolicies = ['none', 'non-biometric', 'yes'] as const;

const days = Type.Integer({ minimum: 0, maximum: 3650 });
const months = Type.Integer({ minimum: 1, maximum: 60 });

/** Working days are days on which the town hall may be open: no weekend, no holiday of the file. */
export const LeadTimeSchema = Type.Object(
  { min: days, max: days, unit: oneOf(['days', 'working-days'] as const) },
  closed,
);
export type LeadTime = Static<typeof LeadTimeSchema>;

export const EligibilitySchema = Type.Object(
  {
    residentsOnly: Type.Boolean(),
    /** While an address change is under way (A4). */
    pendingMoveBlocks: Type.Boolean(),
    /** While a new card is under way (A4). */
    pendingCardBlocks: Type.Boolean(),
    /** Whole years; null: none. */
    minimumAge: Type.Union([Type.Integer({ minimum: 0, maximum: 120 }), Type.Null()]),
  },
  closed,
);

export const ReminderSchema = Type.Object(
  { afterDays: Type.Integer({ minimum: 1, maximum: 365 }), channel: oneOf(['preferred', ...noticeChannels] as const) },
  closed,
);

/** What happens to what nobody collects: a soft term that is said, and a hard one that ends it (A11, D7). */
export const RetentionSchema = Type.Object(
  {
    /** Days within which people are asked to come, counted from the notice of arrival; null: only the hard term is said. */
    collectWithinDays: Type.Union([Type.Integer({ minimum: 1, maximum: 365 }), Type.Null()]),
    hardTermMonths: months,
    /** Whether the hard term counts from the arrival notice or from the first reminder (D7). */
    hardTermFrom: oneOf(['notice', 'first-reminder'] as const),
    destroy: Type.Boolean(),
  },
  closed,
);

export const PickupSchema = Type.Object(
  { sites: Type.Array(Id, { minItems: 1, uniqueItems: true }), proxy: oneOf(proxyPolicies) },
  closed,
);

export const UrgentSchema = Type.Object(
  {
    urgency: oneOf(urgencies.slice(1) as readonly ('urgent-municipality' | 'urgent-brussels')[]),
    products: Type.Array(oneOf(cardProducts), { minItems: 1, uniqueItems: true }),
    /** Asked for before this hour on a working day, it counts from that day; later, from the next. */
    cutOff: Hour,
    /** Working days from the day it counts from until it is ready, and from which hour. */
    readyAfterWorkingDays: Type.Integer({ minimum: 0, maximum: 10 }),
    readyFrom: Hour,
    /** ISO weekdays on which it can be handed over there. */
    readyWeekdays: Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), { minItems: 1, uniqueItems: true }),
    /** A site of the file, or null where it is handed over elsewhere (`place` says where). */
    site: Type.Union([Id, Type.Null()]),
    place: TextSchema,
  },
  closed,
);
export type UrgentProcedure = Static<typeof UrgentSchema>;

/** What a municipality tells about a service beside what the screens of the kiosk need. One text a topic. */
export const informationTopics = [
  'who-may-ask',
  'how-to-ask',
  'validity',
  'duty-to-carry',
  'own-initiative',
  'photo',
  'price',
  'payment',
  'codes-by-post',
  'codes-never-arrived',
  'letter-found',
  'travel',
  'abroad',
  'check-document',
  'cannot-sign',
  'cannot-come',
  'other-digital-keys',
  'help',
] as const;

const frame = {
  enabled: Type.Boolean(),
  channels: Type.Array(oneOf(channels), { minItems: 1, uniqueItems: true }),
  eligibility: EligibilitySchema,
  payAt: oneOf(paymentMoments),
  /** In the order in which the town prefers them. */
  paymentMethods: Type.Array(oneOf(paymentMethods), { uniqueItems: true }),
  refund: oneOf(refundPolicies),
  /** Only with an appointment; null address: by telephone. */
  appointment: Type.Object({ required: Type.Boolean(), url: Type.Union([WebAddress, Type.Null()]) }, closed),
  /** Where it is asked for online, null where it is not. */
  onlineUrl: Type.Union([WebAddress, Type.Null()]),
  information: Type.Array(Type.Object({ topic: oneOf(informationTopics), text: TextSchema }, closed)),
  /** Acts and decisions it rests on. */
  legalBasis: Type.Array(Type.String({ minLength: 1, maxLength: 300 })),
} as const;

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
