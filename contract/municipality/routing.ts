/** Who takes the declaration of a loss or a theft, by kind, card family, hour and residence (reference municipal.md B3, B4, B5). */
import { type Static, Type } from 'typebox';
import { oneOf } from '../one-of.ts';
import { closed, Phone, TextSchema, WebAddress } from './texts.ts';

export const lossKinds = ['loss', 'theft', 'destruction'] as const;
export type LossKind = (typeof lossKinds)[number];

export const cardFamilies = ['eid', 'kids-id', 'foreigner-card'] as const;
export type CardFamily = (typeof cardFamilies)[number];

export const lossDestinations = ['municipality', 'police', 'embassy'] as const;
export type LossDestination = (typeof lossDestinations)[number];

/** The first rule that fits decides; a member that is absent fits everything. */
export const LossRuleSchema = Type.Object(
  {
    kinds: Type.Optional(Type.Array(oneOf(lossKinds), { minItems: 1 })),
    families: Type.Optional(Type.Array(oneOf(cardFamilies), { minItems: 1 })),
    /** Whether a site for declarations is open at that moment. */
    openNow: Type.Optional(Type.Boolean()),
    /** Whether the person lives in this municipality. */
    resident: Type.Optional(Type.Boolean()),
    /** Whether it happened, and the person is, outside Belgium. */
    abroad: Type.Optional(Type.Boolean()),
    to: oneOf(lossDestinations),
    contact: Type.Object(
      {
        names: TextSchema,
        phone: Type.Union([Phone, Type.Null()]),
        url: Type.Union([WebAddress, Type.Null()]),
      },
      closed,
    ),
  },
  closed,
);
export type LossRule = Static<typeof LossRuleSchema>;
