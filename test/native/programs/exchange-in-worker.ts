/**
 * A worker that watches the readers and exchanges commands until it is terminated. Says `exchanging` after the first
 * answer; in the manner `silent`, sends a command after it that is never answered.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { createSession } from '../../../native/index.ts';
import { hasCard, startEventLog } from '../event-log.ts';
import { read256, unanswered } from '../tiny-card.ts';

const data: unknown = workerData;
const [readerName = '', manner = ''] = Array.isArray(data) ? data.map(String) : [];

await startEventLog().until(hasCard(readerName));
const session = await createSession(readerName, { shareMode: 'shared', protocols: ['T0'], deadlineMs: 20_000 });
await session.transmit(read256, 20_000);
// A port between threads, which has no origin.
// oxlint-disable-next-line unicorn/require-post-message-target-origin
parentPort?.postMessage('exchanging');
if (manner === 'silent') await session.transmit(unanswered, 3_600_000);
for (;;) await session.transmit(read256, 20_000);
