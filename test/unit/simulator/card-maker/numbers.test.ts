import { describe, expect, it } from 'vitest';
import {
  birthDateText,
  cardDate,
  cardNumberWithCheck,
  specimenNationalNumber,
} from '../../../../simulator/card-maker/numbers.ts';
import { adult17, adult18, euPlus, expired, kids, longName, senior17 } from '../../../../simulator/cards/holders.ts';

/** The rule as the royal decrees state it, on whole numbers. */
const checkFits = (number: string, bornFrom2000: boolean): boolean =>
  (Number(`${bornFrom2000 ? '2' : ''}${number.slice(0, 9)}`) + Number(number.slice(9))) % 97 === 0;

describe('national numbers of invented people', () => {
  it('agrees with the public specimen', () => {
    // 71715100070 is 1971, month 71, day 51, sequence 000.
    const number = specimenNationalNumber({ birthDate: { year: 1971, month: 1, day: 51 }, birthSequence: 0 });
    expect(number).toBe('71715100070');
  });

  it.each(
    [adult17, adult18, euPlus, expired, kids, longName, senior17].map((card) => [card.name, card.holder] as const),
  )('%s: eleven digits, specimen month, right check digits, parity of the sex', (_name, holder) => {
    const number = specimenNationalNumber(holder);
    expect(number).toMatch(/^\d{11}$/);
    const month = Number(number.slice(2, 4));
    expect(month).toBeGreaterThanOrEqual(71);
    expect(month).toBeLessThanOrEqual(92);
    expect(checkFits(number, holder.birthDate.year >= 2000)).toBe(true);
    expect(Number(number.slice(6, 9)) % 2).toBe(holder.sex === 'male' ? 1 : 0);
  });

  it('fits one century only', () => {
    const born = (year: number): string =>
      specimenNationalNumber({ birthDate: { year, month: 6, day: 1 }, birthSequence: 11 });
    expect([checkFits(born(1918), false), checkFits(born(1918), true)]).toEqual([true, false]);
    expect([checkFits(born(2018), false), checkFits(born(2018), true)]).toEqual([false, true]);
  });
});

describe('card numbers and dates', () => {
  it.each([
    ['0000001701', '000000170152'],
    ['0000000000', '000000000097'],
    ['0000000097', '000000009797'],
    ['1234567', 'B123456748'],
    ['0000001', 'B000000101'],
  ])('%s gets its check digits', (digits, expected) => {
    expect(cardNumberWithCheck(digits, 'B')).toBe(expected);
  });

  it('writes days with two digits', () => {
    expect(cardDate({ year: 2026, month: 2, day: 3 })).toBe('03.02.2026');
    expect(birthDateText({ year: 1997, month: 12, day: 1 }, 'de')).toBe('01.DEZ.1997');
    expect(birthDateText({ year: 1979, month: 9, day: 29 }, 'fr')).toBe('29 SEPT 1979');
  });
});
