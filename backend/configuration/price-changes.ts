/**
 * What an edit of a price book does to amounts, day by day: not which lines moved, but what becomes dearer, cheaper, new or
 * no longer sold, and from when (issue: changing a fee is visible in the audit). Pure.
 */
import type { Price } from '../../contract/municipality/prices.ts';
import { holdsOn } from '../../contract/price-on.ts';
import { addDays } from '../time/municipal-calendar.ts';

export type PriceChange = {
  /** For example `pin-reprint, codes-lost` or `eid, loss, urgent-municipality, 12-17 years`. */
  readonly wish: string;
  /** Calendar dates in Belgium, both included; null: open-ended. */
  readonly from: string;
  readonly to: string | null;
  /** Null: there was, or is, no price. */
  readonly oldAmountCents: number | null;
  readonly newAmountCents: number | null;
};

/** One row of a price book may serve several reasons: each is a wish of its own. */
const wishesOf = (price: Price): readonly string[] => {
  switch (price.product) {
    case 'pin-reprint':
    case 'card-after-defect':
      return [`${price.product}, ${price.reason}`];
    case 'digital-key':
      return [`${price.product}, ${price.residency}`];
    default: {
      const ages = price.ageBand === null ? '' : `, ${price.ageBand.from}-${price.ageBand.to} years`;
      return price.reasons.map((reason) => `${price.product}, ${reason}, ${price.urgency}${ages}`);
    }
  }
};

const amountOn = (prices: readonly Price[], wish: string, date: string): number | null =>
  prices.find((price) => wishesOf(price).includes(wish) && holdsOn(price, date))?.amountCents ?? null;

/** Days on which an amount may begin to differ from that of the day before. */
const turningDays = (prices: readonly Price[], wish: string): readonly string[] =>
  prices
    .filter((price) => wishesOf(price).includes(wish))
    .flatMap(({ validFrom, validTo }) => (validTo === null ? [validFrom] : [validFrom, addDays(validTo, 1)]));

const changesOf = (wish: string, before: readonly Price[], after: readonly Price[]): readonly PriceChange[] => {
  const days = [...new Set([...turningDays(before, wish), ...turningDays(after, wish)])].toSorted();
  const changes: PriceChange[] = [];
  for (const [index, from] of days.entries()) {
    const next = days[index + 1];
    const to = next === undefined ? null : addDays(next, -1);
    const [oldAmountCents, newAmountCents] = [amountOn(before, wish, from), amountOn(after, wish, from)];
    if (oldAmountCents === newAmountCents) continue;
    const last = changes.at(-1);
    const continues =
      last !== undefined &&
      last.to === addDays(from, -1) &&
      last.oldAmountCents === oldAmountCents &&
      last.newAmountCents === newAmountCents;
    if (continues) changes[changes.length - 1] = { ...last, to };
    else changes.push({ wish, from, to, oldAmountCents, newAmountCents });
  }
  return changes;
};

/** Every span of days on which both books give another amount, by wish and then by day. Both books have passed the linter. */
export const priceChanges = (before: readonly Price[], after: readonly Price[]): readonly PriceChange[] => {
  const wishes = [...new Set([...before, ...after].flatMap(wishesOf))].toSorted();
  return wishes.flatMap((wish) => changesOf(wish, before, after));
};
