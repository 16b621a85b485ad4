/** Opening hours as one line per weekday, in the language of the reader. */
import type { Site } from '../../contract/municipality/sites.ts';

/** 1 January 2024 was a Monday. */
const dayOfWeek = (weekday: number): Date => new Date(Date.UTC(2024, 0, weekday));

/** For example `maandag 09:00–12:00, 16:00–19:30`; closed weekdays have no line. */
export const openingHourLines = (site: Site, locale: string): readonly string[] => {
  const dayName = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  const byWeekday = Map.groupBy(site.openingHours, (hours) => hours.weekday);
  return [...byWeekday]
    .sort(([a], [b]) => a - b)
    .map(([weekday, hours]) => {
      const spans = hours
        .toSorted((a, b) => (a.from < b.from ? -1 : 1))
        .map(({ from, to }) => `${from}–${to}`)
        .join(', ');
      return `${dayName.format(dayOfWeek(weekday))} ${spans}`;
    });
};
