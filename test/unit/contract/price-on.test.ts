import { describe, expect, test } from 'vitest';
import { brusselsDate } from '../../../contract/brussels-date.ts';
import type { Price } from '../../../contract/municipality/prices.ts';
import { type AgeRange, priceOn, type PriceWish } from '../../../contract/price-on.ts';

const always = { validFrom: '2020-01-01', validTo: null, source: 'Tariff 2026' } as const;
const lost = { product: 'pin-reprint', reason: 'codes-lost' } as const;
const normalEid = { product: 'eid', reasons: ['renewal', 'first'], urgency: 'normal' } as const;

const row = (price: object): Price => price as Price; // rows are written short here; the schema of the file checks real ones
const amountOf = (book: readonly Price[], wish: PriceWish, day: string) =>
  priceOn(book, wish, day)?.amountCents ?? null;

describe('a price that changes (D6)', () => {
  const book = [
    row({ ...lost, ...always, amountCents: 500, validTo: '2026-12-31' }),
    row({ ...lost, ...always, amountCents: 600, validFrom: '2027-01-01' }),
  ];
  test.each([
    ['the day before the book begins', '2019-12-31', null],
    ['the first day', '2020-01-01', 500],
    ['the last day of the old price', '2026-12-31', 500],
    ['the first day of the new one', '2027-01-01', 600],
  ])('%s', (_story, day, amount) => {
    expect(amountOf(book, lost, day)).toBe(amount);
  });

  test.each([
    ['2026-12-31T22:59:59.999Z', 500],
    ['2026-12-31T23:00:00.000Z', 600],
  ])('changes at midnight in Brussels: %s', (instant, amount) => {
    expect(amountOf(book, lost, brusselsDate(Date.parse(instant)))).toBe(amount);
  });

  test('says where it comes from', () => {
    expect(priceOn(book, lost, '2026-06-01')).toEqual({ amountCents: 500, source: 'Tariff 2026' });
  });
});

describe('a book with two prices for one thing', () => {
  test('sells nothing when they differ', () => {
    const book = [
      row({ ...lost, ...always, amountCents: 500 }),
      row({ ...lost, ...always, amountCents: 600, validFrom: '2026-01-01' }),
    ];
    expect(amountOf(book, lost, '2025-12-31')).toBe(500);
    expect(amountOf(book, lost, '2026-01-01')).toBeNull();
  });

  test('knows the price when they agree', () => {
    const price = row({ ...lost, ...always, amountCents: 500 });
    expect(amountOf([price, price], lost, '2026-01-01')).toBe(500);
  });
});

describe('who asks for what (D2, G2)', () => {
  const book = [
    row({ ...normalEid, ...always, ageBand: null, amountCents: 2110 }),
    row({ ...normalEid, ...always, ageBand: { from: 75, to: 150 }, amountCents: 1000 }),
    row({ ...normalEid, ...always, reasons: ['loss'], ageBand: { from: 12, to: 150 }, amountCents: 2310 }),
    row({ product: 'digital-key', residency: 'any', ...always, amountCents: 1000 }),
    row({ product: 'digital-key', residency: 'resident', ...always, amountCents: 500 }),
  ];
  const aged = (atLeast: number, atMost = atLeast): AgeRange => ({ atLeast, atMost });
  const eid = (age: AgeRange | null, reason: 'renewal' | 'loss' | 'damage' = 'renewal'): PriceWish => ({
    product: 'eid',
    reason,
    urgency: 'normal',
    age,
  });
  test.each([
    ['74: the price for everybody', eid(aged(74)), 2110],
    ['75: the price for 75 and over (E1)', eid(aged(75)), 1000],
    ['74 or 75, nobody knows', eid(aged(74, 75)), null],
    ['76 or 77: both pay the same', eid(aged(76, 77)), 1000],
    ['an unknown age, where it matters', eid(null), null],
    ['a loss', eid(aged(40), 'loss'), 2310],
    ['a loss under twelve', eid(aged(11), 'loss'), null],
    ['a reason that the book does not have', eid(aged(40), 'damage'), null],
    [
      'a speed that the book does not have',
      { product: 'eid', reason: 'renewal', urgency: 'urgent-brussels', age: aged(40) },
      null,
    ],
    ['another product', { product: 'kids-id', reason: 'renewal', urgency: 'normal', age: aged(6) }, null],
    ['a key for a resident', { product: 'digital-key', residency: 'resident' }, 500],
    ['a key for somebody else', { product: 'digital-key', residency: 'non-resident' }, 1000],
    ['a defect', { product: 'card-after-defect', reason: 'holder-at-fault' }, null],
  ] as const)('%s', (_story, wish, amount) => {
    expect(amountOf(book, wish, '2026-06-01')).toBe(amount);
  });
});
