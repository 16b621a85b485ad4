import { expect, it } from 'vitest';
import { readingParts } from '../../../renderer/surfaces/citizen/reading-parts.ts';
import { pageStarts } from '../../../renderer/ui/use-pages.ts';

const stack = (...heights: readonly number[]) => {
  let top = 0;
  return heights.map((height) => {
    const span = { top, bottom: top + height };
    top += height + 10;
    return span;
  });
};

it.each([
  ['everything fits', stack(100, 100, 100), 320, [0]],
  ['one over', stack(100, 100, 100), 319, [0, 2]],
  ['each alone', stack(100, 100, 100), 150, [0, 1, 2]],
  ['a block taller than the page stands alone', stack(50, 400, 50), 150, [0, 1, 2]],
  ['nothing', [], 100, [0]],
] as const)('%s', (_name, spans, height, starts) => {
  expect(pageStarts(spans, height)).toEqual(starts);
});

it('two columns break between rows only', () => {
  const row = (top: number) => [
    { top, bottom: top + 100 },
    { top, bottom: top + 100 },
  ];
  expect(pageStarts([...row(0), ...row(110), ...row(220)], 210)).toEqual([0, 4]);
});

it('files become the few things a person would name', () => {
  expect(
    readingParts([
      { file: 'identity', phase: 'done' },
      { file: 'identity-signature', phase: 'waiting' },
      { file: 'address', phase: 'waiting' },
      { file: 'rrn-certificate', phase: 'done' },
    ]),
  ).toEqual([
    { part: 'identity', phase: 'reading' },
    { part: 'address', phase: 'waiting' },
    { part: 'authenticity', phase: 'done' },
  ]);
});
