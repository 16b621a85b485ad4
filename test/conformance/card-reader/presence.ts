/** What a reader tells of itself and its slot, and whom it lets connect. */
import { expect, test } from 'vitest';
import { atrOfT0, recordingCard } from '../../unit/simulator/reader/recording-card.ts';
import { createTinyCard, tinyCardAtr } from '../../native/tiny-card.ts';
import { startSnapshotLog } from '../snapshot-log.ts';
import { type AtTheBench, codeOf, patienceMs, troubleOf } from './at-the-bench.ts';

/** SCARD_STATE_PRESENT (winscard.h). */
const present = 0x20;

export const presenceCases = ({
  reader,
  readerName,
  slot,
  insert,
  connect,
  untilSlotIs,
  ...bench
}: AtTheBench): void => {
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
    expect(inserted.stateWord & present).not.toBe(0);
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
    await insert(recordingCard({ atr: new Uint8Array(0) }));
    expect((await untilSlotIs('mute')).atr).toHaveLength(0);
    expect(troubleOf(await reader.connect(readerName, patienceMs))).toMatchObject({
      code: 'card-mute',
      returnCode: 0x80100067,
    });
  });

  test('a card that got stuck without an answer to reset is powered down and up, and connected to', async () => {
    let isStuck = true;
    await insert({
      ...recordingCard(),
      powerOn: () => (isStuck ? new Uint8Array(0) : atrOfT0),
      powerOff: () => {
        isStuck = false;
      },
    });
    await untilSlotIs('mute');
    expect(isStuck).toBe(true);
    const channel = await connect();
    expect(channel.atr).toEqual(atrOfT0);
    await untilSlotIs('card');
    await channel.disconnect();
  });

  test('a card that gives no answer to a reset any more becomes mute', async () => {
    let atr = atrOfT0;
    await insert({ ...recordingCard(), reset: () => atr });
    const channel = await connect();
    atr = new Uint8Array(0);
    expect(codeOf(await channel.reconnect('reset', patienceMs))).toBe('card-mute');
    await untilSlotIs('mute');
    await channel.disconnect();
  });

  test('a card whose answer to reset is nonsense is shown with it, and cannot be connected to', async () => {
    const nonsense = Uint8Array.of(0x3b, 0x9f, 0x95);
    expect((await insert(recordingCard({ atr: nonsense }))).atr).toEqual(nonsense);
    expect(troubleOf(await reader.connect(readerName, patienceMs))).toMatchObject({
      code: 'unsupported',
      returnCode: 0x8010000f,
    });
  });

  test('connecting without a card, or to a reader that is not there, says so', async () => {
    expect(troubleOf(await reader.connect(readerName, patienceMs))).toMatchObject({
      code: 'card-removed',
      returnCode: 0x8010000c,
    });
    expect(troubleOf(await reader.connect('No such reader', patienceMs))).toEqual({
      code: 'reader-lost',
      call: 'SCardConnect',
      returnCode: 0x80100009,
    });
  });

  test('a card that another program keeps to itself shows so and refuses', async () => {
    await insert(createTinyCard());
    const leave = await bench.occupyExclusively();
    await untilSlotIs('in-use-exclusively');
    expect(troubleOf(await reader.connect(readerName, patienceMs))).toEqual({
      code: 'sharing-violation',
      call: 'SCardConnect',
      returnCode: 0x8010000b,
    });
    await leave();
    await untilSlotIs('card');
    await (await connect()).disconnect();
  });

  test('each attribute is named, with a value or null', async () => {
    const attributes = await reader.attributes(readerName);
    expect(attributes.map((attribute) => attribute.name)).toEqual(['vendor', 'model', 'serial', 'firmware']);
    expect(attributes.map((attribute) => attribute.value)).toEqual([null, null, null, null]);
  });
};
