/** Numbers and dates of invented people in the formats of the chip (reference belgian-eid.md §3, §8). */
import type { CardLanguage, Day, Holder } from './card-definition.ts';

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** Added to the month: 71 to 82 are never issued, they mark a specimen (reference belgian-eid.md §8). */
const specimenMonthOffset = 70;

/** 97 minus the remainder; those born from 2000 on have a 2 before the nine digits. */
const nationalNumberCheck = (nineDigits: string, birthYear: number): string =>
  twoDigits(97 - (Number(birthYear >= 2000 ? `2${nineDigits}` : nineDigits) % 97));

/** A national number with a specimen month and right check digits: it can belong to nobody. */
export const specimenNationalNumber = ({
  birthDate,
  birthSequence,
}: Pick<Holder, 'birthDate' | 'birthSequence'>): string => {
  const { year, month, day } = birthDate;
  const date = `${twoDigits(year % 100)}${twoDigits(month + specimenMonthOffset)}${twoDigits(day)}`;
  const nineDigits = `${date}${String(birthSequence).padStart(3, '0')}`;
  return nineDigits + nationalNumberCheck(nineDigits, year);
};

/** Ten digits get two check digits with 97 for 0; seven digits are a foreigner's: a prefix, and a remainder of 0 stays 00. */
export const cardNumberWithCheck = (digits: string, foreignerPrefix: '' | 'B'): string => {
  const remainder = Number(digits) % 97;
  if (digits.length === 7) return `${foreignerPrefix}${digits}${twoDigits(remainder)}`;
  return digits + twoDigits(remainder === 0 ? 97 : remainder);
};

/** DD.MM.YYYY, as in tags 03 and 04. */
export const cardDate = ({ year, month, day }: Day): string => `${twoDigits(day)}.${twoDigits(month)}.${year}`;

const monthNames: Readonly<Record<CardLanguage, readonly string[]>> = {
  nl: ['JAN', 'FEB', 'MAAR', 'APR', 'MEI', 'JUN', 'JUL', 'AUG', 'SEP', 'OKT', 'NOV', 'DEC'],
  fr: ['JAN', 'FEV', 'MARS', 'AVR', 'MAI', 'JUIN', 'JUIL', 'AOUT', 'SEPT', 'OCT', 'NOV', 'DEC'],
  de: ['JAN', 'FEB', 'MÄR', 'APR', 'MAI', 'JUN', 'JUL', 'AUG', 'SEP', 'OKT', 'NOV', 'DEZ'],
};

/** Tag 0C: `14 MAAR 1985`, in German `14.MÄR.1985`. */
export const birthDateText = ({ year, month, day }: Day, language: CardLanguage): string =>
  [twoDigits(day), monthNames[language][month - 1] ?? '', String(year)].join(language === 'de' ? '.' : ' ');

/** Tag 0D. */
export const sexLetter = (sex: Holder['sex'], language: CardLanguage): string =>
  sex === 'male' ? 'M' : { nl: 'V', fr: 'F', de: 'W' }[language];

export const atMidnight = ({ year, month, day }: Day): Date => new Date(Date.UTC(year, month - 1, day));
