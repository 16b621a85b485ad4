/** Kiosks and counters from the code to the token, and everything that is not quite one (docs/adr/0016). */
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createBackend } from '../../../../backend/http/create-backend.ts';
import {
  accessTokenLifeMs,
  assertionMemoryMs,
  enrolmentCodeLifeMs,
} from '../../../../backend/identity/identity-times.ts';
import type { RequestContext } from '../../../../backend/requests/request-context.ts';
import { createFieldCipher } from '../../../../backend/storage/field-cipher.ts';
import { type Database, openEmbeddedDatabase } from '../../../../backend/storage/open-database.ts';
import { prepareDatabase } from '../../../../backend/storage/prepare-database.ts';
import { clientAssertionType } from '../../../../contract/identity-api.ts';
import { operations } from '../../../../contract/operations.ts';
import { publicUrl, staffCookie, testKey } from '../authenticated.ts';
import { demoMunicipality, someMorning } from '../sample-submission.ts';

const cipher = createFieldCipher(new Uint8Array(32).fill(7));
const municipality = await demoMunicipality();
const site = municipality.sites[0]?.id ?? '';

let database: Database;
let context: RequestContext;
let app: ReturnType<typeof createBackend>;
let technician: string;
let nowMs = someMorning;
/** What was asked of the database, as Kysely's trees. */
const queries: string[] = [];

beforeAll(async () => {
  database = await openEmbeddedDatabase('memory');
  await prepareDatabase(database, cipher);
  const kysely = database.kysely.withPlugin({
    transformQuery: ({ node }) => {
      queries.push(JSON.stringify(node));
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  context = { kysely, cipher, municipality, now: () => nowMs, simulated: false };
}, 60_000);
afterAll(() => database.close());
beforeEach(async () => {
  nowMs = someMorning;
  // A new one has no memory of how often the stories before it asked.
  app = createBackend({
    ...context,
    database: { ...database, kysely: context.kysely },
    publicUrl: () => publicUrl,
    identityProvider: null,
    log: { level: 'silent' },
  });
  technician = await staffCookie(context, { id: 'tech', role: 'technician' });
});

const asTechnician = () => ({ cookie: technician, origin: publicUrl });
const codeFor = async (deviceId: string, order: object = { role: 'kiosk', site }) =>
  app.inject({
    method: 'POST',
    url: `/v1/devices/${deviceId}/enrolment-codes`,
    headers: asTechnician(),
    payload: order,
  });
const code = async (deviceId: string, order?: object): Promise<string> => {
  const made = await codeFor(deviceId, order);
  expect(made.statusCode).toBe(201);
  return made.json().code;
};
const enrol = (payload: object) => app.inject({ method: 'POST', url: '/v1/enrolments', payload });
const post = (form: Record<string, string> | string) =>
  app.inject({
    method: 'POST',
    url: '/v1/token',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: typeof form === 'string' ? form : new URLSearchParams(form).toString(),
  });
const present = (client_assertion: string) =>
  post({ grant_type: 'client_credentials', client_assertion_type: clientAssertionType, client_assertion });
const catalogue = async (token: string): Promise<number> =>
  (await app.inject({ method: 'GET', url: '/v1/catalogue', headers: { authorization: `Bearer ${token}` } })).statusCode;

type Key = ReturnType<typeof testKey>;
const seconds = (): number => Math.floor(nowMs / 1000);
const claimsOf = (deviceId: string) => ({
  iss: deviceId,
  sub: deviceId,
  aud: publicUrl,
  jti: randomUUID(),
  iat: seconds(),
  exp: seconds() + 60,
});
const sign = (claims: object, { privateKey }: Pick<Key, 'privateKey'>): Promise<string> =>
  new SignJWT({ ...claims }).setProtectedHeader({ alg: 'ES256' }).sign(privateKey);

/** Each story has a device of its own. */
let count = 0;
const enrolled = async (): Promise<{ id: string; key: Key; token(): Promise<string> }> => {
  count += 1;
  const id = `hall-${count}`;
  const key = testKey();
  expect((await enrol({ code: await code(id), publicKey: key.publicKey })).statusCode).toBe(201);
  const token = async (): Promise<string> => (await present(await sign(claimsOf(id), key))).json().access_token;
  return { id, key, token };
};

describe('enrolment', () => {
  test('makes a device of whoever shows the code, in whatever spelling, once', async () => {
    const secret = await code('desk-1', { role: 'counter', site });
    expect(secret).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    const spelled = secret.toLowerCase().replaceAll('-', ' ');
    const first = await enrol({ code: spelled, publicKey: testKey().publicKey });
    expect([first.statusCode, first.json()]).toEqual([201, { deviceId: 'desk-1', role: 'counter', issuer: publicUrl }]);
    const listed = await app.inject({ method: 'GET', url: '/v1/devices', headers: asTechnician() });
    expect(listed.json().items).toContainEqual({
      id: 'desk-1',
      role: 'counter',
      site,
      enrolledAt: new Date(nowMs).toISOString(),
      revokedAt: null,
    });
  });

  test('gives one answer to a wrong, an expired, a superseded and a used code', async () => {
    const { publicKey } = testKey();
    const expired = await code('hall-old');
    nowMs += enrolmentCodeLifeMs;
    technician = await staffCookie(context, { id: 'tech', role: 'technician' });
    const superseded = await code('hall-twice');
    const used = await code('hall-twice');
    expect((await enrol({ code: used, publicKey })).statusCode).toBe(201);
    const answers = await Promise.all(
      ['0000-0000-0000', expired, superseded, used].map(async (secret) => {
        const { statusCode, json } = await enrol({ code: secret, publicKey });
        return [statusCode, { ...json(), instance: null }];
      }),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject([400, { issues: [{ in: 'body', name: '/code' }] }]);
  });

  test('two who show the same code at once: one of them is the device', async () => {
    const secret = await code('hall-race');
    const both = await Promise.all([1, 2].map(() => enrol({ code: secret, publicKey: testKey().publicKey })));
    expect(both.map(({ statusCode }) => statusCode).sort((a, b) => a - b)).toEqual([201, 400]);
  });

  test('stores neither code nor token in the clear', async () => {
    const secret = await code('hall-secret');
    const { token } = await enrolled();
    const held = await token();
    const tables = ['enrolment_codes', 'access_tokens', 'sessions', 'device_keys'] as const;
    const rows = await Promise.all(tables.map((table) => database.kysely.selectFrom(table).selectAll().execute()));
    for (const value of [secret, secret.replaceAll('-', ''), held, technician.split('=')[1] ?? ''])
      expect(JSON.stringify(rows)).not.toContain(value);
  });

  const { publicKey } = testKey();
  const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey.export({ format: 'jwk' });
  const whole = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
  test.each([
    ['of another curve', p384],
    ['with its private half', whole],
    ['that is no point of the curve', { ...publicKey, y: publicKey.x }],
    ['that is none', null],
  ])('refuses a key %s, and the code stays good', async (_story, bad) => {
    const secret = await code('hall-key');
    expect((await enrol({ code: secret, publicKey: bad })).statusCode).toBe(400);
    expect((await enrol({ code: secret, publicKey: testKey().publicKey })).statusCode).toBe(201);
  });

  test('is limited for one address, and nobody else waits for it', async () => {
    const guess = async (address: string): Promise<number> => {
      const payload = { code: '1111-1111-1111', publicKey };
      const headers = { 'x-forwarded-for': address };
      return (await app.inject({ method: 'POST', url: '/v1/enrolments', headers, payload })).statusCode;
    };
    const statuses = [];
    for (let index = 0; index <= operations.enrolDevice.limit.atOnce; index += 1)
      statuses.push(await guess('192.0.2.1'));
    expect(statuses.at(-2)).toBe(400);
    expect(statuses.at(-1)).toBe(429);
    expect(await guess('192.0.2.2')).toBe(400);
    nowMs += operations.enrolDevice.limit.refillMs;
    expect(await guess('192.0.2.1')).toBe(400);
  });

  test('again gives a new key: the old one and its tokens end', async () => {
    const { id, key, token } = await enrolled();
    const held = await token();
    const secret = await code(id);
    expect(await catalogue(held)).toBe(200);
    const other = testKey();
    expect((await enrol({ code: secret, publicKey: other.publicKey })).statusCode).toBe(201);
    expect(await catalogue(held)).toBe(401);
    expect((await present(await sign(claimsOf(id), key))).statusCode).toBe(401);
    expect((await present(await sign(claimsOf(id), other))).statusCode).toBe(200);
  });

  test('is ordered by technicians only, for sites that exist', async () => {
    expect((await codeFor('hall-9', { role: 'kiosk', site: 'elsewhere' })).json().issues).toMatchObject([
      { name: '/site' },
    ]);
    expect((await codeFor('hall-9', { role: 'clerk', site })).statusCode).toBe(400);
    expect((await codeFor('Hall_9')).statusCode).toBe(400);
    const { token } = await enrolled();
    const clerk = await staffCookie(context, { id: 'clerk', role: 'clerk' });
    for (const headers of [{ authorization: `Bearer ${await token()}` }, { cookie: clerk, origin: publicUrl }])
      for (const [method, url] of [
        ['GET', '/v1/devices'],
        ['POST', '/v1/devices/hall-9/revocation'],
      ] as const)
        expect((await app.inject({ method, url, headers })).statusCode).toBe(403);
  });
});

describe('a token', () => {
  test('is had for a signed assertion and lasts ten minutes', async () => {
    const { id, key } = await enrolled();
    const answer = await present(await sign(claimsOf(id), key));
    expect([answer.statusCode, answer.json()]).toEqual([
      200,
      { access_token: expect.stringMatching(/^[A-Za-z0-9_-]{43}$/), token_type: 'Bearer', expires_in: 600 },
    ]);
    expect(answer.headers['cache-control']).toBe('no-store');
    const { access_token } = answer.json();
    expect(await catalogue(access_token)).toBe(200);
    nowMs += accessTokenLifeMs - 1;
    expect(await catalogue(access_token)).toBe(200);
    nowMs += 1;
    expect(await catalogue(access_token)).toBe(401);
  });

  test('may name the token endpoint as audience', async () => {
    const { id, key } = await enrolled();
    expect((await present(await sign({ ...claimsOf(id), aud: `${publicUrl}/v1/token` }, key))).statusCode).toBe(200);
  });

  const refusals: readonly (readonly [string, (claims: ReturnType<typeof claimsOf>) => object])[] = [
    ['for another backend', (claims) => ({ ...claims, aud: 'https://elsewhere.example' })],
    ['without an audience', ({ aud: _aud, ...claims }) => claims],
    ['of another device', (claims) => ({ ...claims, iss: 'hall-0', sub: 'hall-0' })],
    ['about another device', (claims) => ({ ...claims, sub: 'hall-0' })],
    ['that is over', (claims) => ({ ...claims, iat: claims.iat - 120, exp: claims.iat - 60 })],
    ['that lasts too long', (claims) => ({ ...claims, exp: claims.iat + 61 })],
    ['that never ends', ({ exp: _exp, ...claims }) => claims],
    ['without a beginning', ({ iat: _iat, ...claims }) => claims],
    ['from the future', (claims) => ({ ...claims, iat: claims.iat + 120, exp: claims.iat + 180 })],
    ['without an id', ({ jti: _jti, ...claims }) => claims],
    ['with a short id', (claims) => ({ ...claims, jti: 'x' })],
    ['with an id that is none', (claims) => ({ ...claims, jti: { toString: 1 } })],
    ['with SQL for an issuer', (claims) => ({ ...claims, iss: "x' or '1'='1", sub: "x' or '1'='1" })],
  ];
  test.each(refusals)('is not had for an assertion %s', async (_story, change) => {
    const { id, key } = await enrolled();
    const answer = await present(await sign(change(claimsOf(id)), key));
    expect([answer.statusCode, answer.json()]).toEqual([401, { error: 'invalid_client' }]);
  });

  test('is not had twice for one assertion, nor after the clock was set back', async () => {
    const { id, key } = await enrolled();
    const assertion = await sign(claimsOf(id), key);
    const both = await Promise.all([present(assertion), present(assertion)]);
    expect(both.map(({ statusCode }) => statusCode).sort((a, b) => a - b)).toEqual([200, 401]);
    // A clock that jumps ahead by an hour and back again: what was forgotten meanwhile would open the door.
    nowMs += 3_600_000;
    expect((await present(await sign(claimsOf(id), key))).statusCode).toBe(200);
    nowMs -= 3_600_000;
    expect((await present(assertion)).statusCode).toBe(401);
    nowMs += assertionMemoryMs + 2 * 3_600_000;
    expect((await present(await sign(claimsOf(id), key))).statusCode).toBe(200);
    const remembered = await database.kysely
      .selectFrom('assertion_ids')
      .select('assertion_id')
      .where('device_id', '=', id)
      .execute();
    expect(remembered).toHaveLength(1);
  });

  test('is not had with a forged signature, no signature, another algorithm, or something that is no assertion', async () => {
    const { id, key } = await enrolled();
    const claims = claimsOf(id);
    const good = await sign(claims, key);
    const [header = '', payload = '', signature = ''] = good.split('.');
    const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const publicKeyText = JSON.stringify(key.publicKey);
    const hmac = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256' })
      .sign(Buffer.from(publicKeyText.padEnd(32, ' ')));
    const forgeries = [
      await sign(claims, testKey()),
      new UnsecuredJWT(claims).encode(),
      `${encoded({ alg: 'none' })}.${payload}.`,
      `${header}.${encoded({ ...claims, jti: randomUUID() })}.${signature}`,
      `${header}.${payload}.`,
      `${encoded({ alg: 'ES256', crit: ['x'], x: 1 })}.${payload}.${signature}`,
      hmac,
      'not.a.jwt',
      'x',
    ];
    for (const forgery of forgeries) expect((await present(forgery)).statusCode).toBe(401);
    expect((await present(good)).statusCode).toBe(200);
  });

  test('is limited for one address before anything is judged, and a device elsewhere goes on', async () => {
    const { id, key } = await enrolled();
    const flood = async (address: string, form: object = {}): Promise<number> => {
      const headers = { 'content-type': 'application/x-www-form-urlencoded', 'x-forwarded-for': address };
      const payload = new URLSearchParams({ ...form }).toString();
      return (await app.inject({ method: 'POST', url: '/v1/token', headers, payload })).statusCode;
    };
    for (let index = 0; index < operations.getToken.limit.atOnce; index += 1)
      expect(await flood('192.0.2.1')).toBe(400);
    expect(await flood('192.0.2.1')).toBe(429);
    const good = {
      grant_type: 'client_credentials',
      client_assertion_type: clientAssertionType,
      client_assertion: await sign(claimsOf(id), key),
    };
    expect(await flood('192.0.2.1', good)).toBe(429);
    expect(await flood('192.0.2.2', good)).toBe(200);
  });

  test('locks the device for proven assertions only', async () => {
    const { id, key } = await enrolled();
    queries.length = 0;
    const locks = () => queries.filter((text) => text.includes('pg_advisory_xact_lock')).length;
    expect((await present(await sign(claimsOf(id), testKey()))).statusCode).toBe(401);
    expect((await present(await sign({ ...claimsOf(id), exp: seconds() - 60 }, key))).statusCode).toBe(401);
    expect([queries.some((text) => text.includes('device_keys')), locks()]).toEqual([true, 0]);
    expect((await present(await sign(claimsOf(id), key))).statusCode).toBe(200);
    expect(locks()).toBe(1);
  });

  test.each([
    [{}, 'invalid_request'],
    [{ grant_type: 'password', username: 'x' }, 'unsupported_grant_type'],
    [{ grant_type: 'client_credentials', client_assertion: 'x' }, 'invalid_request'],
    ['grant_type=client_credentials&grant_type=client_credentials', 'invalid_request'],
  ])('is not had for %o', async (form, error) => {
    const answer = await post(form);
    expect([answer.statusCode, answer.json()]).toEqual([400, { error }]);
  });

  test('does not outlive a clock that is set back', async () => {
    const { token } = await enrolled();
    const held = await token();
    nowMs -= 3_600_000;
    expect(await catalogue(held)).toBe(401);
    nowMs += 3_600_000;
    expect(await catalogue(held)).toBe(200);
  });

  test.each(['', 'Bearer', 'Bearer x', 'Basic a2lvc2s6a2lvc2s=', `Bearer ${'A'.repeat(43)}`, 'Bearer a b'])(
    'is not "%s"',
    async (authorization) => {
      const answer = await app.inject({ method: 'GET', url: '/v1/catalogue', headers: { authorization } });
      expect([answer.statusCode, answer.headers['www-authenticate']]).toEqual([401, 'Bearer']);
    },
  );
});

describe('revocation', () => {
  const revoke = (id: string) =>
    app.inject({ method: 'POST', url: `/v1/devices/${id}/revocation`, headers: asTechnician() });

  test('ends key, tokens and open codes at once; a new code brings the device back', async () => {
    const { id, key, token } = await enrolled();
    const held = await token();
    const open = await code(id);
    const revoked = await revoke(id);
    expect([revoked.statusCode, revoked.json().revokedAt]).toEqual([200, new Date(nowMs).toISOString()]);
    expect(await catalogue(held)).toBe(401);
    expect((await present(await sign(claimsOf(id), key))).statusCode).toBe(401);
    expect((await enrol({ code: open, publicKey: key.publicKey })).statusCode).toBe(400);
    expect((await revoke(id)).json()).toEqual(revoked.json());
    expect((await enrol({ code: await code(id), publicKey: key.publicKey })).statusCode).toBe(201);
    expect((await present(await sign(claimsOf(id), key))).statusCode).toBe(200);
    expect(await catalogue(held)).toBe(401);
  });

  test('of a device that nobody knows is a 404', async () => {
    expect((await revoke('nowhere')).statusCode).toBe(404);
  });

  test('stands in the audit trail with who ordered it, as do codes and enrolments', async () => {
    const { id } = await enrolled();
    await revoke(id);
    const trail = await database.kysely
      .selectFrom('audit_entries')
      .select(['actor', 'action'])
      .where('purpose', '=', id)
      .orderBy('sequence')
      .execute();
    expect(trail.map(({ actor, action }) => [actor, action])).toEqual([
      ['technician:tech', 'enrolment-code-issued'],
      [`kiosk:${id}`, 'device-enrolled'],
      ['technician:tech', 'device-revoked'],
    ]);
  });
});
