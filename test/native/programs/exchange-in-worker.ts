/**
 * A worker that watches the readers and exchanges commands until it is terminated. Says `exchanging` after the first
 * answer; with `silent`, says `waiting` when it has sent a command that is never answered.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { createSession } from '../../../native/index.ts';
import { hasCard, startEventLog } from '../event-log.ts';
import { read256, unanswered } from '../tiny-card.ts';

const { readerName, silent } = workerData as { readerName: string; silent: boolean }; // set by worker.test.ts

await startEventLog().until(hasCard(readerName));
const session = await createSession(readerName, { shareMode: 'shared', protocols: ['T0'], deadlineMs: 20_000 });
await session.transmit(read256, 20_000);
parentPort?.postMessage('exchanging');
if (silent) await session.transmit(unanswered, 3_600_000);
for (;;) await session.transmit(read256, 20_000);
