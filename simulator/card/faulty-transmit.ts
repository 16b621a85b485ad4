/** Carries single commands to a card that has faults; simulator/card/faults.ts says what each fault does. */
import type { CardAnswer, VirtualCard } from '../virtual-card.ts';
import { expectedLength, parseCommand } from './command-apdu.ts';
import type { CommandApdu } from './command-apdu.ts';
import type { CardFault, FaultTimes } from './faults.ts';
import { readTransparent, toHex } from './file-commands.ts';
import { answer, repeatWithLength, statusWords } from './status-words.ts';

type FaultyTransmit = {
  exchange(command: Uint8Array): CardAnswer;
  /** The card was reset. */
  restart(): void;
};

/** File ids are unique on the card, so the last two bytes of what was selected name the file however it was selected. */
const names = (path: string, selectedId: string): boolean => path.slice(-4) === selectedId;

const isSelect = (command: CommandApdu): boolean => command.cla === 0x00 && command.ins === 0xa4;
const isFileSelect = (command: CommandApdu): boolean => isSelect(command) && command.p1 !== 0x04;
const isRead = (command: CommandApdu): boolean => command.cla === 0x00 && command.ins === 0xb0;
const isDirectory = (fileId: string): boolean => fileId === '3F00' || fileId.startsWith('DF');

type Moment = {
  readonly card: VirtualCard;
  readonly bytes: Uint8Array;
  readonly command: CommandApdu | null;
  /** Commands since the last reset, this one included. */
  readonly count: number;
  /** Id of the file selected before this command, null when none is. */
  readonly selected: string | null;
};

/** What a fault makes of a command; null: nothing, the next fault or the card itself answers. */
type FaultInPlace = (moment: Moment) => CardAnswer | null;

const covers = (command: CommandApdu, offset: number): boolean => {
  const start = (command.p1 << 8) | command.p2;
  return start <= offset && offset < start + expectedLength(command);
};

const readsFile = (moment: Moment, file: string): CommandApdu | null => {
  const { command, selected } = moment;
  return command !== null && isRead(command) && selected !== null && names(file, selected) ? command : null;
};

/** True while the fault still has turns. */
const createCounter = (times: FaultTimes): (() => boolean) => {
  let left = times === 'always' ? Number.POSITIVE_INFINITY : times;
  return () => {
    if (left <= 0) return false;
    left -= 1;
    return true;
  };
};

const selectedBy = (command: CommandApdu | null): string | null =>
  command !== null && isFileSelect(command) ? toHex(command.data.slice(-2)) : null;

const putInPlace = (fault: CardFault): FaultInPlace => {
  switch (fault.kind) {
    case 'mute':
    case 'atr':
      return () => null;
    case 'silent-from-command':
      return (moment) => (moment.count >= fault.nth ? 'silence' : null);
    case 'silent-on-file':
      return (moment) => (readsFile(moment, fault.file) === null ? null : 'silence');
    case 'status-on-read': {
      const hasTurn = createCounter(fault.times);
      return (moment) => {
        const read = readsFile(moment, fault.file);
        return read !== null && covers(read, fault.offset) && hasTurn() ? answer(fault.statusWord) : null;
      };
    }
    case 'short-answer': {
      const hasTurn = createCounter(fault.times);
      return (moment) => {
        const read = readsFile(moment, fault.file);
        if (read === null || !covers(read, fault.offset)) return null;
        const whole = moment.card.transmit(moment.bytes);
        const refused = whole === 'silence' || whole.length <= 2;
        if (refused || !hasTurn()) return whole;
        return whole.slice(0, Math.min(fault.offset - ((read.p1 << 8) | read.p2), whole.length - 2));
      };
    }
    case 'file-bytes':
      return (moment) => {
        const read = readsFile(moment, fault.file);
        if (read === null || (read.p1 & 0x80) !== 0 || read.data.length > 0) return null;
        return readTransparent(fault.bytes, (read.p1 << 8) | read.p2, expectedLength(read));
      };
    case 'file-missing':
      return (moment) => {
        const id = selectedBy(moment.command);
        return id !== null && names(fault.file, id) ? answer(statusWords.fileNotFound) : null;
      };
    case 'transient-status': {
      const hasTurn = createCounter(fault.times);
      return () => (hasTurn() ? answer(fault.statusWord) : null);
    }
    case 'not-activated':
      return (moment) => {
        const id = selectedBy(moment.command);
        return id === null || isDirectory(id) ? null : answer(fault.statusWord);
      };
    case 'wrong-length-storm': {
      const hasTurn = createCounter(fault.times);
      return ({ command }) =>
        command !== null && isRead(command) && hasTurn() ? answer(repeatWithLength(expectedLength(command))) : null;
    }
  }
  // A kind of fault that has no case above does not compile here.
  return fault;
};

const succeeded = (response: CardAnswer): boolean =>
  response !== 'silence' && response.length >= 2 && response.at(-2) === 0x90 && response.at(-1) === 0x00;

export const createFaultyTransmit = (card: VirtualCard, faults: readonly CardFault[]): FaultyTransmit => {
  const inPlace = faults.map(putInPlace);
  let count = 0;
  let selected: string | null = null;
  const respond = (moment: Moment): CardAnswer => {
    for (const fault of inPlace) {
      const response = fault(moment);
      if (response !== null) return response;
    }
    return card.transmit(moment.bytes);
  };
  return {
    exchange: (bytes) => {
      count += 1;
      const command = parseCommand(bytes);
      const response = respond({ card, bytes, command, count, selected });
      if (command !== null && isSelect(command) && succeeded(response)) selected = selectedBy(command);
      return response;
    },
    restart: () => {
      count = 0;
      selected = null;
    },
  };
};
