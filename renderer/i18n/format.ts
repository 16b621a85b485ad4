/** Amounts, dates, hours and numbers as people in Belgium write them, by the browser's own Intl. Pure: no clock is read. */
import type { Language } from '../../contract/languages.ts';
import type { Site } from '../../contract/municipality/sites.ts';

export const locales: { readonly [L in Language]: string } = { nl: 'nl-BE', fr: 'fr-BE', de: 'de-BE', en: 'en-GB' };

const timeZone = 'Europe/Brussels';

export const formatAmount = (language: Language, amountCents: number): string =>
  new Intl.NumberFormat(locales[language], { style: 'currency', currency: 'EUR' }).format(amountCents / 100);

/** `moment` is an ISO date-time; the day is the one in Brussels. */
export const formatMoment = (language: Language, moment: string): string =>
  new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeStyle: 'short', timeZone }).format(
    new Date(moment),
  );

/** A duration to a tenth of a second: 1234 ms becomes "1.2 s", with the language's own decimal sign. */
export const formatSeconds = (language: Language, durationMs: number): string =>
  `${new Intl.NumberFormat(locales[language], { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(durationMs / 1000)}\u00a0s`;

/** Calendar dates (ISO), first to last. */
export function formatDateRange(language: Language, from: string, to: string): string {
  const format = new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeZone: 'UTC' });
  return format.formatRange(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`));
}

export const formatHour = (language: Language, hour: string): string =>
  new Intl.DateTimeFormat(locales[language], { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' }).format(
    new Date(`2024-01-01T${hour}:00Z`),
  );

/** `weekday` is 1 (Monday) to 7. */
const formatWeekday = (language: Language, weekday: number): string =>
  new Intl.DateTimeFormat(locales[language], { weekday: 'short', timeZone: 'UTC' })
    .format(new Date(Date.UTC(2024, 0, weekday))) // 1 January 2024 was a Monday
    .replace(/\.$/, '');

export type OpeningLine = { readonly days: string; readonly hours: string };

/** Weekdays with the same hours share a line; the order is that of the week. */
export function openingLines(language: Language, site: Pick<Site, 'openingHours'>): readonly OpeningLine[] {
  const hoursByDay = new Map<number, string[]>();
  for (const { weekday, from, to } of site.openingHours) {
    const span = `${formatHour(language, from)}–${formatHour(language, to)}`;
    hoursByDay.set(weekday, [...(hoursByDay.get(weekday) ?? []), span]);
  }
  const daysByHours = new Map<string, string[]>();
  for (const weekday of [...hoursByDay.keys()].toSorted((a, b) => a - b)) {
    const hours = (hoursByDay.get(weekday) ?? []).join(', ');
    daysByHours.set(hours, [...(daysByHours.get(hours) ?? []), formatWeekday(language, weekday)]);
  }
  return [...daysByHours].map(([hours, days]) => ({ days: days.join(', '), hours }));
}

/** 85073000328 becomes 85.07.30-003.28; anything else stays as it is. */
export const formatNationalNumber = (value: string): string =>
  value.replace(/^(\d{2})(\d{2})(\d{2})(\d{3})(\d{2})$/, '$1.$2.$3-$4.$5');

/**
 * The date part stays readable, so that people recognise their own number. Of anything that is not eleven digits nothing
 * does, because nobody knows which part of it is the secret one.
 */
export const maskNationalNumber = (value: string): string =>
  /^\d{11}$/.test(value)
    ? formatNationalNumber(value).replace(/-\d{3}\.\d{2}$/, '-***.**')
    : value.replace(/\S/gu, '*');

export const formatList = (language: Language, items: readonly string[]): string =>
  new Intl.ListFormat(locales[language], { type: 'conjunction' }).format(items);
