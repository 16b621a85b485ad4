/**
 * A fuzz target from something that is signed and judged: of sound bytes that were changed, the judge says what it said
 * before (where the change is in a part that nobody signs) or that it cannot tell, never anything else.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Shape } from './elements.ts';
import type { FuzzTarget } from './fuzz-engine.ts';
import { mutated } from './mutations.ts';
import { pick } from './random.ts';
import { surroundings } from './surroundings.ts';

type Sample = { readonly bytes: Uint8Array; readonly judge: (bytes: Uint8Array) => Promise<unknown> };

export type JudgedKind = {
  readonly name: string;
  readonly shape: Shape;
  readonly samples: readonly [Sample, ...Sample[]];
  /** Whether the judge could not tell, which damage may always come to. */
  readonly isUndecided: (verdict: unknown) => boolean;
};

export const judgedTarget = ({ name, shape, samples, isUndecided }: JudgedKind): FuzzTarget => ({
  name,
  attempt: async (random) => {
    const { bytes, judge } = pick(random, samples);
    const damaged = mutated(bytes, shape, random);
    const [one, other] = surroundings;
    const verdict = await judge(one(damaged));
    if (!isDeepStrictEqual(verdict, await judge(other(damaged)))) return 'looked beyond its bytes';
    const isAsBefore = isUndecided(verdict) || isDeepStrictEqual(verdict, await judge(bytes));
    return isAsBefore ? null : 'came to another verdict over changed bytes';
  },
});
