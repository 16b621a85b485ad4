/** One suite over every link: whichever way a renderer comes in, it gets the same answers, the same refusals, the same events. */
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { httpPaths, ipcChannels, maxParamsLength } from '../../contract/kiosk-link.ts';
import type { VisitView } from '../../contract/visit.ts';
import { createHttpKioskHost } from '../../kiosk/link/client/http-host.ts';
import { createIpcKioskHost } from '../../kiosk/link/client/ipc-host.ts';
import type { HttpLink } from '../../kiosk/link/http/create-http-link.ts';
import { attachIpc } from '../../kiosk/link/ipc.ts';
import {
  attractView,
  browserOn,
  createFakeIpc,
  createInside,
  enterAs,
  type Inside,
  openDirect,
  openHttp,
  openIpc,
  type OpenLink,
  openServer,
  secretInMessage,
} from './link-fixtures.ts';

const ways = { direct: openDirect, ipc: openIpc, http: openHttp };
const refused = (code: string, retry: string) => ({ ok: false, failure: { code, retry } });

/** Resolves with the first event, without sleeping for it. */
const nextView = (link: OpenLink): Promise<VisitView> =>
  new Promise((resolve) => {
    const stop = link.host.on('visit.changed', (view) => {
      stop();
      resolve(view);
    });
  });

describe.each(Object.entries(ways))('the %s link', (name, open) => {
  let inside: Inside;
  let link: OpenLink;
  beforeEach(async () => {
    inside = createInside();
    link = await open(inside.dispatcher, 'citizen');
  });
  afterEach(() => link.close());

  it('says which link it is', () => {
    expect(link.host.link).toBe(name);
  });

  it('carries a call and its result', async () => {
    expect(await link.host.call('visit.view', {})).toEqual({ ok: true, value: attractView });
    const acted = await link.host.call('visit.act', {
      revision: 7,
      command: { command: 'enter-email', address: 'é@ü' },
    });
    expect(acted).toEqual({ ok: true, value: { ...attractView, revision: 8 } });
    expect(inside.acted).toEqual([{ revision: 7, command: { command: 'enter-email', address: 'é@ü' } }]);
  });

  it('carries an expected failure as a value', async () => {
    expect(await link.host.call('kiosk.describe', {})).toEqual(refused('backend.unreachable', 'now'));
  });

  it.each([
    ['missing', {}],
    ['of the wrong type', { revision: 'seven', command: { command: 'back' } }],
    ['unknown', { revision: 7, command: { command: 'open-safe' } }],
    ['more than asked', { revision: 7, command: { command: 'back' }, extra: 1 }],
    ['null', null],
    ['a list', []],
    ['a prototype', JSON.parse('{"revision":7,"command":{"command":"back"},"__proto__":{"admin":true}}')],
  ])('refuses parameters that are %s', async (_what, params) => {
    expect(await link.raw('visit.act', params)).toEqual(refused('input.invalid', 'after-user-action'));
    expect(inside.acted).toEqual([]);
  });

  it.each([
    'visit.open',
    '__proto__',
    'constructor',
    'toString',
    '',
    7,
    null,
    ['visit.view'],
    { toString: 'visit.view' },
  ])('does not know the method %j', async (method) => {
    expect(await link.raw(method, {})).toEqual(refused('method.unknown', 'never'));
  });

  it('refuses what is too long before looking at it, and takes what is just short enough', async () => {
    const typed = (length: number) => ({
      revision: 7,
      command: { command: 'enter-email', address: 'a'.repeat(length) },
    });
    expect(await link.raw('visit.act', typed(maxParamsLength))).toEqual(refused('input.invalid', 'after-user-action'));
    expect(await link.raw('visit.act', typed(10 * maxParamsLength))).toEqual(
      refused('input.invalid', 'after-user-action'),
    );
    expect(await link.raw('visit.act', typed(254))).toMatchObject({ ok: true });
  });

  it('keeps a surface to its own methods and events', async () => {
    expect(await link.raw('readers.view', {})).toEqual(refused('method.forbidden', 'never'));
    expect(await link.raw('diagnosis.find', { caseNumber: '2026-K7M4-92QF' })).toEqual(
      refused('method.forbidden', 'never'),
    );
    const technician = await open(inside.dispatcher, 'technician');
    try {
      expect(await technician.host.call('readers.view', {})).toMatchObject({ ok: true });
      expect(await technician.raw('visit.view', {})).toEqual(refused('method.forbidden', 'never'));
      const heard: unknown[] = [];
      technician.host.on('visit.changed', (view) => heard.push(view));
      const reached = nextView(link);
      inside.dispatcher.publish('visit.changed', attractView);
      await reached;
      // One more round trip on the technician's own link: an event of before it would have arrived by now.
      await technician.host.call('readers.view', {});
      expect(heard).toEqual([]);
    } finally {
      await technician.close();
    }
  });

  it('delivers events in order, until unsubscribed', async () => {
    const heard: number[] = [];
    const stop = link.host.on('visit.changed', (view) => heard.push(view.revision));
    for (const revision of [8, 9]) inside.dispatcher.publish('visit.changed', { ...attractView, revision });
    const last = nextView(link);
    inside.dispatcher.publish('visit.changed', { ...attractView, revision: 10 });
    await last;
    expect(heard).toEqual([8, 9, 10]);
    stop();
    const after = nextView(link);
    inside.dispatcher.publish('visit.changed', { ...attractView, revision: 11 });
    expect((await after).revision).toBe(11);
    expect(heard).toEqual([8, 9, 10]);
  });

  it('gives each end its own copy', async () => {
    const answer = await link.host.call('visit.view', {});
    if (answer.ok) answer.value.screen = { state: 'choosing-service' };
    expect(attractView.screen).toEqual({ state: 'attract' });
  });

  it('turns a bug into an incident, without what the bug said', async () => {
    inside.respond = () => {
      throw new RangeError(`cannot show ${secretInMessage}`);
    };
    const answer = await link.host.call('visit.view', {});
    expect(answer).toMatchObject(refused('defect.internal', 'after-user-action'));
    const incident = answer.ok ? undefined : answer.failure.incident;
    expect(incident).toMatch(/^[0-9a-f]{8}$/);
    expect(inside.entries).toMatchObject([
      { event: 'defect', facts: { incident, where: 'visit.view', kind: 'RangeError' } },
    ]);
    expect(inside.entries[0]?.facts?.['at']).toContain('links.test.ts');
    expect(inside.defects).toBe(1);
    expect(JSON.stringify([answer, inside.entries])).not.toContain(secretInMessage);
  });

  it('does not hand out an answer that the contract forbids', async () => {
    inside.respond = () => ({ ok: true, value: { ...attractView, surname: secretInMessage } as VisitView }); // on purpose
    const answer = await link.host.call('visit.view', {});
    expect(answer).toMatchObject(refused('defect.internal', 'after-user-action'));
    inside.dispatcher.publish('visit.changed', { ...attractView, surname: secretInMessage } as VisitView); // on purpose
    expect(inside.defects).toBe(2);
  });
});

describe('the ipc link', () => {
  it('answers only a trusted sender, through one handler, and is silent to a window that is gone', async () => {
    const inside = createInside();
    const fake = createFakeIpc();
    const attached = attachIpc({
      ipcMain: fake.ipcMain,
      dispatcher: inside.dispatcher,
      surface: 'citizen',
      isTrustedSender: (event) => event.trusted,
    });
    expect([...fake.handlers.keys()]).toEqual([ipcChannels.call]);
    const stranger = createIpcKioskHost(fake.rendererFor({ trusted: false }));
    expect(await stranger.call('visit.view', {})).toEqual(refused('method.forbidden', 'never'));
    const renderer = fake.rendererFor({ trusted: true });
    expect(await renderer.invoke(ipcChannels.call, 'visit.view')).toEqual(
      refused('input.invalid', 'after-user-action'),
    );

    const heard: unknown[] = [];
    const stop = createIpcKioskHost(renderer).on('visit.changed', (view) => heard.push(view));
    attached.tell(fake.webContents);
    inside.dispatcher.publish('visit.changed', attractView);
    fake.webContents.destroyed = true;
    inside.dispatcher.publish('visit.changed', attractView);
    expect(heard).toEqual([attractView]);
    stop();
    expect(fake.listenerCount(ipcChannels.event)).toBe(0);
    attached.detach();
    expect(fake.handlers.size).toBe(0);
  });
});

describe('the http link', () => {
  let inside: Inside;
  let link: HttpLink;
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'kiosk-link-'));
    await mkdir(join(root, 'page', 'assets'), { recursive: true });
    await writeFile(join(root, 'page', 'index.html'), '<!doctype html><title>page</title>');
    await writeFile(join(root, 'page', 'assets', 'main.js'), 'export {};');
    await writeFile(join(root, 'page', 'notes.txt'), 'of no known type');
    await writeFile(join(root, 'secret.html'), 'outside');
    await symlink(join(root, 'secret.html'), join(root, 'page', 'way-out.html'));
    inside = createInside();
    link = await openServer(inside.dispatcher, join(root, 'page'));
  });
  afterEach(async () => {
    await link.close();
    await rm(root, { recursive: true });
  });

  const view = (browser: typeof fetch) =>
    browser(link.origin + httpPaths.call, {
      method: 'POST',
      body: JSON.stringify({ method: 'visit.view', params: {} }),
    });

  /** One request exactly as written, with headers that fetch would set by itself. */
  const exactly = (path: string, headers: Record<string, string>, method = 'GET'): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const { port } = new URL(link.origin);
      const sent = request({ host: '127.0.0.1', port, path, method, headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      sent.on('error', reject);
      sent.end();
    });

  it('lets nobody call without a session', async () => {
    expect((await view(browserOn(link))).status).toBe(401);
    const forged = { cookie: `kiosk-${new URL(link.origin).port}=${'A'.repeat(43)}` };
    expect((await view(browserOn(link, forged))).status).toBe(401);
  });

  it('takes an entry code once; the session then survives reloads', async () => {
    const browser = browserOn(link);
    const code = new URL(link.entryAddress('citizen')).hash.split('=')[1];
    const enter = (by: typeof fetch) =>
      by(link.origin + httpPaths.enter, { method: 'POST', body: JSON.stringify({ code }) });
    const entered = await enter(browser);
    expect(entered.status).toBe(200);
    expect(entered.headers.get('set-cookie')).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/);
    expect((await enter(browserOn(link))).status).toBe(401);
    for (let reload = 0; reload < 2; reload += 1) expect((await view(browser)).status).toBe(200);
  });

  it('refuses a foreign or absent Origin and a foreign Host', async () => {
    const browser = browserOn(link);
    await enterAs(link, 'citizen', browser);
    expect((await view(browser)).status).toBe(200);
    const foreignOrigins = ['http://example.test', 'null', link.origin.replace('http:', 'https:'), `${link.origin}/`];
    const answers = foreignOrigins.map(async (origin) => (await view(browserOn(link, { origin }))).status);
    expect(await Promise.all(answers)).toEqual(foreignOrigins.map(() => 403));
    expect(await exactly(httpPaths.call, {}, 'POST')).toBe(403);
    const { port } = new URL(link.origin);
    const foreignHosts = ['kiosk.example.test', `localhost:${port}`, '127.0.0.1', `127.0.0.1:${Number(port) + 1}`];
    const statuses = await Promise.all(foreignHosts.map((host) => exactly('/', { host })));
    expect(statuses).toEqual(foreignHosts.map(() => 403));
    expect(await exactly('/', { host: `127.0.0.1:${port}` })).toBe(200);
  });

  it('refuses other methods, broken bodies and bodies without parameters', async () => {
    const browser = browserOn(link);
    await enterAs(link, 'citizen', browser);
    expect((await browser(link.origin + httpPaths.call)).status).toBe(405);
    for (const body of ['{', '7', 'null', '{"method":"visit.view"}']) {
      const answer = await browser(link.origin + httpPaths.call, { method: 'POST', body });
      expect([answer.status, await answer.json()]).toEqual([400, refused('input.invalid', 'after-user-action')]);
    }
  });

  it('serves the page with its policy, and nothing outside its folder', async () => {
    const page = await fetch(`${link.origin}/`);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expect(await exactly('/assets/main.js', { host: new URL(link.origin).host })).toBe(200);
    const outside = [
      '/../secret.html',
      '/%2e%2e/secret.html',
      '/assets/..%2f..%2fsecret.html',
      '/..%5csecret.html',
      '/way-out.html',
      '/notes.txt',
      '/assets',
      '/index.html%00.js',
      '/%',
      '//etc/passwd',
      '/missing.html',
      'http://[', // no address at all
    ];
    const { host } = new URL(link.origin);
    const found = await Promise.all(outside.map(async (path) => [path, await exactly(path, { host })]));
    expect(found).toEqual(outside.map((path) => [path, 404]));
    expect(await exactly('/', { host: new URL(link.origin).host }, 'DELETE')).toBe(405);
  });

  it('opens the event stream again after the kiosk was away, and stops asking when it has no session', async () => {
    const browser = browserOn(link);
    await enterAs(link, 'citizen', browser);
    let broken = 0;
    const streams: AbortController[] = [];
    const flaky: typeof fetch = (input, init) => {
      if (input === link.origin + httpPaths.events) {
        broken += 1;
        if (broken === 2) return Promise.reject(new TypeError('away'));
        const cut = new AbortController();
        streams.push(cut);
        return browser(input, { ...init, signal: cut.signal });
      }
      return browser(input, init);
    };
    const states: boolean[] = [];
    const host = createHttpKioskHost({ origin: link.origin, fetch: flaky, pause: async () => undefined });
    await host.connected;
    const reconnected = new Promise<void>((resolve) => {
      host.onConnection((flowing) => {
        states.push(flowing);
        if (states.length === 3) resolve();
      });
    });
    streams[0]?.abort();
    await reconnected;
    expect(states).toEqual([true, false, true]);
    const heard = new Promise<number>((resolve) => {
      host.on('visit.changed', (changed) => resolve(changed.revision));
    });
    inside.dispatcher.publish('visit.changed', attractView);
    expect(await heard).toBe(attractView.revision);
    host.close();
    for (const stream of streams) stream.abort();

    const stranger = createHttpKioskHost({ origin: link.origin, fetch: browserOn(link) });
    await expect(stranger.connected).rejects.toThrow('no session');
  });
});
