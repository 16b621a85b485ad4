/**
 * A pcscd of the test file's own, with its virtual slots. Each test file is a process of its own, which PC/SC needs:
 * libpcsclite reads PCSCLITE_CSOCK_NAME once, at the first call.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type PrivatePcscd, startPrivatePcscd } from '../../simulator/pcscd/private-pcscd.ts';
import { connectVpcdSlot, type VpcdSlot } from '../../simulator/vpcd/vpcd-slot.ts';

export type TestService = {
  /** Why the tests of this file cannot run here; null when they can. */
  readonly skipReason: string | null;
  readonly readerName: string;
  readonly otherReaderName: string;
  /** Process id of the pcscd, null when there is none. */
  pid(): number | null;
  /** The value for PCSCLITE_CSOCK_NAME of another program, empty when there is none. */
  readonly socketPath: string;
  /** On the same ports each time, so that the slots find it again; `none`: with no reader at all. */
  start(readers?: 'none'): Promise<PrivatePcscd>;
  stop(): Promise<void>;
  /** As a crash would end it. */
  kill(): Promise<void>;
  /** Card slots of the first and the second reader. */
  slot(index: 0 | 1): VpcdSlot;
  close(): Promise<void>;
};

/** `running` false leaves pcscd stopped after it has been tried once. */
export const openTestService = async ({ running }: { readonly running: boolean }): Promise<TestService> => {
  const runDirectory = await mkdtemp(path.join(os.tmpdir(), 'pcscd-'));
  const tried = await startPrivatePcscd({ runDirectory });
  const ports = tried.ok ? tried.value.vpcdPorts : null;
  let current = tried.ok ? tried.value : null;
  const slots = new Map<number, VpcdSlot>();

  const start = async (readers?: 'none'): Promise<PrivatePcscd> => {
    const started = await startPrivatePcscd({
      runDirectory,
      ...(ports && { firstVpcdPort: ports[0] }),
      ...(readers && { readers }),
    });
    if (!started.ok) throw new Error(`${started.failure.code}: ${started.failure.detail}`);
    current = started.value;
    return started.value;
  };

  if (tried.ok) {
    process.env['PCSCLITE_CSOCK_NAME'] = tried.value.socketPath;
    if (!running) await tried.value.stop();
  }

  return {
    skipReason: tried.ok ? null : `no pcscd of our own here (${tried.failure.code}: ${tried.failure.detail})`,
    readerName: tried.ok ? tried.value.readerNames[0] : '',
    otherReaderName: tried.ok ? tried.value.readerNames[1] : '',
    pid: () => current?.pid ?? null,
    socketPath: tried.ok ? tried.value.socketPath : '',
    start,
    stop: async () => {
      await current?.stop();
    },
    kill: async () => {
      await current?.kill();
    },
    slot: (index) => {
      const known = slots.get(index);
      if (known !== undefined) return known;
      if (ports === null) throw new Error('There is no pcscd to have a slot of.');
      const slot = connectVpcdSlot({ port: ports[index] });
      slots.set(index, slot);
      return slot;
    },
    close: async () => {
      for (const slot of slots.values()) await slot.close();
      await current?.stop();
      await rm(runDirectory, { recursive: true, force: true });
    },
  };
};
