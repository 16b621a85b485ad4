/**
 * `npm run soak -- [--reads N]` (10,000): reads two virtual cards through a pcscd of its own and says whether memory stays
 * flat. Exit status 0: every read was right and memory is flat; 1: not so; 2: there is no pcscd to do it with.
 *
 * It starts itself again with a small young generation: V8 lets that grow by tens of megabytes while there is work, which
 * has nothing to do with what the program keeps and would hide a leak in resident memory.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { openTestService } from '../native/test-service.ts';
import { residentBytesOf } from './memory.ts';
import { soak } from './soak.ts';

/**
 * Flat means: the straight line through the samples after the warm-up rises by less than this per read. One reading that
 * is kept holds about 20 KB: in the heap one kept in two hundred shows, outside it one in twenty.
 */
const mostHeapBytesPerRead = 100;
const mostResidentBytesPerRead = 1000;

const smallYoungGeneration = '--max-semi-space-size=1';
if (!process.execArgv.includes(smallYoungGeneration)) {
  const words = [smallYoungGeneration, import.meta.filename, ...process.argv.slice(2)];
  const child = spawn(process.execPath, words, { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  const [status]: unknown[] = await once(child, 'exit');
  process.exit(typeof status === 'number' ? status : 1);
}

const { values } = parseArgs({ options: { reads: { type: 'string', default: '10000' } } });
const reads = Number(values.reads);
if (!Number.isInteger(reads) || reads < 20) {
  console.error('--reads takes a whole number of at least 20');
  process.exit(2);
}

let interrupted = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => (interrupted = true));

const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(2)} MB`;

const service = await openTestService({ running: true });
if (service.skipReason !== null) {
  console.error(service.skipReason);
  await service.close();
  process.exit(2);
}
const servicePid = service.pid();
const warmUpReads = Math.min(1000, Math.ceil(reads / 10));
const readsPerSample = Math.max(1, Math.min(250, Math.floor((reads - warmUpReads) / 12)));
const readsPerLine = reads < 5000 ? readsPerSample : 1000;
const startedMs = performance.now();
try {
  const result = await soak({
    service,
    reads,
    warmUpReads,
    readsPerSample,
    isInterrupted: () => interrupted,
    onSample: ({ done, heapBytes, residentBytes }) => {
      if ((done - warmUpReads) % readsPerLine !== 0) return;
      const pcscd = servicePid === null ? null : residentBytesOf(servicePid);
      const seconds = (performance.now() - startedMs) / 1000;
      console.log(
        `${done} reads, ${seconds.toFixed(0)} s: heap ${megabytes(heapBytes)}, resident ${megabytes(residentBytes)}` +
          (pcscd === null ? '' : `, pcscd ${megabytes(pcscd)}`),
      );
    },
  });
  const seconds = (performance.now() - startedMs) / 1000;
  const isFlat =
    result.heapBytesPerRead < mostHeapBytesPerRead && result.residentBytesPerRead < mostResidentBytesPerRead;
  console.log(`${result.reads} reads in ${seconds.toFixed(0)} s, ${result.wrongReads.length} wrong`);
  console.log(
    `growth per read after ${warmUpReads} reads: heap ${result.heapBytesPerRead.toFixed(1)} bytes (bound ${mostHeapBytesPerRead}), ` +
      `resident ${result.residentBytesPerRead.toFixed(1)} bytes (bound ${mostResidentBytesPerRead})`,
  );
  console.log(isFlat ? 'memory is flat' : 'memory is NOT flat');
  process.exitCode = isFlat && result.wrongReads.length === 0 ? 0 : 1;
} finally {
  await service.close();
}
