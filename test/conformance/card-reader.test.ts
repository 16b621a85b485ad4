/**
 * What every CardReaderPort owes the kiosk (kiosk/ports.ts), asked of the real thing and of the virtual reader alike, so
 * that a test or a demo over the one says something about the other.
 */
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { CardChannel, CardResult } from '../../kiosk/ports.ts';
import type { VirtualCard } from '../../simulator/virtual-card.ts';
import { createTinyCard, echo, read256, tinyCardAtr, unanswered } from '../native/tiny-card.ts';
import { type CardReaderBench, cardReaderBenches } from './card-reader-benches.ts';
import { startSnapshotLog } from './snapshot-log.ts';

/** Generous: bounds a test that hangs. */
const patienceMs = 20_000;

const valueOf = <T>(result: CardResult<T>): T => {
  if (!result.ok) throw new Error(`unexpected card trouble: ${JSON.stringify(result.failure)}`);
  return result.value;
};

const codeOf = (result: CardResult<unknown>): string => (result.ok ? 'no trouble' : result.failure.code);

// Opened before the tests are collected, because a skip needs its reason.
const benches: { readonly name: string; readonly bench: CardReaderBench }[] = [];
for (const { name, open } of cardReaderBenches) benches.push({ name, bench: await open() });

describe.for(benches)('$name', ({ bench }) => {
  const { reader, readerName, slot } = bench;

  const untilSlotIs = async (...slots: readonly string[]): Promise<void> => {
    const log = startSnapshotLog(reader);
    await log.untilReader(readerName, (state) => slots.includes(state.slot));
    await log.stop();
  };

  const insert = async (card: VirtualCard): Promise<void> => {
    await slot.insert(card);
    await untilSlotIs('card', 'mute');
  };

  const connect = async (): Promise<CardChannel> => valueOf(await reader.connect(readerName, patienceMs));

  beforeEach(async (context) => {
    if (bench.skipReason !== null) context.skip(bench.skipReason);
    await slot.remove();
    await untilSlotIs('empty');
  });
  afterAll(() => bench.close());

  test('the first snapshot has the service up and the slot empty', async () => {
    const log = startSnapshotLog(reader);
    const snapshot = await log.until(() => true);
    expect(snapshot).toMatchObject({ service: 'up', serviceCode: null });
    const state = snapshot.readers.find((candidate) => candidate.name === readerName);
    expect(state).toMatchObject({ slot: 'empty', atr: new Uint8Array(0) });
    await log.stop();
  });

  test('insertion and removal are delivered with the answer to reset, and both are counted', async () => {
    const log = startSnapshotLog(reader);
    const before = await log.untilReader(readerName, (state) => state.slot === 'empty');
    await slot.insert(createTinyCard());
    const inserted = await log.untilReader(readerName, (state) => state.slot === 'card');
    expect(inserted.atr).toEqual(tinyCardAtr);
    await slot.remove();
    const removed = await log.untilReader(readerName, (state) => state.slot === 'empty');
    expect(removed.atr).toEqual(new Uint8Array(0));
    expect([inserted.eventCount, removed.eventCount]).toEqual([before.eventCount + 1, before.eventCount + 2]);
    expect(removed.stateWord >>> 16).toBe(removed.eventCount);
    await log.stop();
  });

  test('nothing is delivered after watching has been stopped', async () => {
    const log = startSnapshotLog(reader);
    await log.until(() => true);
    await log.stop();
    const delivered = log.snapshots.length;
    await insert(createTinyCard());
    expect(log.snapshots.length).toBe(delivered);
  });

  test('a card that gives no answer to reset is mute, and cannot be connected to', async () => {
    await insert({ ...createTinyCard(), powerOn: () => new Uint8Array(0), reset: () => new Uint8Array(0) });
    await untilSlotIs('mute');
    expect(codeOf(await reader.connect(readerName, patienceMs))).toBe('card-mute');
  });

  test('connecting without a card, or to a reader that is not there, says so', async () => {
    expect(codeOf(await reader.connect(readerName, patienceMs))).toBe('card-removed');
    expect(await reader.connect('No such reader', patienceMs)).toEqual({
      ok: false,
      failure: { code: 'reader-lost', call: 'SCardConnect', returnCode: 0x80100009 },
    });
  });

  test('a channel knows protocol and answer to reset and carries 256 bytes with their status word', async () => {
    await insert(createTinyCard());
    const channel = await connect();
    expect(channel.protocol).toBe('T0');
    expect(channel.atr).toEqual(tinyCardAtr);
    const answer = valueOf(await channel.transmit(read256, patienceMs));
    expect([...answer.subarray(254)]).toEqual([254, 255, 0x90, 0x00]);
    await channel.disconnect();
  });

  test('calls made together are made in their order', async () => {
    const card = createTinyCard();
    await insert(card);
    const channel = await connect();
    const numbers = Array.from({ length: 10 }, (_, index) => index);
    const answers = await Promise.all(numbers.map((number) => channel.transmit(echo(number), patienceMs)));
    expect(answers.map((answer) => valueOf(answer)[4])).toEqual(numbers);
    expect(card.commands.map((command) => command[4])).toEqual(numbers);
    await channel.disconnect();
  });

  test('a command that is never answered ends at its deadline, and the channel with it', async () => {
    const card = createTinyCard();
    await insert(card);
    const channel = await connect();
    const results = await Promise.all([channel.transmit(unanswered, 50), channel.transmit(echo(1), patienceMs)]);
    expect(results.map(codeOf)).toEqual(['not-answering', 'not-answering']);
    expect(codeOf(await channel.transmit(echo(2), patienceMs))).toBe('not-answering');
    await channel.disconnect();
    await slot.remove();
    await untilSlotIs('empty');
    expect(card.commands).toEqual([unanswered]);
  });

  test('disconnect does not wait for an unanswered command', async () => {
    const card = createTinyCard();
    await insert(card);
    const channel = await connect();
    const heard = card.whenUnanswered();
    const command = channel.transmit(unanswered, 3_600_000);
    await heard;
    await channel.disconnect();
    expect(codeOf(await command)).toBe('communication');
  });

  test('a card pulled in mid-command is removed, for this command and for the next', async () => {
    const card = createTinyCard();
    await insert(card);
    const channel = await connect();
    const heard = card.whenUnanswered();
    const command = channel.transmit(unanswered, 3_600_000);
    await heard;
    await slot.remove();
    expect(codeOf(await command)).toBe('card-removed');
    expect(codeOf(await channel.transmit(echo(1), patienceMs))).toBe('card-removed');
    await channel.disconnect();
  });

  test('a card pulled between two commands is removed, even when it is put in again', async () => {
    const card = createTinyCard();
    await insert(card);
    const channel = await connect();
    valueOf(await channel.transmit(echo(1), patienceMs));
    await slot.remove();
    await untilSlotIs('empty');
    expect(await channel.transmit(echo(2), patienceMs)).toEqual({
      ok: false,
      failure: { code: 'card-removed', call: 'SCardTransmit', returnCode: 0x80100069 },
    });
    await insert(card);
    expect(codeOf(await channel.transmit(echo(3), patienceMs))).toBe('card-removed');
    await channel.disconnect();
  });

  test('a reset by another channel is told once, and reconnecting puts it right', async () => {
    const card = createTinyCard();
    await insert(card);
    const one = await connect();
    const other = await connect();
    valueOf(await one.reconnect('reset', patienceMs));
    expect(card.resets()).toBe(1);
    expect(await other.transmit(echo(1), patienceMs)).toEqual({
      ok: false,
      failure: { code: 'card-reset', call: 'SCardTransmit', returnCode: 0x80100068 },
    });
    valueOf(await other.reconnect('power-cycle', patienceMs));
    expect(valueOf(await other.transmit(echo(2), patienceMs))[4]).toBe(2);
    await one.disconnect();
    await other.disconnect();
  });

  test('a transaction keeps another channel waiting until it ends', async () => {
    await insert(createTinyCard());
    const holder = await connect();
    const other = await connect();
    valueOf(await holder.beginTransaction(patienceMs));
    const order: string[] = [];
    const waitForIt = async (): Promise<void> => {
      valueOf(await other.beginTransaction(patienceMs));
      order.push('other');
    };
    const waiting = waitForIt();
    valueOf(await holder.transmit(echo(1), patienceMs));
    order.push('holder');
    valueOf(await holder.endTransaction());
    await waiting;
    expect(order).toEqual(['holder', 'other']);
    valueOf(await other.endTransaction());
    await holder.disconnect();
    await other.disconnect();
  });

  test('a card that another program keeps to itself shows so and refuses', async () => {
    await insert(createTinyCard());
    const leave = await bench.occupyExclusively();
    await untilSlotIs('in-use-exclusively');
    expect(await reader.connect(readerName, patienceMs)).toEqual({
      ok: false,
      failure: { code: 'sharing-violation', call: 'SCardConnect', returnCode: 0x8010000b },
    });
    await leave();
    await untilSlotIs('card');
    await (await connect()).disconnect();
  });

  test('disconnect may be repeated, and a closed channel carries nothing', async () => {
    await insert(createTinyCard());
    const channel = await connect();
    await channel.disconnect();
    await channel.disconnect();
    expect(await channel.transmit(echo(1), patienceMs)).toEqual({
      ok: false,
      failure: { code: 'communication', call: 'SCardTransmit', returnCode: 0x80100003 },
    });
  });

  test('each attribute is named, with a value or null', async () => {
    const attributes = await reader.attributes(readerName);
    expect(attributes.map((attribute) => attribute.name)).toEqual(['vendor', 'model', 'serial', 'firmware']);
    expect(attributes.map((attribute) => attribute.value)).toEqual([null, null, null, null]);
  });

  test('the service goes and comes back: readers and card with it, old channels not', async () => {
    await insert(createTinyCard());
    const channel = await connect();
    const log = startSnapshotLog(reader);
    await log.until((snapshot) => snapshot.service === 'up');
    await bench.stopService();
    const down = await log.until((snapshot) => snapshot.service === 'down');
    expect(down.readers).toEqual([]);
    expect(down.serviceCode).not.toBeNull();
    expect(codeOf(await channel.transmit(echo(1), patienceMs))).toBe('service-lost');
    expect(codeOf(await reader.connect(readerName, patienceMs))).toBe('service-lost');
    await bench.startService();
    await log.untilReader(readerName, (state) => state.slot === 'card');
    expect(codeOf(await channel.transmit(echo(1), patienceMs))).toBe('service-lost');
    await channel.disconnect();
    const again = await connect();
    expect(valueOf(await again.transmit(echo(2), patienceMs))[4]).toBe(2);
    await again.disconnect();
    await log.stop();
  });
});
