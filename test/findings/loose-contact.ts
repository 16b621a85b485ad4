/**
 * A card that loses contact, as far as vpcd can carry it: bytes that nobody sent slip into answers, first at one place of the
 * photo, then at another. Real contacts fail with return codes of the reader; no virtual slot gives those.
 */
import type { CardAnswer, VirtualCard } from '../../simulator/virtual-card.ts';

/** Offsets of READ BINARY that only the photo is long enough for: the first goes well at the third attempt, the second never. */
const firstPlace = 0x0600;
const secondPlace = 0x0900;
const failuresAtFirst = 2;

const withNoise = (answer: CardAnswer): CardAnswer =>
  answer === 'silence' ? answer : Uint8Array.of(...answer.subarray(0, -2), 0x00, ...answer.subarray(-2));

export const withLooseContact = (card: VirtualCard): VirtualCard => {
  let failures = 0;
  return {
    ...card,
    transmit: (command) => {
      const [, instruction, high = 0, low = 0] = command;
      const offset = instruction === 0xb0 ? (high << 8) | low : -1;
      const isLoose = offset === secondPlace || (offset === firstPlace && failures < failuresAtFirst);
      if (!isLoose) return card.transmit(command);
      failures += 1;
      return withNoise(card.transmit(command));
    },
  };
};
