/** The smallest card that can be exchanged commands with: T=0, and an instruction it never answers. */
import type { VirtualCard } from '../../simulator/virtual-card.ts';

/** ISO 7816-3 §8.2: TS, T0 with no interface bytes and two historical bytes. */
export const tinyCardAtr = Uint8Array.of(0x3b, 0x02, 0x54, 0x43);

/** Answered with itself and 9000. */
export const echo = (...data: readonly number[]): Uint8Array => Uint8Array.of(0x80, 0x10, 0x00, 0x00, ...data);
/** Answered with 256 bytes and 9000. */
export const read256 = Uint8Array.of(0x00, 0xb0, 0x00, 0x00, 0x00);
/** Never answered. */
export const unanswered = Uint8Array.of(0x80, 0x5e, 0x00, 0x00);

export type TinyCard = VirtualCard & {
  /** Commands received so far, in order. */
  readonly commands: readonly Uint8Array[];
  readonly resets: () => number;
  /** Settles when the card has received its next unanswered command. */
  whenUnanswered(): Promise<void>;
};

export const createTinyCard = ({ remembers = true } = {}): TinyCard => {
  const commands: Uint8Array[] = [];
  let resets = 0;
  let waiting = Promise.withResolvers<void>();
  const file = Uint8Array.from({ length: 258 }, (_, index) => (index === 256 ? 0x90 : index === 257 ? 0x00 : index));
  return {
    name: 'tiny',
    commands,
    resets: () => resets,
    powerOn: () => tinyCardAtr,
    powerOff: () => undefined,
    reset: () => {
      resets += 1;
      return tinyCardAtr;
    },
    transmit: (command) => {
      if (remembers) commands.push(command);
      if (command[1] === read256[1]) return file;
      if (command[1] !== unanswered[1]) return Uint8Array.of(...command, 0x90, 0x00);
      waiting.resolve();
      waiting = Promise.withResolvers();
      return 'silence';
    },
    whenUnanswered: () => waiting.promise,
  };
};
