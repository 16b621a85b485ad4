/** The real `eid` process, and a pcscd of our own with a virtual slot for it. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type PrivatePcscd, startPrivatePcscd } from '../../simulator/pcscd/private-pcscd.ts';
import { connectVpcdSlot, type VpcdSlot } from '../../simulator/vpcd/vpcd-slot.ts';

const entry = fileURLToPath(new URL('../../cli/eid.ts', import.meta.url));

export type EidProcess = {
  /** Settles with everything it said when it has ended. */
  readonly ended: Promise<{ readonly status: number | null; readonly answer: string; readonly told: string }>;
  /** Settles when `text` has appeared on standard output, or the process has ended. */
  answered(text: string): Promise<void>;
  interrupt(): void;
};

export type EidBench = {
  readonly slot: VpcdSlot;
  readonly readerName: string;
  readonly pcscd: PrivatePcscd;
  /** `environment` in addition to ours; the cache is the bench's own unless it says otherwise. */
  start(words: readonly string[], environment?: Readonly<Record<string, string>>): EidProcess;
  close(): Promise<void>;
};

const startProcess = (words: readonly string[], environment: Readonly<Record<string, string>>): EidProcess => {
  const child = spawn(process.execPath, [entry, ...words], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let answer = '';
  let told = '';
  const waiting: { readonly text: string; readonly resolve: () => void }[] = [];
  const look = (): void => {
    for (const { text, resolve } of waiting) if (answer.includes(text)) resolve();
  };
  child.stdout.on('data', (chunk: Buffer) => {
    answer += chunk.toString();
    look();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    told += chunk.toString();
  });
  const ended = new Promise<{ status: number | null; answer: string; told: string }>((resolve) => {
    child.on('close', (status) => {
      for (const { resolve: release } of waiting) release();
      resolve({ status, answer, told });
    });
  });
  return {
    ended,
    answered: (text) =>
      new Promise((resolve) => {
        waiting.push({ text, resolve });
        look();
      }),
    interrupt: () => void child.kill('SIGINT'),
  };
};

/** A text instead says why this machine cannot have one. */
export const openEidBench = async (): Promise<EidBench | string> => {
  const runDirectory = await mkdtemp(join(tmpdir(), 'pcscd-'));
  const started = await startPrivatePcscd({ runDirectory });
  if (!started.ok) {
    await rm(runDirectory, { recursive: true });
    return `no pcscd of our own here (${started.failure.code}: ${started.failure.detail})`;
  }
  const pcscd = started.value;
  const slot = connectVpcdSlot({ port: pcscd.vpcdPorts[0] });
  return {
    slot,
    readerName: pcscd.readerNames[0],
    pcscd,
    start: (words, environment = {}) =>
      startProcess(words, {
        PCSCLITE_CSOCK_NAME: pcscd.socketPath,
        XDG_CACHE_HOME: join(runDirectory, 'cache'),
        ...environment,
      }),
    close: async () => {
      await slot.close();
      await pcscd.stop();
      await rm(runDirectory, { recursive: true });
    },
  };
};
