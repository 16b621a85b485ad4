/** Another program at the same reader: test/native/programs/other-software.c, compiled for the test and run as a process of its own. */
import { execFile, spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

export type OtherSoftwareMode = 'read' | 'select' | 'reset' | 'disconnect' | 'hold' | 'exclusive';

export type OtherSoftware = {
  /** Settles when its first cycle stands, or while it holds the card. */
  readonly ready: Promise<void>;
  /** Lets it end; resolves with what it counted. */
  stop(): Promise<{ readonly cycles: number; readonly wrong: number }>;
};

const root = resolve(import.meta.dirname, '../..');
const run = promisify(execFile);

/** A text instead says why this machine cannot have it. */
export const compileOtherSoftware = async (): Promise<{ readonly program: string } | string> => {
  const source = join(root, 'test/native/programs/other-software.c');
  const directory = join(root, 'build/other-software');
  const program = join(directory, `other-software-${process.pid}`);
  try {
    await mkdir(directory, { recursive: true });
    const flags = (await run('pkg-config', ['--cflags', '--libs', 'libpcsclite'])).stdout.trim().split(/\s+/);
    await run('cc', ['-Wall', '-Wextra', '-Werror', '-O1', '-o', program, source, ...flags]);
    return { program };
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
    // A compiler that is there and refuses our program is a failure, a missing compiler is a machine without one.
    if (said.includes('other-software.c')) throw error;
    return `no C program against libpcsclite can be built here (${said.trim().split('\n')[0] ?? ''})`;
  }
};

export const startOtherSoftware = (
  program: string,
  socketPath: string,
  readerName: string,
  mode: OtherSoftwareMode,
  times: { readonly holdMs?: number; readonly pauseMs?: number } = {},
): OtherSoftware => {
  const words = [readerName, mode, String(times.holdMs ?? 0), String(times.pauseMs ?? 5)];
  const child = spawn(program, words, {
    env: { ...process.env, PCSCLITE_CSOCK_NAME: socketPath },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ready = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<string>();
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    if (output.includes('ready')) ready.resolve();
  });
  child.once('error', (error) => {
    ready.reject(error);
    ended.reject(error);
  });
  child.once('close', (status) => {
    ready.reject(new Error(`the other program ended with ${status} before it was ready`));
    ended.resolve(output);
  });
  return {
    ready: ready.promise,
    stop: async () => {
      child.stdin.end();
      const counted = /^cycles=(\d+) wrong=(\d+)$/m.exec(await ended.promise);
      if (counted === null) throw new Error(`the other program ended without a count: ${output}`);
      return { cycles: Number(counted[1]), wrong: Number(counted[2]) };
    },
  };
};
