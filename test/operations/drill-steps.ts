/** A drill as a protocol: what was done, how long it took, and what came out otherwise than it should. */
import { isDeepStrictEqual } from 'node:util';

export type DrillSteps = {
  /** Says the title with the time once the work is done; what the work gives may add to the line. */
  step(title: string, work: () => Promise<string | void>): Promise<void>;
  /** Notes a difference unless both are the same, whatever their form. */
  same(what: string, wanted: unknown, found: unknown): void;
  readonly differences: readonly string[];
};

export const startDrill = (say: (line: string) => void): DrillSteps => {
  const differences: string[] = [];
  return {
    differences,
    step: async (title, work) => {
      const startedMs = performance.now();
      const known = differences.length;
      const note = await work();
      const seconds = ((performance.now() - startedMs) / 1000).toFixed(1).padStart(6);
      const verdict = differences.length === known ? 'ok     ' : 'DIFFERS';
      say(`${verdict} ${seconds} s  ${title}${typeof note === 'string' ? `: ${note}` : ''}`);
      for (const difference of differences.slice(known)) say(`                  ${difference}`);
    },
    same: (what, wanted, found) => {
      if (!isDeepStrictEqual(wanted, found))
        differences.push(`${what}: wanted ${JSON.stringify(wanted)}, found ${JSON.stringify(found)}`);
    },
  };
};

/** Asks again until the answer is there; throws with `what` when it does not come. */
export const eventually = async <T>(what: string, ask: () => Promise<T | null>): Promise<T> => {
  const untilMs = performance.now() + 30_000;
  for (;;) {
    const found = await ask();
    if (found !== null) return found;
    if (performance.now() > untilMs) throw new Error(`did not come: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};
