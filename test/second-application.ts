/**
 * A second application on a chip, as real ones have: while it is selected none of our files can be reached and our commands
 * are unknown, until ours is selected by name or the card is reset (reference belgian-eid.md §2 "Rules").
 */
import type { CardAnswer, VirtualCard } from '../simulator/virtual-card.ts';

export type SecondApplication = VirtualCard & {
  /** As another program's SELECT would. */
  select(): void;
};

const selectByName = '00A40400';
/** The card manager of GlobalPlatform. */
const itsName = 'A000000003000000';

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex').toUpperCase();

/** `refusal`: what it answers to the commands it does not know, 6D00 or 6E00. */
export const withSecondApplication = (card: VirtualCard, refusal: 0x6d00 | 0x6e00): SecondApplication => {
  let isSelected = false;
  const select = (): void => {
    isSelected = true;
  };
  const statusWord = (word: number): CardAnswer => Uint8Array.of(word >> 8, word & 0xff);
  const refuse = (command: Uint8Array): CardAnswer => statusWord(command[1] === 0xa4 ? 0x6a82 : refusal);
  return {
    name: card.name,
    select,
    powerOn: () => {
      isSelected = false;
      return card.powerOn();
    },
    powerOff: () => card.powerOff(),
    reset: () => {
      isSelected = false;
      return card.reset();
    },
    transmit: (command) => {
      const hex = hexOf(command);
      if (hex.startsWith(selectByName) && hex.slice(10).startsWith(itsName)) {
        select();
        return statusWord(0x9000);
      }
      const selectsOurs = hex.startsWith('00A404');
      if (selectsOurs) isSelected = false;
      return isSelected ? refuse(command) : card.transmit(command);
    },
  };
};
