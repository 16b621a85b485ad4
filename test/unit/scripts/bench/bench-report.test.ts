/** Which aims are met, and which could not be measured. */
import { expect, test } from 'vitest';
import { failed, success } from '../../../../contract/result.ts';
import { aimsOf, type BenchReport, type CardReport } from '../../../../scripts/bench/bench-report.ts';
import { benchTable } from '../../../../scripts/bench/bench-table.ts';
import { median } from '../../../../cli/median.ts';

const stretch = (exchanges: number, windowMs: number) => ({ exchanges, bytes: 100 * exchanges, windowMs });
const card: CardReport = {
  card: 'RSA 1.7',
  ours: stretch(21, 1080),
  nameAndAddress: stretch(7, 170),
  verdictMs: 5,
  extras: {
    'citizen certificates': stretch(10, 400),
    'chip key and challenge': stretch(0, 0),
    'PIN status': stretch(1, 20),
  },
  floor: { whole: stretch(20, 1000), nameAndAddress: stretch(6, 160) },
  openSc: { eidenv: stretch(7, 300), 'opensc-explorer': null },
  verificationCpuMs: 14.9,
};
const report: BenchReport = {
  schema: 'bench-report/1',
  machine: { cores: 2, processor: 'a processor', node: '24.0.0' },
  rounds: 9,
  latency: { exchangeLatencyMs: 20, byteLatencyMs: 0.1 },
  cards: [card],
  absentCards: ['another card: not here'],
  rates: {
    'C on libpcsclite': success({ perSecond: 1000 }),
    'this addon': success({ perSecond: 600 }),
    'npm pcsclite': failed('not measured: no network'),
  },
};
const metBy = (cards: readonly CardReport[], rates = report.rates): readonly (boolean | null)[] =>
  aimsOf({ ...report, cards, rates }).map(({ met }) => met);

test('every limit itself is met, and what was not measured is neither met nor missed', () => {
  expect(metBy([card])).toEqual([true, true, true, true, true, null]);
});

test.each([
  ['one exchange more than 5 % above the floor', { ours: stretch(22, 1080) }, 0],
  ['a window of more than 8 % above the floor', { ours: stretch(21, 1080.1) }, 1],
  ['eight exchanges to name and address', { nameAndAddress: stretch(8, 170) }, 2],
  ['15 ms of CPU', { verificationCpuMs: 15 }, 3],
])('%s is missed', (_story, change, place) => {
  expect(metBy([{ ...card, ...change }])[place]).toBe(false);
});

test('an addon slower than 60 % of C, or than the package, misses', () => {
  const rates = (own: number, npm: number): BenchReport['rates'] => ({
    'C on libpcsclite': success({ perSecond: 1000 }),
    'this addon': success({ perSecond: own }),
    'npm pcsclite': success({ perSecond: npm }),
  });
  expect(metBy([], rates(599, 500))).toEqual([false, true]);
  expect(metBy([], rates(700, 701))).toEqual([true, false]);
});

test('the table says what is not installed, not measured and not here', () => {
  const text = benchTable(report).join('\n');
  expect(text).toContain('OpenSC opensc-explorer: not installed');
  expect(text).toContain('not measured: no network');
  expect(text).toContain('another card: not here');
  expect(text).toContain('108.0 %');
});

test('a median is the middle, or between the two middles, and of nothing there is none', () => {
  expect(median([5, 1, 3])).toBe(3);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(() => median([])).toThrow(RangeError);
});
