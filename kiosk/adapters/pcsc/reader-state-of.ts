/** PC/SC state words in the port's words (winscard.h, SCARD_STATE_*; the same bits on all three systems). */
import type { MonitoredReader } from '../../../native/index.ts';
import type { ReaderState, SlotState } from '../../ports.ts';

const stateBits = {
  ignore: 0x0001,
  unknown: 0x0004,
  unavailable: 0x0008,
  empty: 0x0010,
  exclusive: 0x0080,
  inUse: 0x0100,
  mute: 0x0200,
} as const;

const noAtr = new Uint8Array(0);

const slotOf = ({ stateWord, atr }: MonitoredReader): SlotState => {
  if ((stateWord & (stateBits.ignore | stateBits.unknown | stateBits.unavailable)) !== 0) return 'unavailable';
  if ((stateWord & stateBits.empty) !== 0) return 'empty';
  if ((stateWord & stateBits.mute) !== 0 || atr.length === 0) return 'mute';
  if ((stateWord & stateBits.exclusive) !== 0) return 'in-use-exclusively';
  return 'card';
};

/** Whether any program is connected to the card at this moment, ours included. */
export const isInUse = ({ stateWord }: MonitoredReader): boolean =>
  (stateWord & (stateBits.exclusive | stateBits.inUse)) !== 0;

export const readerStateOf = (reader: MonitoredReader): ReaderState => {
  const slot = slotOf(reader);
  return {
    name: reader.name,
    slot,
    atr: slot === 'card' || slot === 'in-use-exclusively' ? reader.atr : noAtr,
    eventCount: reader.stateWord >>> 16,
    stateWord: reader.stateWord,
  };
};

/** Windows lists its own log-in as readers, which never hold a card of ours. */
export const isCardReader = (name: string): boolean => !name.startsWith('Windows Hello');
