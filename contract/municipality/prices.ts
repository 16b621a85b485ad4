/**
 * The price book: what is due for which product, why, how fast and for whom, from which day to which, and who says so
 * (reference municipal.md §1.1, A5, C6, D2, D3, D6, G2). Amounts are in euro cents.
 */
import { type Static, Type } from 'typebox';
import { oneOf } from '../one-of.ts';
import { closed, IsoDate, Source } from './texts.ts';

/** Why a person asks for new codes; the price may depend on it (A5, A6). */
export const pinReprintReasons = ['codes-lost', 'codes-never-arrived'] as const;
export const PinReprintReasonSchema = oneOf(pinReprintReasons);

/** Who is at fault decides what a new card costs after a defect (C3, C6). */
export const cardDefectReasons = ['producer-at-fault', 'holder-at-fault'] as const;

/** Why there is to be a new card (D2, D11). */
export const replacementReasons = ['renewal', 'loss', 'theft', 'damage', 'first', 'own-initiative'] as const;
export type ReplacementReason = (typeof replacementReasons)[number];

/** How fast, and where it is handed over (D1, D3, D4). */
export const urgencies = ['normal', 'urgent-municipality', 'urgent-brussels'] as const;
export type Urgency = (typeof urgencies)[number];

export const cardProducts = ['eid', 'kids-id', 'foreigner-card'] as const;
export type CardProduct = (typeof cardProducts)[number];

const dated = {
  amountCents: Type.Integer({ minimum: 0, maximum: 100_000 }),
  validFrom: IsoDate,
  /** Last day of validity, null while open-ended. */
  validTo: Type.Union([IsoDate, Type.Null()]),
  source: Source,
};

export const PriceSchema = Type.Union([
  Type.Object({ product: Type.Literal('pin-reprint'), reason: PinReprintReasonSchema, ...dated }, closed),
  Type.Object({ product: Type.Literal('card-after-defect'), reason: oneOf(cardDefectReasons), ...dated }, closed),
  Type.Object(
    {
      product: oneOf(cardProducts),
      /** One row may serve several reasons. */
      reasons: Type.Array(oneOf(replacementReasons), { minItems: 1, uniqueItems: true }),
      urgency: oneOf(urgencies),
      /** Whole years, both included; null: every age. */
      ageBand: Type.Union([
        Type.Object({ from: Type.Integer({ minimum: 0 }), to: Type.Integer({ maximum: 150 }) }, closed),
        Type.Null(),
      ]),
      ...dated,
    },
    closed,
  ),
  Type.Object(
    { product: Type.Literal('digital-key'), residency: oneOf(['resident', 'non-resident', 'any'] as const), ...dated },
    closed,
  ),
]);
export type Price = Static<typeof PriceSchema>;
