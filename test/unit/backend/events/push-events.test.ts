/** Events pushed to real HTTP servers on this machine; the clock is a variable, and every sweep is run by the test. */
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CaseRow } from '../../../../backend/cases/case-rows.ts';
import { appendEvent, readEvents } from '../../../../backend/cases/case-events.ts';
import {
  type PushLimits,
  type PushTrouble,
  prepareEventPush,
  usualPushLimits,
} from '../../../../backend/events/push-events.ts';
import { countWaiting } from '../../../../backend/operations/count-waiting.ts';
import { createMetrics } from '../../../../backend/operations/metrics.ts';
import { fileRequest } from '../../../../backend/requests/file-request.ts';
import type { RequestContext } from '../../../../backend/requests/request-context.ts';
import { createFieldCipher } from '../../../../backend/storage/field-cipher.ts';
import { type Database, openEmbeddedDatabase } from '../../../../backend/storage/open-database.ts';
import { prepareDatabase } from '../../../../backend/storage/prepare-database.ts';
import { inTransaction } from '../../../../backend/storage/transaction.ts';
import type { Step } from '../../../../backend/time/sweep.ts';
import type { CloudEvent } from '../../../../contract/case-api.ts';
import { createReceiver, isGenuine } from '../../../../docs/examples/receive-events.ts';
import { plantCase } from '../../../planted-cases.ts';
import { demoMunicipality, personalValues, sampleSubmission, someMorning } from '../sample-submission.ts';
import { temporaryDirectory } from '../temporary-directory.ts';

const cipher = createFieldCipher(new Uint8Array(32).fill(7));
const municipality = await demoMunicipality();
const minuteMs = 60_000;
const dayMs = 86_400_000;

let database: Database;
let nowMs = someMorning;
let troubles: PushTrouble[] = [];
beforeAll(async () => {
  database = await openEmbeddedDatabase('memory');
  await prepareDatabase(database, cipher);
}, 60_000);
afterAll(() => database.close());

type Delivered = { readonly headers: IncomingHttpHeaders; readonly body: string; readonly event: CloudEvent };
type Answer = number | 'never' | 'hang-up';
type Answers = (delivered: Delivered, index: number) => Answer | Promise<Answer>;

/** A server that keeps what it was sent. */
const servers: Server[] = [];
const listen = async (server: Server, port = 0): Promise<string> => {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  servers.push(server);
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/events`; // listening on TCP
};
const close = async (server: Server): Promise<void> => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
};
const startReceiver = async (answers: Answers = () => 204, port = 0) => {
  const delivered: Delivered[] = [];
  const listener: RequestListener = async (request, response) => {
    const body = await text(request);
    const one: Delivered = { headers: request.headers, body, event: JSON.parse(body) };
    const status = await answers(one, delivered.push(one) - 1);
    if (status === 'hang-up') request.socket.destroy();
    else if (status !== 'never') response.writeHead(status, { location: 'http://127.0.0.1:9/elsewhere' }).end('x');
  };
  const server = createServer(listener);
  const address = await listen(server, port);
  return { address, delivered, server, ids: () => delivered.map(({ event }) => event.id) };
};

const secretOf = (address: string): Uint8Array => Buffer.from(address.padEnd(32, '.')).subarray(0, 32);
const written = (address: string): string => `whsec_${Buffer.from(secretOf(address)).toString('base64')}`;
const contextFor = (...events: string[]): RequestContext => ({
  kysely: database.kysely,
  cipher,
  municipality: { ...municipality, adapters: { ...municipality.adapters, events } },
  now: () => nowMs,
  simulated: true,
});
const prepared = async (context: RequestContext, limits = usualPushLimits): Promise<Step> => {
  const secrets = new Map(context.municipality.adapters.events.map((address) => [address, [secretOf(address)]]));
  const step = await prepareEventPush(context, { secrets, limits, onTrouble: (trouble) => troubles.push(trouble) });
  if (!step.ok) throw new Error(step.failure.join());
  return step.value;
};
const run = async (step: Step, context: RequestContext) => {
  const outcome = await step.run(context, (error) => {
    throw error;
  });
  if (!outcome.ok) throw new Error(outcome.failure);
  return outcome.value;
};
const pushing = async (addresses: readonly string[], limits?: Partial<PushLimits>) => {
  const context = contextFor(...addresses);
  const step = await prepared(context, { ...usualPushLimits, ...limits });
  return { context, push: () => run(step, context) };
};

const linkSent = { type: 'digital-key', state: 'link-sent', facts: {}, after: 'link-sent' } as const;
const plant = (): Promise<CaseRow> => plantCase(contextFor(), linkSent);
const move = async (row: CaseRow, version: number): Promise<void> => {
  const moved = await inTransaction(contextFor(), (transaction) =>
    appendEvent(transaction, { row: { ...row, row_version: version }, from: 'link-sent', event: 'moved', atMs: nowMs }),
  );
  if (!moved.ok) throw new Error(moved.failure);
};
const outbox = async (): Promise<readonly CloudEvent[]> => {
  const page = await readEvents(contextFor(), null, 1_000);
  if (!page.ok) throw new Error(page.failure);
  return page.value.items;
};
const receiverRow = (address: string) =>
  database.kysely.selectFrom('event_receivers').selectAll().where('address', '=', address).executeTakeFirstOrThrow();
const givenUp = () => database.kysely.selectFrom('refused_events').select(['event_id', 'code']).execute();

beforeEach(async () => {
  for (const table of ['refused_events', 'event_receivers', 'deadlines', 'events'] as const)
    await database.kysely.deleteFrom(table).execute();
  nowMs = someMorning;
  troubles = [];
});
afterEach(async () => {
  for (const server of servers.splice(0)) if (server.listening) await close(server);
});

describe('a receiver', () => {
  test('gets what happens from its registration on, in order, each case in its own', async () => {
    await plant();
    const receiver = await startReceiver();
    const { push } = await pushing([receiver.address]);
    const [first, second] = [await plant(), await plant()];
    for (const [row, version] of [
      [first, 2],
      [second, 2],
      [first, 3],
    ] as const)
      await move(row, version);
    expect(await push()).toEqual({ done: 5, more: false });
    expect(receiver.delivered.map(({ event }) => event)).toEqual((await outbox()).slice(1));
    expect(receiver.delivered.map(({ event }) => [event.subject, event.sequence])).toEqual([
      [first.id, '1'],
      [second.id, '1'],
      [first.id, '2'],
      [second.id, '2'],
      [first.id, '3'],
    ]);
    expect(await push()).toEqual({ done: 0, more: false });
    expect(receiver.delivered).toHaveLength(5);
  });

  test('is sent structured CloudEvents that are signed for it alone', async () => {
    const receiver = await startReceiver();
    const other = await startReceiver();
    const { push } = await pushing([receiver.address, other.address]);
    await plant();
    await push();
    const [delivered] = receiver.delivered;
    const [elsewhere] = other.delivered;
    if (delivered === undefined || elsewhere === undefined) throw new Error('nothing came');
    const { headers, body, event } = delivered;
    expect(headers['content-type']).toBe('application/cloudevents+json; charset=utf-8');
    expect(headers['webhook-id']).toBe(event.id);
    const seconds = nowMs / 1000;
    const check = (changed: IncomingHttpHeaders, text: string, secret = written(receiver.address), at = seconds) =>
      isGenuine({ ...headers, ...changed }, Buffer.from(text), secret, at);
    expect(check({}, body)).toBe(true);
    expect(check({}, body.replace('link-sent', 'withdrawn'))).toBe(false);
    expect(check({ 'webhook-id': randomUUID() }, body)).toBe(false);
    expect(check({ 'webhook-timestamp': String(seconds + 1) }, body)).toBe(false);
    expect(check({ 'webhook-timestamp': 'x' }, body)).toBe(false);
    expect(check({ 'webhook-signature': 'v1,AAAA' }, body)).toBe(false);
    expect(check({ 'webhook-signature': '' }, body)).toBe(false);
    expect(check({}, body, written(receiver.address), seconds + 301)).toBe(false);
    expect(check({ 'webhook-signature': elsewhere.headers['webhook-signature'] }, body)).toBe(false);
    expect(check({ 'webhook-signature': `v1,AAAA ${String(headers['webhook-signature'])}` }, body)).toBe(true);
  });

  test('can check the signature with the command of docs/events.md', async () => {
    const receiver = await startReceiver();
    const { push } = await pushing([receiver.address]);
    await plant();
    await push();
    const [delivered] = receiver.delivered;
    if (delivered === undefined) throw new Error('nothing came');
    const page = await readFile(join(import.meta.dirname, '../../../../docs/events.md'), 'utf8');
    const command = /```sh\n(.*?)```/s.exec(page)?.[1] ?? '';
    const directory = await temporaryDirectory();
    const verdict = async (body: string, signature: string): Promise<string> => {
      await writeFile(join(directory, 'body.json'), body);
      const env = {
        PATH: process.env['PATH'],
        SECRET: written(receiver.address),
        ID: String(delivered.headers['webhook-id']),
        TIMESTAMP: String(delivered.headers['webhook-timestamp']),
        SIGNATURE: signature,
      };
      return execFileSync('sh', ['-c', command], { cwd: directory, env, encoding: 'utf8' }).trim();
    };
    const signature = String(delivered.headers['webhook-signature']);
    expect(await verdict(delivered.body, signature)).toBe('genuine');
    expect(await verdict(delivered.body, `v1,AAAA ${signature}`)).toBe('genuine');
    expect(await verdict(`${delivered.body} `, signature)).toBe('forged');
    expect(await verdict(delivered.body, 'v1,AAAA')).toBe('forged');
  });

  test('built like the example takes each event once, and none of somebody else', async () => {
    const handled: string[] = [];
    // The address is known only once it listens, and the secret of these tests follows from it.
    const placeholder = await startReceiver();
    const { port } = new URL(placeholder.address);
    await close(placeholder.server);
    const secret = written(placeholder.address);
    await listen(
      createReceiver(
        secret,
        ({ id }) => handled.push(id),
        () => nowMs / 1000,
      ),
      Number(port),
    );
    const { push } = await pushing([placeholder.address]);
    const row = await plant();
    await move(row, 2);
    await push();
    await database.kysely.updateTable('event_receivers').set({ position: 0 }).execute();
    expect(await push()).toEqual({ done: 2, more: false });
    expect(handled).toEqual((await outbox()).map(({ id }) => id));
    const forged = await fetch(placeholder.address, {
      method: 'POST',
      headers: { 'webhook-id': 'x', 'webhook-timestamp': String(nowMs / 1000), 'webhook-signature': 'v1,AAAA' },
      body: '{}',
    });
    expect(forged.status).toBe(401);
    expect(handled).toHaveLength(2);
  });

  test('is told nothing personal', async () => {
    const receiver = await startReceiver();
    const { context, push } = await pushing([receiver.address]);
    const filed = await fileRequest(context, {
      submission: sampleSubmission(),
      idempotencyKey: randomUUID(),
      caller: { role: 'kiosk', id: 'hall-1' },
    });
    expect(filed.ok).toBe(true);
    await push();
    expect(receiver.delivered.length).toBeGreaterThan(0);
    const said = JSON.stringify(receiver.delivered.map(({ headers, body }) => [headers, body]));
    for (const value of personalValues) expect(said).not.toContain(value);
  });
});

describe('after a restart', () => {
  test('it goes on behind the last event that was taken', async () => {
    const receiver = await startReceiver();
    const before = await pushing([receiver.address]);
    await plant();
    await before.push();
    await plant();
    const after = await pushing([receiver.address]);
    await after.push();
    expect(receiver.ids()).toEqual((await outbox()).map(({ id }) => id));
  });

  test('a process that died while sending is replaced when its claim ends; what it may have sent is sent again', async () => {
    const receiver = await startReceiver();
    const { push } = await pushing([receiver.address]);
    await plant();
    await database.kysely
      .updateTable('event_receivers')
      .set({ claim: randomUUID(), next_attempt_at: new Date(nowMs + minuteMs) })
      .execute();
    expect(await push()).toEqual({ done: 0, more: false });
    nowMs += minuteMs;
    expect(await push()).toEqual({ done: 1, more: false });
  });

  test('one whose claim was taken over meanwhile writes nothing and stops', async () => {
    const others: (() => Promise<unknown>)[] = [];
    const receiver = await startReceiver(async () => {
      await others.shift()?.();
      return 204;
    });
    const { push } = await pushing([receiver.address]);
    const other = await pushing([receiver.address]);
    await plant();
    await plant();
    others.push(() => {
      nowMs += 2 * minuteMs;
      return other.push();
    });
    expect(await push()).toEqual({ done: 0, more: false });
    const [one, two] = (await outbox()).map(({ id }) => id);
    expect(receiver.ids()).toEqual([one, one, two]);
    expect(await receiverRow(receiver.address)).toMatchObject({ claim: null, next_attempt_at: null });
    expect(await push()).toEqual({ done: 0, more: false });
  });

  test('a clock that was set back does not keep anybody waiting for it', async () => {
    const receiver = await startReceiver((_one, index) => (index === 0 ? 500 : 204));
    const { push } = await pushing([receiver.address]);
    await plant();
    nowMs += 300 * dayMs;
    await push();
    nowMs = someMorning;
    expect(await push()).toEqual({ done: 1, more: false });
  });
});

describe('a receiver in trouble', () => {
  test('holds up only itself, and gets everything in order once it is back', async () => {
    const sound = await startReceiver();
    const down = await startReceiver();
    const { push } = await pushing([sound.address, down.address]);
    await close(down.server);
    for (let count = 0; count < 3; count += 1) await plant();
    expect(await push()).toEqual({ done: 3, more: false });
    expect(troubles).toMatchObject([{ host: new URL(down.address).host, code: 'connection', givenUp: false }]);
    expect(JSON.stringify(troubles)).not.toContain('/events');
    // A year of silence loses nothing.
    for (const waitMs of [minuteMs, 2 * minuteMs, 365 * dayMs]) {
      expect(await push()).toEqual({ done: 0, more: false });
      nowMs += waitMs;
    }
    const back = await startReceiver(() => 204, Number(new URL(down.address).port));
    expect(await push()).toEqual({ done: 3, more: false });
    expect(back.ids()).toEqual((await outbox()).map(({ id }) => id));
    expect(await givenUp()).toEqual([]);
  });

  test('is asked after one minute, two, four, and never later than after an hour', async () => {
    const receiver = await startReceiver(() => 503);
    const { push } = await pushing([receiver.address]);
    await plant();
    const pauses: number[] = [];
    for (let attempt = 0; attempt < 8; attempt += 1) {
      await push();
      const { next_attempt_at } = await receiverRow(receiver.address);
      pauses.push(((next_attempt_at?.getTime() ?? 0) - nowMs) / minuteMs);
      nowMs = (next_attempt_at?.getTime() ?? 0) - 1;
      await push();
      nowMs += 1;
    }
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
    expect(receiver.delivered).toHaveLength(8);
  });

  test.each([
    ['never answers', 'never', 'deadline'],
    ['hangs up', 'hang-up', 'connection'],
    ['sends it elsewhere', 307, '307'],
    ['has a defect', 500, '500'],
  ] as const)('that %s is asked again later', async (_story, status, code) => {
    const receiver = await startReceiver((_one, index) => (index === 0 ? status : 204));
    const { push } = await pushing([receiver.address], status === 'never' ? { deadlineMs: 1_500 } : {});
    await plant();
    await plant();
    expect(await push()).toEqual({ done: 0, more: false });
    expect(troubles.map((trouble) => trouble.code)).toEqual([code]);
    expect(receiver.delivered).toHaveLength(1);
    nowMs += minuteMs;
    const patient = await pushing([receiver.address]);
    expect(await patient.push()).toEqual({ done: 2, more: false });
    const [one, two] = (await outbox()).map(({ id }) => id);
    expect(receiver.ids()).toEqual([one, one, two]);
  });

  test('that is slow leaves the other steps their turn', async () => {
    const receiver = await startReceiver();
    const { push } = await pushing([receiver.address], { roundMs: 0 });
    await plant();
    await plant();
    expect(await push()).toEqual({ done: 1, more: true });
    expect(await push()).toEqual({ done: 1, more: true });
    expect(await push()).toEqual({ done: 0, more: false });
  });

  test('gets a long outbox in portions', async () => {
    const receiver = await startReceiver();
    const { push } = await pushing([receiver.address], { eventsAtOnce: 2 });
    for (let count = 0; count < 3; count += 1) await plant();
    expect(await push()).toEqual({ done: 2, more: true });
    expect(await push()).toEqual({ done: 1, more: false });
  });
});

describe('an event that is refused for good', () => {
  const gauge = async (context: RequestContext, name: string) => {
    const { body } = await createMetrics(() => countWaiting(context)).text();
    return new RegExp(`^${name} (\\d+)$`, 'm').exec(body)?.[1];
  };

  test('with 410 is marked, counted and left behind; the next ones follow', async () => {
    const receiver = await startReceiver((_one, index) => (index === 0 ? 410 : 204));
    const { context, push } = await pushing([receiver.address]);
    await plant();
    await plant();
    expect(await gauge(context, 'eid_backend_unpushed_events')).toBe('2');
    expect(await push()).toEqual({ done: 2, more: false });
    const [refused, taken] = await outbox();
    expect(receiver.ids()).toEqual([refused?.id, taken?.id]);
    expect(await givenUp()).toEqual([{ event_id: refused?.id, code: '410' }]);
    expect(troubles).toMatchObject([{ code: '410', eventId: refused?.id, givenUp: true }]);
    expect(await gauge(context, 'eid_backend_unpushed_events')).toBe('0');
    expect(await gauge(context, 'eid_backend_refused_events')).toBe('1');
  });

  test('with anything else is given up after three days', async () => {
    const receiver = await startReceiver((one) => (one.event.sequence === '1' ? 422 : 204));
    const { push } = await pushing([receiver.address]);
    await move(await plant(), 2);
    await push();
    nowMs += 3 * dayMs - 1;
    await push();
    expect(await givenUp()).toEqual([]);
    nowMs += 60 * minuteMs;
    expect(await push()).toEqual({ done: 2, more: false });
    expect(await givenUp()).toMatchObject([{ code: '422' }]);
    expect(receiver.delivered.map(({ event }) => event.sequence)).toEqual(['1', '1', '1', '2']);
  });
});

test.each([
  ['without a secret', 'https://zaken.example/events', 'EVENT_SECRET_FILE has no secret for'],
  ['that is none', 'https://[', 'is no web address'],
])('an address %s stops the start', async (_story, address, sentence) => {
  const refused = await prepareEventPush(contextFor(address), { secrets: new Map(), onTrouble: () => undefined });
  expect(refused.ok ? '' : refused.failure.join()).toContain(sentence);
});
