/**
 * The calendar of a town hall: days and hours as people in Belgium read them, whatever the zone of the machine. Terms,
 * cut-offs and opening hours are all counted here (reference municipal.md §1.2: "days and cut-offs use the municipal
 * calendar, Europe/Brussels, DST-safe"). A date is a string `YYYY-MM-DD` and an hour a string `HH:MM`, so that comparing
 * strings compares days and hours; an instant is milliseconds since the epoch. Written over Intl: Node 24 has no Temporal
 * without a flag. Pure.
 * Not guaranteed for instants before 1977, when Belgium took up summer time again.
 */
import type { Municipality } from '../../contract/municipality.ts';
import type { Site } from '../../contract/municipality/sites.ts';

export { brusselsDate } from '../../contract/brussels-date.ts';

const brussels = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Brussels',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

type WallTime = { readonly date: string; readonly hour: string; readonly seconds: string };

const wallTimeAt = (instantMs: number): WallTime => {
  const parts = new Map(brussels.formatToParts(instantMs).map((part) => [part.type, part.value]));
  return {
    date: `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`,
    hour: `${parts.get('hour')}:${parts.get('minute')}`,
    seconds: String(parts.get('second')),
  };
};

/** False for shapes that look like a date but are none, such as 2026-02-30. */
export const isCalendarDate = (date: string): boolean => {
  const instant = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().slice(0, 10) === date;
};

/** Adds whole days; counted on the calendar, so a night with a clock change is one day like any other. */
export const addDays = (date: string, days: number): string => {
  const instant = new Date(`${date}T00:00:00Z`);
  instant.setUTCDate(instant.getUTCDate() + days);
  return instant.toISOString().slice(0, 10);
};

/** Adds months of the calendar; a day that the month does not have becomes its last (31 January + 1 month: 28 or 29 February). */
export const addMonths = (date: string, months: number): string => {
  const instant = new Date(`${date}T00:00:00Z`);
  const day = instant.getUTCDate();
  instant.setUTCMonth(instant.getUTCMonth() + months, 1);
  const firstOfMonth = instant.toISOString().slice(0, 10);
  instant.setUTCMonth(instant.getUTCMonth() + 1, 0);
  return addDays(firstOfMonth, Math.min(day, instant.getUTCDate()) - 1);
};

const dayMs = 86_400_000;

/** How far the clocks in Belgium are ahead of UTC. */
const offsetMs = (instantMs: number): number => {
  const { date, hour, seconds } = wallTimeAt(instantMs);
  return Date.parse(`${date}T${hour}:${seconds}Z`) - Math.floor(instantMs / 1000) * 1000;
};

/** The first instant in (from, to] at which the clocks in Belgium show another offset than at `fromMs`. */
const clockChange = (fromMs: number, toMs: number): number => {
  const before = offsetMs(fromMs);
  let [low, high] = [fromMs, toMs];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetMs(middle) === before) low = middle;
    else high = middle;
  }
  return high;
};

/**
 * The instant at which the clocks in Belgium show `hour` on `date`. On the night that has no such hour (last Sunday of
 * March, 02:00 to 03:00) it is the first instant after the gap; on the night that has it twice (last Sunday of October),
 * the first of the two.
 */
export const instantAt = (date: string, hour: string): number => {
  const asUtcMs = Date.parse(`${date}T${hour}:00Z`);
  const earlier = asUtcMs - offsetMs(asUtcMs - dayMs);
  const later = asUtcMs - offsetMs(asUtcMs + dayMs);
  const fitting = [earlier, later].filter((instantMs) => {
    const wall = wallTimeAt(instantMs);
    return wall.date === date && wall.hour === hour;
  });
  return fitting.length > 0 ? Math.min(...fitting) : clockChange(Math.min(earlier, later), Math.max(earlier, later));
};

/** ISO weekday: 1 is Monday, 7 Sunday. */
export const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay() || 7;

type Holidays = Pick<Municipality, 'holidays'>;

const isHoliday = (municipality: Holidays, date: string): boolean =>
  municipality.holidays.some((holiday) => holiday.date === date);

/** No Saturday, no Sunday, no holiday of the municipality file. Opening hours do not decide: a desk may keep a day closed. */
export const isWorkingDay = (municipality: Holidays, date: string): boolean =>
  weekdayOf(date) <= 5 && !isHoliday(municipality, date);

/** The date itself where it is a working day, else the first one after it. */
export const workingDayFrom = (municipality: Holidays, date: string): string => {
  let day = date;
  while (!isWorkingDay(municipality, day)) day = addDays(day, 1);
  return day;
};

/** The first working day after the date. */
export const nextWorkingDay = (municipality: Holidays, date: string): string =>
  workingDayFrom(municipality, addDays(date, 1));

/** The last working day before the date. */
export const workingDayBefore = (municipality: Holidays, date: string): string => {
  let day = addDays(date, -1);
  while (!isWorkingDay(municipality, day)) day = addDays(day, -1);
  return day;
};

/** That many working days after the date; none: the date itself, whatever day it is. */
export const addWorkingDays = (municipality: Holidays, date: string, workingDays: number): string => {
  let day = date;
  for (let counted = 0; counted < workingDays; counted += 1) day = nextWorkingDay(municipality, day);
  return day;
};

/** The first instant after the day is over: what may be done until the end of `date` may be done before it. */
export const endOfDay = (date: string): number => instantAt(addDays(date, 1), '00:00');

/**
 * As endOfDay, and a date on which the town hall does not work gives the end of the next working day: who has until then
 * must be able to come.
 */
export const endOfWorkingDay = (municipality: Holidays, date: string): number =>
  endOfDay(workingDayFrom(municipality, date));

/** Hours of one day; `to` is the moment the door closes. */
export type OpeningHours = { readonly from: string; readonly to: string };

/** A holiday closes every site, then an exception of the site replaces the hours of the weekday. In the order of the clock. */
export const openingHoursOn = (site: Site, municipality: Holidays, date: string): readonly OpeningHours[] => {
  if (isHoliday(municipality, date)) return [];
  const exception = site.exceptions.find((candidate) => candidate.date === date);
  const hours = exception?.hours ?? site.openingHours.filter(({ weekday }) => weekday === weekdayOf(date));
  return hours.map(({ from, to }) => ({ from, to })).toSorted((a, b) => (a.from < b.from ? -1 : 1));
};

/** Whether somebody can walk in at that instant; no longer from the closing minute on. */
export const isOpenAt = (site: Site, municipality: Holidays, instantMs: number): boolean => {
  const { date, hour } = wallTimeAt(instantMs);
  return openingHoursOn(site, municipality, date).some(({ from, to }) => from <= hour && hour < to);
};
