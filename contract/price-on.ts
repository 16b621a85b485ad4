/**
 * The one look-up in a price book: which amount is due on which day, and who says so (reference municipal.md A5, A6, C6,
 * D2, D3, D6, G2). Kiosk and backend ask the same function, so that what was shown is what is asked for. Pure.
 */
import type {
  CardProduct,
  Price,
  ReplacementReason,
  Urgency,
  cardDefectReasons,
  pinReprintReasons,
} from './municipality/prices.ts';

/** Whole years, both possible; they differ by one where only the year of birth is known. */
export type AgeRange = { readonly atLeast: number; readonly atMost: number };

export type PriceWish =
  | { readonly product: 'pin-reprint'; readonly reason: (typeof pinReprintReasons)[number] }
  | { readonly product: 'card-after-defect'; readonly reason: (typeof cardDefectReasons)[number] }
  | {
      readonly product: CardProduct;
      readonly reason: ReplacementReason;
      readonly urgency: Urgency;
      /** Null: not known. */
      readonly age: AgeRange | null;
    }
  | { readonly product: 'digital-key'; readonly residency: 'resident' | 'non-resident' };

export type DuePrice = { readonly amountCents: number; readonly source: string };

/** True when the price holds on that calendar date; `validTo` is the last day. */
export const holdsOn = (price: Price, date: string): boolean =>
  price.validFrom <= date && (price.validTo === null || date <= price.validTo);

/** Prices made for this wish, and prices for everybody, which count where there is none of the first. */
type Fitting = { readonly own: boolean; readonly price: Price };

const fits = (price: Price, wish: PriceWish, age: number): Fitting | null => {
  switch (price.product) {
    case 'pin-reprint':
    case 'card-after-defect':
      return wish.product === price.product && wish.reason === price.reason ? { own: true, price } : null;
    case 'digital-key':
      if (wish.product !== price.product) return null;
      if (price.residency === 'any') return { own: false, price };
      return wish.residency === price.residency ? { own: true, price } : null;
    default: {
      if (wish.product !== price.product || wish.urgency !== price.urgency || !price.reasons.includes(wish.reason))
        return null;
      if (price.ageBand === null) return { own: false, price };
      return price.ageBand.from <= age && age <= price.ageBand.to ? { own: true, price } : null;
    }
  }
};

/** Null where none fits, or two with different amounts. */
const priceAtAge = (prices: readonly Price[], wish: PriceWish, age: number): DuePrice | null => {
  const fitting = prices.flatMap((price) => fits(price, wish, age) ?? []);
  const own = fitting.filter((candidate) => candidate.own);
  const [first, ...others] = own.length > 0 ? own : fitting;
  if (first === undefined || others.some(({ price }) => price.amountCents !== first.price.amountCents)) return null;
  return { amountCents: first.price.amountCents, source: first.price.source };
};

const everyAge: AgeRange = { atLeast: 0, atMost: 120 };

/**
 * The price on a calendar date in Belgium, null when the book has none, contradicts itself, or the amount hangs on an age
 * that is not known: then nothing may be sold.
 */
export const priceOn = (priceBook: readonly Price[], wish: PriceWish, date: string): DuePrice | null => {
  const prices = priceBook.filter((price) => price.product === wish.product && holdsOn(price, date));
  const { atLeast, atMost } = 'age' in wish ? (wish.age ?? everyAge) : { atLeast: 0, atMost: 0 };
  const first = priceAtAge(prices, wish, atLeast);
  for (let age = atLeast + 1; age <= atMost; age += 1)
    if (priceAtAge(prices, wish, age)?.amountCents !== first?.amountCents) return null;
  return first;
};
