import { expect, test } from 'vitest';
import { createAddressLimit, createAskingLimit, rememberedCallers } from '../../../backend/http/asking-limit.ts';

const bucket = () => {
  let nowMs = 1_000_000;
  const ask = createAskingLimit({ atOnce: 2, refillMs: 1000 }, () => nowMs);
  return { ask, passes: (ms: number) => (nowMs += ms) };
};

test('gives what it holds, then one each time the refill time has passed', () => {
  const { ask, passes } = bucket();
  expect([ask('a'), ask('a'), ask('a')]).toEqual([0, 0, 1000]);
  passes(400);
  expect(ask('a')).toBe(600);
  passes(600);
  expect([ask('a'), ask('a')]).toEqual([0, 1000]);
});

test('never holds more than its size, however long nobody asked', () => {
  const { ask, passes } = bucket();
  ask('a');
  passes(1_000_000_000);
  expect([ask('a'), ask('a'), ask('a')]).toEqual([0, 0, 1000]);
});

test('callers do not take from each other', () => {
  const { ask } = bucket();
  expect([ask('a'), ask('a'), ask('b')]).toEqual([0, 0, 0]);
});

test('a clock that is set back gives nothing and takes nothing', () => {
  const { ask, passes } = bucket();
  expect([ask('a'), ask('a')]).toEqual([0, 0]);
  passes(-5_000_000);
  expect(ask('a')).toBe(1000);
  passes(1000);
  expect(ask('a')).toBe(0);
});

test('remembers so many callers and no more: who asked longest ago is new again', () => {
  const { ask } = bucket();
  expect([ask('first'), ask('first'), ask('first')]).toEqual([0, 0, 1000]);
  for (let other = 1; other < rememberedCallers; other += 1) ask(`other-${other}`);
  expect(ask('first')).toBe(1000);
  for (let other = 0; other < rememberedCallers; other += 1) ask(`another-${other}`);
  expect(ask('first')).toBe(0);
});

test('an address that is refused takes nothing from the others, and all together have an end', () => {
  const ask = createAddressLimit(
    { ofAddress: { atOnce: 2, refillMs: 1000 }, ofAll: { atOnce: 4, refillMs: 100 } },
    () => 1_000_000,
  );
  for (let flood = 0; flood < 50; flood += 1) ask('a');
  expect([ask('a'), ask('b'), ask('c'), ask('d')]).toEqual([1000, 0, 0, 100]);
});
