/** Clerks and technicians through an OpenID provider that may say anything (docs/adr/0016). */
import { generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createBackend } from '../../../../backend/http/create-backend.ts';
import { sessionIdleMs, sessionLifeMs, signInLifeMs } from '../../../../backend/identity/identity-times.ts';
import { staffDigest, staffId } from '../../../../backend/identity/staff-claims.ts';
import type { RequestContext } from '../../../../backend/requests/request-context.ts';
import { createFieldCipher } from '../../../../backend/storage/field-cipher.ts';
import { type Database, openEmbeddedDatabase } from '../../../../backend/storage/open-database.ts';
import { prepareDatabase } from '../../../../backend/storage/prepare-database.ts';
import { publicUrl } from '../authenticated.ts';
import { demoMunicipality, someMorning } from '../sample-submission.ts';
import { type ForgingProvider, type IdClaims, providerClient, startForgingProvider } from './forging-provider.ts';

const cipher = createFieldCipher(new Uint8Array(32).fill(7));
const municipality = await demoMunicipality();
const [firstSite = '', secondSite = ''] = municipality.sites.map(({ id }) => id);

let database: Database;
let provider: ForgingProvider;
let context: RequestContext;
let app: ReturnType<typeof createBackend>;
let nowMs = someMorning;
let stepUpAcr: string | null = null;

beforeAll(async () => {
  database = await openEmbeddedDatabase('memory');
  await prepareDatabase(database, cipher);
  context = { kysely: database.kysely, cipher, municipality, now: () => nowMs, simulated: false };
  provider = await startForgingProvider(() => nowMs);
}, 60_000);
afterAll(async () => {
  await provider.close();
  await database.close();
});

const makeApp = (): void => {
  app = createBackend({
    ...context,
    database,
    publicUrl: () => publicUrl,
    identityProvider: {
      ...providerClient,
      issuer: provider.issuer,
      scope: 'openid',
      rolesClaim: 'eid_roles',
      sitesClaim: 'eid_sites',
      stepUpAcr,
    },
    log: { level: 'silent' },
  });
};
beforeEach(() => {
  nowMs = someMorning;
  stepUpAcr = null;
  provider.trouble = null;
  makeApp();
});

const get = (url: string, cookie = '') => app.inject({ method: 'GET', url, headers: cookie === '' ? {} : { cookie } });
type Answer = Awaited<ReturnType<typeof get>>;

const setCookies = (answer: Answer): readonly string[] => [answer.headers['set-cookie'] ?? []].flat();
/** As a browser would send it back. */
const cookieNamed = (answer: Answer, name: string): string =>
  setCookies(answer)
    .find((text) => text.startsWith(`${name}=`))
    ?.split(';')[0] ?? '';
const sessionIn = (answer: Answer): string => cookieNamed(answer, '__Host-eid-session');

/** Leaves for the provider. */
const leave = async (url = '/sign-in?return=/desk', cookie = '') => {
  const left = await get(url, cookie);
  const asked = Object.fromEntries(new URL(String(left.headers['location'])).searchParams);
  return { left, asked, state: asked['state'] ?? '', browser: cookieNamed(left, '__Host-eid-sign-in') };
};
const comeBack = (code: string, { state, browser }: { state: string; browser: string }) =>
  get(`/sign-in/callback?code=${code}&state=${state}`, browser);

const signIn = async (changes: IdClaims = {}, url?: string) => {
  const journey = await leave(url);
  return comeBack(provider.codeFor(provider.claimsFor(journey.asked, changes)), journey);
};
const signedIn = async (changes: IdClaims = {}): Promise<string> => sessionIn(await signIn(changes));
const session = async (cookie: string) => {
  const answer = await get('/v1/session', cookie);
  return answer.statusCode === 200 ? answer.json() : answer.statusCode;
};

/** As trail and papers name a person of this provider. */
const idOf = (subject: string): string => staffId(staffDigest(cipher, provider.issuer, subject));
/** Where a story says nothing else. */
const somebody = (): string => idOf('somebody');

describe('signing in', () => {
  test('leaves with state, nonce and PKCE, and comes back to the page it was for', async () => {
    const { left, asked, state, browser } = await leave('/sign-in?return=/desk?tab=late%23x');
    expect(left.statusCode).toBe(303);
    expect(asked).toMatchObject({
      response_type: 'code',
      client_id: providerClient.clientId,
      redirect_uri: `${publicUrl}/sign-in/callback`,
      scope: 'openid',
      code_challenge_method: 'S256',
    });
    expect(asked).not.toHaveProperty('prompt');
    expect(setCookies(left)).toEqual([expect.stringMatching(/; Path=\/; HttpOnly; Secure; SameSite=Lax$/)]);
    const back = await comeBack(provider.codeFor(provider.claimsFor(asked)), { state, browser });
    expect(back.statusCode).toBe(200);
    expect(back.body).toContain('content="0; url=/desk?tab=late#x"');
    expect(setCookies(back)).toEqual([
      expect.stringContaining('__Host-eid-sign-in=; Path=/; HttpOnly; Secure; SameSite=Lax; Max-Age=0'),
      expect.stringMatching(/^__Host-eid-session=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/),
    ]);
    expect(await session(sessionIn(back))).toEqual({ id: somebody(), role: 'clerk', sites: 'all', steppedUpAt: null });
    expect(provider.exchanges.at(-1)).toMatchObject({ redirect_uri: `${publicUrl}/sign-in/callback` });
    const trail = await database.kysely.selectFrom('audit_entries').selectAll().execute();
    expect(trail.at(-1)).toMatchObject({ actor: `clerk:${somebody()}`, action: 'signed-in', request_id: null });
  });

  test.each<readonly [string, IdClaims, string, object]>([
    ['a clerk of one site', { eid_sites: [firstSite] }, '', { role: 'clerk', sites: [firstSite] }],
    ['sites as words, with one that does not exist', { eid_sites: `${secondSite} x` }, '', { sites: [secondSite] }],
    ['no sites', { eid_sites: undefined }, '', { sites: [] }],
    ['a technician', { eid_roles: 'technician' }, '', { role: 'technician' }],
    ['both roles', { eid_roles: ['technician', 'clerk'] }, '', { role: 'clerk' }],
    [
      'both, and the other is wanted',
      { eid_roles: ['technician', 'clerk'] },
      '?role=technician',
      { role: 'technician' },
    ],
  ])('reads roles and sites: %s', async (_story, changes, query, expected) => {
    expect(await session(sessionIn(await signIn(changes, `/sign-in${query}`)))).toMatchObject(expected);
  });

  test.each(['noor.voorbeeld@gemeente.example', 'nvoorbeeld', 'auth0|5f7c'])(
    'names %s nowhere in the database, and always the same',
    async (sub) => {
      const ids = [];
      for (const cookie of [await signedIn({ sub }), await signedIn({ sub })]) ids.push((await session(cookie)).id);
      expect(ids).toEqual([expect.stringMatching(/^[\w-]{16}$/), ids[0]]);
      expect(ids[0]).not.toBe((await session(await signedIn({ sub: `${sub}2` }))).id);
      const { kysely } = database;
      const trail = await kysely.selectFrom('audit_entries').selectAll().execute();
      expect(trail.map(({ actor }) => actor)).toContain(`clerk:${ids[0]}`);
      const sessions = await kysely.selectFrom('sessions').selectAll().execute();
      expect(JSON.stringify([trail, sessions])).not.toContain(sub);
    },
  );

  test.each<readonly [string, IdClaims, string]>([
    ['none', { eid_roles: undefined }, ''],
    ['one of a device', { eid_roles: ['kiosk'] }, ''],
    ['one that nobody knows', { eid_roles: ['mayor'] }, ''],
    ['an object', { eid_roles: { clerk: true } }, ''],
    ['another than is wanted', { eid_roles: ['clerk'] }, '?role=technician'],
  ])('is refused without a role: %s', async (_story, changes, query) => {
    const answer = await signIn(changes, `/sign-in${query}`);
    expect([answer.statusCode, sessionIn(answer)]).toEqual([403, '']);
  });

  test.each([
    '//evil.example',
    'https://evil.example/',
    '/\\evil.example',
    '/\t/evil.example',
    '/.//evil.example',
    '/desk/..//evil.example',
    '/%2e//evil.example',
    'javascript:alert(1)',
    'desk',
    '',
  ])('does not lead to another place: %o', async (place) => {
    const answer = await get(`/sign-in?return=${encodeURIComponent(place)}`);
    expect([answer.statusCode, answer.headers['location']]).toEqual([400, undefined]);
  });

  test('writes the way on as text', async () => {
    const answer = await signIn({}, `/sign-in?return=${encodeURIComponent('/"><script>alert(1)</script>')}`);
    expect(answer.statusCode).toBe(200);
    expect(answer.body).not.toContain('<script');
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
  });

  test('names a provider that does not answer, and whoever is signed in goes on', async () => {
    const cookie = await signedIn();
    for (const trouble of ['silence', 'error'] as const) {
      makeApp();
      provider.trouble = trouble;
      const answer = await get('/sign-in');
      expect([answer.statusCode, answer.json().type]).toEqual([503, 'urn:problem-type:belgif:serviceUnavailable']);
      expect(await session(cookie)).toMatchObject({ role: 'clerk' });
      provider.trouble = null;
      expect((await get('/sign-in')).statusCode).toBe(303);
    }
    const journey = await leave();
    const code = provider.codeFor(provider.claimsFor(journey.asked));
    provider.trouble = 'silence';
    expect((await comeBack(code, journey)).statusCode).toBe(503);
  });

  test('is not withheld from others by an address that floods it', async () => {
    const from = async (address: string): Promise<number> =>
      (await app.inject({ method: 'GET', url: '/sign-in', headers: { 'x-forwarded-for': address } })).statusCode;
    const statuses = new Set<number>();
    for (let index = 0; index < 100; index += 1) statuses.add(await from('192.0.2.1'));
    expect(statuses).toEqual(new Set([303, 429]));
    expect(await from('192.0.2.2')).toBe(303);
  });
});

describe('coming back', () => {
  test('counts once', async () => {
    const journey = await leave();
    const claims = provider.claimsFor(journey.asked);
    expect((await comeBack(provider.codeFor(claims), journey)).statusCode).toBe(200);
    expect((await comeBack(provider.codeFor(claims), journey)).statusCode).toBe(400);
  });

  test('needs the browser that left: a link with somebody else’s code signs nobody in', async () => {
    const mine = await leave();
    const theirs = await leave();
    const code = provider.codeFor(provider.claimsFor(mine.asked));
    for (const browser of ['', theirs.browser, `${mine.browser}; ${theirs.browser}`]) {
      const again = await leave();
      const answer = await comeBack(code, { state: again.state, browser });
      expect([answer.statusCode, sessionIn(answer)]).toEqual([400, '']);
    }
    expect((await comeBack(code, mine)).statusCode).toBe(200);
  });

  test.each([
    ['no state', (state: string) => state.slice(0, 0)],
    ['a forged state', (state: string) => `${state.slice(0, -1)}${state.endsWith('A') ? 'B' : 'A'}`],
  ])('with %s is refused before anybody is asked', async (_story, change) => {
    const journey = await leave();
    const asked = provider.exchanges.length;
    const answer = await comeBack('any', { ...journey, state: change(journey.state) });
    expect([answer.statusCode, provider.exchanges.length]).toEqual([400, asked]);
  });

  test('too late, or before it left, is refused', async () => {
    const late = await leave();
    nowMs += signInLifeMs;
    expect((await comeBack('any', late)).statusCode).toBe(400);
    const early = await leave();
    nowMs -= 3_600_000;
    expect((await comeBack('any', early)).statusCode).toBe(400);
  });

  test('with a code that the provider did not give, or gave before, is refused', async () => {
    const forged = await leave();
    expect((await comeBack('forged', forged)).statusCode).toBe(502);
    const first = await leave();
    const code = provider.codeFor(provider.claimsFor(first.asked));
    expect((await comeBack(code, first)).statusCode).toBe(200);
    expect((await comeBack(code, await leave())).statusCode).toBe(502);
  });

  test('with the word that the person changed their mind is no sign-in', async () => {
    const { state, browser } = await leave();
    const answer = await get(`/sign-in/callback?error=access_denied&state=${state}`, browser);
    expect([answer.statusCode, sessionIn(answer)]).toEqual([403, '']);
  });

  const seconds = Math.floor(Date.now() / 1000);
  test.each<readonly [string, IdClaims]>([
    ['for another nonce', { nonce: 'another' }],
    ['without a nonce', { nonce: undefined }],
    ['for another client', { aud: 'somebody-else' }],
    ['of another issuer', { iss: 'https://evil.example' }],
    ['that is over', { iat: seconds - 900, exp: seconds - 600 }],
    ['that never ends', { exp: undefined }],
    ['about nobody', { sub: undefined }],
    ['for several clients, none of them named', { aud: [providerClient.clientId, 'other'], azp: 'other' }],
  ])('with an ID token %s is refused', async (_story, changes) => {
    const answer = await signIn(changes);
    expect([answer.statusCode, sessionIn(answer)]).toEqual([502, '']);
  });

  test.each<readonly [string, (claims: IdClaims) => Promise<string> | string]>([
    ['without a signature', (claims) => new UnsecuredJWT({ ...claims }).encode()],
    [
      'signed by somebody else',
      async (claims) =>
        new SignJWT({ ...claims })
          .setProtectedHeader({ alg: 'ES256', kid: 'one' })
          .sign((await generateKeyPair('ES256')).privateKey),
    ],
    [
      'signed with the secret of the client',
      (claims) =>
        new SignJWT({ ...claims })
          .setProtectedHeader({ alg: 'HS256' })
          .sign(Buffer.from(providerClient.clientSecret.padEnd(32, 'x'))),
    ],
    ['that is none', () => 'not a token'],
  ])('with an ID token %s is refused', async (_story, forge) => {
    const journey = await leave();
    const answer = await comeBack(provider.codeFor(provider.claimsFor(journey.asked), forge), journey);
    expect([answer.statusCode, sessionIn(answer)]).toEqual([502, '']);
  });

  test('does not trust the Host header for where it is', async () => {
    const { state, browser, asked } = await leave();
    const answer = await app.inject({
      method: 'GET',
      url: `/sign-in/callback?code=${provider.codeFor(provider.claimsFor(asked))}&state=${state}`,
      headers: { cookie: browser, host: 'evil.example' },
    });
    expect(answer.statusCode).toBe(200);
    expect(provider.exchanges.at(-1)).toMatchObject({ redirect_uri: `${publicUrl}/sign-in/callback` });
  });
});

describe('a session', () => {
  test('ends after half an hour of nothing, and after ten hours of work', async () => {
    const cookie = await signedIn();
    for (let used = 0; used + sessionIdleMs - 1 < sessionLifeMs; used += sessionIdleMs - 1) {
      expect(await session(cookie)).toMatchObject({ role: 'clerk' });
      nowMs += sessionIdleMs - 1;
    }
    expect(await session(cookie)).toMatchObject({ role: 'clerk' });
    nowMs = someMorning + sessionLifeMs;
    expect(await session(cookie)).toBe(401);
    nowMs = someMorning;
    const idle = await signedIn();
    nowMs += sessionIdleMs;
    expect(await session(idle)).toBe(401);
  });

  test('does not outlive a clock that is set back', async () => {
    const cookie = await signedIn();
    nowMs -= 3_600_000;
    expect(await session(cookie)).toBe(401);
  });

  test('changes nothing for a page of another origin, nor for one that does not say which', async () => {
    const cookie = await signedIn({ eid_roles: ['technician'] });
    const revoke = (headers: Record<string, string>) =>
      app.inject({ method: 'POST', url: '/v1/devices/hall-1/revocation', headers: { cookie, ...headers } });
    for (const origin of [
      'https://evil.example',
      'null',
      'https://sister.backend.example',
      `${publicUrl}.evil.example`,
    ])
      expect((await revoke({ origin })).statusCode).toBe(403);
    expect((await revoke({})).statusCode).toBe(403);
    expect((await revoke({ origin: publicUrl })).statusCode).toBe(404);
  });

  test.each([
    ['a forged one', () => `__Host-eid-session=${'A'.repeat(43)}`, 401],
    ['SQL', () => "__Host-eid-session=' or 1=1 --", 401],
    ['none', () => 'other=1', 401],
    ['the name of a demo', (cookie: string) => cookie.replace('__Host-', ''), 401],
    ['two of them', (cookie: string) => `${cookie}; __Host-eid-session=${'A'.repeat(43)}`, 401],
    ['the right one among others', (cookie: string) => `a=b; ${cookie}; c=d=e`, 200],
  ])('is asked for by its cookie: %s', async (_story, change, status) => {
    expect((await get('/v1/session', change(await signedIn()))).statusCode).toBe(status);
  });

  test('is over after signing out, for this person only and only from our own page', async () => {
    const [mine, theirs] = [await signedIn(), await signedIn({ sub: 'other' })];
    const signOut = (headers: Record<string, string>) => app.inject({ method: 'POST', url: '/sign-out', headers });
    expect((await signOut({ cookie: mine, origin: 'https://evil.example' })).statusCode).toBe(403);
    expect(await session(mine)).toMatchObject({ id: somebody() });
    const out = await signOut({ cookie: mine, origin: publicUrl });
    expect([out.statusCode, setCookies(out)]).toEqual([204, [expect.stringContaining('Max-Age=0')]]);
    expect(await session(mine)).toBe(401);
    expect(await session(theirs)).toMatchObject({ id: idOf('other') });
    expect((await signOut({ origin: publicUrl })).statusCode).toBe(204);
  });

  test('that was there before is over when somebody signs in in the same browser', async () => {
    const before = await signedIn();
    const journey = await leave('/sign-in', before);
    const after = sessionIn(await comeBack(provider.codeFor(provider.claimsFor(journey.asked)), journey));
    expect(after).not.toBe(before);
    expect(await session(before)).toBe(401);
    expect(await session(after)).toMatchObject({ role: 'clerk' });
  });
});

describe('stepping up', () => {
  const stepUp = async (cookie: string, changes: IdClaims = {}, waitMs = 0) => {
    const journey = await leave('/sign-in/step-up?return=/desk', cookie);
    nowMs += waitMs;
    const answer = await comeBack(provider.codeFor(provider.claimsFor(journey.asked, changes)), journey);
    return { answer, asked: journey.asked };
  };

  test('asks the provider for the password again and gives the session a new cookie', async () => {
    const before = await signedIn();
    nowMs += 600_000;
    const { answer, asked } = await stepUp(before, {}, 20_000);
    expect(asked).toMatchObject({ prompt: 'login', max_age: '0' });
    const after = sessionIn(answer);
    expect(await session(before)).toBe(401);
    expect(await session(after)).toMatchObject({ role: 'clerk', steppedUpAt: new Date(nowMs).toISOString() });
    const trail = await database.kysely.selectFrom('audit_entries').selectAll().orderBy('sequence').execute();
    expect(trail.at(-1)).toMatchObject({ actor: `clerk:${somebody()}`, action: 'stepped-up' });
  });

  test.each<readonly [string, (nowSeconds: number) => IdClaims]>([
    ['an old sign-in', (now) => ({ auth_time: now - 600 })],
    ['no word about when', () => ({ auth_time: undefined })],
    ['a sign-in to come', (now) => ({ auth_time: now + 600 })],
    ['somebody else', () => ({ sub: 'other' })],
  ])('is refused with %s, and the session goes on as it was', async (_story, changes) => {
    const cookie = await signedIn();
    const { answer } = await stepUp(cookie, changes(Math.floor(nowMs / 1000)));
    expect([answer.statusCode, sessionIn(answer)]).toEqual([403, '']);
    expect(await session(cookie)).toMatchObject({ id: somebody(), steppedUpAt: null });
  });

  test('counts at once, where the clock of the provider is ahead of ours', async () => {
    const { answer } = await stepUp(await signedIn(), { auth_time: Math.floor(nowMs / 1000) + 20 });
    expect(await session(sessionIn(answer))).toMatchObject({ steppedUpAt: new Date(nowMs).toISOString() });
  });

  test('needs the context that is configured', async () => {
    stepUpAcr = 'urn:example:two-factors';
    makeApp();
    const cookie = await signedIn();
    expect((await stepUp(cookie)).answer.statusCode).toBe(403);
    expect((await stepUp(cookie, { acr: 'urn:example:password' })).answer.statusCode).toBe(403);
    const { answer, asked } = await stepUp(cookie, { acr: stepUpAcr });
    expect(asked).toMatchObject({ acr_values: stepUpAcr });
    expect(await session(sessionIn(answer))).toMatchObject({ role: 'clerk' });
  });

  test('is for whoever is signed in, and still is on the way back', async () => {
    expect((await get('/sign-in/step-up')).statusCode).toBe(401);
    const cookie = await signedIn();
    const journey = await leave('/sign-in/step-up', cookie);
    await app.inject({ method: 'POST', url: '/sign-out', headers: { cookie, origin: publicUrl } });
    const answer = await comeBack(provider.codeFor(provider.claimsFor(journey.asked)), journey);
    expect([answer.statusCode, sessionIn(answer)]).toEqual([401, '']);
  });
});

test('without an identity provider nobody can sign in, and devices are none the worse', async () => {
  const bare = createBackend({
    ...context,
    database,
    publicUrl: () => publicUrl,
    identityProvider: null,
    log: { level: 'silent' },
  });
  expect((await bare.inject({ method: 'GET', url: '/sign-in' })).statusCode).toBe(404);
});
