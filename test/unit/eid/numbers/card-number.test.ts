/** Card numbers of Belgians and foreigners, their check digits, and how they are shown (reference belgian-eid.md §3, tag 01). */
import { expect, it } from 'vitest';
import { formatCardNumber, readCardNumber } from '../../../../eid/numbers/index.ts';

it.each([
  ['000000170152', 'belgian'],
  ['000-0001701-52', 'belgian'],
  // Nothing left over: cards have 97, specimens 00.
  ['000000009797', 'belgian'],
  ['000000009700', 'belgian'],
  ['B123456748', 'foreigner'],
  ['B 1234567 48', 'foreigner'],
  ['123456748', 'foreigner'],
  ['B000009700', 'foreigner'],
])('%s is the number of a %s card', (number, kind) => {
  expect(readCardNumber(number)).toEqual({ ok: true, kind });
});

it.each([
  ['000000170153', 'check-digits'],
  ['000000009798', 'check-digits'],
  ['000000000099', 'check-digits'],
  ['B123456749', 'check-digits'],
  ['123456749', 'check-digits'],
  ['12345678901', 'unknown-form'],
  ['C123456748', 'unknown-form'],
  ['', 'unknown-form'],
])('%s is none: %s', (number, problem) => {
  expect(readCardNumber(number)).toEqual({ ok: false, problem });
});

it('notices every single wrong digit', () => {
  for (const [number, digits] of [
    ['000000170152', 12],
    ['123456748', 9],
  ] as const) {
    for (let place = 0; place < digits; place += 1) {
      for (const digit of '0123456789') {
        if (digit === number[place]) continue;
        expect(readCardNumber(number.slice(0, place) + digit + number.slice(place + 1)).ok).toBe(false);
      }
    }
  }
});

it.each([
  ['000000170152', '000-0001701-52'],
  ['B123456748', 'B 1234567 48'],
  ['123456748', '1234567 48'],
  ['something else', 'something else'],
])('%s is shown as %s', (number, shown) => {
  expect(formatCardNumber(number)).toBe(shown);
});
