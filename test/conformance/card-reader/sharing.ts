/** Several channels to one card: transactions and resets. */
import { expect, test } from 'vitest';
import { recordingCard, success } from '../../unit/simulator/reader/recording-card.ts';
import { createTinyCard, echo } from '../../native/tiny-card.ts';
import {
  type AtTheBench,
  codeOf,
  getChallenge,
  patienceMs,
  select,
  shortMs,
  troubleOf,
  valueOf,
} from './at-the-bench.ts';

export const sharingCases = ({ reader, readerName, insert, connect }: AtTheBench): void => {
  test('a reset by another channel is told until it reconnects, which puts it right', async () => {
    const card = recordingCard();
    await insert(card);
    const [one, other] = [await connect(), await connect()];
    card.seen.length = 0;
    valueOf(await one.reconnect('reset', patienceMs));
    expect(valueOf(await one.transmit(select, patienceMs))).toEqual(success);
    expect(troubleOf(await other.transmit(select, patienceMs))).toEqual({
      code: 'card-reset',
      call: 'SCardTransmit',
      returnCode: 0x80100068,
    });
    expect(codeOf(await other.beginTransaction(patienceMs))).toBe('card-reset');
    valueOf(await other.reconnect('power-cycle', patienceMs));
    expect(valueOf(await other.transmit(getChallenge, patienceMs))).toEqual(success);
    expect(card.seen).toEqual(['reset', '00a4000c023f00', 'off', 'on', '0084000008']);
    await one.disconnect();
    await other.disconnect();
  });

  test('a connection made anew after a reset by another channel leaves the card, and that channel, in peace', async () => {
    const card = recordingCard();
    await insert(card);
    const [one, other] = [await connect(), await connect()];
    valueOf(await one.reconnect('reset', patienceMs));
    card.seen.length = 0;
    expect(codeOf(await other.beginTransaction(patienceMs))).toBe('card-reset');
    valueOf(await other.reconnect('leave', patienceMs));
    valueOf(await other.beginTransaction(patienceMs));
    expect(valueOf(await other.transmit(getChallenge, patienceMs))).toEqual(success);
    valueOf(await other.endTransaction());
    expect(valueOf(await one.transmit(select, patienceMs))).toEqual(success);
    expect(card.seen).toEqual(['0084000008', '00a4000c023f00']);
    await one.disconnect();
    await other.disconnect();
  });

  test('a transaction keeps the transaction of another channel waiting until it ends', async () => {
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

  test('a transaction keeps the commands of other channels waiting, up to their deadline', async () => {
    const card = recordingCard();
    await insert(card);
    const [first, second, third] = [await connect(), await connect(), await connect()];
    valueOf(await first.beginTransaction(patienceMs));
    card.seen.length = 0;
    const waiting = second.transmit(getChallenge, patienceMs);
    expect(codeOf(await third.beginTransaction(shortMs))).toBe('not-answering');
    expect(codeOf(await third.transmit(getChallenge, shortMs))).toBe('not-answering');
    expect(valueOf(await first.transmit(select, patienceMs))).toEqual(success);
    valueOf(await first.endTransaction());
    expect(valueOf(await waiting)).toEqual(success);
    expect(card.seen).toEqual(['00a4000c023f00', '0084000008']);
    for (const channel of [first, second, third]) await channel.disconnect();
  });

  test('a transaction ends as often as it began, and with its connection', async () => {
    await insert(recordingCard());
    const [first, second] = [await connect(), await connect()];
    expect(troubleOf(await first.endTransaction())).toMatchObject({ code: 'communication', returnCode: 0x80100016 });
    valueOf(await first.beginTransaction(patienceMs));
    expect(troubleOf(await second.endTransaction())).toMatchObject({
      code: 'sharing-violation',
      returnCode: 0x8010000b,
    });
    valueOf(await first.beginTransaction(patienceMs));
    valueOf(await first.endTransaction());
    const waiting = second.beginTransaction(patienceMs);
    expect(valueOf(await first.transmit(select, patienceMs))).toEqual(success);
    await first.disconnect();
    valueOf(await waiting);
    await second.disconnect();
  });

  test('nobody connects during a transaction, but may wait for its end', async () => {
    await insert(recordingCard());
    const first = await connect();
    valueOf(await first.beginTransaction(patienceMs));
    expect(codeOf(await reader.connect(readerName, shortMs))).toBe('sharing-violation');
    const patient = reader.connect(readerName, patienceMs);
    valueOf(await first.endTransaction());
    await valueOf(await patient).disconnect();
    await first.disconnect();
  });
};
