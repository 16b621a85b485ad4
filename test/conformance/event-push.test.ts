/** Two processes on one PostgreSQL server push the same outbox at the same moment: every event goes out once, in its order. */
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { appendEvent } from '../../backend/cases/case-events.ts';
import type { CaseRow } from '../../backend/cases/case-rows.ts';
import { prepareEventPush } from '../../backend/events/push-events.ts';
import type { RequestContext } from '../../backend/requests/request-context.ts';
import { createFieldCipher } from '../../backend/storage/field-cipher.ts';
import { type Database, openServerDatabase } from '../../backend/storage/open-database.ts';
import { prepareDatabase } from '../../backend/storage/prepare-database.ts';
import { inTransaction } from '../../backend/storage/transaction.ts';
import { createSweep } from '../../backend/time/sweep.ts';
import { startPrivatePostgres } from '../private-postgres.ts';
import { plantCase } from '../planted-cases.ts';
import { demoMunicipality, someMorning } from '../unit/backend/sample-submission.ts';

const server = await startPrivatePostgres();
if ('skipped' in server)
  console.log(`skipped: pushing events from two nodes of a PostgreSQL server: ${server.skipped}`);

const received: string[] = [];
const receiver = createServer(async (request, response) => {
  const event = (await json(request)) as { subject: string; sequence: string }; // as the backend under test wrote it
  received.push(`${event.subject} ${event.sequence}`);
  response.writeHead(204).end();
});
let nodes: readonly Database[] = [];

beforeAll(async () => {
  if ('skipped' in server) return;
  const url = await server.createDatabase('event_push');
  nodes = [0, 1].map(() => openServerDatabase({ url, onConnectionLost: () => undefined }));
  receiver.listen(0, '127.0.0.1');
  await once(receiver, 'listening');
}, 60_000);
afterAll(async () => {
  receiver.close();
  for (const node of nodes) await node.close();
  if (!('skipped' in server)) await server.stop();
});

test.skipIf('skipped' in server)('250 events of ten cases, each once', { timeout: 60_000 }, async () => {
  const cipher = createFieldCipher(new Uint8Array(32).fill(7));
  const address = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/events`; // listening on TCP
  const town = await demoMunicipality();
  const municipality = { ...town, adapters: { ...town.adapters, events: [address] } };
  const contexts: readonly RequestContext[] = nodes.map(({ kysely }) => ({
    kysely,
    cipher,
    municipality,
    now: () => someMorning,
    simulated: true,
  }));
  const defects: unknown[] = [];
  const sweeps: ReturnType<typeof createSweep>[] = [];
  for (const [index, node] of nodes.entries()) {
    const context = contexts[index];
    if (context === undefined) throw new Error('every node has its context');
    await prepareDatabase(node, cipher);
    const secrets = new Map([[address, [Buffer.alloc(32, 1)]]]);
    const step = await prepareEventPush(context, { secrets, onTrouble: (trouble) => defects.push(trouble) });
    if (!step.ok) throw new Error(step.failure.join());
    sweeps.push(createSweep({ context, steps: [step.value], onDefect: (_step, error) => defects.push(error) }));
  }
  const [context] = contexts;
  if (context === undefined) throw new Error('there are two nodes');
  const expected: string[] = [];
  const linkSent = { type: 'digital-key', state: 'link-sent', facts: {}, after: 'link-sent' } as const;
  const rows: CaseRow[] = [];
  for (let index = 0; index < 10; index += 1) {
    const row = await plantCase(context, linkSent);
    rows.push(row);
    expected.push(`${row.id} 1`);
  }
  for (let version = 2; version <= 25; version += 1)
    for (const row of rows) {
      const event = { row: { ...row, row_version: version }, from: 'link-sent', event: 'moved', atMs: someMorning };
      const moved = await inTransaction(context, (transaction) => appendEvent(transaction, event));
      if (!moved.ok) throw new Error(moved.failure);
      expected.push(`${row.id} ${version}`);
    }
  for (let round = 0; round < 100 && received.length < expected.length; round += 1)
    await Promise.all(sweeps.map((sweep) => sweep()));
  expect(received).toEqual(expected);
  expect(defects).toEqual([]);
});
