/** Which amount is due on which day: the price book of the municipality file, and nothing else, decides (municipal.md A5, A6). */
import type { Price } from '../../contract/municipality/prices.ts';

/** True when the price holds on that calendar date; `validTo` is the last day. */
export const holdsOn = (price: Price, date: string): boolean =>
  price.validFrom <= date && (price.validTo === null || date <= price.validTo);

/** The amount in cents, or null when the price book does not cover the day. A linted price book never has two answers. */
export const amountCentsOn = (
  priceBook: readonly Price[],
  product: Price['product'],
  reason: Price['reason'],
  date: string,
): number | null =>
  priceBook.find((price) => price.product === product && price.reason === reason && holdsOn(price, date))
    ?.amountCents ?? null;
