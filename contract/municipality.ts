/**
 * The configuration of one municipality: everything that differs between towns is data in config/municipalities/*.json,
 * validated against this schema, never code (reference municipal.md §1.1). Money is in euro cents, dates are ISO calendar
 * dates in Europe/Brussels, hours are local.
 */
import { type Static, Type } from 'typebox';
import { languages } from './languages.ts';
import { oneOf } from './one-of.ts';

const closed = { additionalProperties: false } as const;

export const LanguageSchema = oneOf(languages);

/** A text in at least the official languages; the loader rejects a file in which an offered language is missing. */
export const TextSchema = Type.Object(
  {
    nl: Type.Optional(Type.String({ minLength: 1, maxLength: 600 })),
    fr: Type.Optional(Type.String({ minLength: 1, maxLength: 600 })),
    de: Type.Optional(Type.String({ minLength: 1, maxLength: 600 })),
    en: Type.Optional(Type.String({ minLength: 1, maxLength: 600 })),
  },
  closed,
);
export type Text = Static<typeof TextSchema>;

/** Why a person asks for new codes; the price may depend on it (municipal.md A5, A6). */
export const pinReprintReasons = ['codes-lost', 'codes-never-arrived'] as const;
export const PinReprintReasonSchema = oneOf(pinReprintReasons);

const IsoDate = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const Hour = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' });

export const siteRoles = ['intake', 'pickup', 'payment'] as const;

export const SiteSchema = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z0-9-]{1,40}$' }),
    names: TextSchema,
    address: Type.Object(
      {
        streetAndNumber: Type.String({ maxLength: 80 }),
        zip: Type.String({ pattern: '^\\d{4}$' }),
        municipality: Type.String({ maxLength: 60 }),
      },
      closed,
    ),
    phone: Type.Union([Type.String({ maxLength: 30 }), Type.Null()]),
    roles: Type.Array(oneOf(siteRoles), { minItems: 1 }),
    /** ISO weekday 1 (Monday) to 7; a weekday that is absent is closed. */
    openingHours: Type.Array(
      Type.Object({ weekday: Type.Integer({ minimum: 1, maximum: 7 }), from: Hour, to: Hour }, closed),
    ),
  },
  closed,
);
export type Site = Static<typeof SiteSchema>;

/** Who is at fault decides what a new card costs after a defect (municipal.md C3, C6). */
export const cardDefectReasons = ['producer-at-fault', 'holder-at-fault'] as const;

const dated = {
  amountCents: Type.Integer({ minimum: 0, maximum: 100_000 }),
  validFrom: IsoDate,
  /** Last day of validity, null while open-ended. */
  validTo: Type.Union([IsoDate, Type.Null()]),
  /** The regulation or page the amount was taken from. */
  source: Type.String({ minLength: 1, maxLength: 300 }),
};

export const PriceSchema = Type.Union([
  Type.Object({ product: Type.Literal('pin-reprint'), reason: PinReprintReasonSchema, ...dated }, closed),
  Type.Object({ product: Type.Literal('card-after-defect'), reason: oneOf(cardDefectReasons), ...dated }, closed),
]);
export type Price = Static<typeof PriceSchema>;

export const PinReprintServiceSchema = Type.Object(
  {
    enabled: Type.Boolean(),
    /** Applet versions for which a letter with new codes exists. Applet 1.8 gets a new PIN at the counter instead (municipal.md A2). */
    reprintApplets: Type.Array(Type.Union([Type.Literal('1.0'), Type.Literal('1.1'), Type.Literal('1.7')]), {
      minItems: 1,
    }),
    payAt: Type.Union([Type.Literal('counter'), Type.Literal('collection')]),
    leadTimeDays: Type.Object({ min: Type.Integer({ minimum: 0 }), max: Type.Integer({ minimum: 0 }) }, closed),
    /** Uncollected codes are destroyed after this many months (municipal.md A11). */
    collectWithinMonths: Type.Integer({ minimum: 1, maximum: 24 }),
    reminders: Type.Integer({ minimum: 0, maximum: 6 }),
    /** Whether the service may show the photo from the chip. Off unless the municipality has a reason (municipal.md §4). */
    showPhoto: Type.Boolean(),
    texts: Type.Object(
      {
        /** Shown before anything is asked: look for the letter first (municipal.md A1). */
        lookForLetterFirst: TextSchema,
        /** The consequence named on the confirmation page (municipal.md A7). */
        consequence: TextSchema,
        /** What to bring when collecting. */
        bring: TextSchema,
      },
      closed,
    ),
  },
  closed,
);

/** Reporting a card that does not work; the first analysis is the clerk's (municipal.md C1-C7). */
export const CardDefectServiceSchema = Type.Object(
  {
    enabled: Type.Boolean(),
    texts: Type.Object(
      {
        /** Why the whole chip is read and what becomes of it, shown before reading: a check files no request (`legalBasis`). */
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

export const MunicipalitySchema = Type.Object(
  {
    schema: Type.Literal('municipality/1'),
    id: Type.String({ pattern: '^[a-z0-9-]{1,40}$' }),
    /** Five-digit NIS code of the municipality, null for an invented one. */
    nis5: Type.Union([Type.String({ pattern: '^\\d{5}$' }), Type.Null()]),
    names: TextSchema,
    /** Offered on the kiosk, in this order. */
    kioskLanguages: Type.Array(LanguageSchema, { minItems: 1, maxItems: 4, uniqueItems: true }),
    /** Languages in which texts are official; a kiosk in another language shows a translation and says so. */
    officialTextLanguages: Type.Array(LanguageSchema, { minItems: 1, maxItems: 3, uniqueItems: true }),
    /** A colour for actions; its lightness is shifted until contrast with the ground is 7:1, or it is refused. */
    actionColour: Type.Union([Type.String({ pattern: '^#[0-9A-Fa-f]{6}$' }), Type.Null()]),
    sites: Type.Array(SiteSchema, { minItems: 1, maxItems: 20 }),
    services: Type.Object({ pinReprint: PinReprintServiceSchema, cardDefect: CardDefectServiceSchema }, closed),
    /** A card whose validity ends within this many days is said to expire soon. */
    cardExpiresSoonDays: Type.Integer({ minimum: 0, maximum: 730 }),
    priceBook: Type.Array(PriceSchema, { minItems: 1 }),
    privacy: Type.Object(
      {
        /** Why the kiosk may read the card, shown before reading; the legal basis is for the municipality to confirm. */
        legalBasis: TextSchema,
        retentionDaysAfterClosing: Type.Integer({ minimum: 1, maximum: 3650 }),
      },
      closed,
    ),
  },
  closed,
);
export type Municipality = Static<typeof MunicipalitySchema>;
