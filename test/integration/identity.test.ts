/** Signing in at the demo's own identity provider, as a browser would: redirects followed, cookies kept, buttons pressed. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type EmbeddedBackend, startEmbeddedBackend } from '../../backend/start-embedded-backend.ts';
import { enrolDemoDevice } from '../../browser-host/enrol-demo-device.ts';
import { createSystemClock } from '../../kiosk/adapters/system/system-clock.ts';
import { createSystemRandom } from '../../kiosk/adapters/system/system-random.ts';
import {
  type SimulatedIdentityProvider,
  startIdentityProvider,
} from '../../simulator/identity-provider/start-identity-provider.ts';
import { nobodyIsWrittenTo } from '../nobody-is-written-to.ts';
import { municipalityFile } from '../unit/backend/sample-submission.ts';

let directory: string;
let people: SimulatedIdentityProvider;
let backend: EmbeddedBackend;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'eid-kiosk-identity-'));
  people = await startIdentityProvider();
  const started = await startEmbeddedBackend({
    dataDirectory: directory,
    municipalityFile: municipalityFile('voorbeeldgem'),
    identityProvider: {
      issuer: people.issuer,
      clientId: people.clientId,
      clientSecret: people.clientSecret,
      scope: 'openid',
      rolesClaim: 'eid_roles',
      sitesClaim: 'eid_sites',
      stepUpAcr: null,
    },
    notices: nobodyIsWrittenTo(directory),
    now: Date.now,
    log: { level: 'silent' },
  });
  if (!started.ok) throw new Error(started.failure.join('\n'));
  backend = started.value;
}, 60_000);
afterAll(async () => {
  await backend?.close();
  await people?.close();
  await rm(directory, { recursive: true, force: true });
});

/** Of the one whom the demo calls clerk-one, in whatever database this is. */
const clerkOne = () => expect.stringMatching(/^[\w-]{16}$/);

/** As much of a browser as this takes: one jar for 127.0.0.1, whose ports share their cookies, and redirects one at a time. */
const openBrowser = () => {
  const jar = new Map<string, { readonly name: string; readonly value: string; readonly path: string }>();
  const ask = async (url: string, init: { method?: string; body?: URLSearchParams; origin?: string } = {}) => {
    const response = await fetch(url, {
      method: init.method ?? 'GET',
      redirect: 'manual',
      headers: {
        cookie: [...jar.values()]
          .filter(({ path }) => new URL(url).pathname.startsWith(path))
          .map(({ name, value }) => `${name}=${value}`)
          .join('; '),
        ...(init.origin === undefined ? {} : { origin: init.origin }),
      },
      ...(init.body === undefined ? {} : { body: init.body }),
    });
    for (const text of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = text.split('; ');
      const name = pair.slice(0, pair.indexOf('='));
      const over = attributes.some((each) => /^max-age=0$/i.test(each) || /^expires=Thu, 01 Jan 1970/i.test(each));
      const path = attributes.find((each) => /^path=/i.test(each))?.slice('path='.length) ?? '/';
      if (over) jar.delete(`${name};${path}`);
      else jar.set(`${name};${path}`, { name, value: pair.slice(pair.indexOf('=') + 1), path });
    }
    return response;
  };
  /** Follows redirects until something is shown that waits for a person. */
  const visit = async (url: string, init?: Parameters<typeof ask>[1]): Promise<{ url: string; response: Response }> => {
    const response = await ask(url, init);
    const location = response.headers.get('location');
    if (location !== null) return visit(new URL(location, url).href);
    // A page that sends its own form: the provider ends the session of whoever was signed in there before.
    const page = await response.clone().text();
    const action = page.includes('document.forms[0].submit()')
      ? /<form method="post" action="([^"]+)"/.exec(page)?.[1]
      : null;
    if (action === undefined || action === null) return { url, response };
    const fields = [...page.matchAll(/name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]);
    return visit(action, { method: 'POST', body: new URLSearchParams(fields) });
  };
  return {
    jar,
    visit,
    ask,
    session: async () => {
      const response = await ask(`${backend.address}/v1/session`);
      return response.ok ? response.json() : response.status;
    },
    /** Presses the button of this person on the page that asks who one is. */
    choose: async (page: { url: string; response: Response }, person: string) => {
      expect(new URL(page.url).origin).toBe(people.issuer);
      expect(await page.response.text()).toContain('Simulated identity provider');
      return visit(page.url, { method: 'POST', body: new URLSearchParams({ person }) });
    },
  };
};

describe('at the demo’s identity provider', () => {
  test('a clerk signs in, signs in again for what cannot be undone, and signs out', async () => {
    const browser = openBrowser();
    expect(await browser.session()).toBe(401);
    const arrived = await browser.choose(await browser.visit(`${backend.address}/sign-in?return=/desk`), 'clerk-one');
    expect([arrived.response.status, await arrived.response.text()]).toEqual([
      200,
      expect.stringContaining('url=/desk'),
    ]);
    expect(await browser.session()).toEqual({ id: clerkOne(), role: 'clerk', sites: 'all', steppedUpAt: null });

    // The provider still knows this browser and would not ask; signing in again makes it.
    const before = Date.now();
    const again = await browser.visit(`${backend.address}/sign-in/step-up?return=/desk`);
    const back = await browser.choose(again, 'clerk-one');
    expect(back.response.status).toBe(200);
    const { steppedUpAt } = await browser.session();
    expect(Date.parse(steppedUpAt)).toBeGreaterThan(before - 2_000);
    expect(Date.parse(steppedUpAt)).toBeLessThan(Date.now() + 2_000);

    // Without TLS the cookie cannot be a __Host- one; that is only so on this machine.
    expect([...browser.jar.values()].map(({ name }) => name)).toContain('eid-session');
    const out = await browser.ask(`${backend.address}/sign-out`, { method: 'POST', origin: backend.address });
    expect(out.status).toBe(204);
    expect(await browser.session()).toBe(401);
  });

  test('somebody else cannot step up for the clerk who is signed in', async () => {
    const browser = openBrowser();
    await browser.choose(await browser.visit(`${backend.address}/sign-in`), 'clerk-one');
    const other = await browser.choose(await browser.visit(`${backend.address}/sign-in/step-up`), 'clerk-two');
    expect(other.response.status).toBe(403);
    expect(await browser.session()).toMatchObject({ id: clerkOne(), steppedUpAt: null });
  });

  test('a code counts in one browser, once', async () => {
    const browser = openBrowser();
    const page = await browser.visit(`${backend.address}/sign-in`);
    const arrived = await browser.choose(page, 'clerk-two');
    for (const each of [browser, openBrowser()]) expect((await each.visit(arrived.url)).response.status).toBe(400);
  });

  test('a technician revokes a kiosk, which is refused at its next request', async () => {
    const browser = openBrowser();
    await browser.choose(await browser.visit(`${backend.address}/sign-in`), 'technician-one');
    const tokens = await enrolDemoDevice({
      backend,
      directory: join(directory, 'devices'),
      deviceId: 'hall-1',
      role: 'kiosk',
      clock: createSystemClock(),
      random: createSystemRandom(),
    });
    const token = await tokens.token();
    if (!token.ok) throw new Error(token.failure.code);
    const catalogue = async (): Promise<number> =>
      (await fetch(`${backend.address}/v1/catalogue`, { headers: { authorization: `Bearer ${token.value}` } })).status;
    expect(await catalogue()).toBe(200);
    const revoked = await browser.ask(`${backend.address}/v1/devices/hall-1/revocation`, {
      method: 'POST',
      origin: backend.address,
    });
    expect(await revoked.json()).toMatchObject({ id: 'hall-1', revokedAt: expect.any(String) });
    expect(await catalogue()).toBe(401);
    tokens.refused(token.value);
    expect(await tokens.token()).toMatchObject({ ok: false, failure: { code: 'backend.refused' } });
  });
});

test('whoever is signed in goes on when the provider is gone', async () => {
  const browser = openBrowser();
  await browser.choose(await browser.visit(`${backend.address}/sign-in`), 'clerk-one');
  await people.close();
  expect(await browser.session()).toMatchObject({ id: clerkOne() });
  // What the provider said of itself is known by now, so the browser is sent there and finds nobody; coming back with a code
  // needs the provider again, and says so.
  const left = await browser.ask(`${backend.address}/sign-in`);
  const state = new URL(left.headers.get('location') ?? '').searchParams.get('state') ?? '';
  const back = await browser.ask(`${backend.address}/sign-in/callback?code=any&state=${state}&iss=${people.issuer}`);
  expect([back.status, await browser.session()]).toEqual([503, expect.objectContaining({ id: clerkOne() })]);
});
