/** Watches all readers of the machine. Thread model and guarantees: README.md. */
import { loadAddon, type MonitorEvent } from './load-addon.ts';

export type Monitor = {
  /**
   * The listener is not called again. Resolves when the watching thread has ended, and after one second at the latest:
   * a service that hangs is not waited for. Never rejects; may be called more than once.
   */
  stop(): Promise<void>;
};

const longestStopMs = 1000;

/** What a listener throws is a defect of the listener: it surfaces as an uncaught exception, not inside the addon. */
const guarded =
  (listener: (event: MonitorEvent) => void) =>
  (event: MonitorEvent): void => {
    try {
      listener(event);
    } catch (error) {
      queueMicrotask(() => {
        throw error;
      });
    }
  };

/**
 * Starts watching. The listener first hears `service-up` or `service-down`, then every change; a service that is absent,
 * stops or is killed is awaited for ever (again after 250 ms, then 500 ms, then each second). Until `stop`, the monitor
 * keeps the process alive.
 */
export const createMonitor = (listener: (event: MonitorEvent) => void): Monitor => {
  const { Monitor: RawMonitor } = loadAddon();
  const raw = new RawMonitor(guarded(listener));
  let stopping: Promise<void> | undefined;

  const stop = async (): Promise<void> => {
    const bound = Promise.withResolvers<void>();
    const timer = setTimeout(bound.resolve, longestStopMs);
    await Promise.race([raw.stop(), bound.promise]);
    clearTimeout(timer);
  };

  return {
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
  };
};
