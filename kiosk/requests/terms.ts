/**
 * What a PIN/PUK reprint costs today and when it can be collected, looked up in the municipality's dated price book
 * (reference municipal.md A5, A9, A11, D6). The backend looks it up again and has the last word.
 */
import type { Municipality } from '../../contract/municipality.ts';
import type { Price } from '../../contract/municipality/prices.ts';

export type ReprintTerms = {
  readonly amountCents: number;
  readonly payAt: 'counter' | 'collection';
  readonly leadTimeDays: { readonly min: number; readonly max: number };
  readonly collectWithinMonths: number;
};

/** Dates are ISO calendar dates, which sort as text; the first and last day of validity both count. */
function priceOn(
  priceBook: readonly Price[],
  product: Price['product'],
  reason: Price['reason'],
  date: string,
): Price | null {
  return (
    priceBook.find(
      (price) =>
        price.product === product &&
        price.reason === reason &&
        price.validFrom <= date &&
        (price.validTo === null || date <= price.validTo),
    ) ?? null
  );
}

export type DefectCosts = { readonly producerAtFaultCents: number; readonly holderAtFaultCents: number };

/** What a new card costs after a defect, by who is at fault; null while the price book does not hold both (municipal.md C3, C6). */
export function defectCosts(municipality: Municipality, date: string): DefectCosts | null {
  const producer = priceOn(municipality.priceBook, 'card-after-defect', 'producer-at-fault', date);
  const holder = priceOn(municipality.priceBook, 'card-after-defect', 'holder-at-fault', date);
  if (producer === null || holder === null) return null;
  return { producerAtFaultCents: producer.amountCents, holderAtFaultCents: holder.amountCents };
}

/** Null when the service is switched off or the price book has no price for that day: then nothing may be sold. */
export function reprintTerms(municipality: Municipality, date: string): ReprintTerms | null {
  const service = municipality.services.pinReprint;
  const price = priceOn(municipality.priceBook, 'pin-reprint', 'codes-lost', date);
  if (!service.enabled || price === null) return null;
  return {
    amountCents: price.amountCents,
    payAt: service.payAt,
    leadTimeDays: service.leadTimeDays,
    collectWithinMonths: service.collectWithinMonths,
  };
}

/** The calendar date in Belgium at `epochMs`: prices and terms change at midnight there, wherever the machine thinks it is. */
export const belgianDate = (epochMs: number): string => brusselsCalendar.format(new Date(epochMs));

const brusselsCalendar = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Brussels', dateStyle: 'short' });
