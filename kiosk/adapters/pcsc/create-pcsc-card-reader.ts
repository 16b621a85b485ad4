/**
 * CardReaderPort over PC/SC: pcscd on Linux, the smart card service on Windows and macOS. One monitor per watcher, one
 * thread per connected card (native/README.md).
 */
import { failed, success } from '../../../contract/result.ts';
import { createMonitor, createSession, type MonitorEvent } from '../../../native/index.ts';
import type { CardChannel, CardReaderPort, CardResult, ReadersSnapshot } from '../../ports.ts';
import { cardTroubleOf } from './card-trouble-of.ts';
import { createPcscChannel } from './create-pcsc-channel.ts';
import { createOtherPrograms } from './other-programs.ts';
import { powerCycle } from './power-cycle.ts';
import { readReaderAttributes } from './read-reader-attributes.ts';
import { isCardReader, readerStateOf } from './reader-state-of.ts';

/** Null for the return of the service: its readers are told right after it. */
const snapshotOf = (event: MonitorEvent): ReadersSnapshot | null => {
  if (event.kind === 'service-up') return null;
  if (event.kind === 'service-down') return { service: 'down', serviceCode: event.code, readers: [] };
  return {
    service: 'up',
    serviceCode: null,
    readers: event.readers.filter((reader) => isCardReader(reader.name)).map(readerStateOf),
  };
};

/** Throws at its first use when the addon is not built or does not load: that is set-up, not card trouble. */
export const createPcscCardReader = (): CardReaderPort => {
  const otherPrograms = createOtherPrograms();

  const connectOnce = async (readerName: string, deadlineMs: number): Promise<CardResult<CardChannel>> => {
    try {
      const session = await createSession(readerName, {
        shareMode: 'shared',
        protocols: ['T0', 'T1'],
        deadlineMs,
      });
      otherPrograms.noteAnswer(readerName);
      return success(createPcscChannel(session, () => otherPrograms.noteOwnSilence(readerName)));
    } catch (error) {
      return failed(await otherPrograms.explain(readerName, cardTroubleOf(error)));
    }
  };

  return {
    watch: (listener) => {
      const monitor = createMonitor((event) => {
        const snapshot = snapshotOf(event);
        if (snapshot !== null) listener(snapshot);
      });
      return () => monitor.stop();
    },

    connect: async (readerName, deadlineMs) => {
      const startedMs = performance.now();
      const connected = await connectOnce(readerName, deadlineMs);
      const leftMs = deadlineMs - (performance.now() - startedMs);
      if (connected.ok || connected.failure.code !== 'card-mute' || leftMs <= 0) return connected;
      await powerCycle(readerName, leftMs / 2);
      return connectOnce(readerName, Math.max(0, deadlineMs - (performance.now() - startedMs)));
    },

    attributes: readReaderAttributes,
  };
};
