/** Two ways to readers behind one port: the system's own service beside a virtual reader, so that a real card works in a demo. */
import type { CardReaderPort, ReadersSnapshot } from '../kiosk/ports.ts';

const notSeenYet: ReadersSnapshot = { service: 'down', serviceCode: null, readers: [] };

/** A reader name that both know belongs to `first`. The service counts as up while either is. */
export function readersSideBySide(first: CardReaderPort, second: CardReaderPort): CardReaderPort {
  const ports = [first, second] as const;
  /** Which readers `first` has told of lately. */
  let namesOfFirst: ReadonlySet<string> = new Set();
  const portOf = (readerName: string): CardReaderPort => (namesOfFirst.has(readerName) ? first : second);

  return {
    watch(listener) {
      const seen: [ReadersSnapshot, ReadersSnapshot] = [notSeenYet, notSeenYet];
      const tell = (): void => {
        const [one, other] = seen;
        namesOfFirst = new Set(one.readers.map(({ name }) => name));
        const isUp = one.service === 'up' || other.service === 'up';
        listener({
          service: isUp ? 'up' : 'down',
          serviceCode: isUp ? null : (one.serviceCode ?? other.serviceCode),
          readers: [...one.readers, ...other.readers.filter(({ name }) => !namesOfFirst.has(name))],
        });
      };
      const stops = ports.map((port, index) =>
        port.watch((snapshot) => {
          seen[index === 0 ? 0 : 1] = snapshot;
          tell();
        }),
      );
      return async () => {
        await Promise.all(stops.map((stop) => stop()));
      };
    },
    connect: (readerName, deadlineMs) => portOf(readerName).connect(readerName, deadlineMs),
    attributes: (readerName) => portOf(readerName).attributes(readerName),
  };
}
