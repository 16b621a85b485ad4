/** What the services of a municipality are put together from (reference municipal.md §1.1): the frame that all share, and terms. */
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
export const months = Type.Integer({ minimum: 1, maximum: 60 });

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

export const frame = {
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
