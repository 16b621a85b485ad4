/** `npm start -- --shell=none` as a person starts it: its own data folder, its own PC/SC service, ended by Ctrl+C. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../../..');
const startDeadlineMs = 90_000;

export type RunningDemo = {
  readonly kioskAddress: string;
  readonly output: () => string;
  /** The dock's own interface, as `npm run card` uses it. */
  insert(card: string): Promise<void>;
  remove(): Promise<void>;
  /** Ctrl+C, then waits for the end. */
  stop(): Promise<{ exitCode: number | null; output: string }>;
};

const waitFor = async <T>(what: string, deadlineMs: number, look: () => T | null): Promise<T> => {
  const until = performance.now() + deadlineMs;
  for (;;) {
    const found = look();
    if (found !== null) return found;
    if (performance.now() > until) throw new Error(`waited ${deadlineMs} ms for ${what}`);
    await new Promise((done) => setTimeout(done, 50));
  }
};

export async function runDemo(environment: Readonly<Record<string, string>> = {}): Promise<RunningDemo> {
  const data = mkdtempSync(join(tmpdir(), 'eid-demo-'));
  const child: ChildProcess = spawn(
    process.execPath,
    [join(root, 'scripts/start.mjs'), '--shell=none', `--data=${data}`],
    {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<number | null>((done) => child.once('exit', (code) => done(code)));

  const kioskAddress = await waitFor('the address of the kiosk', startDeadlineMs, () => {
    if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}:\n${output}`);
    return /^Ctrl\+C ends/m.test(output) ? (/^Kiosk:\s+(\S+)/m.exec(output)?.[1] ?? null) : null;
  });
  const { origin, token } = JSON.parse(readFileSync(join(data, 'dock.json'), 'utf8')) as {
    origin: string;
    token: string;
  }; // written by the demo
  const toDock = async (path: string, body: unknown): Promise<void> => {
    const answer = await fetch(`${origin}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', origin },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  };

  return {
    kioskAddress,
    output: () => output,
    insert: (name) => toDock('/slot/insert', { name }),
    remove: () => toDock('/slot/remove', {}),
    async stop() {
      child.kill('SIGINT');
      const exitCode = await ended;
      rmSync(data, { recursive: true, force: true });
      return { exitCode, output };
    },
  };
}
