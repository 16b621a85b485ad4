/** The use case over the virtual reader: what talk, decoding and judgement come to together. */
import { expect, test } from 'vitest';
import { belgianRoots } from '../../../../eid/index.ts';
import { createNodeCrypto } from '../../../../kiosk/adapters/node-crypto/node-crypto.ts';
import { createSystemClock } from '../../../../kiosk/adapters/system/system-clock.ts';
import { createSystemRandom } from '../../../../kiosk/adapters/system/system-random.ts';
import { cardReadingForVisit } from '../../../../kiosk/card-reading/card-reading-for-visit.ts';
import { type CardReadingOptions, createCardReading } from '../../../../kiosk/card-reading/create-card-reading.ts';
import type { EidFileName } from '../../../../contract/eid-files.ts';
import { createDemoCard } from '../../../../simulator/cards/index.ts';
import { createVirtualReader } from '../../../../simulator/reader/virtual-reader.ts';

const readerName = 'R';
const visitFiles: readonly EidFileName[] = [
  'identity',
  'identity-signature',
  'rrn-certificate',
  'address',
  'address-signature',
  'photo',
];

const setUp = () => {
  const virtual = createVirtualReader({ name: readerName });
  const clock = createSystemClock();
  const cardReading = createCardReading({
    reader: virtual.reader,
    crypto: createNodeCrypto(),
    clock,
    random: createSystemRandom(),
    roots: { belgian: belgianRoots, test: [] },
  });
  const insert = async (name: string): Promise<void> => {
    const card = createDemoCard(name);
    if (card !== null) await virtual.slot.insert(card);
  };
  return { virtual, cardReading, insert };
};

const options: CardReadingOptions = {
  files: visitFiles,
  challenge: false,
  pinStatus: true,
  revocation: 'unavailable',
  now: '2026-03-01T09:00:00Z',
};

test('findings of the talk and of the data come together, the worst first', async () => {
  const { cardReading, insert } = setUp();
  await insert('adult-1.7');
  const { reading, timings, endedBy } = await cardReading.readCard(readerName, options);
  expect(reading.findings.map(({ code }) => code)).toEqual(['certificate.rrn-untrusted']);
  expect(reading.identity?.surname).not.toBeNull();
  expect(endedBy).toBeNull();
  expect(timings.exchanges).toBeLessThanOrEqual(33);
  expect(timings.firstFieldsMs).not.toBeNull();
});

test('a mute card is dead only after three attempts, in a reader that read another card since', async () => {
  const { cardReading, insert } = setUp();
  const codesAt = async (earlierAttempts: number): Promise<readonly string[]> => {
    await insert('mute');
    const { reading } = await cardReading.readCard(readerName, { ...options, earlierAttempts });
    return reading.findings.map(({ code }) => code);
  };
  expect(await codesAt(2)).toEqual(['chip.mute']);
  await insert('adult-1.7');
  await cardReading.readCard(readerName, options);
  expect(await codesAt(1)).toEqual(['chip.mute']);
  expect(await codesAt(2)).toEqual(['chip.dead']);
});

test.each([
  ['reader.lost', 'the reader is unplugged'],
  ['reader.service-down', 'the service is stopped'],
  ['reader.busy', 'another program holds the card'],
])('%s: %s', async (code) => {
  const { virtual, cardReading, insert } = setUp();
  await insert('adult-1.7');
  if (code === 'reader.lost') virtual.unplug();
  if (code === 'reader.service-down') virtual.stopService();
  if (code === 'reader.busy') virtual.occupyExclusively();
  const { reading } = await cardReading.readCard(readerName, options);
  expect(reading.findings.map((found) => found.code)).toEqual([code]);
});

test('an empty slot is no finding: the card is simply not there', async () => {
  const { cardReading } = setUp();
  const { reading, endedBy } = await cardReading.readCard(readerName, options);
  expect(endedBy).toBe('card-removed');
  expect(reading.findings).toEqual([]);
});

const noLook = { attributes: async () => [], stateWord: () => null };

test('a visit is told facts, progress, and what tells this card from another', async () => {
  const { cardReading, insert } = setUp();
  const visit = cardReadingForVisit(cardReading, noLook).beginVisit();
  const progress: string[] = [];
  const readForVisit = () =>
    visit.readCard(readerName, {
      files: visitFiles,
      earlierAttempts: 0,
      forDiagnosis: false,
      onProgress: (file, phase) => progress.push(`${phase} ${file}`),
      signal: new AbortController().signal,
    });
  await insert('adult-1.8');
  const { facts, cardIdentity } = await readForVisit();
  expect(facts).toMatchObject({
    generation: '1.8',
    trust: 'none',
    holder: { surname: 'Exemplaire' },
    address: { municipality: 'Exempleville' },
  });
  expect(facts.photo?.length).toBeGreaterThan(1000);
  expect(cardIdentity).toMatch(/^[0-9A-F]{32} \d{12}$/);
  expect(progress.slice(0, 4)).toEqual([
    'started identity',
    'finished identity',
    'started address',
    'finished address',
  ]);
  await insert('adult-1.8');
  expect((await readForVisit()).cardIdentity).toBe(cardIdentity);
  await insert('adult-1.7');
  expect((await readForVisit()).cardIdentity).not.toBe(cardIdentity);
  await insert('not-eid');
  expect(await readForVisit()).toMatchObject({ cardIdentity: null, facts: { holder: null, generation: null } });
});
