/** The service behind the readers ends, in order or in mid-command, and comes back. */
import { expect, test } from 'vitest';
import { createTinyCard, echo, unanswered } from '../../native/tiny-card.ts';
import { startSnapshotLog } from '../snapshot-log.ts';
import { type AtTheBench, codeOf, patienceMs, valueOf } from './at-the-bench.ts';

export const serviceCases = ({ reader, readerName, insert, connect, ...bench }: AtTheBench): void => {
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

  test('the service dies in mid-command: the command ends, and everything is found again', async () => {
    const card = createTinyCard();
    await insert(card);
    const channel = await connect();
    const log = startSnapshotLog(reader);
    await log.until((snapshot) => snapshot.service === 'up');
    const heard = card.whenUnanswered();
    const command = channel.transmit(unanswered, patienceMs);
    await heard;
    await bench.killService();
    expect(codeOf(await command)).toBe('service-lost');
    const down = await log.until((snapshot) => snapshot.service === 'down');
    expect(down.readers).toEqual([]);
    expect(down.serviceCode).not.toBeNull();
    expect(codeOf(await reader.connect(readerName, patienceMs))).toBe('service-lost');
    await bench.startService();
    await log.untilReader(readerName, (state) => state.slot === 'card');
    expect(codeOf(await channel.transmit(echo(1), patienceMs))).toBe('service-lost');
    const again = await connect();
    expect(valueOf(await again.transmit(echo(2), patienceMs))[4]).toBe(2);
    await channel.disconnect();
    await again.disconnect();
    await log.stop();
  });
};
