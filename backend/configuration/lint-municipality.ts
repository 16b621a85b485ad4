/**
 * What a schema cannot say about a municipality file: texts in every offered language, prices that never contradict each
 * other, sites that can do what the services need (reference municipal.md §1.1). Pure: the day comes in as an argument.
 */
import type { Language } from '../../contract/languages.ts';
import { type Municipality } from '../../contract/municipality.ts';
import { cardDefectReasons, type Price, pinReprintReasons } from '../../contract/municipality/prices.ts';
import { type Text } from '../../contract/municipality/texts.ts';
import { priceOn, type PriceWish } from '../../contract/price-on.ts';
import { isCalendarDate } from '../time/municipal-calendar.ts';

export type LintIssue = {
  /** JSON pointer into the file. */
  readonly path: string;
  readonly reason: string;
};

type Rule = (municipality: Municipality, today: string) => readonly LintIssue[];

const textsOf = (municipality: Municipality): readonly (readonly [string, Text])[] => [
  ['/names', municipality.names],
  ...municipality.sites.map((site, index): readonly [string, Text] => [`/sites/${index}/names`, site.names]),
  ...Object.entries(municipality.services).flatMap(([service, { texts }]) =>
    Object.entries(texts).map(([name, text]): readonly [string, Text] => [`/services/${service}/texts/${name}`, text]),
  ),
  ['/privacy/legalBasis', municipality.privacy.legalBasis],
];

const textInEveryLanguage: Rule = (municipality) => {
  const needed = new Set<Language>([...municipality.kioskLanguages, ...municipality.officialTextLanguages]);
  return textsOf(municipality).flatMap(([path, text]) =>
    [...needed]
      .filter((language) => text[language] === undefined)
      .map((language) => ({ path: `${path}/${language}`, reason: 'text missing in an offered or official language' })),
  );
};

const sitesHaveOwnIds: Rule = ({ sites }) =>
  sites.flatMap((site, index) =>
    sites.findIndex((other) => other.id === site.id) < index
      ? [{ path: `/sites/${index}/id`, reason: 'two sites have the same id' }]
      : [],
  );

const hoursAreOrdered: Rule = ({ sites }) =>
  sites.flatMap((site, siteIndex) =>
    site.openingHours.flatMap((hours, index) => {
      const path = `/sites/${siteIndex}/openingHours/${index}`;
      if (hours.from >= hours.to) return [{ path, reason: 'closes before it opens' }];
      const overlaps = site.openingHours.some(
        (other, otherIndex) =>
          otherIndex < index && other.weekday === hours.weekday && other.from < hours.to && hours.from < other.to,
      );
      return overlaps ? [{ path, reason: 'overlaps other hours of the same weekday' }] : [];
    }),
  );

const sitesCanServe: Rule = ({ sites, services }) => {
  const service = services.pinReprint;
  if (!service.enabled) return [];
  const issues: LintIssue[] = [];
  const pickups = sites.filter((site) => site.roles.includes('pickup'));
  if (pickups.length === 0) issues.push({ path: '/sites', reason: 'no site has the role pickup' });
  if (!sites.some((site) => site.roles.includes('payment')))
    issues.push({ path: '/sites', reason: 'no site has the role payment' });
  for (const [index, site] of sites.entries())
    if (site.roles.includes('pickup') && site.openingHours.length === 0)
      issues.push({ path: `/sites/${index}/openingHours`, reason: 'a pickup site is never open' });
  return issues;
};

const leadTimeIsOrdered: Rule = ({ services }) =>
  services.pinReprint.leadTimeDays.min > services.pinReprint.leadTimeDays.max
    ? [{ path: '/services/pinReprint/leadTimeDays', reason: 'the minimum is larger than the maximum' }]
    : [];

const priceDatesAreDates: Rule = ({ priceBook }) =>
  priceBook.flatMap((price, index) => {
    const issues: LintIssue[] = [];
    if (!isCalendarDate(price.validFrom))
      issues.push({ path: `/priceBook/${index}/validFrom`, reason: 'not a calendar date' });
    if (price.validTo !== null && !isCalendarDate(price.validTo))
      issues.push({ path: `/priceBook/${index}/validTo`, reason: 'not a calendar date' });
    if (price.validTo !== null && price.validTo < price.validFrom)
      issues.push({ path: `/priceBook/${index}/validTo`, reason: 'ends before it begins' });
    return issues;
  });

const overlap = (a: Price, b: Price): boolean =>
  (a.validTo === null || b.validFrom <= a.validTo) && (b.validTo === null || a.validFrom <= b.validTo);

const pricesDoNotOverlap: Rule = ({ priceBook }) =>
  priceBook.flatMap((price, index) =>
    priceBook
      .slice(0, index)
      .some((other) => other.product === price.product && other.reason === price.reason && overlap(other, price))
      ? [{ path: `/priceBook/${index}`, reason: 'overlaps another price for the same product and reason' }]
      : [],
  );

const everyServiceHasAPrice: Rule = ({ priceBook, services }, today) => {
  const needed: readonly Extract<PriceWish, { product: 'pin-reprint' | 'card-after-defect' }>[] = [
    ...(services.pinReprint.enabled
      ? pinReprintReasons.map((reason) => ({ product: 'pin-reprint', reason }) as const)
      : []),
    ...(services.cardDefect.enabled
      ? cardDefectReasons.map((reason) => ({ product: 'card-after-defect', reason }) as const)
      : []),
  ];
  return needed
    .filter((wish) => priceOn(priceBook, wish, today) === null)
    .map(({ product, reason }) => ({ path: '/priceBook', reason: `no price today for ${product}, ${reason}` }));
};

const rules: readonly Rule[] = [
  textInEveryLanguage,
  sitesHaveOwnIds,
  hoursAreOrdered,
  sitesCanServe,
  leadTimeIsOrdered,
  priceDatesAreDates,
  pricesDoNotOverlap,
  everyServiceHasAPrice,
];

/** Every broken rule; empty for a file that may be used. `today` is a calendar date in Belgium. */
export const lintMunicipality = (municipality: Municipality, today: string): readonly LintIssue[] =>
  rules.flatMap((rule) => rule(municipality, today));
