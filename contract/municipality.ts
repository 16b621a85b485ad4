/**
 * The configuration of one municipality: everything that differs between towns is data in config/municipalities/*.json,
 * validated against this schema and judged by backend/configuration, never code (reference municipal.md §1.1). Money is in
 * euro cents, dates are ISO calendar dates in Europe/Brussels, hours are local.
 */
import { type Static, Type } from 'typebox';
import { PriceSchema } from './municipality/prices.ts';
import { LossRuleSchema } from './municipality/routing.ts';
import { noticeChannels } from './municipality/service-parts.ts';
import { ServicesSchema } from './municipality/services.ts';
import { SiteSchema } from './municipality/sites.ts';
import { closed, Id, IsoDate, LanguageSchema, Phone, Source, TextSchema, WebAddress } from './municipality/texts.ts';
import { oneOf } from './one-of.ts';

/** Which languages the law gives a municipality; `+` names the language of facilities (municipal.md §4, "Language law"). */
export const languageRegimes = ['nl', 'fr', 'de', 'nl+frFac', 'fr+nlFac', 'fr+deFac', 'de+frFac', 'bxl'] as const;

const email = Type.String({ format: 'email', maxLength: 254 });

/** https without a user in it, or http on this machine. */
const EventAddress = Type.String({
  pattern: '^(https://[^\\s/@?#]+|http://(localhost|127\\.0\\.0\\.1|\\[::1\\])(:\\d{1,5})?)(/[^\\s#]*)?$',
  maxLength: 310,
});

export const MunicipalitySchema = Type.Object(
  {
    schema: Type.Literal('municipality/1'),
    id: Id,
    /** Five-digit NIS code of the municipality, null for an invented one. */
    nis5: Type.Union([Type.String({ pattern: '^\\d{5}$' }), Type.Null()]),
    /** Every postal code of the municipality: an address with another one is not in it (A4). */
    zips: Type.Array(Type.String({ pattern: '^\\d{4}$' }), { minItems: 1, uniqueItems: true }),
    names: TextSchema,
    languageRegime: oneOf(languageRegimes),
    /** Offered on the kiosk, in this order. */
    kioskLanguages: Type.Array(LanguageSchema, { minItems: 1, maxItems: 4, uniqueItems: true }),
    /** Languages in which texts are official; a kiosk in another language shows a translation and says so. */
    officialTextLanguages: Type.Array(LanguageSchema, { minItems: 1, maxItems: 3, uniqueItems: true }),
    /** A colour for actions; its lightness is shifted until contrast with the ground is 7:1, or it is refused. */
    actionColour: Type.Union([Type.String({ pattern: '^#[0-9A-Fa-f]{6}$' }), Type.Null()]),
    contacts: Type.Object(
      {
        phone: Type.Union([Phone, Type.Null()]),
        email: Type.Union([email, Type.Null()]),
        website: Type.Union([WebAddress, Type.Null()]),
      },
      closed,
    ),
    timezone: Type.Literal('Europe/Brussels'),
    /** Days on which no site is open and no working day passes; each with its reason. */
    holidays: Type.Array(Type.Object({ date: IsoDate, reason: Type.String({ minLength: 1, maxLength: 100 }) }, closed)),
    emergency: Type.Object(
      {
        /** DOC STOP: the free number and the one that works from everywhere (B1). */
        docStop: Type.Array(Phone, { minItems: 1, maxItems: 2 }),
        source: Source,
      },
      closed,
    ),
    sites: Type.Array(SiteSchema, { minItems: 1, maxItems: 20 }),
    services: ServicesSchema,
    /** A card whose validity ends within this many days is said to expire soon. */
    cardExpiresSoonDays: Type.Integer({ minimum: 0, maximum: 730 }),
    priceBook: Type.Array(PriceSchema, { minItems: 1 }),
    routing: Type.Object({ loss: Type.Array(LossRuleSchema, { minItems: 1 }) }, closed),
    notify: Type.Object(
      {
        email: Type.Union([Type.Object({ from: email, replyTo: email }, closed), Type.Null()]),
        letter: Type.Boolean(),
        /** Tried in this order; the person's own choice comes first where it is one of them. */
        fallbackOrder: Type.Array(oneOf(noticeChannels), { minItems: 1, uniqueItems: true }),
        /** Attempts per channel before the next one is taken. */
        attempts: Type.Integer({ minimum: 1, maximum: 20 }),
      },
      closed,
    ),
    privacy: Type.Object(
      {
        /** Why the kiosk may read the card, shown before reading; the legal basis is for the municipality to confirm. */
        legalBasis: TextSchema,
        retentionDays: Type.Object(
          {
            /** From closing to purge of everything personal, by how a case ended. */
            completed: Type.Integer({ minimum: 1, maximum: 3650 }),
            withdrawn: Type.Integer({ minimum: 1, maximum: 3650 }),
          },
          closed,
        ),
        photo: oneOf(['never', 'on-screen-only'] as const),
      },
      closed,
    ),
    adapters: Type.Object(
      {
        print: oneOf(['folder', 'cups'] as const),
        /** Where CloudEvents are pushed; empty: they are fetched from the API. */
        events: Type.Array(EventAddress, { maxItems: 5, uniqueItems: true }),
      },
      closed,
    ),
    /** Every federal step is a clerk's task with a recorded outcome; a simulator has no place in production. */
    federal: Type.Object({ mode: oneOf(['clerk-task', 'simulator'] as const) }, closed),
    /** What its source leaves open, and what therefore stands here until the municipality has confirmed it. */
    openPoints: Type.Array(
      Type.Object(
        {
          /** JSON pointer (RFC 6901) to the place in this file. */
          at: Type.String({ pattern: '^(/[^/]+)+$', maxLength: 200 }),
          question: Type.String({ minLength: 1, maxLength: 300 }),
        },
        closed,
      ),
    ),
    /** The window in which a card that was found again could be saved, repealed on 1 June 2018 (municipal.md §0.2). 0: off. */
    legacyPolicy: Type.Object(
      { suspensionWindowDays: Type.Integer({ minimum: 0, maximum: 30 }), appliesBefore: IsoDate },
      closed,
    ),
  },
  closed,
);
export type Municipality = Static<typeof MunicipalitySchema>;
