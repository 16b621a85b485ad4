/** What the reads of one visit remember of a card is never handed to the next visit. */
import { expect, it } from 'vitest';
import { createVisitDriver } from './visit-driver.ts';

it('reads again for the same visit while it lasts, and for a new one afterwards', async () => {
  const visit = createVisitDriver();
  await visit.isIdentified();
  await visit.remove();
  await visit.insert();
  const [first, second] = visit.reads.map(({ visitNumber }) => visitNumber);
  expect(second).toBe(first);
  await visit.does({ command: 'stop' });
  await visit.remove();
  expect(visit.state()).toBe('attract');
  await visit.isIdentified();
  expect(visit.reads).toHaveLength(3);
  expect(visit.reads.at(-1)?.visitNumber).toBeGreaterThan(first ?? Number.NaN);
});

it('a visit that ends by itself is no exception', async () => {
  const visit = createVisitDriver();
  await visit.isIdentified();
  await visit.clock.advance(165_000);
  await visit.remove();
  await visit.isIdentified();
  const [first, second] = visit.reads.map(({ visitNumber }) => visitNumber);
  expect(second).toBeGreaterThan(first ?? Number.NaN);
});
