import { afterAll, beforeEach, expect, test } from 'vitest';
import { createMonitor, createSession, returnCodes } from '../../native/index.ts';
import { connectShared, insertAndSee, patienceMs, removeAndSee } from './connected.ts';
import { runProgram } from './run-program.ts';
import { openTestService } from './test-service.ts';
import { createTinyCard, echo, unanswered } from './tiny-card.ts';

const service = await openTestService({ running: true });
afterAll(() => service.close());
beforeEach((context) => {
  if (service.skipReason !== null) context.skip(service.skipReason);
});

const timedOut = { code: returnCodes.SCARD_E_TIMEOUT[0], call: 'SCardTransmit' };
const cancelled = { code: returnCodes.SCARD_E_CANCELLED[0], call: 'SCardTransmit' };

test('the command rejects at its deadline, the queued and the later ones with it, and the other reader works on', async () => {
  const card = createTinyCard();
  await insertAndSee(service, 0, card);
  await insertAndSee(service, 1, createTinyCard());
  const session = await connectShared(service.readerName);
  const heard = card.whenUnanswered();
  const stuck = session.transmit(unanswered, 50);
  const queued = session.transmit(echo(1), patienceMs);
  await expect(stuck).rejects.toMatchObject(timedOut);
  await expect(queued).rejects.toMatchObject(timedOut);
  await expect(session.transmit(echo(2), patienceMs)).rejects.toMatchObject(timedOut);
  await heard;
  await session.disconnect();

  const other = await connectShared(service.otherReaderName);
  expect((await other.transmit(echo(3), patienceMs))[4]).toBe(3);
  await other.disconnect();
  const monitor = createMonitor(() => undefined);
  await monitor.stop();

  await removeAndSee(service, 0);
  await removeAndSee(service, 1);
  // The queued commands never reached the card, not even after the stuck one came back.
  expect(card.commands).toEqual([unanswered]);
});

test('disconnect does not wait: the command under way and the queued ones are cancelled', async () => {
  const card = createTinyCard();
  await insertAndSee(service, 0, card);
  const session = await connectShared(service.readerName);
  const heard = card.whenUnanswered();
  const outcomes = Promise.allSettled([session.transmit(unanswered, 3_600_000), session.transmit(echo(1), 3_600_000)]);
  await heard;
  await session.disconnect();
  expect(await outcomes).toMatchObject([
    { status: 'rejected', reason: cancelled },
    { status: 'rejected', reason: cancelled },
  ]);
  await removeAndSee(service, 0);
  expect(card.commands).toEqual([unanswered]);
});

test('once the card is out and in again, the reader can be connected again', async () => {
  const card = createTinyCard();
  await insertAndSee(service, 0, card);
  const session = await connectShared(service.readerName);
  await expect(session.transmit(unanswered, 50)).rejects.toMatchObject(timedOut);
  await removeAndSee(service, 0);
  await insertAndSee(service, 0, createTinyCard());
  const again = await connectShared(service.readerName);
  expect((await again.transmit(echo(4), patienceMs))[4]).toBe(4);
  await again.disconnect();
  await removeAndSee(service, 0);
});

test('connecting to a reader that is stuck has a deadline too', async () => {
  const card = createTinyCard();
  await insertAndSee(service, 0, card);
  const session = await connectShared(service.readerName);
  const heard = card.whenUnanswered();
  const stuck = session.transmit(unanswered, 3_600_000);
  stuck.catch(() => undefined);
  await heard;
  const options = { shareMode: 'shared', protocols: ['T0'], deadlineMs: 50 } as const;
  await expect(createSession(service.readerName, options)).rejects.toMatchObject({
    code: returnCodes.SCARD_E_TIMEOUT[0],
    call: 'SCardConnect',
  });
  await session.disconnect();
  await removeAndSee(service, 0);
});

test.for([
  { manner: 'by-itself', exitCode: 0, says: 'SCardTransmit 0x8010000a' },
  { manner: 'by-exit', exitCode: 0, says: '' },
  { manner: 'by-uncaught-error', exitCode: 1, says: 'left on purpose' },
])('a process leaves $manner while the card keeps silent', async ({ manner, exitCode, says }) => {
  const card = createTinyCard();
  await insertAndSee(service, 0, card);
  const end = await runProgram('leave-a-command-unanswered.ts', [service.readerName, manner]);
  expect(end).toMatchObject({ exitCode, signal: null });
  expect(end.output).toContain(says);
  await removeAndSee(service, 0);
});
