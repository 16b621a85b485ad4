/**
 * A chip as data: everything the virtual card needs to behave like one. The card maker computes such a definition from
 * an invented person, card-files reads one from a folder, and a test can write one by hand.
 */
import type { KeyObject } from 'node:crypto';

/** Applet versions as byte 21 of GET CARD DATA has them (reference belgian-eid.md §1). */
export const appletVersions = { '1.1': 0x11, '1.7': 0x17, '1.8': 0x18 } as const;

export type ReferenceData = {
  /** PIN: 4 to 12 digits. PUK: the 12 digits in the order they are sent (PUK2, then PUK1; reference belgian-eid.md §5). */
  readonly digits: string;
  readonly triesLeft: number;
  /** What a good presentation restores. */
  readonly triesAllowed: number;
};

export type ChipKeys = {
  /** Key 82: RSA, or EC P-384. */
  readonly authentication: KeyObject | null;
  /** Key 83: RSA, or EC P-384. */
  readonly signature: KeyObject | null;
  /** Key 81 of applet 1.8: EC P-384. */
  readonly basic: KeyObject | null;
};

export type BelpicApplet = {
  /** Byte 21 of GET CARD DATA; versions we do not know behave like the newest one below them. */
  readonly version: number;
  /** The answer to GET CARD DATA without its status word, normally 28 bytes. */
  readonly cardData: Uint8Array;
  /** Elementary files by path without the MF id, in upper case: `2F00`, `DF014031`. */
  readonly files: Readonly<Record<string, Uint8Array>>;
  readonly pin: ReferenceData;
  /** Null on cards without a PUK (1.8). */
  readonly puk: ReferenceData | null;
  readonly keys: ChipKeys;
  /** INTERNAL AUTHENTICATE uses left before the chip wants a PIN first (5000 on a new chip). */
  readonly challengesLeft: number;
};

export type ChipDefinition = {
  readonly name: string;
  readonly atr: Uint8Array;
  /** Null: the card carries no Belgian applet; it answers, but knows nothing that we ask for. */
  readonly applet: BelpicApplet | null;
};
