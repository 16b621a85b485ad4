import { describe, expect, it } from 'vitest';
import { createSimulatedClock } from '../../../simulated-clock.ts';
import { connected, newReader, readerName, selectRoot, settled, troubleOf, valueOf, watched } from './connected.ts';
import { atrOfT0, recordingCard, success } from './recording-card.ts';

describe('watching the virtual reader', () => {
  it('tells the whole truth at once and after every change', async () => {
    const virtual = newReader();
    const { snapshots } = await watched(virtual);
    await virtual.slot.insert(recordingCard());
    await virtual.slot.remove();
    await settled();
    expect(snapshots.map((snapshot) => snapshot.readers[0])).toEqual([
      { name: readerName, slot: 'empty', atr: new Uint8Array(0), eventCount: 0, stateWord: 0x0000_0012 },
      { name: readerName, slot: 'card', atr: atrOfT0, eventCount: 1, stateWord: 0x0001_0022 },
      { name: readerName, slot: 'empty', atr: new Uint8Array(0), eventCount: 2, stateWord: 0x0002_0012 },
    ]);
  });

  it('counts a quick swap as two events, so that nobody takes the new card for the old one', async () => {
    const virtual = newReader();
    const { snapshots } = await watched(virtual);
    await virtual.slot.insert(recordingCard());
    await virtual.slot.insert(recordingCard());
    await settled();
    expect(snapshots.map((snapshot) => snapshot.readers[0]?.eventCount)).toEqual([0, 1, 2, 3]);
  });

  it('shows a card without an answer to reset as mute', async () => {
    const virtual = newReader();
    await virtual.slot.insert(recordingCard({ atr: new Uint8Array(0) }));
    const { snapshots } = await watched(virtual);
    expect(snapshots.at(-1)?.readers[0]).toMatchObject({ slot: 'mute', stateWord: 0x0001_0222 });
    expect(troubleOf(await virtual.reader.connect(readerName, 1000))).toEqual({
      code: 'card-mute',
      call: 'SCardConnect',
      returnCode: 0x80100067,
    });
  });

  it('gives a mute card another chance when somebody connects', async () => {
    const virtual = newReader();
    let attempts = 0;
    await virtual.slot.insert({
      ...recordingCard(),
      powerOn: () => (++attempts === 1 ? new Uint8Array(0) : atrOfT0),
    });
    expect((await connected(virtual)).atr).toEqual(atrOfT0);
  });

  it('shows that a program is connected, and when it no longer is', async () => {
    const virtual = newReader();
    await virtual.slot.insert(recordingCard());
    const { snapshots } = await watched(virtual);
    const channel = await connected(virtual);
    await channel.disconnect();
    await channel.disconnect();
    await settled();
    expect(snapshots.map((snapshot) => snapshot.readers[0]?.stateWord)).toEqual([0x1_0022, 0x1_0122, 0x1_0022]);
  });

  it('is silent once watching has been stopped', async () => {
    const virtual = newReader();
    const { snapshots, stop } = await watched(virtual);
    const inserting = virtual.slot.insert(recordingCard());
    const stopping = stop();
    await inserting;
    await stopping;
    await virtual.slot.remove();
    await settled();
    expect(snapshots.map((snapshot) => snapshot.readers[0]?.slot)).toEqual(['empty']);
  });

  it('has no attributes, and says so', async () => {
    const attributes = await newReader().reader.attributes(readerName);
    expect(attributes.map((attribute) => attribute.value)).toEqual([null, null, null, null]);
  });
});

describe('losing the reader or its service', () => {
  it('takes the reader away and brings it back with its card', async () => {
    const virtual = newReader();
    const card = recordingCard();
    await virtual.slot.insert(card);
    const channel = await connected(virtual);
    const { snapshots } = await watched(virtual);
    virtual.unplug();
    expect(troubleOf(await channel.transmit(selectRoot, 1000)).code).toBe('reader-lost');
    expect(troubleOf(await virtual.reader.connect(readerName, 1000)).code).toBe('reader-lost');
    virtual.plugIn();
    await settled();
    expect(snapshots.map((snapshot) => snapshot.readers.map((reader) => reader.slot))).toEqual([
      ['card'],
      [],
      ['card'],
    ]);
    expect(troubleOf(await channel.transmit(selectRoot, 1000)).code).toBe('reader-lost');
    expect(valueOf(await (await connected(virtual)).transmit(selectRoot, 1000))).toEqual(success);
    expect(card.seen).toEqual(['on', 'off', 'on', '00a4000c023f00']);
  });

  it('reports the code of a service that is down, and comes up alone', async () => {
    const virtual = newReader();
    await virtual.slot.insert(recordingCard());
    const channel = await connected(virtual);
    const { snapshots } = await watched(virtual);
    virtual.stopService(0x8010001e);
    await settled();
    expect(snapshots.at(-1)).toEqual({ service: 'down', serviceCode: 0x8010001e, readers: [] });
    expect(troubleOf(await channel.transmit(selectRoot, 1000)).code).toBe('service-lost');
    expect(troubleOf(await virtual.reader.connect(readerName, 1000)).code).toBe('service-lost');
    virtual.startService();
    await settled();
    expect(snapshots.at(-1)).toMatchObject({ service: 'up', serviceCode: null, readers: [{ slot: 'card' }] });
  });

  it('sees a card that was put in or taken out meanwhile', async () => {
    const virtual = newReader();
    virtual.stopService();
    const card = recordingCard();
    await virtual.slot.insert(card);
    expect(virtual.slot.current()).toBe(card);
    expect(card.seen).toEqual([]);
    virtual.startService();
    const { snapshots } = await watched(virtual);
    expect(snapshots.at(-1)?.readers[0]?.slot).toBe('card');
    virtual.unplug();
    await virtual.slot.remove();
    virtual.plugIn();
    await settled();
    expect(snapshots.at(-1)?.readers[0]?.slot).toBe('empty');
  });
});

describe('connecting', () => {
  it('says why it cannot', async () => {
    const virtual = newReader();
    const connect = async (name = readerName) => troubleOf(await virtual.reader.connect(name, 1000));
    expect(await connect('Other Reader')).toMatchObject({ code: 'reader-lost', returnCode: 0x80100009 });
    expect(await connect()).toMatchObject({ code: 'card-removed', returnCode: 0x8010000c });
    await virtual.slot.insert(recordingCard({ atr: Uint8Array.of(0x3b, 0x9f, 0x95) }));
    expect(await connect()).toMatchObject({ code: 'unsupported', returnCode: 0x8010000f });
    await virtual.slot.insert(recordingCard());
    const leave = virtual.occupyExclusively();
    expect(await connect()).toMatchObject({ code: 'sharing-violation', returnCode: 0x8010000b });
    const { snapshots } = await watched(virtual);
    expect(snapshots.at(-1)?.readers[0]).toMatchObject({ slot: 'in-use-exclusively', atr: atrOfT0 });
    leave();
    expect((await connected(virtual)).protocol).toBe('T0');
  });

  it('waits for another program to end its transaction, but not for ever', async () => {
    const clock = createSimulatedClock('2026-11-22T09:00:00Z');
    const virtual = newReader({ clock });
    await virtual.slot.insert(recordingCard());
    const first = await connected(virtual);
    valueOf(await first.beginTransaction(1000));
    const late = virtual.reader.connect(readerName, 500);
    const patient = virtual.reader.connect(readerName, 5000);
    await settled();
    expect(valueOf(await first.transmit(selectRoot, 1000))).toEqual(success);
    await clock.advance(500);
    expect(troubleOf(await late).code).toBe('sharing-violation');
    valueOf(await first.endTransaction());
    expect(valueOf(await patient).protocol).toBe('T0');
    expect(clock.pending()).toBe(0);
  });
});
