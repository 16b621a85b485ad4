/** The calendar date in Belgium: prices and terms change at midnight there, wherever the machine thinks it is. */

const brussels = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Brussels',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** `YYYY-MM-DD` at an instant in milliseconds since the epoch. Throws RangeError for an instant that is no number. */
export const brusselsDate = (instantMs: number): string => {
  const parts = new Map(brussels.formatToParts(instantMs).map((part) => [part.type, part.value]));
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
};
