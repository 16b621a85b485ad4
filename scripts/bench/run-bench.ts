/**
 * One run of the bench: a PC/SC service of its own with the virtual reader, card after card in its slot, and for each card
 * the compared programs one after the other, round after round. What was started is stopped, however the run ends.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import { join, resolve } from 'node:path';
import { awaitSnapshot } from '../../cli/await-card.ts';
import { readTestRoots } from '../../cli/test-roots.ts';
import { eidFileNames } from '../../contract/eid-files.ts';
import { failed, type Result, success } from '../../contract/result.ts';
import { belgianRoots, type Roots } from '../../eid/index.ts';
import { createNodeCrypto } from '../../kiosk/adapters/node-crypto/node-crypto.ts';
import { createPcscCardReader } from '../../kiosk/adapters/pcsc/create-pcsc-card-reader.ts';
import { createSystemClock } from '../../kiosk/adapters/system/system-clock.ts';
import { createSystemRandom } from '../../kiosk/adapters/system/system-random.ts';
import { createCardReading } from '../../kiosk/card-reading/create-card-reading.ts';
import { readCardImage } from '../../kiosk/card-reading/read-card-image.ts';
import type { SlotState } from '../../kiosk/ports.ts';
import { startPrivatePcscd } from '../../simulator/pcscd/private-pcscd.ts';
import type { Latency } from '../../simulator/vpcd/answer-latency.ts';
import { type BenchCard, benchCards, floorCardOf } from './bench-cards.ts';
import type { BenchReport, CardReport } from './bench-report.ts';
import { measureExchangeRates, type RateOptions } from './exchange-rates.ts';
import { lengthAwareFloor, type Talk, windowMs } from './length-aware-floor.ts';
import { measureExtras, measureSixFiles, type Place, type Stretch } from './measure-reading.ts';
import { measureVerification } from './measure-verification.ts';
import { median, medianOf } from '../../cli/median.ts';
import { measureOpenSc, openScTools } from './opensc-tools.ts';
import { openSlowSlot } from './slow-slot.ts';

export type BenchOptions = {
  /** At least 1. */
  readonly rounds: number;
  /** Names of bench-cards.ts; null: all. */
  readonly cards: readonly string[] | null;
  readonly latency: Latency;
  readonly withOpenSc: boolean;
  /** Null leaves the exchange rates out. */
  readonly rates: Pick<RateOptions, 'exchanges' | 'installPackage'> | null;
  readonly signal: AbortSignal;
  /** One line about what is going on. */
  readonly tell: (line: string) => void;
};

const atOnce: Latency = { exchangeLatencyMs: 0, byteLatencyMs: 0 };
const noticedWithinMs = 10_000;
const verificationsPerRound = 5;
const root = resolve(import.meta.dirname, '../..');

const medianStretch = (stretches: readonly Stretch[]): Stretch => ({
  exchanges: medianOf(stretches, ({ exchanges }) => exchanges),
  bytes: medianOf(stretches, ({ bytes }) => bytes),
  windowMs: medianOf(stretches, (stretch) => stretch.windowMs),
});

/** Both families at once: which one a card belongs to is found out as it is for any card. */
const trustedRoots = (): Roots => {
  const test = readTestRoots(['rsa', 'ec'].map((family) => join(root, `simulator/pki/test-root-${family}.pem`)));
  if (!test.ok) throw new Error(test.failure);
  return { belgian: belgianRoots, test: test.value };
};

const clock = createSystemClock();
const crypto = createNodeCrypto();
const random = createSystemRandom();
const reader = createPcscCardReader();

type Rig = Place & { readonly options: BenchOptions; readonly roots: Roots };

const awaitSlotState = async ({ readerName, signal }: Rig, state: SlotState): Promise<void> => {
  const isThere = (name: string, slot: SlotState): boolean => name === readerName && slot === state;
  const snapshot = await awaitSnapshot({ reader, clock, interrupted: signal }, noticedWithinMs, ({ readers }) =>
    readers.some(({ name, slot }) => isThere(name, slot)),
  );
  signal.throwIfAborted();
  if (!snapshot.readers.some(({ name, slot }) => isThere(name, slot))) {
    throw new Error(`The reader did not become "${state}" within ${noticedWithinMs} ms.`);
  }
};

const withCard = async <T>(rig: Rig, card: string, latency: Latency, work: () => Promise<T>): Promise<T> => {
  await rig.slot.insert(card, latency);
  await awaitSlotState(rig, 'card');
  const result = await work();
  await rig.slot.remove();
  await awaitSlotState(rig, 'empty');
  return result;
};

const imageOf = async ({ readerName, signal }: Rig) => {
  const nonce = random.bytes(48);
  const { image } = await readCardImage({
    reader,
    readerName,
    clock,
    plan: {
      files: eidFileNames,
      challenge: { nonce, nonceSha384: await crypto.digest('SHA-384', nonce) },
      pinStatus: true,
    },
    earlierAttempts: 0,
    readerKnownGood: false,
    signal,
    onProgress: () => undefined,
    onTrace: () => undefined,
  });
  return image;
};

const measureCard = async (rig: Rig, { name, chip }: BenchCard): Promise<CardReport> => {
  const { options, readerName, slot, signal } = rig;
  const floorCard = floorCardOf(chip);
  if (floorCard === null) throw new Error(`${name} is no Belgian card.`);
  const floor = lengthAwareFloor(floorCard);
  const atLatency = (talk: Talk): Stretch => ({ ...talk, windowMs: windowMs(talk, options.latency) });

  const readings: Awaited<ReturnType<typeof measureSixFiles>>[] = [];
  const others: Awaited<ReturnType<typeof measureExtras>>[] = [];
  const openSc: Record<(typeof openScTools)[number], Stretch[]> = { eidenv: [], 'opensc-explorer': [] };
  const verificationCpuMs: number[] = [];
  await withCard(rig, name, options.latency, async () => {
    const image = await imageOf(rig);
    const judging = {
      crypto,
      roots: rig.roots,
      now: new Date(clock.now()).toISOString(),
      revocation: 'offline',
    } as const;
    for (let round = 0; round < options.rounds; round += 1) {
      readings.push(await measureSixFiles(rig));
      others.push(await measureExtras(rig));
      for (const tool of options.withOpenSc ? openScTools : []) {
        const stretch = await measureOpenSc(tool, readerName, slot, signal);
        if (stretch !== null) openSc[tool].push(stretch);
      }
      verificationCpuMs.push(await measureVerification(image, judging, verificationsPerRound));
    }
  });
  return {
    card: name,
    ours: medianStretch(readings.map(({ whole }) => whole)),
    nameAndAddress: medianStretch(readings.map(({ nameAndAddress }) => nameAndAddress)),
    verdictMs: medianOf(readings, ({ verdictMs }) => verdictMs),
    extras: {
      'citizen certificates': medianStretch(others.map((other) => other['citizen certificates'])),
      'chip key and challenge': medianStretch(others.map((other) => other['chip key and challenge'])),
      'PIN status': medianStretch(others.map((other) => other['PIN status'])),
    },
    floor: { whole: atLatency(floor.whole), nameAndAddress: atLatency(floor.nameAndAddress) },
    openSc: {
      eidenv: openSc.eidenv.length === 0 ? null : medianStretch(openSc.eidenv),
      'opensc-explorer': openSc['opensc-explorer'].length === 0 ? null : medianStretch(openSc['opensc-explorer']),
    },
    verificationCpuMs: median(verificationCpuMs),
  };
};

const measureEverything = async (rig: Rig): Promise<BenchReport> => {
  const { options, readerName, signal } = rig;
  const { cards, absent } = benchCards();
  const wanted = cards.filter(({ name }) => options.cards?.includes(name) ?? true);
  const reports: CardReport[] = [];
  for (const card of wanted) {
    options.tell(`Reading ${card.name}, ${options.rounds} rounds ...`);
    reports.push(await measureCard(rig, card));
  }
  const { rates: wantedRates, rounds } = options;
  if (wantedRates !== null) options.tell(`Counting exchanges without latency, ${rounds} rounds ...`);
  const rates =
    wantedRates === null || cards[0] === undefined
      ? null
      : await withCard(rig, cards[0].name, atOnce, () =>
          measureExchangeRates({ ...wantedRates, readerName, rounds, signal }),
        );
  const processors = os.cpus();
  return {
    schema: 'bench-report/1',
    machine: {
      cores: processors.length,
      processor: processors[0]?.model ?? 'unknown processor',
      node: process.versions.node,
    },
    rounds,
    latency: options.latency,
    cards: reports,
    absentCards: options.cards === null ? absent : [],
    rates,
  };
};

/**
 * Sets PCSCLITE_CSOCK_NAME for this process, which must not have made a PC/SC call before. The failure is a sentence:
 * why no PC/SC service can be had here. Rejects with the signal's reason when interrupted, after everything has ended.
 */
export const runBench = async (options: BenchOptions): Promise<Result<BenchReport, string>> => {
  const { signal, tell } = options;
  const runDirectory = await mkdtemp(join(os.tmpdir(), 'eid-bench-'));
  try {
    const started = await startPrivatePcscd({ runDirectory });
    if (!started.ok) return failed(`${started.failure.code}: ${started.failure.detail}`);
    const { socketPath, vpcdPorts, readerNames } = started.value;
    process.env['PCSCLITE_CSOCK_NAME'] = socketPath;
    const roots = trustedRoots();
    const slot = openSlowSlot({ port: vpcdPorts[0] }, tell);
    try {
      signal.throwIfAborted();
      const cardReading = createCardReading({ reader, crypto, clock, random, roots, revocation: null });
      return success(
        await measureEverything({ options, cardReading, roots, slot, readerName: readerNames[0], signal }),
      );
    } finally {
      await slot.close();
      await started.value.stop();
    }
  } finally {
    await rm(runDirectory, { recursive: true, force: true });
  }
};
