/** Where people go: addresses, roles and hours, with the days on which they differ. */
import { type Static, Type } from 'typebox';
import { oneOf } from '../one-of.ts';
import { closed, Hour, Id, IsoDate, Phone, TextSchema, WebAddress } from './texts.ts';

export const siteRoles = ['intake', 'pickup', 'payment', 'photo-booth', 'annex-12'] as const;

const hours = Type.Object({ from: Hour, to: Hour }, closed);

export const SiteSchema = Type.Object(
  {
    id: Id,
    names: TextSchema,
    address: Type.Object(
      {
        streetAndNumber: Type.String({ maxLength: 80 }),
        zip: Type.String({ pattern: '^\\d{4}$' }),
        municipality: Type.String({ maxLength: 60 }),
      },
      closed,
    ),
    phone: Type.Union([Phone, Type.Null()]),
    roles: Type.Array(oneOf(siteRoles), { minItems: 1, uniqueItems: true }),
    /** ISO weekday 1 (Monday) to 7; a weekday that is absent is closed. */
    openingHours: Type.Array(
      Type.Object({ weekday: Type.Integer({ minimum: 1, maximum: 7 }), from: Hour, to: Hour }, closed),
    ),
    /** Days on which other hours hold; without hours the site is closed that day. */
    exceptions: Type.Array(Type.Object({ date: IsoDate, hours: Type.Array(hours) }, closed), { maxItems: 400 }),
    appointmentUrl: Type.Union([WebAddress, Type.Null()]),
  },
  closed,
);
export type Site = Static<typeof SiteSchema>;
