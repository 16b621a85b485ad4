import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { controlCode, createSession, PcscError, returnCodes } from '../../native/index.ts';
import { connectShared, insertAndSee, patienceMs, removeAndSee } from './connected.ts';
import { openTestService } from './test-service.ts';
import { createTinyCard, echo, read256, tinyCardAtr, unanswered } from './tiny-card.ts';

const service = await openTestService({ running: true });
const card = createTinyCard();
beforeAll(async () => {
  if (service.skipReason === null) await insertAndSee(service, 0, card);
});
afterAll(() => service.close());
beforeEach((context) => {
  if (service.skipReason !== null) context.skip(service.skipReason);
});

test('a connection knows its protocol and answer to reset, and carries 256 bytes and a status word', async () => {
  const session = await connectShared(service.readerName);
  expect(session.protocol()).toBe('T0');
  expect(session.atr()).toEqual(tinyCardAtr);
  const answer = await session.transmit(read256, patienceMs);
  expect(answer.length).toBe(258);
  expect([...answer.subarray(254)]).toEqual([254, 255, 0x90, 0x00]);
  await session.disconnect();
});

test('a connection made while another program resets the card knows the answer to reset all the same', async () => {
  const other = await connectShared(service.readerName);
  const answers: Uint8Array[] = [];
  let resets = 0;
  const resetting = (async (): Promise<void> => {
    for (; answers.length < 60; resets += 1) await other.reconnect('reset', patienceMs);
  })();
  while (answers.length < 60) {
    const session = await connectShared(service.readerName);
    answers.push(session.atr());
    await session.disconnect();
  }
  await resetting;
  await other.disconnect();
  expect(answers.filter((atr) => atr.length === 0)).toEqual([]);
  expect(answers).toEqual(answers.map(() => tinyCardAtr));
  expect(resets).toBeGreaterThan(1);
});

test('calls made together reach the card in their order, each answered with its own', async () => {
  const session = await connectShared(service.readerName);
  const before = card.commands.length;
  const numbers = Array.from({ length: 20 }, (_, index) => index);
  const answers = await Promise.all(numbers.map((number) => session.transmit(echo(number), patienceMs)));
  expect(answers.map((answer) => answer[4])).toEqual(numbers);
  expect(card.commands.slice(before).map((command) => command[4])).toEqual(numbers);
  await session.disconnect();
});

test('a command may be overwritten by its sender while it waits for its turn', async () => {
  const session = await connectShared(service.readerName);
  const first = session.transmit(echo(1), patienceMs);
  const command = echo(0x12, 0x34);
  const second = session.transmit(command, patienceMs);
  command.fill(0);
  await first;
  expect([...(await second).subarray(4, 6)]).toEqual([0x12, 0x34]);
  await session.disconnect();
});

test('errors carry the return code as an unsigned number, the call and a text', async () => {
  const error = await connectShared('No such reader').catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(PcscError);
  expect(error).toMatchObject({ code: 0x80100009, call: 'SCardConnect' });
  expect(String(error)).toContain('SCardConnect: 0x80100009 SCARD_E_UNKNOWN_READER');

  await expect(connectShared(service.otherReaderName)).rejects.toMatchObject({
    code: returnCodes.SCARD_E_NO_SMARTCARD[0],
    call: 'SCardConnect',
  });
});

test('what a virtual reader does not have is refused with a code: attributes and reader features', async () => {
  const session = await createSession(service.otherReaderName, {
    shareMode: 'direct',
    protocols: [],
    deadlineMs: patienceMs,
  });
  expect(session.atr()).toEqual(new Uint8Array(0));
  expect(session.protocol()).toBe('none');
  await expect(session.attribute(0x10100, patienceMs)).rejects.toMatchObject({ call: 'SCardGetAttrib' });
  await expect(session.control(controlCode(3400), new Uint8Array(0), patienceMs)).rejects.toMatchObject({
    call: 'SCardControl',
  });
  await session.disconnect();
});

test('an exclusive connection keeps others away until it ends', async () => {
  const session = await createSession(service.readerName, {
    shareMode: 'exclusive',
    protocols: ['T0'],
    deadlineMs: patienceMs,
  });
  await expect(connectShared(service.readerName)).rejects.toMatchObject({
    code: returnCodes.SCARD_E_SHARING_VIOLATION[0],
    call: 'SCardConnect',
  });
  await session.disconnect();
  const shared = await connectShared(service.readerName);
  await shared.disconnect();
});

test('a transaction keeps another session waiting until it ends', async () => {
  const holder = await connectShared(service.readerName);
  const other = await connectShared(service.readerName);
  await holder.beginTransaction(patienceMs);
  const order: string[] = [];
  const waiting = other.beginTransaction(patienceMs).then(() => order.push('other'));
  await holder.transmit(echo(1), patienceMs);
  order.push('holder');
  await holder.endTransaction('leave', patienceMs);
  await waiting;
  expect(order).toEqual(['holder', 'other']);
  await other.endTransaction('leave', patienceMs);
  await holder.disconnect();
  await other.disconnect();
});

test('a reset by one session is told to the other, which can reconnect', async () => {
  const one = await connectShared(service.readerName);
  const other = await connectShared(service.readerName);
  const before = card.resets();
  await one.reconnect('reset', patienceMs);
  expect(card.resets()).toBe(before + 1);
  await expect(other.transmit(echo(1), patienceMs)).rejects.toMatchObject({
    code: returnCodes.SCARD_W_RESET_CARD[0],
    call: 'SCardTransmit',
  });
  await other.reconnect('leave', patienceMs);
  expect((await other.transmit(echo(2), patienceMs))[4]).toBe(2);
  await one.reconnect('power-cycle', patienceMs);
  expect(one.atr()).toEqual(tinyCardAtr);
  await one.disconnect();
  await other.disconnect();
});

test('after disconnect every call rejects at once, and disconnect may be repeated', async () => {
  const session = await connectShared(service.readerName);
  await session.disconnect();
  await session.disconnect();
  await expect(session.transmit(echo(1), patienceMs)).rejects.toMatchObject({
    code: returnCodes.SCARD_E_INVALID_HANDLE[0],
    call: 'SCardTransmit',
  });
});

test('a card pulled in mid-command ends the command, and the next one says so', async () => {
  await removeAndSee(service, 0);
  const silent = createTinyCard();
  await insertAndSee(service, 0, silent);
  const session = await connectShared(service.readerName);
  const heard = silent.whenUnanswered();
  const command = session.transmit(unanswered, patienceMs);
  await heard;
  await removeAndSee(service, 0);
  // vpcd reports success and no bytes for the command that was under way.
  expect((await command).length).toBeLessThan(2);
  await expect(session.transmit(echo(1), patienceMs)).rejects.toMatchObject({
    code: returnCodes.SCARD_W_REMOVED_CARD[0],
    call: 'SCardTransmit',
  });
  await session.disconnect();
});
