/** Randomness that is the same on every machine for the same number. */

/** Numbers in [0, 1). */
export type Random = () => number;

/** The generator "mulberry32", small and good enough to spread damage. */
export const createRandom = (seed: number): Random => {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** The randomness of one attempt, independent of all attempts before it, so that it can be repeated alone (FNV-1a over the parts). */
export const randomFor = (seed: number, name: string, iteration: number): Random => {
  let hash = 0x811c9dc5;
  for (const character of `${seed}/${name}/${iteration}`) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return createRandom(hash);
};

export const below = (random: Random, limit: number): number => Math.floor(random() * limit);
export const pick = <T>(random: Random, values: readonly [T, ...T[]]): T =>
  values[below(random, values.length)] ?? values[0];
export const randomBytes = (random: Random, length: number): Uint8Array =>
  Uint8Array.from({ length }, () => below(random, 256));
