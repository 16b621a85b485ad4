/** What the card-reader suite does at a bench: cards in and out, connections, and answers that must or must not be trouble. */
import type { CardChannel, CardResult, CardTrouble, ReaderState, SlotState } from '../../../kiosk/ports.ts';
import type { VirtualCard } from '../../../simulator/virtual-card.ts';
import type { CardReaderBench } from '../card-reader-benches.ts';
import { startSnapshotLog } from '../snapshot-log.ts';

/** Generous: bounds a test that hangs. */
export const patienceMs = 20_000;
/** For a deadline that is meant to pass. */
export const shortMs = 300;

/** Commands with and without an answer of their own, for cards that only say 9000. */
export const select = Uint8Array.of(0x00, 0xa4, 0x00, 0x0c, 0x02, 0x3f, 0x00);
export const getChallenge = Uint8Array.of(0x00, 0x84, 0x00, 0x00, 0x08);

export const valueOf = <T>(result: CardResult<T>): T => {
  if (!result.ok) throw new Error(`unexpected card trouble: ${JSON.stringify(result.failure)}`);
  return result.value;
};

export const troubleOf = (result: CardResult<unknown>): CardTrouble => {
  if (result.ok) throw new Error('expected card trouble');
  return result.failure;
};

export const codeOf = (result: CardResult<unknown>): string => (result.ok ? 'no trouble' : result.failure.code);

export type AtTheBench = CardReaderBench & {
  /** Settles with the reader's state once its slot is one of these. */
  untilSlotIs(...slots: readonly SlotState[]): Promise<ReaderState>;
  /** Settles with the state once the reader has noticed. */
  insert(card: VirtualCard): Promise<ReaderState>;
  connect(): Promise<CardChannel>;
};

export const atTheBench = (bench: CardReaderBench): AtTheBench => {
  const { reader, readerName, slot } = bench;
  const untilSlotIs = async (...slots: readonly SlotState[]): Promise<ReaderState> => {
    const log = startSnapshotLog(reader);
    const state = await log.untilReader(readerName, (candidate) => slots.includes(candidate.slot));
    await log.stop();
    return state;
  };
  return {
    ...bench,
    untilSlotIs,
    insert: async (card) => {
      await slot.insert(card);
      return untilSlotIs('card', 'mute');
    },
    connect: async () => valueOf(await reader.connect(readerName, patienceMs)),
  };
};
