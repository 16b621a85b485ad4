/** Rules about money: a price book that gives one answer a day, and services that can be paid for as they say. */
import { holdsOn } from '../../contract/price-on.ts';
import type { Municipality } from '../../contract/municipality.ts';
import {
  cardDefectReasons,
  type CardProduct,
  type Price,
  pinReprintReasons,
} from '../../contract/municipality/prices.ts';
import { isCalendarDate } from '../time/municipal-calendar.ts';
import { broken, type BrokenPlace, brokenMembers, type LintRule } from './lint-rule.ts';
import { enabledServicesOf } from './services-of.ts';

const sameDays = (a: Price, b: Price): boolean =>
  (a.validTo === null || b.validFrom <= a.validTo) && (b.validTo === null || a.validFrom <= b.validTo);

/** Whether both could be asked for the same wish. A price for some ages or residents goes before one for everybody. */
const sameWish = (a: Price, b: Price): boolean => {
  switch (a.product) {
    case 'pin-reprint':
    case 'card-after-defect':
      return b.product === a.product && b.reason === a.reason;
    case 'digital-key':
      return b.product === a.product && b.residency === a.residency;
    default: {
      if (b.product !== a.product || b.urgency !== a.urgency) return false;
      if (!a.reasons.some((reason) => b.reasons.includes(reason))) return false;
      if (a.ageBand === null || b.ageBand === null) return a.ageBand === b.ageBand;
      return a.ageBand.from <= b.ageBand.to && b.ageBand.from <= a.ageBand.to;
    }
  }
};

const urgentProducts = ({ services }: Municipality) =>
  ([services.replacement, services.foreignerCard] as const)
    .filter(({ enabled }) => enabled)
    .flatMap(({ urgent }) =>
      urgent.flatMap(({ urgency, products }) => products.map((product) => ({ product, urgency }))),
    );

const offeredProducts = ({ services }: Municipality): readonly CardProduct[] => [
  ...(services.replacement.enabled ? services.replacement.products : []),
  ...(services.foreignerCard.enabled ? (['foreigner-card'] as const) : []),
];

/** Names of prices without which an enabled service cannot say what it costs today. */
const missingPrices = (municipality: Municipality, today: string): readonly string[] => {
  const { services, priceBook } = municipality;
  const now = priceBook.filter((price) => holdsOn(price, today));
  const hasReason = (product: Price['product'], reason: string): boolean =>
    now.some((price) => price.product === product && 'reason' in price && price.reason === reason);
  const hasUrgency = (product: CardProduct, urgency: string): boolean =>
    now.some((price) => price.product === product && 'urgency' in price && price.urgency === urgency);
  return [
    ...(services.pinReprint.enabled ? pinReprintReasons : [])
      .filter((reason) => !hasReason('pin-reprint', reason))
      .map((reason) => `pin-reprint, ${reason}`),
    ...(services.cardDefect.enabled ? cardDefectReasons : [])
      .filter((reason) => !hasReason('card-after-defect', reason))
      .map((reason) => `card-after-defect, ${reason}`),
    ...offeredProducts(municipality).filter((product) => !now.some((price) => price.product === product)),
    ...urgentProducts(municipality)
      .filter(({ product, urgency }) => !hasUrgency(product, urgency))
      .map(({ product, urgency }) => `${product}, ${urgency}`),
    ...(services.digitalKey.enabled && !now.some(({ product }) => product === 'digital-key') ? ['digital-key'] : []),
  ];
};

const unusableDates = (price: Price, path: string): readonly BrokenPlace[] => [
  ...(isCalendarDate(price.validFrom) ? [] : [broken(`${path}/validFrom`, 'not a calendar date')]),
  ...(price.validTo === null || isCalendarDate(price.validTo)
    ? []
    : [broken(`${path}/validTo`, 'not a calendar date')]),
  ...(price.validTo !== null && price.validTo < price.validFrom
    ? [broken(`${path}/validTo`, 'ends before it begins')]
    : []),
];

export const priceRules = {
  'price-dates': {
    weight: 'error',
    says: 'A price begins and ends on days that exist, in that order.',
    find: ({ municipality: { priceBook } }) =>
      priceBook.flatMap((price, index) => unusableDates(price, `/priceBook/${index}`)),
  },
  'price-overlap': {
    weight: 'error',
    says: 'No two prices hold on one day for the same product, reason, urgency, age and residence.',
    find: ({ municipality: { priceBook } }) =>
      brokenMembers(priceBook, '/priceBook', (price, index) =>
        priceBook.slice(0, index).some((other) => sameWish(other, price) && sameDays(other, price))
          ? 'overlaps another price for the same wish'
          : null,
      ),
  },
  'price-missing': {
    weight: 'error',
    says: 'An enabled service has a price today for what it offers.',
    find: ({ municipality, today }) =>
      missingPrices(municipality, today).map((wish) => broken('/priceBook', `no price today for ${wish}`)),
  },
  'price-normal-missing': {
    weight: 'warning',
    says: 'A card that is offered has a price for the normal procedure today; without it only the urgent one can be asked for.',
    find: ({ municipality, today }) =>
      offeredProducts(municipality)
        .filter(
          (product) =>
            !municipality.priceBook.some(
              (price) => price.product === product && price.urgency === 'normal' && holdsOn(price, today),
            ),
        )
        .map((product) => broken('/priceBook', `no price today for ${product}, normal`)),
  },
  'price-old': {
    weight: 'error-in-production',
    says: 'A price in force began this year: federal costs change every January. What is free does not grow old.',
    find: ({ municipality: { priceBook }, today }) =>
      brokenMembers(priceBook, '/priceBook', (price) =>
        price.amountCents > 0 && holdsOn(price, today) && price.validFrom < `${today.slice(0, 4)}-01-01`
          ? `in force since before 1 January: confirm it and give it a date of ${today.slice(0, 4)}`
          : null,
      ),
  },
  'payment-method-missing': {
    weight: 'error',
    says: 'A service that is paid for names a way to pay.',
    find: ({ municipality }) =>
      enabledServicesOf(municipality)
        .filter(({ service }) => service.payAt !== 'none' && service.paymentMethods.length === 0)
        .map(({ path, service }) => broken(`${path}/paymentMethods`, `paid at ${service.payAt}, and no way to pay`)),
  },
  'payment-moment-missing': {
    weight: 'error',
    says: 'A service with a price says when it is paid.',
    find: ({ municipality: { services, priceBook }, today }) => {
      const isSold = (products: readonly Price['product'][]): boolean =>
        priceBook.some((price) => products.includes(price.product) && price.amountCents > 0 && holdsOn(price, today));
      const sold = {
        pinReprint: ['pin-reprint'],
        cardDefect: ['card-after-defect'],
        replacement: services.replacement.products,
        foreignerCard: ['foreigner-card'],
        digitalKey: ['digital-key'],
      } as const satisfies { readonly [S in keyof typeof services]?: readonly Price['product'][] };
      return (Object.keys(sold) as (keyof typeof sold)[]) // the keys of a const object
        .filter((name) => services[name].enabled && services[name].payAt === 'none' && isSold(sold[name]))
        .map((name) => broken(`/services/${name}/payAt`, 'has a price and is never paid'));
    },
  },
} as const satisfies Record<string, LintRule>;
