import { describe, expect, it } from 'vitest';
import { createSimulatedClock } from '../../../simulated-clock.ts';
import { connected, newReader, readerName, selectRoot, settled, troubleOf, valueOf } from './connected.ts';
import { atrOfT0, recordingCard, success } from './recording-card.ts';

const getChallenge = Uint8Array.of(0x00, 0x84, 0x00, 0x00, 0x08);

describe('exchanges with a card in the virtual reader', () => {
  it('keeps the order of what is called at once', async () => {
    const virtual = newReader();
    const card = recordingCard();
    await virtual.slot.insert(card);
    const channel = await connected(virtual);
    const answers = await Promise.all([
      channel.transmit(selectRoot, 1000),
      channel.transmit(getChallenge, 1000),
      channel.transmit(selectRoot, 1000),
    ]);
    expect(answers.map(valueOf)).toEqual([success, success, success]);
    expect(card.seen).toEqual(['on', '00a4000c023f00', '0084000008', '00a4000c023f00']);
  });

  it('takes the time it is told, for the exchange and for every byte', async () => {
    const clock = createSimulatedClock('2026-11-22T09:00:00Z');
    const virtual = newReader({ clock, exchangeLatencyMs: 10, byteLatencyMs: 2 });
    await virtual.slot.insert(recordingCard());
    const channel = await connected(virtual);
    let answered = false;
    const answer = channel.transmit(selectRoot, 1000).then((result) => {
      answered = true;
      return result;
    });
    await settled();
    await clock.advance(10 + 2 * (selectRoot.length + success.length) - 1);
    await settled();
    expect(answered).toBe(false);
    await clock.advance(1);
    expect(valueOf(await answer)).toEqual(success);
    expect(clock.pending()).toBe(0);
  });

  it('gives card-removed for a card pulled in the middle of a command', async () => {
    const virtual = newReader();
    const card = recordingCard({ answer: () => 'silence' });
    await virtual.slot.insert(card);
    const channel = await connected(virtual);
    const reached = card.nextCommand();
    const answer = channel.transmit(selectRoot, 60_000);
    const queued = channel.transmit(getChallenge, 60_000);
    await reached;
    await virtual.slot.remove();
    expect(troubleOf(await answer)).toEqual({ code: 'card-removed', call: 'SCardTransmit', returnCode: 0x80100069 });
    expect(troubleOf(await queued).code).toBe('card-removed');
    await virtual.slot.insert(recordingCard());
    expect(troubleOf(await channel.transmit(selectRoot, 1000)).code).toBe('card-removed');
  });

  it('gives not-answering at the deadline, and the channel is of no use afterwards', async () => {
    const clock = createSimulatedClock('2026-11-22T09:00:00Z');
    const virtual = newReader({ clock });
    const card = recordingCard({ answer: (command) => (command[1] === 0xa4 ? 'silence' : success) });
    await virtual.slot.insert(card);
    const channel = await connected(virtual);
    const answer = channel.transmit(selectRoot, 700);
    await settled();
    await clock.advance(699);
    await settled();
    await clock.advance(1);
    expect(troubleOf(await answer)).toEqual({ code: 'not-answering', call: 'SCardTransmit', returnCode: 0x8010000a });
    expect(troubleOf(await channel.transmit(getChallenge, 1000)).code).toBe('not-answering');
    expect(card.seen).toEqual(['on', '00a4000c023f00']);
    await channel.disconnect();
    expect(clock.pending()).toBe(0);
  });

  it('keeps the reader blocked for everybody until the silent card is pulled', async () => {
    const clock = createSimulatedClock('2026-11-22T09:00:00Z');
    const virtual = newReader({ clock });
    const card = recordingCard({ answer: () => 'silence' });
    await virtual.slot.insert(card);
    const first = await connected(virtual);
    const second = await connected(virtual);
    const answer = first.transmit(selectRoot, 100);
    await settled();
    const behind = second.transmit(getChallenge, 200);
    const newcomer = virtual.reader.connect(readerName, 300);
    await settled();
    await clock.advance(300);
    expect(troubleOf(await answer).code).toBe('not-answering');
    expect(troubleOf(await behind).code).toBe('not-answering');
    expect(troubleOf(await newcomer).code).toBe('not-answering');
    await virtual.slot.insert(recordingCard());
    expect(valueOf(await (await connected(virtual)).transmit(selectRoot, 1000))).toEqual(success);
  });

  it('does not wait for an unanswered command to disconnect', async () => {
    const virtual = newReader();
    const card = recordingCard({ answer: () => 'silence' });
    await virtual.slot.insert(card);
    const channel = await connected(virtual);
    const reached = card.nextCommand();
    const answer = channel.transmit(selectRoot, 60_000);
    await reached;
    await channel.disconnect();
    expect(troubleOf(await answer).code).toBe('communication');
    expect(troubleOf(await channel.transmit(getChallenge, 1000)).code).toBe('communication');
    expect(card.seen.at(-1)).not.toBe('off');
  });
});

describe('transactions', () => {
  it('let other channels wait, and those get their turn in order', async () => {
    const virtual = newReader();
    const card = recordingCard();
    await virtual.slot.insert(card);
    const [first, second, third] = [await connected(virtual), await connected(virtual), await connected(virtual)];
    valueOf(await first.beginTransaction(1000));
    const transmitting = second.transmit(getChallenge, 60_000);
    const resetting = third.reconnect('reset', 60_000);
    const beginning = second.beginTransaction(60_000);
    await settled();
    expect(valueOf(await first.transmit(selectRoot, 1000))).toEqual(success);
    expect(card.seen).toEqual(['on', '00a4000c023f00']);
    valueOf(await first.endTransaction());
    valueOf(await transmitting);
    valueOf(await resetting);
    expect(troubleOf(await beginning).code).toBe('card-reset');
    expect(card.seen).toEqual(['on', '00a4000c023f00', '0084000008', 'reset']);
  });

  it('end as often as they began, and only by their owner', async () => {
    const virtual = newReader();
    await virtual.slot.insert(recordingCard());
    const [first, second] = [await connected(virtual), await connected(virtual)];
    expect(troubleOf(await first.endTransaction())).toMatchObject({ code: 'communication', returnCode: 0x80100016 });
    valueOf(await first.beginTransaction(1000));
    valueOf(await first.beginTransaction(1000));
    valueOf(await first.endTransaction());
    expect(troubleOf(await second.endTransaction()).code).toBe('sharing-violation');
    valueOf(await first.endTransaction());
    expect(valueOf(await second.transmit(selectRoot, 1000))).toEqual(success);
  });

  it('end with the connection', async () => {
    const virtual = newReader();
    await virtual.slot.insert(recordingCard());
    const first = await connected(virtual);
    const second = await connected(virtual);
    valueOf(await first.beginTransaction(1000));
    const waiting = second.beginTransaction(60_000);
    await settled();
    await first.disconnect();
    expect(valueOf(await waiting)).toBeUndefined();
  });

  it('leave no place in the queue behind when the deadline passes or the card goes', async () => {
    const clock = createSimulatedClock('2026-11-22T09:00:00Z');
    const virtual = newReader({ clock });
    await virtual.slot.insert(recordingCard());
    const [first, second, third] = [await connected(virtual), await connected(virtual), await connected(virtual)];
    valueOf(await first.beginTransaction(1000));
    const impatient = second.beginTransaction(100);
    const patient = third.beginTransaction(10_000);
    await settled();
    await clock.advance(100);
    expect(troubleOf(await impatient).code).toBe('not-answering');
    valueOf(await first.endTransaction());
    valueOf(await patient);
    const again = first.beginTransaction(10_000);
    await settled();
    await virtual.slot.remove();
    expect(troubleOf(await again).code).toBe('card-removed');
    expect(troubleOf(await third.endTransaction()).code).toBe('card-removed');
    expect(clock.pending()).toBe(0);
  });
});

describe('resets', () => {
  it('makes the card forget, and tells the other channels', async () => {
    const virtual = newReader();
    const card = recordingCard();
    await virtual.slot.insert(card);
    const first = await connected(virtual);
    const second = await connected(virtual);
    valueOf(await first.reconnect('reset', 1000));
    valueOf(await first.transmit(selectRoot, 1000));
    expect(troubleOf(await second.transmit(selectRoot, 1000))).toMatchObject({
      code: 'card-reset',
      returnCode: 0x80100068,
    });
    expect(troubleOf(await second.beginTransaction(1000)).code).toBe('card-reset');
    valueOf(await second.reconnect('power-cycle', 1000));
    valueOf(await second.transmit(selectRoot, 1000));
    expect(card.seen).toEqual(['on', 'reset', '00a4000c023f00', 'off', 'on', '00a4000c023f00']);
  });

  it('shows a card that does not come back as mute', async () => {
    const virtual = newReader();
    let atr = atrOfT0;
    await virtual.slot.insert({ ...recordingCard(), reset: () => atr });
    const channel = await connected(virtual);
    atr = new Uint8Array(0);
    expect(troubleOf(await channel.reconnect('reset', 1000)).code).toBe('card-mute');
    const slots: string[] = [];
    const stop = virtual.reader.watch((snapshot) => slots.push(...snapshot.readers.map((reader) => reader.slot)));
    await settled();
    await stop();
    expect(slots).toEqual(['mute']);
  });

  it('reaches a command that waited for the wire while another channel reset the card', async () => {
    const clock = createSimulatedClock('2026-11-22T09:00:00Z');
    const virtual = newReader({ clock, exchangeLatencyMs: 5 });
    const card = recordingCard();
    await virtual.slot.insert(card);
    const first = await connected(virtual);
    const second = await connected(virtual);
    const running = first.transmit(selectRoot, 1000);
    const reset = first.reconnect('reset', 1000);
    await settled();
    const third = second.transmit(getChallenge, 1000);
    await settled();
    await clock.advance(5);
    valueOf(await running);
    await settled();
    await clock.advance(5);
    const outcome = await third;
    valueOf(await reset);
    // Whoever was first on the wire is served first; the command that came before the reset still gets its answer.
    expect(valueOf(outcome)).toEqual(success);
    expect(troubleOf(await second.transmit(getChallenge, 1000)).code).toBe('card-reset');
  });
});
