import { afterEach, describe, expect, it } from 'vitest';
import { connectVpcdSlot, type VpcdSlot, type VpcdSlotOptions } from '../../../../simulator/vpcd/vpcd-slot.ts';
import type { SeenExchange } from '../../../../simulator/vpcd/card-link.ts';
import { frame } from '../../../../simulator/vpcd/frame-reader.ts';
import { atrOfT0, recordingCard, success } from '../reader/recording-card.ts';
import { startFakeVpcd, type FakeVpcd } from './fake-vpcd.ts';

const getAtr = Uint8Array.of(0x04);
const select = Uint8Array.of(0x00, 0xa4, 0x00, 0x0c, 0x02, 0x3f, 0x00);

const running: (VpcdSlot | FakeVpcd)[] = [];
afterEach(async () => {
  for (const part of running.splice(0).toReversed()) await ('stop' in part ? part.stop() : part.close());
});

const startVpcd = async (port?: number): Promise<FakeVpcd> => {
  const vpcd = await startFakeVpcd(port);
  running.push(vpcd);
  return vpcd;
};

const slotOn = (port: number, options: Partial<VpcdSlotOptions> = {}): VpcdSlot => {
  const slot = connectVpcdSlot({
    port,
    betweenChangesMs: 0,
    betweenAttemptsMs: 5,
    onWarning: () => undefined,
    ...options,
  });
  running.push(slot);
  return slot;
};

describe('a slot behind vpcd', () => {
  it('connects when a card is inserted and is gone when it is removed', async () => {
    const vpcd = await startVpcd();
    const slot = slotOn(vpcd.port);
    const card = recordingCard();
    expect(slot.current()).toBeNull();
    await slot.insert(card);
    const connection = await vpcd.accepted();
    expect(slot.current()).toBe(card);
    expect(slot.linked()).toBe(true);
    await slot.remove();
    await connection.gone;
    expect(slot.current()).toBeNull();
    expect(slot.linked()).toBe(false);
    expect(card.seen.at(-1)).toBe('off');
  });

  it('answers commands that come cut at every byte, and two that come in one piece', async () => {
    const vpcd = await startVpcd();
    const card = recordingCard();
    await slotOn(vpcd.port).insert(card);
    const connection = await vpcd.accepted();
    const bytes = frame(select);
    for (let cut = 1; cut < bytes.length; cut++) {
      await connection.sendPieces([bytes.subarray(0, cut), bytes.subarray(cut)]);
      expect(await connection.nextAnswer(), `cut at ${cut}`).toEqual(success);
    }
    await connection.sendPieces([...bytes].map((byte) => Uint8Array.of(byte)));
    expect(await connection.nextAnswer()).toEqual(success);
    await connection.sendPieces([Buffer.concat([bytes, frame(getAtr)])]);
    expect(await connection.nextAnswer()).toEqual(success);
    expect(await connection.nextAnswer()).toEqual(atrOfT0);
    expect(card.seen.filter((entry) => entry === '00a4000c023f00')).toHaveLength(bytes.length + 1);
  });

  it('answers a command no earlier than its latency, and in order what came behind it', async () => {
    const vpcd = await startVpcd();
    const seen: SeenExchange[] = [];
    const slot = slotOn(vpcd.port, { exchangeLatencyMs: 6, byteLatencyMs: 0.5, onExchange: (one) => seen.push(one) });
    await slot.insert(recordingCard());
    const connection = await vpcd.accepted();
    connection.sendFrame(getAtr);
    expect(await connection.nextAnswer()).toEqual(atrOfT0);
    expect(seen, 'what vpcd asks on its own account is no exchange').toEqual([]);
    connection.sendFrame(select);
    connection.sendFrame(getAtr);
    connection.sendFrame(select);
    expect(await connection.nextAnswer()).toEqual(success);
    expect(await connection.nextAnswer()).toEqual(atrOfT0);
    expect(await connection.nextAnswer()).toEqual(success);
    expect(seen.map(({ command, answer }) => [command, answer])).toEqual([
      [select, success],
      [select, success],
    ]);
    const latencyMs = 6 + 0.5 * (select.length + success.length);
    for (const { arrivedMs, answeredMs } of seen) expect(answeredMs - arrivedMs).toBeGreaterThanOrEqual(latencyMs);
  });

  it('does not send an answer that was under way when the card was pulled', async () => {
    const vpcd = await startVpcd();
    const seen: SeenExchange[] = [];
    const slot = slotOn(vpcd.port, { exchangeLatencyMs: 20, onExchange: (one) => seen.push(one) });
    const card = recordingCard();
    await slot.insert(card);
    const connection = await vpcd.accepted();
    const reached = card.nextCommand();
    connection.sendFrame(select);
    await reached;
    await slot.remove();
    await slot.insert(card);
    const next = await vpcd.accepted();
    next.sendFrame(select);
    expect(await next.nextAnswer()).toEqual(success);
    expect(seen).toHaveLength(1);
  });

  it('keeps the link open and never answers after a silence, until the card is pulled', async () => {
    const vpcd = await startVpcd();
    const slot = slotOn(vpcd.port);
    const card = recordingCard({ answer: () => 'silence' });
    await slot.insert(card);
    const connection = await vpcd.accepted();
    connection.sendFrame(getAtr);
    await connection.nextAnswer();
    const reached = card.nextCommand();
    connection.sendFrame(select);
    connection.sendFrame(getAtr);
    await reached;
    expect(slot.linked()).toBe(true);
    await slot.remove();
    await connection.gone;
    expect(connection.unread()).toBe(0);
  });

  it('speaks again after a silence when the card is put in anew', async () => {
    const vpcd = await startVpcd();
    const slot = slotOn(vpcd.port);
    const card = recordingCard({ answer: () => 'silence' });
    await slot.insert(card);
    const first = await vpcd.accepted();
    const reached = card.nextCommand();
    first.sendFrame(select);
    await reached;
    await slot.remove();
    await slot.insert(card);
    const second = await vpcd.accepted();
    second.sendFrame(getAtr);
    expect(await second.nextAnswer()).toEqual(atrOfT0);
  });

  it('waits for a vpcd that is not there yet', async () => {
    const before = await startFakeVpcd();
    await before.stop();
    const slot = slotOn(before.port);
    const card = recordingCard();
    await slot.insert(card);
    expect(slot.current()).toBe(card);
    expect(slot.linked()).toBe(false);
    const vpcd = await startVpcd(before.port);
    const connection = await vpcd.accepted();
    connection.sendFrame(getAtr);
    expect(await connection.nextAnswer()).toEqual(atrOfT0);
    expect(slot.linked()).toBe(true);
  });

  it('connects again after vpcd was restarted, and when vpcd drops the card', async () => {
    const first = await startFakeVpcd();
    const slot = slotOn(first.port);
    await slot.insert(recordingCard());
    await first.accepted();
    await first.stop();
    const second = await startVpcd(first.port);
    const connection = await second.accepted();
    connection.drop();
    const again = await second.accepted();
    again.sendFrame(getAtr);
    expect(await again.nextAnswer()).toEqual(atrOfT0);
  });

  it('does not come back once the card is out', async () => {
    const first = await startFakeVpcd();
    const slot = slotOn(first.port);
    await slot.insert(recordingCard());
    await first.accepted();
    await first.stop();
    await slot.remove();
    const second = await startVpcd(first.port);
    const other = recordingCard({ atr: Uint8Array.of(0x3b, 0x00) });
    await slot.insert(other);
    const connection = await second.accepted();
    connection.sendFrame(getAtr);
    expect(await connection.nextAnswer()).toEqual(Uint8Array.of(0x3b, 0x00));
  });

  it('takes the old card out before the next goes in', async () => {
    const vpcd = await startVpcd();
    const slot = slotOn(vpcd.port);
    const old = recordingCard();
    const next = recordingCard();
    await slot.insert(old);
    const connection = await vpcd.accepted();
    await slot.insert(next);
    await connection.gone;
    await vpcd.accepted();
    expect(old.seen.at(-1)).toBe('off');
    expect(slot.current()).toBe(next);
  });

  it('leaves pcscd time to notice between one change and the next', async () => {
    const vpcd = await startVpcd();
    const slot = slotOn(vpcd.port, { betweenChangesMs: 60 });
    const moments: number[] = [];
    await slot.insert(recordingCard());
    moments.push(performance.now());
    await slot.remove();
    moments.push(performance.now());
    await slot.insert(recordingCard());
    moments.push(performance.now());
    // Lower bounds only: a slow machine waits longer. Timers may fire up to a millisecond early.
    expect((moments[1] ?? 0) - (moments[0] ?? 0)).toBeGreaterThan(50);
    expect((moments[2] ?? 0) - (moments[1] ?? 0)).toBeGreaterThan(50);
  });

  it('takes no card after it was closed, and says so', async () => {
    const vpcd = await startVpcd();
    const slot = slotOn(vpcd.port);
    await slot.insert(recordingCard());
    const connection = await vpcd.accepted();
    await slot.close();
    await connection.gone;
    await expect(slot.insert(recordingCard())).rejects.toThrow('closed');
  });
});
