/** A fuzz target from a parser: whatever the bytes, it does not throw, and what lies around them does not matter. */
import { isDeepStrictEqual } from 'node:util';
import type { Shape } from './elements.ts';
import type { FuzzTarget } from './fuzz-engine.ts';
import { crossed, mutated } from './mutations.ts';
import { below, pick, randomBytes } from './random.ts';
import { surroundings } from './surroundings.ts';

export type Parser = {
  readonly name: string;
  readonly shape: Shape;
  /** Sound bytes of the kind that the parser is for. */
  readonly samples: readonly [Uint8Array, ...Uint8Array[]];
  readonly parse: (bytes: Uint8Array) => unknown;
};

export const parserTarget = ({ name, shape, samples, parse }: Parser): FuzzTarget => ({
  name,
  attempt: async (random) => {
    const sample = pick(random, samples);
    const kind = random();
    const bytes =
      kind < 0.1
        ? randomBytes(random, below(random, 300))
        : kind < 0.2
          ? crossed(sample, pick(random, samples), random)
          : mutated(sample, shape, random);
    const [one, other] = surroundings;
    const first = await parse(one(bytes));
    const second = await parse(other(bytes));
    const alone = await parse(bytes.slice());
    return isDeepStrictEqual(first, second) && isDeepStrictEqual(first, alone) ? null : 'looked beyond its bytes';
  },
});
