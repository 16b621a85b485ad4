/** Snapshots of the readers as they come, and a way to await what they say. */
import type { CardReaderPort, ReadersSnapshot, ReaderState } from '../../kiosk/ports.ts';

export type SnapshotLog = {
  readonly snapshots: readonly ReadersSnapshot[];
  /** Settles when the latest snapshot, now or later, satisfies the condition. */
  until(condition: (snapshot: ReadersSnapshot) => boolean): Promise<ReadersSnapshot>;
  /** The same for one reader. */
  untilReader(readerName: string, condition: (reader: ReaderState) => boolean): Promise<ReaderState>;
  stop(): Promise<void>;
};

export const startSnapshotLog = (reader: CardReaderPort): SnapshotLog => {
  const snapshots: ReadersSnapshot[] = [];
  let arrival = Promise.withResolvers<void>();
  const stop = reader.watch((snapshot) => {
    snapshots.push(snapshot);
    arrival.resolve();
    arrival = Promise.withResolvers();
  });

  const until = async (condition: (snapshot: ReadersSnapshot) => boolean): Promise<ReadersSnapshot> => {
    for (;;) {
      const latest = snapshots.at(-1);
      if (latest !== undefined && condition(latest)) return latest;
      await arrival.promise;
    }
  };

  return {
    snapshots,
    until,
    untilReader: async (readerName, condition) => {
      const find = (snapshot: ReadersSnapshot): ReaderState | undefined =>
        snapshot.readers.find((reader) => reader.name === readerName && condition(reader));
      const found = find(await until((snapshot) => find(snapshot) !== undefined));
      if (found === undefined) throw new Error('A snapshot changed after it was delivered.');
      return found;
    },
    stop,
  };
};
