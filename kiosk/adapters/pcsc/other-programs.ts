/**
 * Why connecting ran into its deadline. A transaction of another program keeps SCardConnect waiting for as long as it lasts
 * (libpcsclite tries again by itself), and so does a reader that has lost its voice: the state word tells them apart.
 */
import { createMonitor, type MonitoredReader } from '../../../native/index.ts';
import type { CardTrouble } from '../../ports.ts';
import { isInUse } from './reader-state-of.ts';

/** The service lists its readers at once, or it is not there. */
const lookDeadlineMs = 500;

const lookAt = async (readerName: string): Promise<MonitoredReader | null> => {
  const seen = Promise.withResolvers<MonitoredReader | null>();
  const monitor = createMonitor((event) => {
    if (event.kind === 'service-down') seen.resolve(null);
    if (event.kind === 'readers-changed') {
      seen.resolve(event.readers.find(({ name }) => name === readerName) ?? null);
    }
  });
  const giveUp = setTimeout(() => seen.resolve(null), lookDeadlineMs);
  const reader = await seen.promise;
  clearTimeout(giveUp);
  await monitor.stop();
  return reader;
};

export type OtherPrograms = {
  /** A connection of ours waits for an answer that may never come: while it does, being in use proves nothing. */
  noteOwnSilence(readerName: string): void;
  /** The reader answered again. */
  noteAnswer(readerName: string): void;
  /** The trouble of a failed connect: a deadline that passed while another program was connected is a sharing violation. */
  explain(readerName: string, trouble: CardTrouble): Promise<CardTrouble>;
};

export const createOtherPrograms = (): OtherPrograms => {
  const silentToUs = new Set<string>();
  return {
    noteOwnSilence: (readerName) => void silentToUs.add(readerName),
    noteAnswer: (readerName) => void silentToUs.delete(readerName),
    explain: async (readerName, trouble) => {
      if (trouble.code !== 'not-answering' || silentToUs.has(readerName)) return trouble;
      const reader = await lookAt(readerName);
      return reader !== null && isInUse(reader) ? { ...trouble, code: 'sharing-violation' } : trouble;
    },
  };
};
