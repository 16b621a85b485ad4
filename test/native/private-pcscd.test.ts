import { spawn, spawnSync } from 'node:child_process';
import { access, chmod, mkdtemp, rm, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findPcscdInstallation } from '../../simulator/pcscd/pcscd-installation.ts';
import { startPrivatePcscd } from '../../simulator/pcscd/private-pcscd.ts';
import { areListening, findFreeVpcdPorts } from '../../simulator/pcscd/vpcd-ports.ts';
import { runProgram } from './run-program.ts';

const installation = await findPcscdInstallation();
let runDirectory = '';

beforeEach(async (context) => {
  if (!installation.ok) context.skip(installation.failure.detail);
  runDirectory = await mkdtemp(path.join(os.tmpdir(), 'pcscd-'));
});
afterEach(() => rm(runDirectory, { recursive: true, force: true }));

const startHere = async (firstVpcdPort?: number) => {
  const started = await startPrivatePcscd({ runDirectory, ...(firstVpcdPort !== undefined && { firstVpcdPort }) });
  if (!started.ok) throw new Error(`${started.failure.code}: ${started.failure.detail}`);
  return started.value;
};

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

const node = process.execPath;
const program = fileURLToPath(new URL('programs/start-pcscd.ts', import.meta.url));

const run = (command: string, commandArguments: readonly string[], uid?: number): Promise<string> => {
  const child = spawn(command, commandArguments, {
    stdio: ['ignore', 'pipe', 'inherit'],
    ...(uid !== undefined && { uid, gid: uid }),
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => resolve(output.trim()));
  });
};

test('it listens on its two ports while it runs, and leaves neither process nor socket', async () => {
  const pcscd = await startHere();
  expect(await areListening(pcscd.vpcdPorts)).toBe(true);
  expect(await exists(pcscd.socketPath)).toBe(true);
  await pcscd.stop();
  await pcscd.ended;
  expect(await areListening(pcscd.vpcdPorts)).toBe(false);
  expect(await exists(pcscd.socketPath)).toBe(false);
  expect(await exists(`/proc/${pcscd.pid}`)).toBe(false);
});

test('two run beside each other on ports of their own', async () => {
  const otherDirectory = await mkdtemp(path.join(os.tmpdir(), 'pcscd-'));
  const one = await startHere();
  const other = await startPrivatePcscd({ runDirectory: otherDirectory });
  expect(other.ok && other.value.vpcdPorts[0]).not.toBe(one.vpcdPorts[0]);
  await one.stop();
  expect(other.ok && (await areListening(other.value.vpcdPorts))).toBe(true);
  if (other.ok) await other.value.stop();
  await rm(otherDirectory, { recursive: true });
});

test('after a kill it starts again over what was left behind, on the same ports', async () => {
  const first = await startHere();
  await first.kill();
  expect(await exists(first.socketPath)).toBe(true);
  const second = await startHere(first.vpcdPorts[0]);
  expect(second.vpcdPorts).toEqual(first.vpcdPorts);
  expect(second.pid).not.toBe(first.pid);
  await second.stop();
});

test('a run directory in use is refused and left alone', async () => {
  const pcscd = await startHere();
  expect(await startPrivatePcscd({ runDirectory })).toMatchObject({
    ok: false,
    failure: { code: 'pcscd.not-starting' },
  });
  expect(await exists(pcscd.socketPath)).toBe(true);
  await pcscd.stop();
});

test('ports that somebody holds are refused', async () => {
  const ports = await findFreeVpcdPorts();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(ports?.[1], '0.0.0.0', resolve));
  expect(await startPrivatePcscd({ runDirectory, firstVpcdPort: ports?.[0] ?? 0 })).toMatchObject({
    ok: false,
    failure: { code: 'pcscd.ports-taken' },
  });
  await new Promise((resolve) => server.close(resolve));
});

test('a path that no socket address can hold is refused', async () => {
  expect(await startPrivatePcscd({ runDirectory: path.join(runDirectory, 'x'.repeat(100)) })).toMatchObject({
    ok: false,
    failure: { code: 'pcscd.path-too-long' },
  });
});

test('it ends when the process that started it is killed', async () => {
  const end = await runProgram('start-pcscd.ts', [runDirectory, 'die']);
  expect(end.signal).toBe('SIGKILL');
  const pid = /^pid (\d+)$/m.exec(end.output)?.[1];
  expect(pid).toBeDefined();
  // An orphan that has ended stays as a zombie where process 1 does not look after orphans, as in some containers.
  const isOver = async (): Promise<boolean> => {
    const state = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    return state === '' || /\) [ZX] /.test(state);
  };
  while (!(await isOver())) await delay(10);
});

test('an ordinary user can start one where the kernel allows user namespaces', async (context) => {
  if (process.getuid?.() !== 0) {
    context.skip('the tests do not run as root, so every other test here shows this');
    return;
  }
  const nobody = 65534;
  const allowed = spawnSync('unshare', ['--user', '--map-root-user', '--mount', 'true'], { uid: nobody, gid: nobody });
  if (allowed.status !== 0) {
    context.skip('user namespaces are not allowed here');
    return;
  }
  await chmod(runDirectory, 0o777);
  expect(await run(node, [program, runDirectory], nobody)).toMatch(/^pid \d+$/);
});

test('where nobody may make a namespace, that is the reason given', async (context) => {
  // A user namespace without a mapping cannot hold another one.
  if (spawnSync('unshare', ['--user', 'true']).status !== 0) {
    context.skip('user namespaces are not allowed here');
    return;
  }
  await chmod(runDirectory, 0o777);
  expect(await run('unshare', ['--user', node, program, runDirectory])).toBe('pcscd.no-rights');
});
