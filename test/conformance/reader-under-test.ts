/** The readers that must behave alike: the one in the process, and vpcd behind a real pcscd through the PC/SC adapter. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CardReaderPort, ReadersSnapshot } from '../../kiosk/ports.ts';
import { createPcscCardReader } from '../../kiosk/adapters/pcsc/create-pcsc-card-reader.ts';
import { startPrivatePcscd } from '../../simulator/pcscd/private-pcscd.ts';
import { createVirtualReader } from '../../simulator/reader/virtual-reader.ts';
import type { VirtualSlot } from '../../simulator/virtual-card.ts';
import { connectVpcdSlot } from '../../simulator/vpcd/vpcd-slot.ts';

export type ReaderUnderTest = {
  readonly reader: CardReaderPort;
  readonly readerName: string;
  readonly slot: VirtualSlot;
  stopService(): Promise<void>;
  startService(): Promise<void>;
  close(): Promise<void>;
};

export const startInProcess = async (): Promise<ReaderUnderTest> => {
  const readerName = 'Invented Reader 00 00';
  const virtual = createVirtualReader({ name: readerName });
  return {
    reader: virtual.reader,
    readerName,
    slot: virtual.slot,
    stopService: async () => virtual.stopService(),
    startService: async () => virtual.startService(),
    close: async () => undefined,
  };
};

/** A text instead of a reader says why this machine cannot have one. */
export const startBehindPcscd = async (): Promise<ReaderUnderTest | string> => {
  const runDirectory = await mkdtemp(join(tmpdir(), 'pcscd-'));
  const first = await startPrivatePcscd({ runDirectory });
  if (!first.ok) {
    await rm(runDirectory, { recursive: true });
    return `${first.failure.code}: ${first.failure.detail}`;
  }
  let pcscd = first.value;
  process.env['PCSCLITE_CSOCK_NAME'] = pcscd.socketPath;
  const [port] = pcscd.vpcdPorts;
  const slot = connectVpcdSlot({ port });
  return {
    reader: createPcscCardReader(),
    readerName: pcscd.readerNames[0],
    slot,
    stopService: () => pcscd.kill(),
    startService: async () => {
      const again = await startPrivatePcscd({ runDirectory, firstVpcdPort: port });
      if (!again.ok) throw new Error(`${again.failure.code}: ${again.failure.detail}`);
      pcscd = again.value;
    },
    close: async () => {
      await slot.close();
      await pcscd.stop();
      await rm(runDirectory, { recursive: true });
    },
  };
};

export type Watch = {
  /** Settles with the first snapshot, from now on or the latest, for which this holds. */
  until(holds: (snapshot: ReadersSnapshot) => boolean): Promise<ReadersSnapshot>;
  stop(): Promise<void>;
};

export const startWatch = (reader: CardReaderPort): Watch => {
  let latest: ReadersSnapshot | null = null;
  const waiting = new Set<(snapshot: ReadersSnapshot) => void>();
  const stop = reader.watch((snapshot) => {
    latest = snapshot;
    for (const tell of waiting) tell(snapshot);
  });
  return {
    until: (holds) =>
      new Promise((resolve) => {
        const tell = (snapshot: ReadersSnapshot): void => {
          if (!holds(snapshot)) return;
          waiting.delete(tell);
          resolve(snapshot);
        };
        waiting.add(tell);
        if (latest !== null) tell(latest);
      }),
    stop,
  };
};
