/** The answer to GET CARD DATA (reference belgian-eid.md §1): which chip this is, by its own word. */
import type { Generation } from '../../contract/eid-read.ts';
import { toHex } from '../bytes.ts';

export type CardData = {
  /** 16 bytes that equal tag 02 of the identity file on a good card. */
  readonly serial: Uint8Array;
  /** Hex of byte 21. */
  readonly appletVersion: string;
  readonly generation: Generation;
  /** Hex of byte 27; 0F is a personalised card, the normal state. Null where the answer is too short. */
  readonly lifeCycle: string | null;
};

const serialLength = 16;
const appletVersionAt = 21;
const lifeCycleAt = 27;

/** Byte 21 holds the applet version in hexadecimal digits: 11 is 1.1. */
const generations: Readonly<Record<number, Generation>> = { 0x10: '1.0', 0x11: '1.1', 0x17: '1.7', 0x18: '1.8' };

/** Null when the answer is too short to say which applet this is. */
export function decodeCardData(bytes: Uint8Array): CardData | null {
  const appletVersion = bytes[appletVersionAt];
  if (appletVersion === undefined) return null;
  return {
    serial: bytes.slice(0, serialLength),
    appletVersion: toHex(Uint8Array.of(appletVersion)),
    generation: generations[appletVersion] ?? 'unknown',
    lifeCycle: bytes.length > lifeCycleAt ? toHex(bytes.subarray(lifeCycleAt, lifeCycleAt + 1)) : null,
  };
}
