import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CardChannel, CardTrouble, CardResult, ReadersSnapshot, SlotState } from '../../kiosk/ports.ts';
import { atrOfT0, recordingCard, success } from '../unit/simulator/reader/recording-card.ts';
import { startBehindPcscd, startInProcess, startWatch, type ReaderUnderTest, type Watch } from './reader-under-test.ts';

const select = Uint8Array.of(0x00, 0xa4, 0x00, 0x0c, 0x02, 0x3f, 0x00);
const getChallenge = Uint8Array.of(0x00, 0x84, 0x00, 0x00, 0x08);
const patientMs = 20_000;
const shortMs = 300;

const valueOf = <T>(result: CardResult<T>): T => {
  if (!result.ok)
    throw new Error(`${result.failure.call}: ${result.failure.code} ${String(result.failure.returnCode)}`);
  return result.value;
};
const troubleOf = (result: CardResult<unknown>): CardTrouble => {
  if (result.ok) throw new Error('expected trouble');
  return result.failure;
};

const subjects = [
  { title: 'the reader in the process', start: startInProcess },
  { title: 'vpcd behind a real pcscd', start: startBehindPcscd },
] as const;

describe.each(subjects)('CardReaderPort: $title', ({ start }) => {
  let subject: ReaderUnderTest;
  let watch: Watch;
  let missing: string | null = null;

  beforeAll(async () => {
    const started = await start();
    if (typeof started === 'string') missing = started;
    else subject = started;
  });
  afterAll(async () => {
    if (missing === null) await subject.close();
  });
  beforeEach((context) => {
    if (missing !== null) context.skip(missing);
    watch = startWatch(subject.reader);
  });
  afterEach(async () => {
    if (missing !== null) return;
    await subject.slot.remove();
    await watch.until(slotIs('empty'));
    await watch.stop();
  });

  const readerIn = (snapshot: ReadersSnapshot) => {
    const found = snapshot.readers.find((reader) => reader.name === subject.readerName);
    if (found === undefined) throw new Error(`no ${subject.readerName} among the readers`);
    return found;
  };
  const slotIs = (slot: SlotState) => (snapshot: ReadersSnapshot) =>
    snapshot.readers.some((reader) => reader.name === subject.readerName && reader.slot === slot);
  const insert = async (card: ReturnType<typeof recordingCard>, slot: SlotState = 'card') => {
    await subject.slot.insert(card);
    return readerIn(await watch.until(slotIs(slot)));
  };
  const connect = async (): Promise<CardChannel> =>
    valueOf(await subject.reader.connect(subject.readerName, patientMs));
  const connectTrouble = async (name = subject.readerName) => troubleOf(await subject.reader.connect(name, patientMs));

  it('shows insertion and removal, and counts both', async () => {
    const before = readerIn(await watch.until(slotIs('empty')));
    expect(before.atr).toHaveLength(0);
    const inserted = await insert(recordingCard());
    expect(inserted.atr).toEqual(atrOfT0);
    expect(inserted.eventCount).toBe(before.eventCount + 1);
    expect(inserted.stateWord & 0x20).not.toBe(0);
    await subject.slot.remove();
    const removed = readerIn(await watch.until(slotIs('empty')));
    expect(removed.eventCount).toBe(before.eventCount + 2);
  });

  it('says why it cannot connect', async () => {
    await watch.until(slotIs('empty'));
    expect(await connectTrouble()).toMatchObject({ code: 'card-removed', returnCode: 0x8010000c });
    expect(await connectTrouble('Reader Of Another 00 00')).toMatchObject({
      code: 'reader-lost',
      returnCode: 0x80100009,
    });
  });

  it('shows a card without an answer to reset as mute', async () => {
    const state = await insert(recordingCard({ atr: new Uint8Array(0) }), 'mute');
    expect(state.atr).toHaveLength(0);
    expect(await connectTrouble()).toMatchObject({ code: 'card-mute', returnCode: 0x80100067 });
  });

  it('connects to no card whose answer to reset is nonsense', async () => {
    const nonsense = Uint8Array.of(0x3b, 0x9f, 0x95);
    expect((await insert(recordingCard({ atr: nonsense }))).atr).toEqual(nonsense);
    expect(await connectTrouble()).toMatchObject({ code: 'unsupported', returnCode: 0x8010000f });
  });

  it('passes commands on in order, also when they come at once', async () => {
    const card = recordingCard({ answer: (command) => Uint8Array.of(command[1] ?? 0, 0x90, 0x00) });
    await insert(card);
    const channel = await connect();
    expect(channel.protocol).toBe('T0');
    expect(channel.atr).toEqual(atrOfT0);
    const commands = [select, getChallenge, select, getChallenge];
    const answers = await Promise.all(commands.map((command) => channel.transmit(command, patientMs)));
    expect(answers.map((answer) => valueOf(answer)[0])).toEqual([0xa4, 0x84, 0xa4, 0x84]);
    expect(card.seen.filter((entry) => entry.length > 5)).toEqual(
      commands.map((command) => Buffer.from(command).toString('hex')),
    );
    await channel.disconnect();
  });

  it('gives card-removed for a card pulled in the middle of a command', async () => {
    const card = recordingCard({ answer: () => 'silence' });
    await insert(card);
    const channel = await connect();
    const reached = card.nextCommand();
    const answer = channel.transmit(select, patientMs);
    const queued = channel.transmit(getChallenge, patientMs);
    await reached;
    await subject.slot.remove();
    expect(troubleOf(await answer)).toMatchObject({ code: 'card-removed', call: 'SCardTransmit' });
    // pcscd looks for the card every 400 ms; until then a command simply fails.
    expect(['card-removed', 'communication']).toContain(troubleOf(await queued).code);
    await watch.until(slotIs('empty'));
    expect(troubleOf(await channel.transmit(select, patientMs)).code).toBe('card-removed');
    expect(troubleOf(await channel.beginTransaction(patientMs)).code).toBe('card-removed');
    await channel.disconnect();
  });

  it('gives not-answering at the deadline, and comes back when the card is changed', async () => {
    const card = recordingCard({ answer: () => 'silence' });
    await insert(card);
    const channel = await connect();
    expect(troubleOf(await channel.transmit(select, shortMs))).toEqual({
      code: 'not-answering',
      call: 'SCardTransmit',
      returnCode: 0x8010000a,
    });
    expect(troubleOf(await channel.transmit(getChallenge, patientMs)).code).toBe('not-answering');
    await channel.disconnect();
    expect(troubleOf(await subject.reader.connect(subject.readerName, shortMs)).code).toBe('not-answering');
    await subject.slot.remove();
    await watch.until(slotIs('empty'));
    await insert(recordingCard());
    const again = await connect();
    expect(valueOf(await again.transmit(select, patientMs))).toEqual(success);
    await again.disconnect();
  });

  it('disconnects without waiting for a command that is never answered', async () => {
    const card = recordingCard({ answer: () => 'silence' });
    await insert(card);
    const channel = await connect();
    const reached = card.nextCommand();
    const answer = channel.transmit(select, patientMs);
    await reached;
    await channel.disconnect();
    await channel.disconnect();
    expect(troubleOf(await answer)).toMatchObject({ code: 'communication', returnCode: 0x80100002 });
    expect(troubleOf(await channel.transmit(select, patientMs))).toMatchObject({
      code: 'communication',
      returnCode: 0x80100003,
    });
  });

  it('lets other channels wait during a transaction', async () => {
    const card = recordingCard();
    await insert(card);
    const [first, second, third] = [await connect(), await connect(), await connect()];
    valueOf(await first.beginTransaction(patientMs));
    card.seen.length = 0;
    const waiting = second.transmit(getChallenge, patientMs);
    expect(troubleOf(await third.beginTransaction(shortMs)).code).toBe('not-answering');
    expect(troubleOf(await third.transmit(getChallenge, shortMs)).code).toBe('not-answering');
    expect(valueOf(await first.transmit(select, patientMs))).toEqual(success);
    valueOf(await first.endTransaction());
    expect(valueOf(await waiting)).toEqual(success);
    expect(card.seen).toEqual(['00a4000c023f00', '0084000008']);
    for (const channel of [first, second, third]) await channel.disconnect();
  });

  it('ends a transaction as often as it began, and with its connection', async () => {
    await insert(recordingCard());
    const [first, second] = [await connect(), await connect()];
    expect(troubleOf(await first.endTransaction())).toMatchObject({ code: 'communication', returnCode: 0x80100016 });
    valueOf(await first.beginTransaction(patientMs));
    expect(troubleOf(await second.endTransaction())).toMatchObject({
      code: 'sharing-violation',
      returnCode: 0x8010000b,
    });
    valueOf(await first.beginTransaction(patientMs));
    valueOf(await first.endTransaction());
    const waiting = second.beginTransaction(patientMs);
    expect(valueOf(await first.transmit(select, patientMs))).toEqual(success);
    await first.disconnect();
    valueOf(await waiting);
    await second.disconnect();
  });

  it('lets nobody connect during a transaction, but lets them wait', async () => {
    await insert(recordingCard());
    const first = await connect();
    valueOf(await first.beginTransaction(patientMs));
    expect(troubleOf(await subject.reader.connect(subject.readerName, shortMs)).code).toBe('not-answering');
    const patient = subject.reader.connect(subject.readerName, patientMs);
    valueOf(await first.endTransaction());
    await valueOf(await patient).disconnect();
    await first.disconnect();
  });

  it('resets the card, and tells the other channel until it reconnects', async () => {
    const card = recordingCard();
    await insert(card);
    const [first, second] = [await connect(), await connect()];
    card.seen.length = 0;
    valueOf(await first.reconnect('reset', patientMs));
    expect(valueOf(await first.transmit(select, patientMs))).toEqual(success);
    expect(troubleOf(await second.transmit(select, patientMs))).toMatchObject({
      code: 'card-reset',
      returnCode: 0x80100068,
    });
    expect(troubleOf(await second.beginTransaction(patientMs)).code).toBe('card-reset');
    valueOf(await second.reconnect('power-cycle', patientMs));
    expect(valueOf(await second.transmit(getChallenge, patientMs))).toEqual(success);
    expect(card.seen).toEqual(['reset', '00a4000c023f00', 'off', 'on', '0084000008']);
    await first.disconnect();
    await second.disconnect();
  });

  it('shows a card that gives no answer to a reset any more as mute', async () => {
    let atr = atrOfT0;
    await insert({ ...recordingCard(), reset: () => atr });
    const channel = await connect();
    atr = new Uint8Array(0);
    expect(troubleOf(await channel.reconnect('reset', patientMs)).code).toBe('card-mute');
    await watch.until(slotIs('mute'));
    await channel.disconnect();
  });

  it('loses the service and finds everything again', async () => {
    const card = recordingCard({ answer: (command) => (command[1] === 0xa4 ? 'silence' : success) });
    await insert(card);
    const channel = await connect();
    const reached = card.nextCommand();
    const answer = channel.transmit(select, patientMs);
    await reached;
    await subject.stopService();
    expect(troubleOf(await answer).code).toBe('service-lost');
    const down = await watch.until((snapshot) => snapshot.service === 'down');
    expect(down.readers).toEqual([]);
    expect(down.serviceCode).not.toBeNull();
    expect(await connectTrouble()).toMatchObject({ code: 'service-lost' });
    await subject.startService();
    await watch.until(slotIs('card'));
    expect(troubleOf(await channel.transmit(getChallenge, patientMs)).code).toBe('service-lost');
    const again = await connect();
    expect(valueOf(await again.transmit(getChallenge, patientMs))).toEqual(success);
    await channel.disconnect();
    await again.disconnect();
  });
});
