/**
 * Runs fuzz targets: attempt N of a target depends on the seed, the target's name and N alone, so that a failure is a
 * recipe (seed and number) that anyone can repeat without the input, which may look like a person's data.
 */
import { randomFor, type Random } from './random.ts';

export type FuzzTarget = {
  readonly name: string;
  /** Null when all went as it must, else what did not, without a byte of the input. May throw: that is a failure too. */
  readonly attempt: (random: Random) => Promise<string | null> | string | null;
};

export type FuzzFailure = {
  readonly target: string;
  readonly seed: number;
  readonly iteration: number;
  readonly problem: string;
};

export type FuzzRun = {
  readonly targets: readonly FuzzTarget[];
  readonly seed: number;
  readonly firstIteration: number;
  /** Null: without end. */
  readonly iterations: number | null;
  readonly onFailure: (failure: FuzzFailure) => void;
  /** After each iteration, which attempts every target once; false ends the run. */
  readonly goesOn: (iteration: number) => boolean | Promise<boolean>;
};

/** An error's message may quote what it stumbled over: its name and the places in our code are enough. */
const placeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'threw something that is no error';
  const frames = (error.stack ?? '').split('\n').filter((line) => line.trim().startsWith('at '));
  return `threw ${error.name} ${frames
    .slice(0, 3)
    .map((line) => line.trim())
    .join(' ')}`;
};

export const attemptOnce = async (target: FuzzTarget, seed: number, iteration: number): Promise<FuzzFailure | null> => {
  let problem: string | null;
  try {
    problem = await target.attempt(randomFor(seed, target.name, iteration));
  } catch (error) {
    problem = placeOf(error);
  }
  return problem === null ? null : { target: target.name, seed, iteration, problem };
};

/** Number of iterations done. */
export const runFuzz = async (run: FuzzRun): Promise<number> => {
  const { targets, seed, firstIteration, iterations, onFailure, goesOn } = run;
  const end = iterations === null ? Number.POSITIVE_INFINITY : firstIteration + iterations;
  let done = 0;
  for (let iteration = firstIteration; iteration < end; iteration += 1) {
    for (const target of targets) {
      const failure = await attemptOnce(target, seed, iteration);
      if (failure !== null) onFailure(failure);
    }
    done += 1;
    if (!(await goesOn(iteration))) break;
  }
  return done;
};
