/**
 * `npm run fuzz`: damages cards without end, or `--iterations N` times; each iteration attempts every target once.
 * `--seed S --only N` repeats one iteration, `--target NAME` keeps to one target. A failure is printed and its recipe (seed
 * and iteration, never a byte of the input) is written to build/fuzz. Exit status 0: no failure; 1: some; 2: wrong words.
 */
import { randomInt } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type FuzzFailure, runFuzz } from './fuzz-engine.ts';
import { fuzzTargets } from './targets.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    iterations: { type: 'string' },
    only: { type: 'string' },
    target: { type: 'string' },
  },
});

const refuse = (sentence: string): never => {
  console.error(sentence);
  process.exit(2);
};

const numberIn = (text: string | undefined, option: string): number | null => {
  if (text === undefined) return null;
  return /^\d{1,9}$/.test(text) ? Number(text) : refuse(`--${option} takes a whole number of at most nine digits`);
};

const seed = numberIn(values.seed, 'seed') ?? randomInt(1_000_000_000);
const only = numberIn(values.only, 'only');
const iterations = only === null ? numberIn(values.iterations, 'iterations') : 1;
const all = fuzzTargets();
const targets = all.filter(({ name }) => values.target === undefined || name === values.target);
if (targets.length === 0) refuse(`--target is one of ${all.map(({ name }) => name).join(', ')}`);
if (only !== null && values.seed === undefined) refuse('--only needs the --seed of the failure');

const recipes = resolve(import.meta.dirname, '../../build/fuzz');
const keepRecipe = (failure: FuzzFailure): void => {
  mkdirSync(recipes, { recursive: true });
  const file = join(recipes, `${failure.target}-${failure.seed}-${failure.iteration}.json`);
  writeFileSync(file, `${JSON.stringify(failure, null, 2)}\n`);
};

let interrupted = false;
process.once('SIGINT', () => (interrupted = true));
process.once('SIGTERM', () => (interrupted = true));

console.log(`seed ${seed}, targets ${targets.map(({ name }) => name).join(', ')}`);
const startedMs = performance.now();
const betweenReportsMs = 5000;
let reportedMs = startedMs;
let failures = 0;

const rate = (done: number): string => {
  const seconds = (performance.now() - startedMs) / 1000;
  return `${done} iterations (${done * targets.length} attempts) in ${seconds.toFixed(1)} s, ${(done / seconds).toFixed(0)} a second, ${failures} failures`;
};

const done = await runFuzz({
  targets,
  seed,
  firstIteration: only ?? 0,
  iterations,
  onFailure: (failure) => {
    failures += 1;
    console.log(`FAILED ${failure.target}: ${failure.problem}`);
    console.log(`  npm run fuzz -- --seed ${failure.seed} --only ${failure.iteration} --target ${failure.target}`);
    keepRecipe(failure);
  },
  goesOn: async (iteration) => {
    // A turn of the event loop now and then, or an interrupt would never be heard.
    if (iteration % 16 === 0) await new Promise((turn) => setImmediate(turn));
    if (performance.now() - reportedMs > betweenReportsMs) {
      reportedMs = performance.now();
      console.log(rate(iteration - (only ?? 0) + 1));
    }
    return !interrupted;
  },
});
console.log(rate(done));
process.exitCode = failures === 0 ? 0 : 1;
