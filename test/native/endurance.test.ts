import { afterAll, beforeEach, expect, test } from 'vitest';
import { insertAndSee } from './connected.ts';
import { runProgram } from './run-program.ts';
import { openTestService } from './test-service.ts';
import { createTinyCard } from './tiny-card.ts';

const service = await openTestService({ running: true });
afterAll(() => service.close());
beforeEach((context) => {
  if (service.skipReason !== null) context.skip(service.skipReason);
});

/** 20,000 leaks of the smallest kind (a 32-byte block each) would be under this; a kept answer (258 bytes) is not new. */
const mostGrowthBytes = 4_500_000;

test('20,000 exchanges of 256 bytes leave the memory where it was', async () => {
  await insertAndSee(service, 0, createTinyCard({ remembers: false }));
  const end = await runProgram('exchange-many.ts', [service.readerName, '10000', '20000']);
  expect(end).toMatchObject({ exitCode: 0, signal: null });
  const [received = 0, before = 0, after = Number.NaN] = end.output.trim().split(' ').map(Number);
  expect(received).toBe(20_000 * 258);
  expect(after - before).toBeLessThan(mostGrowthBytes);
});
