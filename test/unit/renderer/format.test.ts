import { describe, expect, it } from 'vitest';
import {
  formatAmount,
  formatDateRange,
  formatMoment,
  formatNationalNumber,
  maskNationalNumber,
  openingLines,
} from '../../../renderer/i18n/format.ts';

const plain = (text: string): string => text.replaceAll(/[\u00a0\u2009\u202f]/g, ' ');

describe('facts as people in Belgium write them', () => {
  it.each([
    ['nl', '€ 5,00'],
    ['fr', '5,00 €'],
    ['de', '5,00 €'],
    ['en', '€5.00'],
  ] as const)('an amount in %s', (language, expected) => {
    expect(plain(formatAmount(language, 500))).toBe(expected);
  });

  it('a moment is told in Brussels time, also across the change of hours', () => {
    expect(plain(formatMoment('nl', '2026-07-01T22:30:00Z'))).toBe('2 juli 2026 om 00:30');
    expect(plain(formatMoment('nl', '2026-12-01T22:30:00Z'))).toBe('1 december 2026 om 23:30');
  });

  it('a range of days repeats only what differs', () => {
    expect(plain(formatDateRange('fr', '2026-11-30', '2026-12-07'))).toBe('30 novembre – 7 décembre 2026');
  });

  it('days with the same hours share a line, in the order of the week', () => {
    const openingHours = [
      { weekday: 5, from: '09:00', to: '12:00' },
      { weekday: 1, from: '09:00', to: '12:00' },
      { weekday: 3, from: '13:30', to: '16:00' },
    ];
    expect(openingLines('nl', { openingHours })).toEqual([
      { days: 'ma, vr', hours: '09:00–12:00' },
      { days: 'wo', hours: '13:30–16:00' },
    ]);
  });

  it('a national number is grouped, or masked down to its date; of something else nothing is shown', () => {
    expect(formatNationalNumber('71872100193')).toBe('71.87.21-001.93');
    expect(maskNationalNumber('71872100193')).toBe('71.87.21-***.**');
    expect(formatNationalNumber('7187')).toBe('7187');
    // A digit too few, or one written as people do, may be anybody's number.
    expect(maskNationalNumber('7187210019')).toBe('**********');
    expect(maskNationalNumber('71.87.21-001.93')).toBe('***************');
  });
});
