/** Running commands for set-up, and telling a person what is going on or why it cannot go on. */
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

/** The folder of this checkout. */
export const root = resolve(import.meta.dirname, '..');

/** Tells the person what is going on; standard error, so that a command's own output stays clean. */
export const say = (/** @type {string} */ line) => process.stderr.write(`${line}\n`);

class SetUpRefused extends Error {}
/**
 * Ends set-up with words for the person; nothing has been changed yet when this is thrown.
 * @param {string} message
 * @returns {never}
 */
export const refuse = (message) => {
  throw new SetUpRefused(message);
};

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ quiet?: boolean, env?: NodeJS.ProcessEnv, cwd?: string }} options `quiet`: show its output only if it fails
 */
export const run = (command, args, { quiet = false, env = process.env, cwd = root } = {}) => {
  const done = spawnSync(command, args, {
    cwd,
    env,
    encoding: 'utf8',
    stdio: quiet ? 'pipe' : ['ignore', 2, 2],
    maxBuffer: 1 << 27,
  });
  if (done.error) throw new Error(`${command} could not be started: ${done.error.message}`);
  if (done.status !== 0) {
    if (quiet) say(`${done.stdout ?? ''}${done.stderr ?? ''}`);
    throw new Error(`${[command, ...args].join(' ')} ended with status ${done.status ?? done.signal}`);
  }
};

export const canRun = (/** @type {string} */ command, /** @type {readonly string[]} */ args) => {
  const done = spawnSync(command, args, { stdio: 'ignore' });
  return !done.error && done.status === 0;
};

/**
 * Runs `work`; a refusal is words for a person and exit status 1, never a stack trace.
 * @template T
 * @param {() => T | Promise<T>} work
 */
export async function orExplain(work) {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof SetUpRefused)) throw error;
    say(`\n${error.message}`);
    process.exit(1);
  }
}
