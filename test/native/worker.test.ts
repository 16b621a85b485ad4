import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { connectShared, insertAndSee, patienceMs, removeAndSee } from './connected.ts';
import { hasCard, startEventLog } from './event-log.ts';
import { openTestService } from './test-service.ts';
import { createTinyCard, echo } from './tiny-card.ts';

const service = await openTestService({ running: true });
afterAll(() => service.close());
beforeEach((context) => {
  if (service.skipReason !== null) context.skip(service.skipReason);
});

const startWorker = async (manner: 'silent' | 'lively'): Promise<Worker> => {
  const worker = new Worker(new URL('programs/exchange-in-worker.ts', import.meta.url), {
    workerData: [service.readerName, manner],
  });
  const failed = once(worker, 'error').then(([error]) => Promise.reject(error));
  failed.catch(() => undefined);
  await Promise.race([once(worker, 'message'), failed]);
  return worker;
};

/* First, while only workers use the addon: the last of them to end would unload it under a stuck thread. */
test('a worker is terminated with a command unanswered, and the stuck thread comes back to nothing', async () => {
  const card = createTinyCard({ remembers: false });
  const slot = service.slot(0);
  for (let round = 0; round < 3; round += 1) {
    await slot.insert(card);
    const heard = card.whenUnanswered();
    const worker = await startWorker('silent');
    await heard;
    // 1 is the exit code of a worker that was terminated.
    expect(await worker.terminate()).toBe(1);
    await slot.remove();
  }
});

test('workers are terminated in mid-exchange, again and again, while the main thread goes on', async () => {
  await insertAndSee(service, 0, createTinyCard({ remembers: false }));
  const log = startEventLog();
  const session = await connectShared(service.readerName);
  for (let round = 0; round < 20; round += 1) {
    const worker = await startWorker('lively');
    await worker.terminate();
    expect((await session.transmit(echo(round), patienceMs))[4]).toBe(round);
  }
  await session.disconnect();
  await log.until(hasCard(service.readerName));
  await log.monitor.stop();
  await removeAndSee(service, 0);
});
