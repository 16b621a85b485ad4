import { randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createBackend } from '../../../backend/http/create-backend.ts';
import { createFieldCipher } from '../../../backend/storage/field-cipher.ts';
import { type Database, openEmbeddedDatabase, openServerDatabase } from '../../../backend/storage/open-database.ts';
import { prepareDatabase } from '../../../backend/storage/prepare-database.ts';
import { type PinReprintSubmission, statusCodePattern } from '../../../contract/municipal-api.ts';
import { operations } from '../../../contract/operations.ts';
import { deviceToken, publicUrl } from './authenticated.ts';
import {
  demoMunicipality,
  personalValues,
  sampleSubmission,
  someMorning,
  specimenNumber,
} from './sample-submission.ts';

let token: string;
let otherToken: string;
const cipher = createFieldCipher(new Uint8Array(32).fill(7));
const municipality = await demoMunicipality();

let database: Database;
let log = '';
const stream = new Writable({
  write(chunk: Buffer, _encoding, done) {
    log += chunk.toString();
    done();
  },
});

const backend = (options: { simulated?: boolean; database?: Database; municipality?: typeof municipality } = {}) =>
  createBackend({
    database,
    cipher,
    municipality,
    publicUrl: () => publicUrl,
    identityProvider: null,
    now: () => someMorning,
    simulated: false,
    log: { level: 'info', stream },
    ...options,
  });

let app: ReturnType<typeof createBackend>;
beforeAll(async () => {
  database = await openEmbeddedDatabase('memory');
  await prepareDatabase(database, cipher);
  const context = { kysely: database.kysely, cipher, municipality, now: () => someMorning, simulated: false };
  token = await deviceToken(context, { id: 'hall-1', role: 'kiosk' });
  otherToken = await deviceToken(context, { id: 'hall-2', role: 'kiosk' });
  authorization = `Bearer ${token}`;
  app = backend();
}, 60_000);
afterAll(() => database.close());

let authorization: string;
const post = (
  body: unknown,
  {
    key = randomUUID(),
    headers = {},
    to = app,
  }: { key?: string; headers?: Record<string, string>; to?: typeof app } = {},
) =>
  to.inject({
    method: 'POST',
    url: '/v1/requests',
    headers: { authorization, 'idempotency-key': key, 'content-type': 'application/json', ...headers },
    payload: typeof body === 'string' ? body : JSON.stringify(body),
  });
const get = (url: string, headers: Record<string, string> = {}) =>
  app.inject({ method: 'GET', url, headers: { authorization, ...headers } });

const rows = async (): Promise<number> => (await database.kysely.selectFrom('requests').select('id').execute()).length;

describe('requests', () => {
  test('are filed, read back, and printed as PDF', async () => {
    const filed = await post(sampleSubmission());
    expect(filed.statusCode).toBe(201);
    const receipt = filed.json();
    expect(receipt).toMatchObject({
      type: 'pin-reprint',
      state: 'awaiting-payment',
      statusCode: expect.stringMatching(new RegExp(statusCodePattern)),
      receivedAt: '2026-11-22T09:12:00.000Z',
      amountCents: 500,
      payAt: 'request',
      pickupSite: 'deelgemeente-oost',
      expectedFrom: '2026-11-29',
      expectedTo: '2026-12-06',
      simulated: false,
    });
    expect(filed.headers['location']).toBe(`/v1/requests/${receipt.id}`);
    expect(filed.headers['cache-control']).toBe('no-store');
    expect((await get(`/v1/requests/${receipt.id}`)).json()).toEqual(receipt);
    const pdf = await get(`/v1/requests/${receipt.id}/receipt`);
    expect(pdf.headers['content-type']).toBe('application/pdf');
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.headers['content-disposition']).toContain(`${receipt.caseNumber}.pdf`);
  });

  test('free hours of a day are told to a kiosk, and what is no day or site is named', async () => {
    const slots = (query: string) => get(`/v1/appointments/slots?${query}`);
    const free = await slots('site=gemeentehuis&day=2026-11-24');
    expect(free.headers['cache-control']).toBe('no-store');
    expect(free.json().slots.slice(0, 2)).toEqual([
      { at: '2026-11-24T08:00:00.000Z', places: 2 },
      { at: '2026-11-24T08:15:00.000Z', places: 2 },
    ]);
    expect((await slots('site=nowhere&day=2026-11-24')).json().type).toContain('unknown-pickup-site');
    expect((await slots('site=gemeentehuis&day=2026-02-30')).json().issues).toMatchObject([{ in: 'query' }]);
    expect((await slots('site=gemeentehuis')).statusCode).toBe(400);
    const nobody = { method: 'GET', url: '/v1/appointments/slots?site=gemeentehuis&day=2026-11-24' } as const;
    expect((await app.inject(nobody)).statusCode).toBe(401);
  });

  test('are shown only to the kiosk that filed them', async () => {
    const { id } = (await post(sampleSubmission())).json();
    for (const url of [`/v1/requests/${id}`, `/v1/requests/${id}/receipt`])
      expect((await get(url, { authorization: `Bearer ${otherToken}` })).statusCode).toBe(404);
  });

  test('are answered again under the same key, in whatever spelling', async () => {
    const key = randomUUID();
    const submission = sampleSubmission();
    const before = await rows();
    const first = await post(submission, { key });
    const reordered = Object.fromEntries(Object.entries(submission).reverse());
    const second = await post(reordered, { key: key.toUpperCase() });
    expect([second.statusCode, second.body]).toEqual([201, first.body]);
    expect(await rows()).toBe(before + 1);
  });

  test('keep their answer when the price changes afterwards', async () => {
    const key = randomUUID();
    const first = await post(sampleSubmission(), { key });
    const dearer = backend({
      municipality: {
        ...municipality,
        priceBook: municipality.priceBook.map((price) => ({ ...price, amountCents: 900 })),
      },
    });
    expect((await post(sampleSubmission(), { key, to: dearer })).body).toBe(first.body);
    expect((await post(sampleSubmission(), { to: dearer })).statusCode).toBe(409);
  });

  test('of another kiosk do not share its keys', async () => {
    const key = randomUUID();
    const first = await post(sampleSubmission(), { key });
    const second = await post(sampleSubmission(), { key, headers: { authorization: `Bearer ${otherToken}` } });
    expect(second.statusCode).toBe(201);
    expect(second.json().id).not.toBe(first.json().id);
  });

  test('refused once may be sent again under the same key', async () => {
    const key = randomUUID();
    expect((await post(sampleSubmission({ agreedAmountCents: 1 }), { key })).statusCode).toBe(409);
    expect((await post(sampleSubmission(), { key })).statusCode).toBe(201);
  });

  test('with a test card are marked in a demo', async () => {
    const submission = sampleSubmission({ chip: { generation: '1.7', trust: 'test', findings: [] } });
    expect((await post(submission, { to: backend({ simulated: true }) })).json()).toMatchObject({ simulated: true });
  });

  test('from a person with SQL and template text for a name are data', async () => {
    const submission: PinReprintSubmission = {
      ...sampleSubmission(),
      applicant: {
        ...sampleSubmission().applicant,
        surname: { value: "'); drop table requests; -- ${x} {{y}}", provenance: 'typed' },
      },
    };
    const filed = await post(submission);
    expect(filed.statusCode).toBe(201);
    expect((await get(`/v1/requests/${filed.json().id}/receipt`)).statusCode).toBe(200);
  });
});

describe('problems', () => {
  const standard = (name: string) => `urn:problem-type:belgif:${name}`;
  const ours = (name: string) => `urn:problem-type:eid-kiosk:${name}`;
  const withApplicant = (changes: object) => ({
    ...sampleSubmission(),
    applicant: { ...sampleSubmission().applicant, ...changes },
  });

  const bodies: readonly (readonly [string, unknown, number, string, string?])[] = [
    ['an unknown field', { ...sampleSubmission(), extra: 1 }, 400, standard('badRequest'), '/extra'],
    ['an unknown field inside', withApplicant({ shoeSize: 43 }), 400, standard('badRequest'), '/applicant/shoeSize'],
    [
      'a wrong type',
      { ...sampleSubmission(), agreedAmountCents: '500' },
      400,
      standard('badRequest'),
      '/agreedAmountCents',
    ],
    ['a missing field', { type: 'pin-reprint' }, 400, standard('badRequest'), ''],
    ['no object', [], 400, standard('badRequest'), ''],
    ['null', null, 400, standard('badRequest'), ''],
    ['no JSON', '{"type":', 400, standard('badRequest'), ''],
    ['nothing', '', 400, standard('badRequest'), ''],
    ['a poisoned prototype', '{"__proto__":{"x":1}}', 400, standard('badRequest'), ''],
    ['too much', JSON.stringify('x'.repeat(20_000)), 413, standard('payloadTooLarge')],
    [
      'wrong check digits',
      withApplicant({ nationalNumber: { value: '85731500100', provenance: 'typed' } }),
      400,
      standard('badRequest'),
      '/applicant/nationalNumber/value',
    ],
    [
      'applet 1.8',
      sampleSubmission({ chip: { generation: '1.8', trust: 'belgian', findings: [] } }),
      409,
      ours('reprint-not-needed'),
    ],
    [
      'a test card',
      sampleSubmission({ chip: { generation: '1.7', trust: 'test', findings: [] } }),
      409,
      ours('test-card-refused'),
    ],
    ['another price', sampleSubmission({ agreedAmountCents: 499 }), 409, ours('price-changed')],
    ['a strange site', sampleSubmission({ pickupSite: 'elsewhere' }), 400, ours('unknown-pickup-site')],
  ];
  test.each(bodies)('%s', async (_story, body, status, type, name) => {
    const before = await rows();
    const answer = await post(body);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([status, 'application/problem+json']);
    const problem = answer.json();
    expect(problem).toMatchObject({ type, status, instance: `urn:uuid:${answer.headers['belgov-trace-id']}` });
    const places: readonly string[] = (problem.issues ?? []).map(
      (issue: { in: string; name: string }) => `${issue.in} ${issue.name}`,
    );
    expect(places).toEqual(expect.arrayContaining(name === undefined ? [] : [`body ${name}`]));
    expect(answer.body).not.toContain(specimenNumber);
    expect(answer.body).not.toContain('85731500100');
    expect(await rows()).toBe(before);
  });

  test('a key used for another body', async () => {
    const key = randomUUID();
    await post(sampleSubmission(), { key });
    const answer = await post(sampleSubmission({ language: 'fr' }), { key });
    expect([answer.statusCode, answer.json().type]).toEqual([422, ours('idempotency-key-reused')]);
  });

  test.each([[''], ['not-a-uuid']])('an idempotency key "%s"', async (key) => {
    const answer = await post(sampleSubmission(), { key });
    expect(answer.json()).toMatchObject({ type: standard('badRequest'), issues: [{ in: 'header' }] });
  });

  test.each([
    [undefined, 'noAccessToken'],
    ['Bearer wrong-token-0123456789', 'invalidAccessToken'],
    ['Basic a2lvc2s6a2lvc2s=', 'invalidAccessToken'],
  ])('who is calling: %s', async (header, name) => {
    const answer = await app.inject({
      method: 'GET',
      url: '/v1/catalogue',
      headers: header === undefined ? {} : { authorization: header },
    });
    expect([answer.statusCode, answer.json().type]).toEqual([401, standard(name)]);
    expect(answer.headers['www-authenticate']).toBe('Bearer');
  });

  test('unknown places, other methods, other media types', async () => {
    expect((await get('/v1/nothing')).json().type).toBe(standard('resourceNotFound'));
    expect((await get(`/v1/requests/${randomUUID()}`)).json().type).toBe(standard('resourceNotFound'));
    expect((await get('/v1/requests/85731500112')).json().issues).toMatchObject([{ in: 'path', name: '/id' }]);
    const wrongMethod = await app.inject({ method: 'DELETE', url: '/v1/requests', headers: { authorization } });
    expect([wrongMethod.statusCode, wrongMethod.headers['allow']]).toEqual([405, 'POST']);
    const wrongType = await post('type=pin-reprint', {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect([wrongType.statusCode, wrongType.json().type]).toEqual([415, ours('unsupportedMediaType')]);
  });

  test('a defect gives an incident and nothing else', async () => {
    const elsewhere = { ...database, kysely: database.kysely.withSchema('no_such_schema') };
    const answer = await post(sampleSubmission(), { to: backend({ database: elsewhere }) });
    expect(answer.json()).toEqual({
      type: standard('internalServerError'),
      status: 500,
      title: 'Internal Server Error',
      instance: `urn:uuid:${answer.headers['belgov-trace-id']}`,
    });
    expect(log).toContain(`"incident":"${answer.headers['belgov-trace-id']}"`);
    expect(log).toContain('"code":"42P01"');
  });

  test('no database: nothing was stored, and it says so', async () => {
    const gone = openServerDatabase({
      url: 'postgres://x@localhost/x?host=/nowhere',
      onConnectionLost: () => undefined,
    });
    const without = backend({ database: gone });
    const answer = await post(sampleSubmission(), { to: without });
    expect(answer.json()).toMatchObject({ type: standard('serviceUnavailable'), status: 503 });
    const health = await without.inject({ method: 'GET', url: '/health' });
    expect([health.statusCode, health.json()]).toEqual([503, { status: 'DOWN' }]);
    await gone.close();
  });
});

describe('catalogue and health', () => {
  test('the catalogue is the municipality file, and is not sent twice', async () => {
    const first = await get('/v1/catalogue');
    expect(first.json()).toEqual(municipality);
    const etag = String(first.headers['etag']);
    expect((await get('/v1/catalogue', { 'if-none-match': etag })).statusCode).toBe(304);
    expect((await get('/v1/catalogue', { 'if-none-match': `"old", W/${etag}` })).statusCode).toBe(304);
    expect((await get('/v1/catalogue', { 'if-none-match': '"old"' })).statusCode).toBe(200);
  });

  test('who asks for a status too often does not use up the turn of others behind the same proxy', async () => {
    const own = backend();
    const ask = async (visitor: string, proxy = '127.0.0.1'): Promise<number> => {
      const asked = { url: `/v1/status/${'A'.repeat(22)}`, headers: { 'x-forwarded-for': visitor } };
      return (await own.inject({ method: 'GET', ...asked, remoteAddress: proxy })).statusCode;
    };
    const { atOnce } = operations.getStatus.limit;
    for (let turn = 0; turn < atOnce; turn += 1) expect(await ask('192.0.2.1')).toBe(404);
    expect([await ask('192.0.2.1'), await ask('192.0.2.2')]).toEqual([429, 404]);
    // Whoever is no proxy of ours gets no new turns by naming others.
    for (let turn = 0; turn < atOnce; turn += 1) await ask(`192.0.2.${turn}`, '198.51.100.7');
    expect(await ask('203.0.113.9', '198.51.100.7')).toBe(429);
  });

  test('health tells whether the database answers, to anybody', async () => {
    const health = await app.inject({ method: 'GET', url: '/health' });
    expect([health.statusCode, health.json()]).toEqual([200, { status: 'UP' }]);
  });
});

test('nothing personal and no token was logged by all of this', () => {
  expect(log).toContain('"route":"/v1/requests/:id"');
  for (const value of [...personalValues, token, otherToken, '85731500112', 'drop table'])
    expect(log).not.toContain(value);
});
