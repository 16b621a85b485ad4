/** A short soak through the real pcscd; `npm run soak` does 10,000 reads and holds memory to closer bounds. */
import { afterAll, expect, test } from 'vitest';
import { soak } from '../soak/soak.ts';
import { openTestService } from './test-service.ts';

const service = await openTestService({ running: true });
afterAll(() => service.close());

/** Caches still fill up in so few reads; every single reading that is kept would be 20 KB each. */
const mostHeapBytesPerRead = 8000;

test('150 readings of two cards by turns are all the same, and none of them is kept', async (context) => {
  if (service.skipReason !== null) context.skip(service.skipReason);
  const result = await soak({
    service,
    reads: 150,
    warmUpReads: 50,
    readsPerSample: 20,
    onSample: () => undefined,
    isInterrupted: () => false,
  });
  expect(result).toMatchObject({ reads: 150, wrongReads: [] });
  expect(result.heapBytesPerRead).toBeLessThan(mostHeapBytesPerRead);
});
