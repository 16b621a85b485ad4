/** The readers that the card-reader suite is run over, each with what the suite does to it from outside. */
import { createSession } from '../../native/index.ts';
import { createPcscCardReader } from '../../kiosk/adapters/pcsc/create-pcsc-card-reader.ts';
import type { CardReaderPort } from '../../kiosk/ports.ts';
import { createVirtualReader } from '../../simulator/reader/virtual-reader.ts';
import type { VirtualSlot } from '../../simulator/virtual-card.ts';
import { openTestService } from '../native/test-service.ts';

export type CardReaderBench = {
  /** Why the suite cannot run over this reader here; null when it can. */
  readonly skipReason: string | null;
  readonly reader: CardReaderPort;
  readonly readerName: string;
  readonly slot: VirtualSlot;
  stopService(): Promise<void>;
  /** As a crash of it would. */
  killService(): Promise<void>;
  startService(): Promise<void>;
  /** What another program does that connects exclusively, until the returned function is called. */
  occupyExclusively(): Promise<() => Promise<void>>;
  close(): Promise<void>;
};

const overPcscd = async (): Promise<CardReaderBench> => {
  const service = await openTestService({ running: true });
  return {
    skipReason: service.skipReason,
    reader: createPcscCardReader(),
    readerName: service.readerName,
    slot: {
      insert: (card) => service.slot(0).insert(card),
      remove: () => service.slot(0).remove(),
      current: () => service.slot(0).current(),
    },
    stopService: () => service.stop(),
    killService: () => service.kill(),
    startService: async () => {
      await service.start();
    },
    occupyExclusively: async () => {
      const other = await createSession(service.readerName, {
        shareMode: 'exclusive',
        protocols: ['T0'],
        deadlineMs: 20_000,
      });
      return () => other.disconnect();
    },
    close: () => service.close(),
  };
};

const insideTheProcess = async (): Promise<CardReaderBench> => {
  const virtual = createVirtualReader({ name: 'Virtual reader 00 00' });
  return {
    skipReason: null,
    reader: virtual.reader,
    readerName: 'Virtual reader 00 00',
    slot: virtual.slot,
    stopService: async () => virtual.stopService(),
    killService: async () => virtual.stopService(),
    startService: async () => virtual.startService(),
    occupyExclusively: async () => {
      const leave = virtual.occupyExclusively();
      return async () => leave();
    },
    close: async () => undefined,
  };
};

export const cardReaderBenches: readonly {
  readonly name: string;
  readonly open: () => Promise<CardReaderBench>;
}[] = [
  { name: 'PC/SC with a real pcscd and a virtual slot', open: overPcscd },
  { name: 'the virtual reader inside the process', open: insideTheProcess },
];
