/** Opening hours in the language of the reader: one line for all weekdays that have the same ones. */
import type { Site } from '../../contract/municipality/sites.ts';

/** 1 January 2024 was a Monday. */
const dayOfWeek = (weekday: number): Date => new Date(Date.UTC(2024, 0, weekday));

/**
 * For example `dinsdag, donderdag 09:00–12:00`, in the order of the first day of each line; closed weekdays have none.
 */
export const openingHourLines = (site: Site, locale: string): readonly string[] => {
  const dayName = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  const byWeekday = Map.groupBy(
    site.openingHours.toSorted((a, b) => a.weekday - b.weekday),
    (hours) => hours.weekday,
  );
  const days = [...byWeekday].map(([weekday, hours]) => ({
    name: dayName.format(dayOfWeek(weekday)),
    spans: hours
      .toSorted((a, b) => (a.from < b.from ? -1 : 1))
      .map(({ from, to }) => `${from}–${to}`)
      .join(', '),
  }));
  return [...Map.groupBy(days, ({ spans }) => spans)].map(
    ([spans, alike]) => `${alike.map(({ name }) => name).join(', ')} ${spans}`,
  );
};
