/**
 * What a PIN/PUK reprint costs today and when it can be collected, looked up in the municipality's dated price book
 * (reference municipal.md A5, A9, A11, D6). The backend looks it up again and has the last word.
 */
import type { Municipality } from '../../contract/municipality.ts';
import type { LeadTime, PaymentMoment } from '../../contract/municipality/service-parts.ts';
import { priceOn } from '../../contract/price-on.ts';

export type ReprintTerms = {
  readonly amountCents: number;
  readonly payAt: PaymentMoment;
  readonly leadTime: Readonly<LeadTime>;
  readonly collectWithinMonths: number;
};

export type DefectCosts = { readonly producerAtFaultCents: number; readonly holderAtFaultCents: number };

/** What a new card costs after a defect, by who is at fault; null while the price book does not hold both (municipal.md C3, C6). */
export function defectCosts({ priceBook }: Municipality, date: string): DefectCosts | null {
  const producer = priceOn(priceBook, { product: 'card-after-defect', reason: 'producer-at-fault' }, date);
  const holder = priceOn(priceBook, { product: 'card-after-defect', reason: 'holder-at-fault' }, date);
  if (producer === null || holder === null) return null;
  return { producerAtFaultCents: producer.amountCents, holderAtFaultCents: holder.amountCents };
}

/** Null when the service is switched off or the price book has no price for that day: then nothing may be sold. */
export function reprintTerms(municipality: Municipality, date: string): ReprintTerms | null {
  const service = municipality.services.pinReprint;
  const price = priceOn(municipality.priceBook, { product: 'pin-reprint', reason: 'codes-lost' }, date);
  if (!service.enabled || price === null) return null;
  return {
    amountCents: price.amountCents,
    payAt: service.payAt,
    leadTime: service.leadTime,
    collectWithinMonths: service.retention.hardTermMonths,
  };
}
