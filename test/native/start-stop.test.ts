import { readdir } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { createMonitor } from '../../native/index.ts';
import { connectShared, insertAndSee, patienceMs, removeAndSee } from './connected.ts';
import { openTestService } from './test-service.ts';
import { createTinyCard, echo } from './tiny-card.ts';

const service = await openTestService({ running: true });
afterAll(() => service.close());
beforeEach((context) => {
  if (service.skipReason !== null) context.skip(service.skipReason);
});

const rounds = 200;

const countOf = async (directory: string): Promise<number> => (await readdir(directory)).length;

type Held = { readonly threads: number; readonly descriptors: number };

const heldNow = async (): Promise<Held> => ({
  threads: await countOf('/proc/self/task'),
  descriptors: await countOf('/proc/self/fd'),
});

/** The test runner opens one now and then; what is looked for are 200. */
const descriptorsOfOthers = 5;

/** Threads end a moment after they were asked to; the test times out if they do not. */
const givenBack = async (before: Held): Promise<boolean> => {
  for (;;) {
    const now = await heldNow();
    if (now.threads <= before.threads && now.descriptors <= before.descriptors + descriptorsOfOthers) return true;
    await delay(5);
  }
};

/** Stops between 0 and 15 ms after the start, so that the stop meets every stage of starting. */
const startAndStop = async (): Promise<number> => {
  let heardAfterStop = 0;
  for (let round = 0; round < rounds; round += 1) {
    let stopped = false;
    const monitor = createMonitor(() => {
      if (stopped) heardAfterStop += 1;
    });
    if (round % 16 > 0) await delay(round % 16);
    stopped = true;
    await monitor.stop();
  }
  return heardAfterStop;
};

test('a monitor is started and stopped 200 times and leaves no thread, no descriptor and no late event', async () => {
  await createMonitor(() => undefined).stop();
  const before = await heldNow();
  expect(await startAndStop()).toBe(0);
  expect(await givenBack(before)).toBe(true);
});

test('200 monitors in groups of 20 are stopped together', async () => {
  const before = await heldNow();
  for (let group = 0; group < rounds / 20; group += 1) {
    const monitors = Array.from({ length: 20 }, () => createMonitor(() => undefined));
    if (group % 2 === 1) await delay(group);
    await Promise.all(monitors.map((monitor) => monitor.stop()));
  }
  expect(await givenBack(before)).toBe(true);
});

test('a session is opened, used and closed 200 times and leaves no thread and no descriptor', async () => {
  await insertAndSee(service, 0, createTinyCard({ remembers: false }));
  const before = await heldNow();
  for (let round = 0; round < rounds; round += 1) {
    const session = await connectShared(service.readerName);
    const answer = session.transmit(echo(round), patienceMs);
    // Every second session is disconnected in mid-command.
    if (round % 2 === 0) await answer;
    else answer.catch(() => undefined);
    await session.disconnect();
  }
  expect(await givenBack(before)).toBe(true);
  await removeAndSee(service, 0);
});

test('a monitor is started and stopped 200 times while there is no service', async () => {
  await service.stop();
  const before = await heldNow();
  expect(await startAndStop()).toBe(0);
  expect(await givenBack(before)).toBe(true);
});
