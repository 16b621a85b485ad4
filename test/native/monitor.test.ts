import { afterAll, beforeEach, expect, test } from 'vitest';
import { createMonitor, PcscError, returnCodes } from '../../native/index.ts';
import { connectShared, patienceMs } from './connected.ts';
import { hasCard, hasNoCard, isKind, startEventLog } from './event-log.ts';
import { openTestService } from './test-service.ts';
import { createTinyCard, echo, tinyCardAtr } from './tiny-card.ts';

const service = await openTestService({ running: false });
afterAll(() => service.close());
beforeEach((context) => {
  if (service.skipReason !== null) context.skip(service.skipReason);
});

test('a service that is absent at the start is named with its code, and found when it comes', async () => {
  const log = startEventLog();
  const first = await log.until(() => true);
  expect(first).toEqual({
    kind: 'service-down',
    code: returnCodes.SCARD_E_NO_SERVICE[0],
    call: 'SCardEstablishContext',
  });
  await expect(connectShared(service.readerName)).rejects.toMatchObject({
    code: returnCodes.SCARD_E_NO_SERVICE[0],
    call: 'SCardEstablishContext',
  });

  const pcscd = await service.start();
  const readers = await log.until(isKind('readers-changed'));
  expect(log.events.map((event) => event.kind)).toEqual(['service-down', 'service-up', 'readers-changed']);
  expect(readers).toMatchObject({
    readers: [{ name: service.readerName }, { name: service.otherReaderName }],
  });
  await log.monitor.stop();
  await pcscd.stop();
});

test('insertion and removal are told with the answer to reset and counted in the state word', async () => {
  const pcscd = await service.start();
  const log = startEventLog();
  await log.until(hasNoCard(service.readerName));
  await service.slot(0).insert(createTinyCard());
  const inserted = await log.until(hasCard(service.readerName));
  expect(inserted.kind === 'readers-changed' && inserted.readers[0]?.atr).toEqual(tinyCardAtr);
  expect(inserted.kind === 'readers-changed' && (inserted.readers[0]?.stateWord ?? 0) >>> 16).toBe(1);
  await service.slot(0).remove();
  const removed = await log.until(hasNoCard(service.readerName), log.events.length);
  expect(removed.kind === 'readers-changed' && removed.readers[0]?.atr.length).toBe(0);
  expect(removed.kind === 'readers-changed' && (removed.readers[0]?.stateWord ?? 0) >>> 16).toBe(2);
  await log.monitor.stop();
  await pcscd.stop();
});

test('a service killed in mid-loop and started again comes back with its readers and the card', async () => {
  const first = await service.start();
  const log = startEventLog();
  await service.slot(0).insert(createTinyCard());
  await log.until(hasCard(service.readerName));

  const session = await connectShared(service.readerName);
  const loop = (async (): Promise<unknown> => {
    for (let count = 0; ; count += 1) {
      if (count === 20) void first.kill();
      try {
        await session.transmit(echo(count & 0xff), patienceMs);
      } catch (error) {
        return error;
      }
    }
  })();
  const error = await loop;
  expect(error).toBeInstanceOf(PcscError);
  expect(error).toMatchObject({ call: 'SCardTransmit' });
  const down = await log.until(isKind('service-down'));
  expect(down).toMatchObject({ kind: 'service-down' });
  await session.disconnect();
  await first.ended;

  const second = await service.start();
  await log.until(hasCard(service.readerName), log.events.indexOf(down));
  const again = await connectShared(service.readerName);
  expect(await again.transmit(echo(7), patienceMs)).toEqual(Uint8Array.of(...echo(7), 0x90, 0x00));
  await again.disconnect();
  await log.monitor.stop();
  await service.slot(0).remove();
  await second.stop();
});

test('a listener that throws is a defect of its own: the monitor goes on', async () => {
  const uncaught: unknown[] = [];
  const others = process.listeners('uncaughtException');
  process.removeAllListeners('uncaughtException');
  const caught = Promise.withResolvers<void>();
  process.on('uncaughtException', (error) => {
    uncaught.push(error);
    caught.resolve();
  });
  let calls = 0;
  const both = Promise.withResolvers<void>();
  const pcscd = await service.start();
  const monitor = createMonitor(() => {
    calls += 1;
    if (calls === 2) both.resolve();
    if (calls === 1) throw new Error('defect of the listener');
  });
  await caught.promise;
  await both.promise;
  process.removeAllListeners('uncaughtException');
  for (const listener of others) process.on('uncaughtException', listener);
  expect(uncaught).toEqual([new Error('defect of the listener')]);
  await monitor.stop();
  await pcscd.stop();
});
