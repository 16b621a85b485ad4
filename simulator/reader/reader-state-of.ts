/** What pcsc-lite would report about the reader: the port's words and the state word (winscard.h, SCARD_STATE_*). */
import type { ReaderState, SlotState } from '../../kiosk/ports.ts';

const stateFlags = {
  changed: 0x0002,
  empty: 0x0010,
  present: 0x0020,
  exclusive: 0x0080,
  inUse: 0x0100,
  mute: 0x0200,
} as const;

export type SlotFacts = {
  readonly name: string;
  /** Of the card in the slot, empty for a mute one; null when the slot is empty. */
  readonly atr: Uint8Array | null;
  readonly eventCount: number;
  /** Another program has connected exclusively. */
  readonly occupied: boolean;
  /** At least one channel is open. */
  readonly inUse: boolean;
};

const slotOf = ({ atr, occupied }: SlotFacts): SlotState => {
  if (atr === null) return 'empty';
  if (atr.length === 0) return 'mute';
  return occupied ? 'in-use-exclusively' : 'card';
};

export const readerStateOf = (facts: SlotFacts): ReaderState => {
  const slot = slotOf(facts);
  let flags: number = stateFlags.changed | (slot === 'empty' ? stateFlags.empty : stateFlags.present);
  if (slot === 'mute') flags |= stateFlags.mute;
  if (slot === 'in-use-exclusively') flags |= stateFlags.exclusive | stateFlags.inUse;
  if (slot === 'card' && facts.inUse) flags |= stateFlags.inUse;
  return {
    name: facts.name,
    slot,
    atr: facts.atr ?? new Uint8Array(0),
    eventCount: facts.eventCount,
    stateWord: ((facts.eventCount << 16) | flags) >>> 0,
  };
};
