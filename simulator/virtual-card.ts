/**
 * The one interface between a virtual card and whatever it is plugged into (vpcd behind a real pcscd, or the in-process
 * reader). A virtual card is a device: production code never knows that it is not real.
 */

/** `silence`: the card never answers this command (the reader waits until the card is pulled). */
export type CardAnswer = Uint8Array | 'silence';

export interface VirtualCard {
  /** Short name for the dock and the shell, for example `adult-1.8`. */
  readonly name: string;
  /** The answer to reset; empty for a mute card. Powers up and resets all volatile state (selection, verified PIN). */
  powerOn(): Uint8Array;
  powerOff(): void;
  /** Warm reset. */
  reset(): Uint8Array;
  /** One command APDU in, one response APDU (with SW1 SW2) out. Never throws on any input. */
  transmit(command: Uint8Array): CardAnswer;
}

/** A slot that cards are put in and taken from: what the dock, the tests and the shell hold. */
export interface VirtualSlot {
  insert(card: VirtualCard): Promise<void>;
  remove(): Promise<void>;
  /** The card in the slot, null when it is empty. */
  current(): VirtualCard | null;
}
