/** How much memory a process holds once everything that can be let go has been let go, and whether that grows. */
import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

export type MemorySample = {
  /** How far the work had come when the sample was taken: reads, exchanges. */
  readonly done: number;
  readonly heapBytes: number;
  readonly residentBytes: number;
};

/** A collector even where the process was started without --expose-gc. */
const findCollector = (): (() => void) => {
  setFlagsFromString('--expose-gc');
  const collector: unknown = runInNewContext('gc');
  if (typeof collector !== 'function') throw new Error('This Node has no garbage collector to call.');
  return () => void Reflect.apply(collector, undefined, []);
};
const collect = findCollector();

/** Twice, because what a finalizer lets go is only collected the next time. */
export const sampleMemory = async (done: number): Promise<MemorySample> => {
  collect();
  await new Promise((resolve) => setImmediate(resolve));
  collect();
  const { heapUsed, rss } = process.memoryUsage();
  return { done, heapBytes: heapUsed, residentBytes: rss };
};

/** Resident memory of another process, null when it is gone or the system does not tell. */
export const residentBytesOf = (pid: number): number | null => {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) * 1024;
  } catch {
    // The process has ended, or this system has no /proc: there is no figure.
    return null;
  }
};

/** Slope of the straight line nearest to the samples (least squares), in bytes per unit of `done`; 0 for fewer than two. */
export const growthPerUnit = (samples: readonly { readonly done: number; readonly bytes: number }[]): number => {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  if (samples.length < 2) return 0;
  const meanDone = mean(samples.map(({ done }) => done));
  const meanBytes = mean(samples.map(({ bytes }) => bytes));
  const spread = samples.reduce((sum, { done }) => sum + (done - meanDone) ** 2, 0);
  const together = samples.reduce((sum, { done, bytes }) => sum + (done - meanDone) * (bytes - meanBytes), 0);
  return spread === 0 ? 0 : together / spread;
};
