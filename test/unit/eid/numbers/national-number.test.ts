/** National numbers: both centuries, BIS, unknown dates, specimens (reference belgian-eid.md §8). Every number here is made up or a published specimen. */
import { describe, expect, it } from 'vitest';
import { formatNationalNumber, type NationalNumber, readNationalNumber } from '../../../../eid/numbers/index.ts';

/** Nine digits with the check digits of that century. */
const complete = (nineDigits: string, century: 1900 | 2000): string => {
  const base = Number(nineDigits) + (century === 2000 ? 2_000_000_000 : 0);
  return nineDigits + String(97 - (base % 97)).padStart(2, '0');
};

const numberOf = (text: string): NationalNumber | null => {
  const read = readNationalNumber(text);
  return read.ok ? read.number : null;
};

describe('published numbers', () => {
  it.each([
    ['71715100070', { kind: 'specimen', birthYear: 1971, birthDate: null, sex: null }],
    ['01050399963', { kind: 'register', birthYear: 2001, birthDate: '2001-05-03', sex: null }],
    ['85073003328', { kind: 'register', birthYear: 1985, birthDate: '1985-07-30', sex: 'M' }],
  ])('%s', (text, expected) => {
    expect(numberOf(text)).toMatchObject({ ...expected, hasImpossibleDate: false });
  });
});

describe('the century follows from the check digits', () => {
  it.each([
    [1900, 1985],
    [2000, 2085],
  ] as const)('%i', (century, birthYear) => {
    expect(numberOf(complete('850714123', century))?.birthYear).toBe(birthYear);
  });

  it('and never from anything else: no nine digits fit both formulas', () => {
    // 97 is prime, so both fit only if it divides the difference of the two bases.
    expect(2_000_000_000 % 97).not.toBe(0);
  });

  it('takes 97 for check digits where the rest is zero', () => {
    const multiple = String(97 * 8_764_000).padStart(9, '0'); // 850108000
    expect(numberOf(`${multiple}97`)?.birthYear).toBe(1985);
    expect(readNationalNumber(`${multiple}00`)).toEqual({ ok: false, problem: 'check-digits' });
  });
});

describe('dates', () => {
  const cases: readonly (readonly [string, string, Partial<NationalNumber>])[] = [
    ['an ordinary day', '850714123', { kind: 'register', birthDate: '1985-07-14', birthYear: 1985 }],
    ['an unknown day', '850700123', { birthDate: null, birthYear: 1985, hasImpossibleDate: false }],
    ['an unknown month', '850000123', { birthDate: null, birthYear: 1985, hasImpossibleDate: false }],
    ['an unknown month, serials used up', '850001123', { birthDate: null, birthYear: 1985, hasImpossibleDate: false }],
    ['a wholly unknown date', '000001123', { birthDate: null, birthYear: null, hasImpossibleDate: false }],
    ['29 February of a common year', '850229123', { birthDate: null, birthYear: 1985, hasImpossibleDate: true }],
    ['a thirteenth month', '851314123', { birthDate: null, birthYear: 1985, hasImpossibleDate: true }],
    ['BIS, sex known', '854714123', { kind: 'bis', birthDate: '1985-07-14', sex: 'M' }],
    ['BIS, sex known, a woman', '854714124', { kind: 'bis', birthDate: '1985-07-14', sex: 'F' }],
    ['BIS, sex unknown', '852714123', { kind: 'bis', birthDate: '1985-07-14', sex: null }],
    ['BIS, sex unknown, date unknown', '852000123', { kind: 'bis', birthDate: null, birthYear: 1985, sex: null }],
    ['BIS, month 12', '855214123', { kind: 'bis', birthDate: '1985-12-14', sex: 'M' }],
    ['BIS without a date', '854000123', { kind: 'bis', birthDate: null, birthYear: 1985, sex: 'M' }],
    ['specimen month 71', '857114123', { kind: 'specimen', birthDate: null, birthYear: 1985, sex: 'M' }],
    [
      'specimen month 92',
      '859214123',
      { kind: 'specimen', birthDate: null, birthYear: 1985, hasImpossibleDate: false },
    ],
    ['month 93', '859314123', { birthDate: null, hasImpossibleDate: true }],
  ];
  it.each(cases)('%s', (_story, nineDigits, expected) => {
    expect(numberOf(complete(nineDigits, 1900))).toMatchObject(expected);
  });

  it('a leap day counts in the century that has it', () => {
    expect(numberOf(complete('000229123', 2000))?.birthDate).toBe('2000-02-29');
    expect(numberOf(complete('000229123', 1900))).toMatchObject({ birthDate: null, hasImpossibleDate: true });
  });
});

describe('what is no national number', () => {
  it.each(['', '8507300332', '850730033280', '8507300332a', '٨٥٠٧٣٠٠٣٣٢٨', '-1e10000000'])('"%s"', (text) => {
    expect(readNationalNumber(text)).toEqual({ ok: false, problem: 'not-eleven-digits' });
  });

  it('one digit typed wrong is always noticed', () => {
    const right = complete('857114123', 1900);
    for (const [place, digit] of Array.from(right).entries()) {
      for (const wrong of '0123456789') {
        if (wrong === digit) continue;
        const text = right.slice(0, place) + wrong + right.slice(place + 1);
        // A wrong digit may still fit the other century; it must never fit the same one.
        const readAs = numberOf(text)?.birthYear ?? 0;
        expect(readAs).not.toBe(place < 2 ? 1900 + Number(text.slice(0, 2)) : 1985);
      }
    }
  });
});

it('takes numbers as people write them', () => {
  expect(numberOf('85.07.30-033.28')?.digits).toBe('85073003328');
  expect(numberOf(' 850730 033 28 ')?.digits).toBe('85073003328');
});

it.each([
  ['85073003328', '85.07.30-033.28'],
  ['71715100070', '71.71.51-000.70'],
  ['8507300332', '8507300332'],
  ['', ''],
])('%s is shown as %s', (digits, shown) => {
  expect(formatNationalNumber(digits)).toBe(shown);
});
