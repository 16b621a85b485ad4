/** What is due and when it is paid, as said before anybody agrees to it (reference municipal.md A5, D2, D6). */
import type { Eligibility } from '../../contract/case-api.ts';
import type { PaymentMoment } from '../../contract/municipality/service-parts.ts';
import { priceOn, type PriceWish } from '../../contract/price-on.ts';
import type { Circumstances } from './circumstances.ts';

export type Quote = Readonly<NonNullable<Eligibility['quote']>>;

/** Null where the price book has no answer for the day, or there is an amount and no moment to pay it. */
export const quoteFor = (
  wish: PriceWish,
  payAt: PaymentMoment,
  { municipality, today }: Pick<Circumstances, 'municipality' | 'today'>,
): Quote | null => {
  const price = priceOn(municipality.priceBook, wish, today);
  if (price === null || (payAt === 'none' && price.amountCents > 0)) return null;
  return { ...price, payAt, day: today };
};
