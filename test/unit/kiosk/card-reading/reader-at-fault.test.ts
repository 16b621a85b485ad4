/** Cards that lose contact one after the other, and cards that take their time, through the use case and the virtual reader. */
import { expect, test } from 'vitest';
import { belgianRoots } from '../../../../eid/index.ts';
import { createNodeCrypto } from '../../../../kiosk/adapters/node-crypto/node-crypto.ts';
import { createSystemRandom } from '../../../../kiosk/adapters/system/system-random.ts';
import { type CardReadingOptions, createCardReading } from '../../../../kiosk/card-reading/create-card-reading.ts';
import type { Finding } from '../../../../contract/findings.ts';
import type { JournalEntry } from '../../../../kiosk/ports.ts';
import { createDemoCard } from '../../../../simulator/cards/index.ts';
import { createVirtualReader } from '../../../../simulator/reader/virtual-reader.ts';
import type { VirtualCard } from '../../../../simulator/virtual-card.ts';
import { createSimulatedClock } from '../../../simulated-clock.ts';

const options: CardReadingOptions = {
  files: ['identity', 'photo'],
  challenge: false,
  pinStatus: false,
  revocation: 'offline',
};

const demo = (name: string): VirtualCard => {
  const card = createDemoCard(name);
  if (card === null) throw new Error(`no demo card ${name}`);
  return card;
};

const setUp = (pace: { readonly exchangeLatencyMs?: number } = {}) => {
  const clock = createSimulatedClock('2026-11-22T09:00:00Z');
  const virtual = createVirtualReader({ name: 'R', clock, ...pace });
  const entries: JournalEntry[] = [];
  const cardReading = createCardReading({
    reader: virtual.reader,
    crypto: createNodeCrypto(),
    clock,
    random: createSystemRandom(),
    roots: { belgian: belgianRoots, test: [] },
    revocation: null,
    journal: { write: (entry) => entries.push(entry) },
  });
  /** Runs the clock until the card has been read; how long that took is part of the answer. */
  const read = async (more: Partial<CardReadingOptions> = {}) => {
    const startedMs = clock.monotonicMs();
    const end: { atMs: number | null } = { atMs: null };
    const reading = cardReading.readCard('R', { ...options, ...more }).then((done) => {
      end.atMs ??= clock.monotonicMs();
      return done;
    });
    for (let rounds = 0; rounds < 600 && end.atMs === null; rounds += 1) {
      await clock.settle();
      if (end.atMs === null) await clock.advance(100);
    }
    return { ...(await reading), tookMs: (end.atMs ?? 0) - startedMs };
  };
  return { clock, virtual, entries, read };
};

const contactOf = (findings: readonly Finding[]) => findings.find(({ code }) => code === 'reader.not-answering');

test('the third card that loses contact in one reader is the reader’s fault, and a technician reads so in the journal', async () => {
  const { clock, virtual, entries, read } = setUp();
  for (const card of ['silent', 'adult-1.8', 'silent']) {
    await virtual.slot.insert(demo(card));
    const { talkFindings } = await read();
    expect(contactOf(talkFindings)?.certainty).toBe(card === 'silent' ? 'suspected' : undefined);
    await clock.advance(600_000);
  }
  expect(entries).toEqual([]);
  await virtual.slot.insert(demo('silent'));
  const { reading } = await read();
  expect(reading.findings[0]).toMatchObject({
    code: 'reader.not-answering',
    certainty: 'proven',
    evidence: { cards: 3 },
    remedies: ['call-technician', 'take-out-and-insert', 'try-other-reader'],
  });
  expect(entries).toEqual([{ event: 'reader.contact-trouble-repeated', facts: { reader: 'R', cards: 3 } }]);
});

test('a card that went away before it said anything is not held against the reader', async () => {
  const { clock, entries, read } = setUp();
  for (const _visit of [1, 2, 3, 4]) {
    expect((await read()).endedBy).toBe('card-removed');
    await clock.advance(600_000);
  }
  expect(entries).toEqual([]);
});

test.each([
  ['silent to every command', 'silent', 0],
  ['answering after two seconds each time', 'adult-1.7', 2000],
  ['answering just before every deadline', 'adult-1.8', 4900],
] as const)(
  'a card that is %s: an end within twenty seconds, and it is said',
  async (_story, card, exchangeLatencyMs) => {
    const { virtual, read } = setUp({ exchangeLatencyMs });
    await virtual.slot.insert(demo(card));
    const { tookMs, reading } = await read();
    expect(tookMs).toBeLessThanOrEqual(20_000);
    expect(reading.findings.map(({ code }) => code)).toContain('reader.not-answering');
  },
);

test('less time is given on request, and kept to', async () => {
  const { virtual, read } = setUp({ exchangeLatencyMs: 1000 });
  await virtual.slot.insert(demo('adult-1.7'));
  const { tookMs, endedBy } = await read({ deadlineMs: 6000 });
  expect(tookMs).toBeLessThanOrEqual(6000);
  expect(endedBy).toBe('not-answering');
});

test('another program keeps the card for a minute: busy within the wait, and well when it lets go', async () => {
  const { virtual, read } = setUp();
  await virtual.slot.insert(demo('adult-1.7'));
  const letGo = virtual.occupyExclusively();
  const { tookMs, talkFindings } = await read();
  expect(talkFindings.map(({ code }) => code)).toEqual(['reader.busy']);
  expect(tookMs).toBeLessThanOrEqual(10_500);
  letGo();
  expect(await read()).toMatchObject({ endedBy: null, talkFindings: [] });
});

test('a power cycle comes first where it is asked for, and a card that dies of it is mute', async () => {
  const { virtual, read } = setUp();
  const card = demo('adult-1.7');
  const seen: string[] = [];
  await virtual.slot.insert({
    ...card,
    powerOff: () => {
      seen.push('off');
      card.powerOff();
    },
    transmit: (command) => {
      seen.push('command');
      return card.transmit(command);
    },
  });
  expect((await read({ powerCycleFirst: true })).endedBy).toBeNull();
  expect(seen.slice(0, 2)).toEqual(['off', 'command']);

  let isDead = false;
  await virtual.slot.insert({
    ...demo('adult-1.7'),
    powerOn: () => (isDead ? new Uint8Array(0) : card.powerOn()),
    powerOff: () => {
      isDead = true;
    },
  });
  expect((await read({ powerCycleFirst: true })).talkFindings.map(({ code }) => code)).toEqual(['chip.mute']);
});
