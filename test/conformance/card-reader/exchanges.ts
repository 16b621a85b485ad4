/** Commands over one channel: their order, their end when no answer comes, and cards that are pulled. */
import { expect, test } from 'vitest';
import { recordingCard, success } from '../../unit/simulator/reader/recording-card.ts';
import { createTinyCard, echo, read256, tinyCardAtr, unanswered } from '../../native/tiny-card.ts';
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

export const exchangeCases = ({ reader, readerName, slot, insert, connect, untilSlotIs }: AtTheBench): void => {
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

  test('commands reach the card as they were given, with data or with an expected length', async () => {
    const card = recordingCard({ answer: (command) => Uint8Array.of(command[1] ?? 0, 0x90, 0x00) });
    await insert(card);
    const channel = await connect();
    const commands = [select, getChallenge, select, getChallenge];
    const answers = await Promise.all(commands.map((command) => channel.transmit(command, patienceMs)));
    expect(answers.map((answer) => valueOf(answer)[0])).toEqual([0xa4, 0x84, 0xa4, 0x84]);
    expect(card.seen.filter((entry) => entry.length > 5)).toEqual(
      commands.map((command) => Buffer.from(command).toString('hex')),
    );
    await channel.disconnect();
  });

  test('a command that is never answered ends at its deadline, and the channel with it', async () => {
    const card = createTinyCard();
    await insert(card);
    const channel = await connect();
    const results = await Promise.all([channel.transmit(unanswered, shortMs), channel.transmit(echo(1), patienceMs)]);
    expect(troubleOf(results[0])).toEqual({ code: 'not-answering', call: 'SCardTransmit', returnCode: 0x8010000a });
    expect(codeOf(results[1])).toBe('not-answering');
    expect(codeOf(await channel.transmit(echo(2), patienceMs))).toBe('not-answering');
    await channel.disconnect();
    await slot.remove();
    await untilSlotIs('empty');
    expect(card.commands).toEqual([unanswered]);
  });

  test('a card that stopped answering keeps others waiting until it is changed', async () => {
    await insert(createTinyCard());
    const channel = await connect();
    expect(codeOf(await channel.transmit(unanswered, shortMs))).toBe('not-answering');
    await channel.disconnect();
    expect(codeOf(await reader.connect(readerName, shortMs))).toBe('not-answering');
    await slot.remove();
    await untilSlotIs('empty');
    await insert(recordingCard());
    const again = await connect();
    expect(valueOf(await again.transmit(select, patienceMs))).toEqual(success);
    await again.disconnect();
  });

  test('disconnect does not wait for an unanswered command, may be repeated, and closes the channel', async () => {
    const card = createTinyCard();
    await insert(card);
    const channel = await connect();
    const heard = card.whenUnanswered();
    const command = channel.transmit(unanswered, 3_600_000);
    await heard;
    await channel.disconnect();
    await channel.disconnect();
    expect(troubleOf(await command)).toMatchObject({ code: 'communication', returnCode: 0x80100002 });
    expect(troubleOf(await channel.transmit(echo(1), patienceMs))).toMatchObject({ returnCode: 0x80100003 });
  });

  test('disconnect of an idle channel may be repeated, and a closed channel carries nothing', async () => {
    await insert(createTinyCard());
    const channel = await connect();
    await channel.disconnect();
    await channel.disconnect();
    expect(troubleOf(await channel.transmit(echo(1), patienceMs))).toEqual({
      code: 'communication',
      call: 'SCardTransmit',
      returnCode: 0x80100003,
    });
  });

  test('a card pulled in mid-command is removed, for this command and for the next', async () => {
    const card = createTinyCard();
    await insert(card);
    const channel = await connect();
    const heard = card.whenUnanswered();
    const command = channel.transmit(unanswered, 3_600_000);
    await heard;
    await slot.remove();
    expect(troubleOf(await command)).toMatchObject({ code: 'card-removed', call: 'SCardTransmit' });
    expect(codeOf(await channel.transmit(echo(1), patienceMs))).toBe('card-removed');
    await untilSlotIs('empty');
    expect(codeOf(await channel.transmit(echo(1), patienceMs))).toBe('card-removed');
    expect(codeOf(await channel.beginTransaction(patienceMs))).toBe('card-removed');
    await channel.disconnect();
  });

  test('a command that waits behind the one in which the card is pulled fails too', async () => {
    const card = createTinyCard();
    await insert(card);
    const channel = await connect();
    const heard = card.whenUnanswered();
    const command = channel.transmit(unanswered, patienceMs);
    const queued = channel.transmit(echo(1), patienceMs);
    await heard;
    await slot.remove();
    expect(codeOf(await command)).toBe('card-removed');
    // pcscd looks for the card every 400 ms; until then a command simply fails.
    expect(['card-removed', 'communication']).toContain(codeOf(await queued));
    await channel.disconnect();
  });

  test('a card pulled between two commands is removed, even when it is put in again', async () => {
    const card = createTinyCard();
    await insert(card);
    const channel = await connect();
    valueOf(await channel.transmit(echo(1), patienceMs));
    await slot.remove();
    await untilSlotIs('empty');
    expect(troubleOf(await channel.transmit(echo(2), patienceMs))).toEqual({
      code: 'card-removed',
      call: 'SCardTransmit',
      returnCode: 0x80100069,
    });
    await insert(card);
    expect(codeOf(await channel.transmit(echo(3), patienceMs))).toBe('card-removed');
    await channel.disconnect();
  });
};
