/**
 * When an urgent card can be collected (reference municipal.md D3, D4, F3): asked for before the cut-off on a working day it
 * counts from that day, otherwise from the next. Days are those of the municipal calendar; a day on which the place hands
 * over counts too, so that Friday leads to Saturday where Saturday is one. Where the place is a site of the file, its opening
 * hours decide. Not guaranteed: that production keeps its word.
 */
import type { UrgentProcedure } from '../../contract/municipality/service-parts.ts';
import type { Municipality } from '../../contract/municipality.ts';
import {
  addDays,
  brusselsDate,
  instantAt,
  isWorkingDay,
  nextWorkingDay,
  openingHoursOn,
  weekdayOf,
} from '../time/municipal-calendar.ts';

/** After so many days without an hour at which it could be handed over, the file promises nothing. */
const horizonDays = 60;

/** The first moment of the day at which the place hands over, null on a day without one. */
const handOverOn = (procedure: UrgentProcedure, municipality: Municipality, date: string): number | null => {
  const { readyFrom, readyWeekdays, site: siteId } = procedure;
  if (!readyWeekdays.includes(weekdayOf(date)) || municipality.holidays.some((holiday) => holiday.date === date))
    return null;
  if (siteId === null) return instantAt(date, readyFrom);
  const site = municipality.sites.find(({ id }) => id === siteId);
  const open = site && openingHoursOn(site, municipality, date).find(({ to }) => readyFrom < to);
  return open === undefined ? null : instantAt(date, open.from < readyFrom ? readyFrom : open.from);
};

/** Milliseconds since the epoch; null where the file names no day and hour on which it could be handed over. */
export const readyAt = (procedure: UrgentProcedure, municipality: Municipality, askedAtMs: number): number | null => {
  const askedOn = brusselsDate(askedAtMs);
  const inTime = isWorkingDay(municipality, askedOn) && askedAtMs < instantAt(askedOn, procedure.cutOff);
  let day = inTime ? askedOn : nextWorkingDay(municipality, askedOn);
  let left = procedure.readyAfterWorkingDays;
  const horizon = addDays(askedOn, horizonDays);
  while (day <= horizon) {
    const handOver = handOverOn(procedure, municipality, day);
    if (left <= 0 && handOver !== null && handOver > askedAtMs) return handOver;
    day = addDays(day, 1);
    if (isWorkingDay(municipality, day) || handOverOn(procedure, municipality, day) !== null) left -= 1;
  }
  return null;
};
