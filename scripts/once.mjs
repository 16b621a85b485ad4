/** Steps that need not be repeated: each leaves a stamp of its inputs, so that a second run takes a second. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root, say } from './run-command.mjs';

const stamps = join(root, 'build', 'stamps');

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path)
    .filter((name) => !['build', 'node_modules'].includes(name))
    .flatMap((name) => filesUnder(join(path, name)))
    .sort();
}

/** @param {readonly string[]} inputs */
function fingerprint(inputs) {
  const hash = createHash('sha256');
  for (const input of inputs) {
    for (const file of filesUnder(join(root, input)))
      hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/**
 * Runs `work` unless it was done before with the same inputs and `output` is still there.
 * @param {string} step
 * @param {{ inputs: readonly string[], output: string, salt?: string }} made
 * @param {string} title
 * @param {() => void} work
 */
export function once(step, { inputs, output, salt = '' }, title, work) {
  const stamp = join(stamps, step);
  const now = `${salt}${fingerprint(inputs)}`;
  if (existsSync(join(root, output)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  const startedAt = Date.now();
  say(`${title} ...`);
  rmSync(stamp, { force: true });
  work();
  mkdirSync(stamps, { recursive: true });
  writeFileSync(stamp, now);
  say(`  done in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
}
