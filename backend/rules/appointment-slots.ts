/**
 * The hours at which a site gives appointments (reference municipal.md A12, C2, F3, §1.1): slots of one length, counted from
 * the moment the doors open, each over before they close; and which of them may still be booked. Pure.
 */
import type { Municipality } from '../../contract/municipality.ts';
import type { Site } from '../../contract/municipality/sites.ts';
import { addDays, brusselsDate, instantAt, type OpeningHours, openingHoursOn } from '../time/municipal-calendar.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

const minutesOf = (hour: string): number => Number(hour.slice(0, 2)) * 60 + Number(hour.slice(3));

/** From opening to closing on the clock. */
export const minutesOpen = ({ from, to }: OpeningHours): number => minutesOf(to) - minutesOf(from);

/**
 * Milliseconds since the epoch at which the slots of that day begin, in the order of the clock. Counted in minutes that pass,
 * so that a night with a clock change has as many as its hours; what is left over at the end is nobody's.
 */
export const slotsOn = (site: Site, municipality: Municipality, date: string): readonly number[] => {
  const slotMs = municipality.services.appointment.slotMinutes * minuteMs;
  return openingHoursOn(site, municipality, date).flatMap(({ from, to }) => {
    const [opensAtMs, closesAtMs] = [instantAt(date, from), instantAt(date, to)];
    const count = Math.max(0, Math.floor((closesAtMs - opensAtMs) / slotMs));
    return Array.from({ length: count }, (_, index) => opensAtMs + index * slotMs);
  });
};

export const isSlot = (site: Site, municipality: Municipality, atMs: number): boolean =>
  Number.isFinite(atMs) && slotsOn(site, municipality, brusselsDate(atMs)).includes(atMs);

/** Not past, not too soon for whoever prepares the desk, not further ahead than the municipality plans. */
export const isBookable = ({ services }: Municipality, atMs: number, nowMs: number): boolean => {
  const { earliestHoursAhead, latestDaysAhead } = services.appointment;
  return (
    atMs > nowMs &&
    atMs >= nowMs + earliestHoursAhead * hourMs &&
    brusselsDate(atMs) <= addDays(brusselsDate(nowMs), latestDaysAhead)
  );
};

export type FreeSlot = {
  /** Milliseconds since the epoch. */
  readonly atMs: number;
  /** How many more people can come. */
  readonly places: number;
};

/** `takenAt`: how many appointments of that site stand, by the instant at which they begin. */
export const freeSlotsOn = (
  site: Site,
  municipality: Municipality,
  date: string,
  { nowMs, takenAt }: { readonly nowMs: number; readonly takenAt: ReadonlyMap<number, number> },
): readonly FreeSlot[] =>
  slotsOn(site, municipality, date)
    .filter((atMs) => isBookable(municipality, atMs, nowMs))
    .map((atMs) => ({ atMs, places: municipality.services.appointment.desks - (takenAt.get(atMs) ?? 0) }))
    .filter(({ places }) => places > 0);
