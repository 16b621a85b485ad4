/** What every new card settles before it is asked for: hand-over, place and price, as the person has agreed to them (D1 to D7). */
import type { CardProduct } from '../../contract/municipality/prices.ts';
import type { ProblemType } from '../../contract/problem-types.ts';
import { failed, type Result, success } from '../../contract/result.ts';
import type { Submissions } from '../../contract/submissions.ts';
import type { Facts } from '../cases/facts.ts';
import type { Circumstances } from './circumstances.ts';
import { type CardService, handOverFacts, handOverOf, pickupSiteOf } from './hand-over.ts';
import type { Person } from './person.ts';
import { quoteFor } from './quote.ts';

type Wish = Pick<
  Submissions['replacement' | 'foreigner-card'],
  'reason' | 'urgency' | 'pickupSite' | 'agreedAmountCents'
> & { readonly product: CardProduct };

/** The facts of it, or the first reason against it. */
export const agreedCard = (
  { product, reason, urgency, ...wish }: Wish,
  service: CardService,
  { age }: Person,
  circumstances: Circumstances,
): Result<Facts, ProblemType> => {
  const handOver = handOverOf(service, product, urgency, circumstances);
  if (!handOver.ok) return handOver;
  const pickupSite = pickupSiteOf(handOver.value, wish.pickupSite, service, circumstances);
  if (!pickupSite.ok) return pickupSite;
  const quote = quoteFor({ product, reason, urgency, age }, service.payAt, circumstances);
  if (quote === null) return failed('service-disabled');
  const { amountCents, payAt } = quote;
  if (amountCents !== wish.agreedAmountCents) return failed('price-changed');
  return success({
    product,
    replacementReason: reason,
    urgency,
    amountCents,
    payAt,
    ...handOverFacts(handOver.value, pickupSite.value),
  });
};
