/** Two surfaces in one browser: each has an address, a session and rights of its own. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { hostKiosk, type HostedKiosk } from '../../../browser-host/host-kiosk.ts';
import { defaultScreenProfile } from '../../../browser-host/screen-profile.ts';
import { rootsOfSimulation } from '../../../browser-host/simulated-roots.ts';
import { failure } from '../../../contract/failures.ts';
import type { Surface } from '../../../contract/kiosk-api.ts';
import { httpPaths } from '../../../contract/kiosk-link.ts';
import { failed, success } from '../../../contract/result.ts';
import { createNodeCrypto } from '../../../kiosk/adapters/node-crypto/node-crypto.ts';
import { createSystemClock } from '../../../kiosk/adapters/system/system-clock.ts';
import { createSystemRandom } from '../../../kiosk/adapters/system/system-random.ts';
import { createVirtualReader } from '../../../simulator/reader/virtual-reader.ts';

const known = '2026-K7M4-92QF';
let folder = '';
let asked: string[] = [];
let host: HostedKiosk;

beforeEach(async () => {
  asked = [];
  folder = mkdtempSync(join(tmpdir(), 'eid-pages-'));
  writeFileSync(join(folder, 'counter.html'), '<!doctype html>');
  host = await hostKiosk(
    {
      reader: createVirtualReader({ name: 'R' }).reader,
      crypto: createNodeCrypto(),
      roots: rootsOfSimulation(),
      revocation: null,
      municipality: {
        catalogue: async () => failed(failure('backend.unreachable')),
        submitPinReprint: async () => failed(failure('backend.unreachable')),
        submitCardDefect: async () => failed(failure('backend.unreachable')),
        findCardDefect: async (caseNumber) => {
          asked.push(caseNumber);
          return success(null);
        },
      },
      clock: createSystemClock(),
      random: createSystemRandom(),
      journal: { write: () => undefined },
      version: 'test',
      simulated: [],
      screenProfile: defaultScreenProfile,
    },
    { rendererDirectory: folder },
  );
});
afterEach(async () => {
  await host.close();
  rmSync(folder, { recursive: true, force: true });
});

const entryOf = (surface: Surface) => {
  const { origin, pathname, hash } = new URL(host.entryAddress(surface));
  return { origin, pathname, code: hash.split('=')[1] ?? '' };
};

const post = (origin: string, path: string, body: unknown, cookie = ''): Promise<Response> =>
  fetch(origin + path, { method: 'POST', headers: { origin, cookie }, body: JSON.stringify(body) });

/** The cookie of a fresh session, as the browser would send it. */
const enter = async (surface: Surface): Promise<{ readonly origin: string; readonly cookie: string }> => {
  const { origin, code } = entryOf(surface);
  const answer = await post(origin, httpPaths.enter, { code });
  expect(answer.status).toBe(200);
  return { origin, cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '' };
};

const find = { method: 'diagnosis.find', params: { caseNumber: known } };

it('the counter finds reports, and sees no visit', async () => {
  const { origin, cookie } = await enter('counter');
  const found = await post(origin, httpPaths.call, find, cookie);
  expect(await found.json()).toEqual({ ok: true, value: { report: null } });
  expect(asked).toEqual([known]);
  const view = await post(origin, httpPaths.call, { method: 'visit.view', params: {} }, cookie);
  expect(await view.json()).toMatchObject({ ok: false, failure: { code: 'method.forbidden' } });
});

it('a citizen’s session may not look for a report', async () => {
  const { origin, cookie } = await enter('citizen');
  const answer = await post(origin, httpPaths.call, find, cookie);
  expect(await answer.json()).toMatchObject({ ok: false, failure: { code: 'method.forbidden' } });
  expect(asked).toEqual([]);
});

it('a code or session of one surface is worth nothing at the address of the other', async () => {
  const [citizen, counter] = [entryOf('citizen'), entryOf('counter')];
  expect(counter.origin).not.toBe(citizen.origin);
  expect([citizen.pathname, counter.pathname]).toEqual(['/', '/counter.html']);
  expect((await fetch(counter.origin + counter.pathname)).status).toBe(200);
  expect((await post(counter.origin, httpPaths.enter, { code: citizen.code })).status).toBe(401);
  const session = await enter('citizen');
  const renamed = session.cookie.replace(/^kiosk-\d+/, `kiosk-${new URL(counter.origin).port}`);
  expect((await post(counter.origin, httpPaths.call, find, session.cookie)).status).toBe(401);
  expect((await post(counter.origin, httpPaths.call, find, renamed)).status).toBe(401);
  expect(asked).toEqual([]);
});
