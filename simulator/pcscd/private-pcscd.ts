/**
 * A pcscd of our own with two virtual slots and no physical reader, beside whatever the system runs. It lives in a mount
 * namespace in which our run directory lies over pcscd's, so it needs no installation and disturbs nobody. Clients find
 * it by PCSCLITE_CSOCK_NAME, which libpcsclite reads once, at the process's first PC/SC call.
 *
 * vpcd listens on all network interfaces: whoever reaches the machine can insert a card. For the demo and tests only.
 */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { failed, type Result, success } from '../../contract/result.ts';
import { findPcscdInstallation, type PcscdInstallation } from './pcscd-installation.ts';
import type { PcscdTrouble } from './pcscd-trouble.ts';
import { areListening, findFreeVpcdPorts, type VpcdPorts, vpcdPortsFrom } from './vpcd-ports.ts';

export type PrivatePcscdOptions = {
  /** Made when it is missing. Short, because a Unix socket's path holds 107 bytes. Never shared by two pcscd at a time. */
  readonly runDirectory: string;
  /** The first of the two ports, for example to come back where an earlier one was; chosen among the free ones otherwise. */
  readonly firstVpcdPort?: number;
  /** None is configured: the service runs, and lists nothing. Default: both slots. */
  readonly readers?: 'none';
};

export type PrivatePcscd = {
  readonly pid: number;
  /** The value for PCSCLITE_CSOCK_NAME. */
  readonly socketPath: string;
  readonly vpcdPorts: VpcdPorts;
  /** The names under which PC/SC lists the two slots, in the order of the ports. */
  readonly readerNames: readonly [string, string];
  /** Settles when the process has ended, whoever ended it. */
  readonly ended: Promise<void>;
  /** Asks it to end, insists after two seconds, and resolves when it has. The run directory stays. */
  stop(): Promise<void>;
  /** SIGKILL, as a crash would: the socket file stays behind, and the next start over the same directory removes it. */
  kill(): Promise<void>;
};

type PcscdProcess = ChildProcessByStdio<null, Readable, Readable>;

const longestSocketPath = 107;
const longestStartMs = 10_000;
const longestStopMs = 2000;
const betweenLooksMs = 10;
const mostPortAttempts = 5;

/**
 * Arguments: run directory, pcscd's own run directory, the directory of USB drivers, the program. An empty directory
 * lies over the USB drivers, so that physical readers stay with the system's pcscd. `-c` keeps mount(8) from resolving
 * `.` to a path that the new /run hides; `-n` keeps it from writing into the machine's own /run. The kernel ends pcscd
 * when the thread that started it ends (PR_SET_PDEATHSIG), so that a killed parent leaves nothing behind.
 */
const script = `
set -e
cd "$1/ipc"
if [ ! -d "$2" ]; then
  mount -n -t tmpfs tmpfs /run
  mkdir -p "$2"
fi
mount -n -c --bind . "$2"
if [ -d "$3" ]; then
  cd "$1/no-usb-drivers"
  mount -n -c --bind . "$3"
fi
cd /
exec setpriv --pdeathsig TERM "$4" --foreground -c "$1/reader.conf.d"
`;

/** What pcscd says when a driver cannot open its slot; it then runs on without it. */
const slotRefused = /Open Port \S+ Failed/;

const readerConfiguration = (driver: string, ports: VpcdPorts): string => {
  const port = `0x${ports[0].toString(16).toUpperCase()}`;
  return [
    'FRIENDLYNAME "Virtual PCD"',
    `DEVICENAME /dev/null:${port}`,
    `LIBPATH ${driver}`,
    `CHANNELID ${port}`,
    '',
  ].join('\n');
};

const isRunning = async (pidFile: string): Promise<boolean> => {
  const pid = Number.parseInt(await readFile(pidFile, 'utf8').catch(() => ''), 10);
  const command = Number.isNaN(pid) ? '' : await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '');
  return command.trim() === 'pcscd';
};

const prepare = async (
  runDirectory: string,
  installation: PcscdInstallation,
  ports: VpcdPorts | null,
): Promise<PcscdTrouble | null> => {
  const inRun = (...names: readonly string[]): string => path.join(runDirectory, ...names);
  if (await isRunning(inRun('ipc', 'pcscd.pid'))) {
    return { code: 'pcscd.not-starting', detail: `A pcscd is running already in ${runDirectory}.` };
  }
  for (const directory of ['ipc', 'no-usb-drivers', 'reader.conf.d']) {
    await mkdir(inRun(directory), { recursive: true, mode: 0o755 });
  }
  await rm(inRun('ipc', 'pcscd.comm'), { force: true });
  await rm(inRun('ipc', 'pcscd.pid'), { force: true });
  // The driver's own directory may be hidden with the USB drivers.
  await copyFile(installation.vpcdDriver, inRun('libifdvpcd.so'));
  const configuration = ports === null ? '' : readerConfiguration(inRun('libifdvpcd.so'), ports);
  await writeFile(inRun('reader.conf.d', 'virtual-readers'), configuration);
  return null;
};

/**
 * unshare(1) makes all mounts private first, which needs the root to be a mount point: in a chroot it is none. There the
 * step is left out, but only where no mount that we can see is shared, so that ours cannot show outside.
 */
const propagationOptions = async (): Promise<readonly string[]> => {
  // Fields: id, parent, device, root, mount point, options, then `shared:N` and its like up to a lone dash (proc(5)).
  const mounts = (await readFile('/proc/self/mountinfo', 'utf8').catch(() => ''))
    .split('\n')
    .filter((line) => line !== '');
  const rootIsMount = mounts.some((line) => line.split(' ')[4] === '/');
  const isShared = mounts.some((line) => (line.split(' - ')[0] ?? '').includes(' shared:'));
  return rootIsMount || isShared || mounts.length === 0 ? [] : ['--propagation', 'unchanged'];
};

const spawnInNamespace = async (runDirectory: string, installation: PcscdInstallation): Promise<PcscdProcess> => {
  const asOrdinaryUser = process.getuid?.() === 0 ? [] : ['--user', '--map-root-user'];
  const { ipcDirectory, usbDriverDirectory, program } = installation;
  const scriptArguments = [runDirectory, ipcDirectory, usbDriverDirectory, program];
  const options = [...asOrdinaryUser, '--mount', ...(await propagationOptions())];
  return spawn('unshare', [...options, 'sh', '-c', script, 'private-pcscd', ...scriptArguments], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
};

const troubleIn = (output: string): PcscdTrouble => {
  const detail = output.trim().split('\n').slice(-3).join(' | ');
  if (/^(unshare|mount|setpriv): /m.test(output)) return { code: 'pcscd.no-rights', detail };
  return { code: 'pcscd.not-starting', detail: detail === '' ? 'pcscd ended without a word.' : detail };
};

const endProcess = async (child: PcscdProcess, ended: Promise<void>, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
  child.kill(signal);
  const insist = setTimeout(() => child.kill('SIGKILL'), longestStopMs);
  await ended;
  clearTimeout(insist);
};

const startOn = async (
  runDirectory: string,
  installation: PcscdInstallation,
  ports: VpcdPorts,
  hasReaders: boolean,
): Promise<Result<PrivatePcscd, PcscdTrouble>> => {
  const obstacle = await prepare(runDirectory, installation, hasReaders ? ports : null);
  if (obstacle !== null) return failed(obstacle);

  const socketPath = path.join(runDirectory, 'ipc', 'pcscd.comm');
  const child = await spawnInNamespace(runDirectory, installation);
  let output = '';
  let over = false;
  const isOver = (): boolean => over;
  const remember = (chunk: Buffer): void => {
    output = (output + chunk.toString()).slice(-4000);
  };
  child.stdout.on('data', remember);
  child.stderr.on('data', remember);
  const ended = new Promise<void>((resolve) => {
    const finish = (): void => {
      over = true;
      resolve();
    };
    child.once('exit', finish);
    child.once('error', (error) => {
      remember(Buffer.from(`unshare: ${error.message}\n`));
      finish();
    });
  });

  const latestMs = performance.now() + longestStartMs;
  while (!isOver()) {
    if (slotRefused.test(output)) {
      await endProcess(child, ended, 'SIGTERM');
      return failed({ code: 'pcscd.ports-taken', detail: `The TCP ports ${ports.join(' and ')} are in use.` });
    }
    const hasSocket = await stat(socketPath).then(
      () => true,
      () => false,
    );
    if (hasSocket && child.pid !== undefined && (!hasReaders || (await areListening(ports)))) {
      return success({
        pid: child.pid,
        socketPath,
        vpcdPorts: ports,
        readerNames: ['Virtual PCD 00 00', 'Virtual PCD 00 01'],
        ended,
        stop: () => endProcess(child, ended, 'SIGTERM'),
        kill: () => endProcess(child, ended, 'SIGKILL'),
      });
    }
    if (performance.now() > latestMs) {
      await endProcess(child, ended, 'SIGTERM');
      return failed({ code: 'pcscd.not-starting', detail: `pcscd was not ready within ${longestStartMs} ms.` });
    }
    await delay(betweenLooksMs);
  }
  // The last words may still be in the pipe when the process has gone.
  if (!child.stderr.readableEnded) await once(child.stderr, 'close').catch(() => undefined);
  return failed(troubleIn(output));
};

/** Starts it and waits until its socket is there and both slots listen. */
export const startPrivatePcscd = async (options: PrivatePcscdOptions): Promise<Result<PrivatePcscd, PcscdTrouble>> => {
  const installation = await findPcscdInstallation();
  if (!installation.ok) return installation;
  const runDirectory = path.resolve(options.runDirectory);
  if (Buffer.byteLength(path.join(runDirectory, 'ipc', 'pcscd.comm')) > longestSocketPath) {
    return failed({
      code: 'pcscd.path-too-long',
      detail: `${runDirectory} is too long a path for a socket; choose one of at most 90 bytes.`,
    });
  }
  const hasReaders = options.readers !== 'none';
  if (options.firstVpcdPort !== undefined) {
    return startOn(runDirectory, installation.value, vpcdPortsFrom(options.firstVpcdPort), hasReaders);
  }
  for (let attempt = 0; attempt < mostPortAttempts; attempt++) {
    const ports = await findFreeVpcdPorts();
    if (ports === null) break;
    const started = await startOn(runDirectory, installation.value, ports, hasReaders);
    if (started.ok || started.failure.code !== 'pcscd.ports-taken') return started;
  }
  return failed({ code: 'pcscd.ports-taken', detail: 'No two neighbouring TCP ports were found free.' });
};
