/**
 * Dates on the card (reference belgian-eid.md §3): DD.MM.YYYY for validity, and for the birth date day, month name in the
 * card's language and year, with dots, double spaces or nothing but a year.
 */

/** Month names as cards write them, without accents: Dutch, French and German are accepted whatever the card's language. */
const months: Readonly<Record<string, number>> = {
  JAN: 1,
  FEB: 2,
  FEV: 2,
  MAAR: 3,
  MARS: 3,
  MAR: 3,
  MARZ: 3,
  MRT: 3,
  APR: 4,
  AVR: 4,
  MEI: 5,
  MAI: 5,
  JUN: 6,
  JUIN: 6,
  JUL: 7,
  JUIL: 7,
  AUG: 8,
  AOU: 8,
  AOUT: 8,
  SEP: 9,
  SEPT: 9,
  OKT: 10,
  OCT: 10,
  NOV: 11,
  DEC: 12,
  DEZ: 12,
};

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** YYYY-MM-DD if the day exists in the calendar, otherwise null. */
export function isoDate(year: number, month: number, day: number): string | null {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return days !== undefined && day >= 1 && day <= days
    ? `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`
    : null;
}

/** DD.MM.YYYY to YYYY-MM-DD; null for anything else. */
export function decodeDate(text: string): string | null {
  const parts = /^\s*(\d{2})\.(\d{2})\.(\d{4})\s*$/.exec(text);
  return parts === null ? null : isoDate(Number(parts[3]), Number(parts[2]), Number(parts[1]));
}

export type BirthDate = { readonly raw: string; readonly iso: string | null; readonly year: number | null };

/** The birth date as written (dots, blanks or nothing between its parts), its calendar date where the card knows one, and the year where it knows only that. */
export function decodeBirthDate(raw: string): BirthDate {
  const yearOnly = /^[\s.]*(\d{4})[\s.]*$/.exec(raw);
  if (yearOnly !== null) return { raw, iso: null, year: Number(yearOnly[1]) };
  const withoutAccents = raw.normalize('NFD').replace(/\p{M}/gu, '');
  const parts = /^[\s.]*(\d{1,2})[\s.]*(\p{L}+)[\s.]*(\d{4})[\s.]*$/u.exec(withoutAccents);
  if (parts === null) {
    const inDigits = decodeDate(raw);
    return { raw, iso: inDigits, year: inDigits === null ? null : Number(inDigits.slice(0, 4)) };
  }
  const name = (parts[2] ?? '').toUpperCase();
  const month = Object.hasOwn(months, name) ? months[name] : undefined;
  const year = Number(parts[3]);
  return { raw, iso: month === undefined ? null : isoDate(year, month, Number(parts[1])), year };
}
