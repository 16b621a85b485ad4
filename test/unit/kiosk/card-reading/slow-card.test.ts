/** A slow card is read as long as a person can be asked to wait, and no longer; time is simulated. */
import { expect, test } from 'vitest';
import { readCardImage } from '../../../../kiosk/card-reading/read-card-image.ts';
import { createVirtualCard } from '../../../../simulator/card/create-virtual-card.ts';
import { makeChip } from '../../../../simulator/card-maker/make-chip.ts';
import { adult17 } from '../../../../simulator/cards/holders.ts';
import { createVirtualReader } from '../../../../simulator/reader/virtual-reader.ts';
import { createSimulatedClock } from '../../../simulated-clock.ts';

const readAt = async (exchangeLatencyMs: number) => {
  const clock = createSimulatedClock('2026-03-01T09:00:00Z');
  const device = createVirtualReader({ name: 'R', clock, exchangeLatencyMs });
  await device.slot.insert(createVirtualCard(makeChip(adult17)));
  const reading = readCardImage({
    reader: device.reader,
    readerName: 'R',
    clock,
    plan: { files: ['identity', 'identity-signature', 'rrn-certificate'], challenge: null, pinStatus: false },
    earlierAttempts: 0,
    readerKnownGood: false,
    signal: null,
    onProgress: () => undefined,
    onTrace: () => undefined,
  });
  let over = false;
  void reading.then(() => (over = true));
  const isOver = (): boolean => over;
  while (!isOver()) await clock.advance(250);
  const tookMs = clock.monotonicMs();
  // The answer to the last command is still on its way from the card; nothing of ours may be.
  await clock.advance(exchangeLatencyMs);
  return { talk: await reading, tookMs, pending: clock.pending() };
};

test.each([300, 1000])('%i ms for each exchange: read whole', async (exchangeLatencyMs) => {
  const { talk } = await readAt(exchangeLatencyMs);
  expect(talk.image.endedBy).toBeNull();
  expect(talk.findings).toEqual([]);
  expect(talk.image.files['rrn-certificate'].status).toBe('read');
});

test('4 s for each exchange: given up within the bound, with what was read', async () => {
  const { talk, tookMs, pending } = await readAt(4000);
  expect(talk.image.endedBy).toBe('not-answering');
  expect(talk.image.files.identity.status).toBe('read');
  expect(talk.findings.map(({ code }) => code)).toEqual(['reader.not-answering']);
  expect(tookMs).toBeLessThanOrEqual(20_250);
  expect(pending).toBe(0);
});
