/** Building blocks of a municipality file: texts in the offered languages, dates and hours as the town reads them. */
import { type Static, Type } from 'typebox';
import { languages } from '../languages.ts';
import { oneOf } from '../one-of.ts';

export const closed = { additionalProperties: false } as const;

export const LanguageSchema = oneOf(languages);

const sentence = Type.Optional(Type.String({ minLength: 1, maxLength: 600 }));

/** A text in at least the official languages; the linter rejects a file in which an offered language is missing. */
export const TextSchema = Type.Object({ nl: sentence, fr: sentence, de: sentence, en: sentence }, closed);
export type Text = Static<typeof TextSchema>;

/** A calendar date in Europe/Brussels. */
export const IsoDate = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
/** Local time of day. */
export const Hour = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' });
export const Id = Type.String({ pattern: '^[a-z0-9-]{1,40}$' });
export const Phone = Type.String({ pattern: '^[+0-9][0-9 ./-]{2,30}$' });
export const WebAddress = Type.String({ pattern: '^https://[^\\s]{1,300}$', maxLength: 310 });
/** The regulation or page that a rule or an amount was taken from. */
export const Source = Type.String({ minLength: 1, maxLength: 300 });
