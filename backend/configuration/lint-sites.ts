/** Rules about places, hours and days: sites that can do what the services need of them, and a calendar without contradictions. */
import type { Municipality } from '../../contract/municipality.ts';
import type { Site } from '../../contract/municipality/sites.ts';
import { isCalendarDate } from '../time/municipal-calendar.ts';
import { broken, type BrokenPlace, brokenMembers, type LintRule, repeated } from './lint-rule.ts';
import { cardServicesOf, collectedServicesOf, enabledServicesOf, servicesAtSitesOf } from './services-of.ts';

type Hours = { readonly from: string; readonly to: string };

/** `sameDay` says whether two spans can be open at once. */
const disorderlyHours = <H extends Hours>(
  hours: readonly H[],
  path: string,
  sameDay: (a: H, b: H) => boolean,
): readonly BrokenPlace[] =>
  brokenMembers(hours, path, (span, index) => {
    if (span.from >= span.to) return 'closes before it opens';
    const overlaps = hours
      .slice(0, index)
      .some((other) => sameDay(other, span) && other.from < span.to && span.from < other.to);
    return overlaps ? 'overlaps other hours of the same day' : null;
  });

const siteOf = ({ sites }: Municipality, id: string): Site | null => sites.find((site) => site.id === id) ?? null;

const isOpenAtHour = (site: Site, hour: string): boolean =>
  site.openingHours.some(({ from, to }) => from <= hour && hour <= to);

/** A role that an enabled service cannot do without, and which one asks for it. */
const rolesNeeded = (
  municipality: Municipality,
): readonly { readonly role: Site['roles'][number]; readonly for: string }[] => {
  const enabled = enabledServicesOf(municipality);
  const paysHere = enabled.find(
    ({ service }) => service.payAt !== 'none' && service.paymentMethods.some((method) => method !== 'online'),
  );
  const atCounter = enabled.find(({ service }) => service.channels.includes('counter'));
  return [
    ...(paysHere === undefined ? [] : [{ role: 'payment', for: paysHere.path } as const]),
    ...(atCounter === undefined ? [] : [{ role: 'intake', for: atCounter.path } as const]),
    ...(municipality.services.loss.enabled ? [{ role: 'annex-12', for: '/services/loss' } as const] : []),
  ];
};

export const siteRules = {
  'site-repeated': {
    weight: 'error',
    says: 'Every site has an id of its own.',
    find: ({ municipality: { sites } }) =>
      repeated(sites, '/sites', ({ id }) => id, 'two sites have the same id').map(({ path, reason }) =>
        broken(`${path}/id`, reason),
      ),
  },
  'hours-disorderly': {
    weight: 'error',
    says: 'Hours open before they close and do not overlap.',
    find: ({ municipality: { sites } }) =>
      sites.flatMap((site, index) => [
        ...disorderlyHours(site.openingHours, `/sites/${index}/openingHours`, (a, b) => a.weekday === b.weekday),
        ...site.exceptions.flatMap(({ hours }, day) =>
          disorderlyHours(hours, `/sites/${index}/exceptions/${day}/hours`, () => true),
        ),
      ]),
  },
  'exception-unusable': {
    weight: 'error',
    says: 'An exception names a day that exists, once, and not one on which a holiday closes every site anyway.',
    find: ({ municipality: { sites, holidays } }) =>
      sites.flatMap(({ exceptions }, index) => {
        const path = `/sites/${index}/exceptions`;
        return [
          ...repeated(exceptions, path, ({ date }) => date, 'the day has exceptions already'),
          ...brokenMembers(exceptions, path, ({ date, hours }) => {
            if (!isCalendarDate(date)) return 'not a calendar date';
            const isHoliday = holidays.some((holiday) => holiday.date === date);
            return isHoliday && hours.length > 0 ? 'a holiday closes every site, so these hours never hold' : null;
          }),
        ];
      }),
  },
  'holiday-unusable': {
    weight: 'error',
    says: 'A holiday is a day that exists and stands once.',
    find: ({ municipality: { holidays } }) => [
      ...repeated(holidays, '/holidays', ({ date }) => date, 'the day stands twice'),
      ...brokenMembers(holidays, '/holidays', ({ date }) => (isCalendarDate(date) ? null : 'not a calendar date')),
    ],
  },
  'holidays-run-out': {
    weight: 'warning',
    says: 'The holidays of this year stand in the file, and from October those of the next.',
    find: ({ municipality: { holidays }, today }) => {
      const year = Number(today.slice(0, 4));
      const years = today.slice(5, 7) >= '10' ? [year, year + 1] : [year];
      return years
        .filter((each) => !holidays.some(({ date }) => date.startsWith(`${each}-`)))
        .map((each) =>
          broken('/holidays', `no holiday of ${each}: its working days are counted as if there were none`),
        );
    },
  },
  'role-missing': {
    weight: 'error',
    says: 'There is a site to ask, to pay and to declare a loss where a service needs one.',
    find: ({ municipality }) =>
      rolesNeeded(municipality)
        .filter(({ role }) => !municipality.sites.some(({ roles }) => roles.includes(role)))
        .map(({ role, for: service }) => broken('/sites', `no site has the role ${role}, which ${service} needs`)),
  },
  'pickup-site': {
    weight: 'error',
    says: 'Where things are collected is a site with the role pickup that is open at some time.',
    find: ({ municipality }) =>
      collectedServicesOf(municipality).flatMap(({ path, service }) =>
        brokenMembers(service.pickup.sites, `${path}/pickup/sites`, (id) => {
          const site = siteOf(municipality, id);
          if (site === null) return 'there is no such site';
          if (!site.roles.includes('pickup')) return 'the site has not the role pickup';
          return site.openingHours.length === 0 ? 'the site is never open' : null;
        }),
      ),
  },
  'service-site': {
    weight: 'error',
    says: 'A service that is given at certain sites names sites with the role intake.',
    find: ({ municipality }) =>
      servicesAtSitesOf(municipality).flatMap(({ path, service }) =>
        brokenMembers(service.sites, `${path}/sites`, (id) => {
          const site = siteOf(municipality, id);
          if (site === null) return 'there is no such site';
          return site.roles.includes('intake') ? null : 'the site has not the role intake';
        }),
      ),
  },
  'urgent-site': {
    weight: 'error',
    says: 'An urgent card is handed over at a site with the role pickup, or at a place that is described.',
    find: ({ municipality }) =>
      cardServicesOf(municipality).flatMap(({ path, service }) =>
        brokenMembers(service.urgent, `${path}/urgent`, ({ site, urgency }) => {
          if (site === null) return urgency === 'urgent-municipality' ? 'names no site of the municipality' : null;
          return siteOf(municipality, site)?.roles.includes('pickup') ? null : 'names no site with the role pickup';
        }),
      ),
  },
  'urgent-cut-off': {
    weight: 'error',
    says: 'The hour until which an urgent request counts for the day lies within the opening hours of a place to ask.',
    find: ({ municipality }) =>
      cardServicesOf(municipality).flatMap(({ path, service }) =>
        brokenMembers(service.urgent, `${path}/urgent`, ({ cutOff }) =>
          municipality.sites.some((site) => site.roles.includes('intake') && isOpenAtHour(site, cutOff))
            ? null
            : `nobody takes requests at ${cutOff} on any day`,
        ),
      ),
  },
} as const satisfies Record<string, LintRule>;
