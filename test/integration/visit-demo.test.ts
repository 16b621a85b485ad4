/** The demo composition as `npm start` uses it: everything in one process, entered like a browser, and gone when closed. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startDemo } from '../../browser-host/demo.ts';
import { httpPaths } from '../../contract/kiosk-link.ts';
import type { VisitView } from '../../contract/visit.ts';
import { createHttpKioskHost, enterKiosk } from '../../kiosk/link/client/http-host.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'kiosk-demo-'));
  await mkdir(join(directory, 'page'));
  await writeFile(join(directory, 'page', 'index.html'), '<!doctype html><title>page</title>');
});
afterEach(() => rm(directory, { recursive: true }));

const options = () => ({
  dataDirectory: join(directory, 'data'),
  municipalityFile: new URL('../../config/municipalities/exempleville.json', import.meta.url).pathname,
  screenProfileFile: join(directory, 'screen.json'),
  rendererDirectory: join(directory, 'page'),
  dockPageDirectory: join(directory, 'page'),
  version: 'test',
  reader: null,
});

it('reads a card from the dock, keeps its data between two starts, and leaves nothing listening', async () => {
  const entered: string[] = [];
  const started = await startDemo({ ...options(), onEntered: (surface) => entered.push(surface) });
  if (!started.ok) throw new Error(started.failure.join('\n'));
  const demo = started.value;
  let cookie = '';
  const browser: typeof fetch = async (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('origin', demo.kioskOrigin);
    headers.set('cookie', cookie);
    const answer = await fetch(input, { ...init, headers });
    cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    return answer;
  };
  const link = { origin: demo.kioskOrigin, fetch: browser };
  const code = new URL(demo.entryAddress('citizen')).hash.split('=')[1] ?? '';
  expect(await enterKiosk(code, link)).toBe(true);
  expect(entered).toEqual(['citizen']);
  const host = createHttpKioskHost(link);
  await host.connected;
  const described = await host.call('kiosk.describe', {});
  expect(described).toMatchObject({ ok: true, value: { simulated: ['reader', 'cards', 'backend'] } });

  const reached = async (wanted: VisitView['screen']['state']): Promise<void> => {
    const arrived = Promise.withResolvers<void>();
    const look = (view: VisitView): void => {
      if (view.screen.state === wanted) arrived.resolve();
    };
    const stop = host.on('visit.changed', look);
    const now = await host.call('visit.view', {});
    if (now.ok) look(now.value);
    await arrived.promise;
    stop();
  };
  await reached('attract');
  const inserted = await fetch(`${demo.dock.origin}/slot/insert`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${demo.dock.token}`,
      origin: demo.dock.origin,
    },
    body: JSON.stringify({ name: 'adult-1.7' }),
  });
  expect(inserted.status).toBe(200);
  await reached('choosing-language');
  host.close();
  await demo.close();
  const gone = [demo.kioskOrigin + httpPaths.call, demo.backendAddress, demo.dock.origin].map((address) =>
    fetch(address).then(
      () => 'answers',
      () => 'gone',
    ),
  );
  expect(await Promise.all(gone)).toEqual(['gone', 'gone', 'gone']);
  expect(await readFile(join(directory, 'data', 'journal.jsonl'), 'utf8')).toContain('visit.moved');

  const again = await startDemo(options());
  expect(again.ok).toBe(true);
  if (again.ok) await again.value.close();
});

it('says what is wrong with a screen profile, and starts nothing', async () => {
  await writeFile(join(directory, 'screen.json'), '{"widthPx": "wide"}');
  const started = await startDemo(options());
  expect(started).toMatchObject({ ok: false });
  expect(started.ok ? [] : started.failure.join(' ')).toContain('screen.json');
});
