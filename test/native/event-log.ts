/** Monitor events as they come, and a way to await what they say. */
import { createMonitor, type Monitor, type MonitorEvent } from '../../native/index.ts';

export type EventLog = {
  readonly events: readonly MonitorEvent[];
  readonly monitor: Monitor;
  /** The index of the latest event, or of the first to come. */
  latest(): number;
  /** Settles at the first event, from `from` on (default: all there have been), that satisfies the condition. */
  until(condition: (event: MonitorEvent) => boolean, from?: number): Promise<MonitorEvent>;
};

export const startEventLog = (): EventLog => {
  const events: MonitorEvent[] = [];
  let arrival = Promise.withResolvers<void>();
  const monitor = createMonitor((event) => {
    events.push(event);
    arrival.resolve();
    arrival = Promise.withResolvers();
  });
  return {
    events,
    monitor,
    latest: () => Math.max(0, events.length - 1),
    until: async (condition, from = 0) => {
      for (let index = from; ; index += 1) {
        while (index >= events.length) await arrival.promise;
        const event = events[index];
        if (event !== undefined && condition(event)) return event;
      }
    },
  };
};

/** SCARD_STATE_PRESENT of winscard.h. */
const presentBit = 0x20;

export const hasCard =
  (readerName: string) =>
  (event: MonitorEvent): boolean =>
    event.kind === 'readers-changed' &&
    event.readers.some((reader) => reader.name === readerName && (reader.stateWord & presentBit) !== 0);

export const hasNoCard =
  (readerName: string) =>
  (event: MonitorEvent): boolean =>
    event.kind === 'readers-changed' &&
    event.readers.some((reader) => reader.name === readerName && (reader.stateWord & presentBit) === 0);

export const isKind =
  (kind: MonitorEvent['kind']) =>
  (event: MonitorEvent): boolean =>
    event.kind === kind;
