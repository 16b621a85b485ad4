/** A card without a chip: it answers what the test says and remembers what was done to it. */
import type { CardAnswer, VirtualCard } from '../../../../simulator/virtual-card.ts';

export type RecordingCard = VirtualCard & {
  /** `on`, `off`, `reset` and the commands in hexadecimal, in order. */
  readonly seen: string[];
  /** Settles at the next command APDU, before it is answered. */
  nextCommand(): Promise<void>;
};

export const success = Uint8Array.of(0x90, 0x00);

/** An ATR that offers T=0 only: TS, T0 without interface bytes, three historical bytes. */
export const atrOfT0 = Uint8Array.of(0x3b, 0x03, 0x41, 0x42, 0x43);

export const recordingCard = (
  options: {
    readonly name?: string;
    readonly atr?: Uint8Array;
    readonly answer?: (command: Uint8Array) => CardAnswer;
  } = {},
): RecordingCard => {
  const seen: string[] = [];
  const atr = options.atr ?? atrOfT0;
  let announce = Promise.withResolvers<void>();
  return {
    name: options.name ?? 'recording',
    seen,
    powerOn: () => {
      seen.push('on');
      return atr;
    },
    powerOff: () => {
      seen.push('off');
    },
    reset: () => {
      seen.push('reset');
      return atr;
    },
    transmit: (command) => {
      seen.push(Buffer.from(command).toString('hex'));
      announce.resolve();
      announce = Promise.withResolvers<void>();
      return options.answer?.(command) ?? success;
    },
    nextCommand: () => announce.promise,
  };
};
