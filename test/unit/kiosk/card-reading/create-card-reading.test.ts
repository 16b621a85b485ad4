/** The use case over the virtual reader: what talk, decoding and judgement come to together. */
import { describe, expect, test } from 'vitest';
import { belgianRoots, type Roots } from '../../../../eid/index.ts';
import { createNodeCrypto } from '../../../../kiosk/adapters/node-crypto/node-crypto.ts';
import { createSystemClock } from '../../../../kiosk/adapters/system/system-clock.ts';
import { createSystemRandom } from '../../../../kiosk/adapters/system/system-random.ts';
import { cardReadingForVisit } from '../../../../kiosk/card-reading/card-reading-for-visit.ts';
import { type CardReadingOptions, createCardReading } from '../../../../kiosk/card-reading/create-card-reading.ts';
import type { EidFileName } from '../../../../contract/eid-files.ts';
import { createDemoCard } from '../../../../simulator/cards/index.ts';
import { createVirtualReader } from '../../../../simulator/reader/virtual-reader.ts';
import { asTestCard } from '../../eid/card-images.ts';

const readerName = 'R';
const visitFiles: readonly EidFileName[] = [
  'identity',
  'identity-signature',
  'rrn-certificate',
  'address',
  'address-signature',
  'photo',
];

const belgian: Roots = { belgian: belgianRoots, test: [] };

const setUp = (roots = belgian) => {
  const virtual = createVirtualReader({ name: readerName });
  const clock = createSystemClock();
  const cardReading = createCardReading({
    reader: virtual.reader,
    crypto: createNodeCrypto(),
    clock,
    random: createSystemRandom(),
    roots,
    revocation: null,
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
  revocation: 'online',
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

test('a visit is told nothing that nobody vouches for', async () => {
  const { cardReading, insert } = setUp();
  await insert('adult-1.8');
  const { facts } = await cardReadingForVisit(cardReading, noLook)
    .beginVisit()
    .readCard(readerName, {
      files: visitFiles,
      earlierAttempts: 0,
      expiresSoonDays: 90,
      forDiagnosis: false,
      onProgress: () => undefined,
      signal: new AbortController().signal,
    });
  expect(facts).toMatchObject({ generation: '1.8', trust: 'none', holder: null, address: null, photo: null });
});

test('a visit is told facts, progress, and what tells this card from another', async () => {
  const { cardReading, insert } = setUp(asTestCard.roots);
  const visit = cardReadingForVisit(cardReading, noLook).beginVisit();
  const progress: string[] = [];
  const readForVisit = () =>
    visit.readCard(readerName, {
      files: visitFiles,
      earlierAttempts: 0,
      expiresSoonDays: 90,
      forDiagnosis: false,
      onProgress: (file, phase) => progress.push(`${phase} ${file}`),
      signal: new AbortController().signal,
    });
  await insert('adult-1.8');
  const { facts, cardIdentity } = await readForVisit();
  expect(facts).toMatchObject({
    generation: '1.8',
    trust: 'test',
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

describe('the proof of a 1.8 chip', () => {
  const files = [...visitFiles, 'basic-public-key'] as const;
  const isChallenge = (command: Uint8Array): boolean => command[1] === 0x88;

  /** A chip that counts how often it is challenged; `answer` stands in for its own. */
  const counting = (name: string, answer: Uint8Array | null = null) => {
    const card = createDemoCard(name);
    if (card === null) throw new Error(`no demo card ${name}`);
    const count = { challenges: 0 };
    const transmit: typeof card.transmit = (command) => {
      if (!isChallenge(command)) return card.transmit(command);
      count.challenges += 1;
      return answer ?? card.transmit(command);
    };
    return { count, card: { ...card, transmit } };
  };
  const verdictsOf = () => {
    const { virtual, cardReading } = setUp();
    const verdicts: (string | undefined)[] = [];
    const readings: typeof cardReading = {
      ...cardReading,
      readCard: async (name, wanted) => {
        const read = await cardReading.readCard(name, { ...wanted, now: '2026-03-01T09:00:00Z' });
        const authenticity = read.reading.checks.find(({ check }) => check === 'chip-authenticity');
        verdicts.push(authenticity?.verdict);
        return read;
      },
    };
    const port = cardReadingForVisit(readings, noLook);
    const read = async (visit: ReturnType<typeof port.beginVisit>, wanted: readonly EidFileName[] = files) => {
      const signal = new AbortController().signal;
      const onProgress = () => undefined;
      await visit.readCard(readerName, {
        files: wanted,
        earlierAttempts: 0,
        expiresSoonDays: 90,
        forDiagnosis: false,
        onProgress,
        signal,
      });
      return verdicts.at(-1);
    };
    return { virtual, port, read };
  };

  test('is asked for once a visit, kept for that card, and asked for anew in the next visit', async () => {
    const { virtual, port, read } = verdictsOf();
    const { card, count } = counting('adult-1.8');
    await virtual.slot.insert(card);
    const visit = port.beginVisit();
    expect(await read(visit)).toBe('passed');
    expect(await read(visit)).toBe('passed');
    await virtual.slot.insert(card);
    expect(await read(visit, ['identity'])).toBe('not-done');
    expect(await read(visit)).toBe('passed');
    expect(count.challenges).toBe(1);
    expect(await read(port.beginVisit())).toBe('passed');
    expect(count.challenges).toBe(2);
  });

  test('is asked of another card too, and of neither again', async () => {
    const { virtual, port, read } = verdictsOf();
    const mine = counting('adult-1.8');
    const other = counting('foreigner-eu-plus');
    const visit = port.beginVisit();
    for (const { card } of [mine, other, mine, other]) {
      await virtual.slot.insert(card);
      expect(await read(visit)).toBe('passed');
    }
    expect([mine.count.challenges, other.count.challenges]).toEqual([1, 1]);
  });

  test.each([
    ['refused', '6A88', 'failed'],
    ['used up', '6985', 'not-done'],
    ['wrong', `${'00'.repeat(96)}9000`, 'failed'],
  ] as const)('%s, stays so for the visit', async (_story, answer, verdict) => {
    const { virtual, port, read } = verdictsOf();
    const { card, count } = counting('adult-1.8', Uint8Array.from(Buffer.from(answer, 'hex')));
    await virtual.slot.insert(card);
    const visit = port.beginVisit();
    expect(await read(visit)).toBe(verdict);
    expect(await read(visit)).toBe(verdict);
    expect(count.challenges).toBe(1);
  });
});
