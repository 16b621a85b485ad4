/**
 * Calendar dates as the municipality means them: ISO dates in Europe/Brussels, whatever the zone of the machine.
 * A date is a string `YYYY-MM-DD`, so that comparing strings compares days.
 */

const brussels = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Brussels',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The calendar date in Belgium at an instant given in milliseconds since the epoch. */
export const brusselsDate = (instantMs: number): string => {
  const parts = new Map(brussels.formatToParts(instantMs).map((part) => [part.type, part.value]));
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
};

/** Adds whole days; counted on the calendar, so a night with a clock change is one day like any other. */
export const addDays = (date: string, days: number): string => {
  const instant = new Date(`${date}T00:00:00Z`);
  instant.setUTCDate(instant.getUTCDate() + days);
  return instant.toISOString().slice(0, 10);
};

/** False for shapes that look like a date but are none, such as 2026-02-30. */
export const isCalendarDate = (date: string): boolean => {
  const instant = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().slice(0, 10) === date;
};
