/**
 * What a PIN/PUK reprint costs today and when it can be collected, looked up in the municipality's dated price book
 * (reference municipal.md A5, A9, A11, D6). The backend looks it up again and has the last word.
 */
import type { Municipality } from '../../contract/municipality.ts';
import type { Price } from '../../contract/municipality/prices.ts';
import type { LeadTime, PaymentMoment } from '../../contract/municipality/services.ts';

export type ReprintTerms = {
  readonly amountCents: number;
  readonly payAt: PaymentMoment;
  readonly leadTime: Readonly<LeadTime>;
  readonly collectWithinMonths: number;
};

/** The prices that have one reason each: those of what the kiosk offers. */
type ReasonedPrice = Extract<Price, { readonly reason: string }>;

/** Dates are ISO calendar dates, which sort as text; the first and last day of validity both count. */
function priceOn<P extends ReasonedPrice['product']>(
  priceBook: readonly Price[],
  product: P,
  reason: Extract<ReasonedPrice, { readonly product: P }>['reason'],
  date: string,
): Price | null {
  return (
    priceBook.find(
      (price) =>
        price.product === product &&
        'reason' in price &&
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
    leadTime: service.leadTime,
    collectWithinMonths: service.retention.hardTermMonths,
  };
}

/** The calendar date in Belgium at `epochMs`: prices and terms change at midnight there, wherever the machine thinks it is. */
export const belgianDate = (epochMs: number): string => brusselsCalendar.format(new Date(epochMs));

const brusselsCalendar = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Brussels', dateStyle: 'short' });
