/**
 * Reads two cards again and again by the way of the command line: createCardReading over the PC/SC adapter, a real pcscd
 * and its virtual readers. Every reading must be the first one again, and the memory must stay where it is.
 *
 * The virtual cards live in the same process, so that what they keep would show too.
 */
import { isDeepStrictEqual } from 'node:util';
import { rootsOfSimulation } from '../../browser-host/simulated-roots.ts';
import { type EidFileName, eidFileNames } from '../../contract/eid-files.ts';
import { createNodeCrypto } from '../../kiosk/adapters/node-crypto/node-crypto.ts';
import { createPcscCardReader } from '../../kiosk/adapters/pcsc/create-pcsc-card-reader.ts';
import { createSystemClock } from '../../kiosk/adapters/system/system-clock.ts';
import { createSystemRandom } from '../../kiosk/adapters/system/system-random.ts';
import { createCardReading } from '../../kiosk/card-reading/create-card-reading.ts';
import { createVirtualCard } from '../../simulator/card/create-virtual-card.ts';
import type { CardDefinition } from '../../simulator/card-maker/card-definition.ts';
import { makeChip } from '../../simulator/card-maker/make-chip.ts';
import { adult17, adult18 } from '../../simulator/cards/holders.ts';
import { insertAndSee } from '../native/connected.ts';
import type { TestService } from '../native/test-service.ts';
import { growthPerUnit, type MemorySample, sampleMemory } from './memory.ts';

export type SoakOptions = {
  readonly service: TestService;
  readonly reads: number;
  /** Reads before the first sample: caches and compiled code fill up. */
  readonly warmUpReads: number;
  readonly readsPerSample: number;
  readonly onSample: (sample: MemorySample) => void;
  /** True ends the soak after the read under way. */
  readonly isInterrupted: () => boolean;
};

export type SoakResult = {
  readonly reads: number;
  /** Ordinal numbers of the reads (1 = the first) that did not give what they must. */
  readonly wrongReads: readonly number[];
  readonly heapBytesPerRead: number;
  readonly residentBytesPerRead: number;
};

/** Valid on both cards; what is judged must not change during the soak. */
const judgedAt = '2026-03-01T09:00:00Z';

/** A chip answers 5000 challenges in its life; this one must outlast the soak. */
const endless = (definition: CardDefinition): CardDefinition => ({ ...definition, challengesLeft: 1_000_000_000 });

const files: readonly EidFileName[] = eidFileNames;

export const soak = async (options: SoakOptions): Promise<SoakResult> => {
  const { service, reads, warmUpReads, readsPerSample, onSample, isInterrupted } = options;
  const places = [
    { definition: endless(adult17), slot: 0, readerName: service.readerName },
    { definition: endless(adult18), slot: 1, readerName: service.otherReaderName },
  ] as const;
  for (const { definition, slot } of places) {
    await insertAndSee(service, slot, createVirtualCard(makeChip(definition)));
  }
  const cardReading = createCardReading({
    reader: createPcscCardReader(),
    crypto: createNodeCrypto(),
    clock: createSystemClock(),
    random: createSystemRandom(),
    roots: rootsOfSimulation(),
    revocation: null,
  });
  const readOne = async (readerName: string) => {
    const read = await cardReading.readCard(readerName, {
      files,
      challenge: true,
      pinStatus: true,
      revocation: 'offline',
      now: judgedAt,
    });
    return read.reading;
  };

  const sound = [];
  for (const { definition, readerName } of places) {
    const reading = await readOne(readerName);
    const failed = reading.checks.filter(({ verdict }) => verdict === 'failed').map(({ check }) => check);
    const isRight =
      reading.identity?.surname === definition.holder.surname &&
      reading.address?.zip === definition.address?.zip &&
      reading.trust === 'test' &&
      failed.length === 0;
    if (!isRight) throw new Error(`The first reading of ${definition.name} is not right: ${failed.join(', ')}`);
    sound.push({ readerName, reading });
  }

  const wrongReads: number[] = [];
  const samples: MemorySample[] = [];
  let done = 0;
  while (done < reads && !isInterrupted()) {
    const expected = sound[done % sound.length];
    if (expected === undefined) break;
    const reading = await readOne(expected.readerName);
    done += 1;
    if (!isDeepStrictEqual(reading, expected.reading)) wrongReads.push(done);
    if (done < warmUpReads || (done - warmUpReads) % readsPerSample !== 0) continue;
    const sample = await sampleMemory(done);
    samples.push(sample);
    onSample(sample);
  }
  return {
    reads: done,
    wrongReads,
    heapBytesPerRead: growthPerUnit(samples.map((sample) => ({ done: sample.done, bytes: sample.heapBytes }))),
    residentBytesPerRead: growthPerUnit(samples.map((sample) => ({ done: sample.done, bytes: sample.residentBytes }))),
  };
};
