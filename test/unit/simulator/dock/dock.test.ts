import { request } from 'node:http';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createDockClient } from '../../../../simulator/dock/page/dock-client.ts';
import type { DockSlot } from '../../../../simulator/dock/page/dock-messages.ts';
import { offeredCards, startTestDock, type RunningDock } from './running-dock.ts';

let running: RunningDock | null = null;
afterEach(async () => {
  await running?.stop();
  running = null;
});

const start = async (...options: Parameters<typeof startTestDock>): Promise<RunningDock> => {
  running = await startTestDock(...options);
  return running;
};

type Answer = { readonly status: number; readonly body: string; readonly headers: Record<string, unknown> };

/** A request with exactly these headers; Host too, which fetch would not let us choose. */
const send = (
  origin: string,
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body = '',
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin);
    const sent = request({ hostname, port, method, path, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          body: Buffer.concat(chunks).toString(),
          headers: response.headers,
        }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });

const json = { 'content-type': 'application/json' };

describe('the dock', () => {
  it('says what it offers', async () => {
    const { dock } = await start({ cardFolder: '/cards/of/mine' });
    expect(await createDockClient(dock).cards()).toEqual({
      ok: true,
      value: {
        reader: 'Invented Reader',
        cardFolder: '/cards/of/mine',
        cards: offeredCards.map(({ name, story }) => ({ name, story })),
      },
    });
  });

  it('puts cards in, swaps them and takes them out', async () => {
    const { dock, virtual } = await start();
    const client = createDockClient(dock);
    expect(await client.slot()).toEqual({ ok: true, value: { card: null } });
    expect(await client.insert('adult')).toEqual({ ok: true, value: { card: 'adult' } });
    const first = virtual.slot.current();
    expect(await client.insert('child')).toEqual({ ok: true, value: { card: 'child' } });
    expect(await client.slot()).toEqual({ ok: true, value: { card: 'child' } });
    expect(await client.remove()).toEqual({ ok: true, value: { card: null } });
    expect(virtual.slot.current()).toBeNull();
    await client.insert('adult');
    expect(virtual.slot.current(), 'a fresh card each time').not.toBe(first);
  });

  it('names the cards there are when asked for another', async () => {
    const { dock, virtual } = await start();
    expect(await createDockClient(dock).insert('nobody')).toEqual({
      ok: false,
      failure: { problem: 'card.unknown', message: 'No card of that name. There are: adult, child, worn.' },
    });
    expect(virtual.slot.current()).toBeNull();
  });

  it('tells everybody who follows, at once and after every change', async () => {
    const { dock } = await start();
    const client = createDockClient(dock);
    await client.insert('worn');
    const seen: (string | null)[] = [];
    const finished = new Promise<void>((resolve) => {
      const listener = (slot: DockSlot): void => {
        seen.push(slot.card);
        if (seen.length === 1) void client.insert('adult');
        if (seen.length === 2) void client.remove();
        if (seen.length === 3) resolve();
      };
      void client.follow(listener);
    });
    await finished;
    expect(seen).toEqual(['worn', 'adult', null]);
  });

  it('tells those who follow that it is gone', async () => {
    const { dock } = await start();
    const gone = await createDockClient(dock).follow(() => void dock.close());
    expect(gone.problem).toBe('dock.unreachable');
    expect(await createDockClient(dock).slot()).toMatchObject({ ok: false, failure: { problem: 'dock.unreachable' } });
  });

  it('owns up to a bug of its own', async () => {
    const { dock, defects } = await start({
      cards: [
        {
          name: 'broken',
          story: 'Cannot be made.',
          build: () => {
            throw new Error('no such card after all');
          },
        },
      ],
    });
    expect(await createDockClient(dock).insert('broken')).toMatchObject({
      ok: false,
      failure: { problem: 'dock.defect' },
    });
    expect(defects).toHaveLength(1);
  });

  it('starts neither with two cards of one name nor without its page', async () => {
    const [card] = offeredCards;
    if (card === undefined) throw new Error('no card on offer');
    await expect(startTestDock({ cards: [card, card] })).rejects.toThrow('same name');
    await expect(startTestDock({ pageFolder: '/nowhere' })).rejects.toThrow('not built');
  });
});

describe('who may talk to the dock', () => {
  it('listens on this computer only', async () => {
    const { dock } = await start();
    expect(new URL(dock.origin).hostname).toBe('127.0.0.1');
    const refusal = await new Promise<string>((resolve) => {
      const socket = connect({ host: '127.0.0.2', port: Number(new URL(dock.origin).port) });
      socket.on('error', (error) => resolve('code' in error ? String(error.code) : error.message));
      socket.on('connect', () => resolve('connected'));
    });
    expect(refusal).not.toBe('connected');
  });

  it('has a new token of 32 bytes each time, behind the # of its address', async () => {
    const first = await startTestDock();
    const { dock } = await start();
    expect(Buffer.from(dock.token, 'base64url')).toHaveLength(32);
    expect(dock.token).not.toBe(first.dock.token);
    expect(dock.url).toBe(`${dock.origin}/#${dock.token}`);
    await first.stop();
  });

  const strangers: readonly (readonly [story: string, headers: Record<string, string>])[] = [
    ['no token', { authorization: '' }],
    ['a wrong token', { authorization: `Bearer ${'A'.repeat(43)}` }],
    ['another host name', { host: 'attacker.example' }],
    ['the name localhost', { host: 'localhost' }],
    ['a foreign page', { origin: 'https://attacker.example' }],
    ['a page without an origin', { origin: 'null' }],
    ['our address under another scheme', { origin: 'https://127.0.0.1' }],
  ];
  it.each(strangers)('refuses %s', async (_story, wrong) => {
    const { dock, virtual } = await start();
    const good = {
      authorization: `Bearer ${dock.token}`,
      origin: dock.origin,
      host: new URL(dock.origin).host,
      ...json,
    };
    const inserted = await send(dock.origin, 'POST', '/slot/insert', { ...good, ...wrong }, '{"name":"adult"}');
    expect(inserted.status).toBe(403);
    expect(virtual.slot.current()).toBeNull();
    for (const path of ['/cards', '/slot', '/events', '/nothing']) {
      expect((await send(dock.origin, 'GET', path, { ...good, ...wrong })).status, `GET ${path}`).toBe(403);
    }
    // Proof that only the one wrong header made the difference.
    expect((await send(dock.origin, 'POST', '/slot/insert', good, '{"name":"adult"}')).status).toBe(200);
  });

  it('wants an origin with every command, and none with a question', async () => {
    const { dock } = await start();
    const authorization = `Bearer ${dock.token}`;
    expect((await send(dock.origin, 'GET', '/slot', { authorization })).status).toBe(200);
    expect((await send(dock.origin, 'POST', '/slot/remove', { authorization })).status).toBe(403);
  });

  it('gives no other site leave to read, and its page none to load from elsewhere', async () => {
    const { dock } = await start();
    const { headers } = await send(dock.origin, 'GET', '/');
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    const preflight = await send(dock.origin, 'OPTIONS', '/slot/insert', {
      origin: 'https://attacker.example',
      'access-control-request-method': 'POST',
    });
    expect(preflight.status).toBe(403);
  });

  it('takes a command as small JSON and nothing else', async () => {
    const { dock, virtual } = await start();
    const good = { authorization: `Bearer ${dock.token}`, origin: dock.origin };
    const statusFor = async (headers: Record<string, string>, body: string) =>
      (await send(dock.origin, 'POST', '/slot/insert', { ...good, ...headers }, body)).status;
    expect(await statusFor({ 'content-type': 'text/plain' }, '{"name":"adult"}')).toBe(400);
    expect(await statusFor({}, '{"name":"adult"}')).toBe(400);
    for (const body of ['', '{', 'null', '[]', '{}', '{"name":1}', JSON.stringify({ name: 'x'.repeat(5000) })]) {
      expect(await statusFor(json, body), `for ${body.slice(0, 20)}`).toBe(400);
    }
    expect(await statusFor(json, '{"name":"__proto__"}')).toBe(404);
    expect(virtual.slot.current()).toBeNull();
    expect(await statusFor({ 'content-type': 'application/json; charset=utf-8' }, '{"name":"adult"}')).toBe(200);
  });

  it('serves its page to anybody here, and no file beside it', async () => {
    const { dock } = await start();
    expect(await send(dock.origin, 'GET', '/')).toMatchObject({
      status: 200,
      body: expect.stringContaining('<title>'),
    });
    expect(await send(dock.origin, 'GET', '/assets/page.js?v=1')).toMatchObject({ status: 200, body: 'void 0;' });
    const good = { authorization: `Bearer ${dock.token}`, origin: dock.origin };
    for (const path of [
      '/../secret.js',
      '/%2e%2e/secret.js',
      '/assets/../../secret.js',
      '//secret.js',
      '/assets',
      '/x',
    ]) {
      expect((await send(dock.origin, 'GET', path, good)).status, `GET ${path}`).toBe(404);
    }
    expect((await send(dock.origin, 'GET', '/', { host: 'attacker.example' })).status).toBe(403);
    expect((await send(dock.origin, 'POST', '/', good)).status).toBe(404);
  });
});
