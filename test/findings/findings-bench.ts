/** A real pcscd with two slots, and what is found about whatever is put in: all that stands between a card and its findings. */
import { eidFileNames } from '../../contract/eid-files.ts';
import {
  createCardReading,
  type CardRead,
  type CardReadingUseCase,
} from '../../kiosk/card-reading/create-card-reading.ts';
import { createPcscCardReader } from '../../kiosk/adapters/pcsc/create-pcsc-card-reader.ts';
import { createSystemClock } from '../../kiosk/adapters/system/system-clock.ts';
import { createSystemRandom } from '../../kiosk/adapters/system/system-random.ts';
import type { ReadersSnapshot } from '../../kiosk/ports.ts';
import { createSession } from '../../native/index.ts';
import { createSimulatedRevocation } from '../../simulator/revocation/simulated-revocation.ts';
import type { VirtualCard } from '../../simulator/virtual-card.ts';
import { openTestService } from '../native/test-service.ts';
import { asTestCard } from '../unit/eid/card-images.ts';
import type { OnCard } from './provocation.ts';

type SlotIndex = 0 | 1;

export type CardSeen = { readonly read: CardRead; readonly judge: CardReadingUseCase['judgeCard'] };

export type FindingsBench = {
  /** Why there is none here; null when there is. */
  readonly skipReason: string | null;
  /** Puts it into whichever slot is free next, reads it and takes it out. */
  see(one: Pick<OnCard, 'card'> & Partial<OnCard>): Promise<CardSeen>;
  /** The state of the service once it is so. */
  serviceBecomes(state: 'stopped' | 'without-readers'): Promise<ReadersSnapshot>;
  close(): Promise<void>;
};

const { crypto, roots, now } = asTestCard;

export const openFindingsBench = async (): Promise<FindingsBench> => {
  const service = await openTestService({ running: true });
  const reader = createPcscCardReader();
  const clock = createSystemClock();
  const random = createSystemRandom();
  const names = [service.readerName, service.otherReaderName] as const;

  let seen: ReadersSnapshot | null = null;
  const waiting: { readonly isSo: (snapshot: ReadersSnapshot) => boolean; readonly resolve: () => void }[] = [];
  const stopWatching =
    service.skipReason === null
      ? reader.watch((snapshot) => {
          seen = snapshot;
          for (const { isSo, resolve } of waiting) if (isSo(snapshot)) resolve();
        })
      : null;
  /** The test's own deadline ends the wait for what never comes. */
  const becomes = (isSo: (snapshot: ReadersSnapshot) => boolean): Promise<void> =>
    new Promise((resolve) => {
      waiting.push({ isSo, resolve });
      if (seen !== null && isSo(seen)) resolve();
    });
  const slotIs =
    (index: SlotIndex, isEmpty: boolean) =>
    ({ readers }: ReadersSnapshot): boolean =>
      readers.some(({ name, slot }) => name === names[index] && (slot === 'empty') === isEmpty);

  const free: SlotIndex[] = [0, 1];
  const queue: ((index: SlotIndex) => void)[] = [];
  const takeSlot = (): Promise<SlotIndex> => {
    const index = free.shift();
    return index === undefined ? new Promise((resolve) => queue.push(resolve)) : Promise.resolve(index);
  };
  const giveSlot = (index: SlotIndex): void => {
    const next = queue.shift();
    if (next === undefined) free.push(index);
    else next(index);
  };

  const withCard = async <T>(index: SlotIndex, card: VirtualCard, work: () => Promise<T>): Promise<T> => {
    await becomes(slotIs(index, true));
    await service.slot(index).insert(card);
    await becomes(slotIs(index, false));
    try {
      return await work();
    } finally {
      await service.slot(index).remove();
    }
  };

  const readIn = async (index: SlotIndex, one: Pick<OnCard, 'card'> & Partial<OnCard>): Promise<CardSeen> => {
    const { authorities = null } = one;
    const transport =
      authorities === null || authorities === 'nobody-there'
        ? null
        : createSimulatedRevocation({ now: () => new Date(now), ...authorities });
    const { readCard, judgeCard } = createCardReading({ reader, crypto, clock, random, roots, revocation: transport });
    const options = {
      files: eidFileNames,
      challenge: true,
      pinStatus: true,
      revocation: authorities === null ? 'offline' : 'online',
      now: one.judgedAt ?? now,
    } as const;
    if (one.after !== undefined) await withCard(index, one.after(), () => readCard(names[index], options));
    return withCard(index, one.card(), async () => {
      const other =
        one.isOccupied === true
          ? await createSession(names[index], { shareMode: 'exclusive', protocols: ['T0'], deadlineMs: 10_000 })
          : null;
      const earlierAttempts = one.earlierAttempts ?? 0;
      const read = await readCard(one.readerName ?? names[index], { ...options, earlierAttempts });
      await other?.disconnect();
      return { read, judge: judgeCard };
    });
  };

  return {
    skipReason: service.skipReason,
    see: async (one) => {
      const index = await takeSlot();
      try {
        return await readIn(index, one);
      } finally {
        giveSlot(index);
      }
    },
    serviceBecomes: async (state) => {
      await service.stop();
      if (state === 'without-readers') await service.start('none');
      await becomes(
        (snapshot) => snapshot.service === (state === 'stopped' ? 'down' : 'up') && snapshot.readers.length === 0,
      );
      if (seen === null) throw new Error('nothing was seen');
      return seen;
    },
    close: async () => {
      await stopWatching?.();
      await service.close();
    },
  };
};
