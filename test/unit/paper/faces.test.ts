import { expect, test } from 'vitest';
import { faces, runsOf } from '../../../paper/faces.ts';

test('letters that no face has are seen to be missing, and words stay together', async () => {
  const available = await faces(400);
  expect(
    runsOf('A\u{1F600}', available)
      .map((run) => run.text)
      .join(''),
  ).toBe('A?');
  expect(runsOf('Ana Maria', available)).toHaveLength(1);
  expect(runsOf('Zoe\u0308', available).map((run) => run.text)).toEqual(['Zoë']);
});
