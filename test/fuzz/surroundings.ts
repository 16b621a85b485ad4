/**
 * Bytes in the middle of a larger buffer, twice, with different neighbours: whoever looks beyond the bytes they were given
 * comes to two different results.
 */
const marginBytes = 96;

const within = (bytes: Uint8Array, neighbour: (index: number) => number): Uint8Array => {
  const buffer = Uint8Array.from({ length: bytes.length + 2 * marginBytes }, (_, index) => neighbour(index) & 0xff);
  buffer.set(bytes, marginBytes);
  return buffer.subarray(marginBytes, marginBytes + bytes.length);
};

/** Each byte outside differs between the two in every bit. */
export const surroundings: readonly [(bytes: Uint8Array) => Uint8Array, (bytes: Uint8Array) => Uint8Array] = [
  (bytes) => within(bytes, (index) => 37 * index + 11),
  (bytes) => within(bytes, (index) => ~(37 * index + 11)),
];
