/** The floor, against counts made by hand (issue "The card engine", 10). */
import { describe, expect, test } from 'vitest';
import { type FloorCard, lengthAwareFloor, windowMs } from '../../../../scripts/bench/length-aware-floor.ts';

/** SEQUENCE { INTEGER r, INTEGER s } of 103 bytes, followed by zeros up to `stored`. */
const derSignature = (stored: number): Uint8Array => {
  const bytes = new Uint8Array(stored);
  bytes.set([0x30, 0x65, 0x02, 0x31]);
  bytes.set([0x02, 0x30], 4 + 0x31);
  return bytes;
};
const bareSignature = (length: number): Uint8Array => new Uint8Array(length).fill(0xa5);
/** A certificate of `length` bytes, header included, followed by `padding` zeros. */
const certificate = (length: number, padding: number): Uint8Array => {
  const bytes = new Uint8Array(length + padding);
  bytes.set([0x30, 0x82, (length - 4) >> 8, (length - 4) & 0xff]);
  return bytes;
};
const ofLength = (length: number): Uint8Array => new Uint8Array(length).fill(0x41);

const rsa17: FloorCard = {
  appletVersion: 0x17,
  cardDataLength: 28,
  files: {
    identity: ofLength(179),
    address: ofLength(121),
    'identity-signature': bareSignature(256),
    'address-signature': bareSignature(256),
    'rrn-certificate': certificate(840, 0),
    photo: ofLength(2629),
  },
};

describe('an RSA card of applet 1.7', () => {
  const floor = lengthAwareFloor(rsa17);

  test('six SELECT, 1 + 1 + 1 + 1 + 4 + 11 reads, a round for the lengths of identity and photo, and GET CARD DATA', () => {
    expect(floor.whole.exchanges).toBe(1 + 6 + 19 + 2);
  });

  test('name and address: GET CARD DATA, two SELECT, two reads, a round for the length of the identity', () => {
    expect(floor.nameAndAddress.exchanges).toBe(6);
  });

  test('bytes are those of commands, data and status words', () => {
    const recognition = 5 + 28 + 2;
    const identity = 9 + 2 + (5 + 2) + (5 + 179 + 2);
    const address = 9 + 2 + (5 + 121 + 2);
    expect(floor.nameAndAddress.bytes).toBe(recognition + identity + address);
    const data = 28 + 179 + 121 + 256 + 256 + 840 + 2629;
    expect(floor.whole.bytes).toBe(data + 6 * 9 + (1 + 19 + 2) * 5 + 28 * 2);
  });

  test('its window is the latency of each exchange and of each byte', () => {
    expect(windowMs(floor.nameAndAddress, { exchangeLatencyMs: 20, byteLatencyMs: 0.1 })).toBeCloseTo(
      6 * 20 + 0.1 * floor.nameAndAddress.bytes,
    );
  });
});

const exchangesWith = (change: Partial<FloorCard['files']>, appletVersion = 0x17): number =>
  lengthAwareFloor({ ...rsa17, appletVersion, files: { ...rsa17.files, ...change } }).whole.exchanges;
const asItIs = exchangesWith({});

describe('lengths', () => {
  test.each([
    ['a block begun is a block to read', { identity: ofLength(257) }, 1],
    ['a whole block is one', { identity: ofLength(256) }, 0],
    ['the padding of an address signature is not read', { 'address-signature': derSignature(512) }, 0],
    ['a signature that only begins like DER is read whole', { 'address-signature': certificate(300, 20) }, 1],
    ['the padding of a certificate is not read', { 'rrn-certificate': certificate(840, 1100) }, 0],
    [
      'an identity signature that fills no block has its length asked for',
      { 'identity-signature': bareSignature(128) },
      1,
    ],
    ['the padding of an identity signature is read: it is signed', { 'identity-signature': derSignature(512) }, 2],
  ] as const)('%s', (_story, change, more) => {
    expect(exchangesWith(change)).toBe(asItIs + more);
  });

  test('above 1.7 nothing says that a block is all of an identity signature', () => {
    expect(exchangesWith({}, 0x18)).toBe(asItIs + 1);
  });
});
