import { expect, test } from 'vitest';
import { createSystemClock } from '../../../../../kiosk/adapters/system/system-clock.ts';
import { createSystemRandom } from '../../../../../kiosk/adapters/system/system-random.ts';

test('the clock calls back once, unless it is told not to', async () => {
  const clock = createSystemClock();
  const calls: string[] = [];
  const cancel = clock.after(1, () => calls.push('cancelled'));
  cancel();
  await new Promise<void>((resolve) => clock.after(5, resolve));
  expect(calls).toEqual([]);
});

test('the monotonic clock never goes back', () => {
  const clock = createSystemClock();
  const first = clock.monotonicMs();
  expect(clock.monotonicMs()).toBeGreaterThanOrEqual(first);
});

test('random bytes of the length asked for, and identifiers of version 4', () => {
  const random = createSystemRandom();
  expect(random.bytes(48)).toHaveLength(48);
  expect(random.bytes(16)).not.toEqual(random.bytes(16));
  expect(random.uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
