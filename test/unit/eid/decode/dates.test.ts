/** Every spelling of a date in the reference (belgian-eid.md §3, tags 03, 04 and 0C), in the three languages of cards. */
import { describe, expect, it } from 'vitest';
import { decodeBirthDate, decodeDate, isoDate } from '../../../../eid/decode/dates.ts';

const months = {
  nl: ['JAN', 'FEB', 'MAAR', 'APR', 'MEI', 'JUN', 'JUL', 'AUG', 'SEP', 'OKT', 'NOV', 'DEC'],
  fr: ['JAN', 'FEV', 'MARS', 'AVR', 'MAI', 'JUIN', 'JUIL', 'AOUT', 'SEPT', 'OCT', 'NOV', 'DEC'],
  de: ['JAN', 'FEB', 'MÄR', 'APR', 'MAI', 'JUN', 'JUL', 'AUG', 'SEP', 'OKT', 'NOV', 'DEZ'],
} as const;

const isoOf = (month: number): string => `1985-${String(month).padStart(2, '0')}-14`;

describe('birth date', () => {
  describe.each(Object.entries(months))('in %s', (_language, names) => {
    it.each(names.map((name, index) => [name, index + 1] as const))('%s', (name, month) => {
      expect(decodeBirthDate(`14 ${name} 1985`).iso).toBe(isoOf(month));
      expect(decodeBirthDate(`14.${name}.1985`).iso).toBe(isoOf(month));
    });
  });

  it.each([
    ['01 JAN 1971', '1971-01-01', 1971],
    ['1 JAN 1971', '1971-01-01', 1971],
    ['29 SEPT 1979', '1979-09-29', 1979],
    ['08 MAAR 1980', '1980-03-08', 1980],
    ['22.DEZ. 1997', '1997-12-22', 1997],
    ['23.SEP.1982', '1982-09-23', 1982],
    ['14  FÉV  1985', '1985-02-14', 1985],
    ['14 AOÛT 1985', '1985-08-14', 1985],
    ['14 maar 1985', '1985-03-14', 1985],
    ['29 FEB 2000', '2000-02-29', 2000],
    ['01JAN1971', '1971-01-01', 1971],
    [' 01.JAN.1971. ', '1971-01-01', 1971],
    ['01\u00A0JAN\u00A01971', '1971-01-01', 1971],
    ['05.03.1969', '1969-03-05', 1969],
    ['31.02.1969', null, null],
    ['00 JAN 1962', null, 1962],
    ['.1962', null, 1962],
    ['1984', null, 1984],
    ['        1962', null, 1962],
    // A day that no calendar has, or a month in no language of ours: the year is still what is written.
    ['30 FEB 1985', null, 1985],
    ['14 ENE 1985', null, 1985],
    ['', null, null],
    ['onbekend', null, null],
    ['14 constructor 1985', null, 1985],
  ])('"%s"', (raw, iso, year) => {
    expect(decodeBirthDate(raw)).toEqual({ raw, iso, year });
  });

  it('is the same whether accents are composed or not', () => {
    expect(decodeBirthDate('14 FÉV 1985'.normalize('NFD')).iso).toBe('1985-02-14');
    expect(decodeBirthDate('14.MÄR.1985'.normalize('NFD')).iso).toBe('1985-03-14');
  });
});

it.each([
  ['05.07.2022', '2022-07-05'],
  ['29.02.2024', '2024-02-29'],
  ['29.02.2023', null],
  ['00.00.2022', null],
  ['5.7.2022', null],
  ['05/07/2022', null],
  ['', null],
])('validity date "%s"', (text, iso) => {
  expect(decodeDate(text)).toBe(iso);
});

it.each([
  [1900, 2, 29, null],
  [2000, 2, 29, '2000-02-29'],
  [2023, 4, 31, null],
  [2023, 13, 1, null],
  [2023, 0, 1, null],
  [2023, 1, 0, null],
  [2023, 12, 31, '2023-12-31'],
])('calendar day %i-%i-%i', (year, month, day, iso) => {
  expect(isoDate(year, month, day)).toBe(iso);
});
