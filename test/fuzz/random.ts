/** Generated corruption with a fixed seed: the same number gives the same damage on every machine. */

/** Numbers in [0, 1): the generator "mulberry32", small and good enough to spread damage. */
export const createRandom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

export type Random = () => number;
export const below = (random: Random, limit: number): number => Math.floor(random() * limit);
export const pick = <T>(random: Random, values: readonly [T, ...T[]]): T =>
  values[below(random, values.length)] ?? values[0];
export const randomBytes = (random: Random, length: number): Uint8Array =>
  Uint8Array.from({ length }, () => below(random, 256));

type Damage = (bytes: Uint8Array, random: Random) => Uint8Array;

const spliced = (bytes: Uint8Array, at: number, remove: number, insert: Uint8Array): Uint8Array =>
  Uint8Array.from([...bytes.subarray(0, at), ...insert, ...bytes.subarray(at + remove)]);

const overwritten = (bytes: Uint8Array, random: Random, fill: (length: number) => Uint8Array): Uint8Array => {
  const at = below(random, bytes.length);
  const length = 1 + below(random, Math.min(24, bytes.length - at));
  return spliced(bytes, at, length, fill(length));
};

const flipBit: Damage = (bytes, random) => {
  const damaged = bytes.slice();
  const at = below(random, bytes.length);
  damaged[at] = (damaged[at] ?? 0) ^ (1 << below(random, 8));
  return damaged;
};
const writeRandom: Damage = (bytes, random) => overwritten(bytes, random, (length) => randomBytes(random, length));
const writeZeros: Damage = (bytes, random) => overwritten(bytes, random, (length) => new Uint8Array(length));
const writeFf: Damage = (bytes, random) => overwritten(bytes, random, (length) => new Uint8Array(length).fill(0xff));
const truncate: Damage = (bytes, random) => bytes.slice(0, below(random, bytes.length));
const remove: Damage = (bytes, random) =>
  spliced(bytes, below(random, bytes.length), 1 + below(random, 8), new Uint8Array(0));
const insert: Damage = (bytes, random) =>
  spliced(bytes, below(random, bytes.length), 0, randomBytes(random, 1 + below(random, 8)));
const append: Damage = (bytes, random) => spliced(bytes, bytes.length, 0, randomBytes(random, 1 + below(random, 40)));

const isSame = (left: Uint8Array, right: Uint8Array): boolean => Buffer.compare(left, right) === 0;

/** Damaged so that at least one byte differs; `bytes` must not be empty. */
export const corrupted = (bytes: Uint8Array, random: Random): Uint8Array => {
  for (;;) {
    const damage = pick(random, [flipBit, flipBit, writeRandom, writeZeros, writeFf, truncate, remove, insert, append]);
    const damaged = damage(bytes, random);
    if (!isSame(damaged, bytes)) return damaged;
  }
};
