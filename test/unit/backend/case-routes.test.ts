/** What clerks ask over HTTP: conditions, pages, purposes and roles. What cases then do stands in the suites of backend/cases. */
import { randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createBackend } from '../../../backend/http/create-backend.ts';
import { createFieldCipher } from '../../../backend/storage/field-cipher.ts';
import { type Database, openEmbeddedDatabase } from '../../../backend/storage/open-database.ts';
import { prepareDatabase } from '../../../backend/storage/prepare-database.ts';
import type { Case } from '../../../contract/case-api.ts';
import { requestOf } from '../../../contract/operations/operation-request.ts';
import type { InputOf } from '../../../contract/operations/operation-types.ts';
import { type OperationId, operations } from '../../../contract/operations.ts';
import { problemTypePrefix } from '../../../contract/problem-types.ts';
import { answerOf } from '../../../kiosk/adapters/municipal-http/operation-exchange.ts';
import { deviceToken, publicUrl, staffCookie } from './authenticated.ts';
import {
  demoMunicipality,
  personalValues,
  sampleSubmission,
  someMorning,
  specimenNumber,
} from './sample-submission.ts';

const cipher = createFieldCipher(new Uint8Array(32).fill(7));
const municipality = await demoMunicipality();
const east = 'deelgemeente-oost';

type Who = 'kiosk' | 'counter' | 'clerk' | 'clerkOfEast' | 'clerkOfWest' | 'technician';

let database: Database;
let app: ReturnType<typeof createBackend>;
let log = '';
let callers: Readonly<Record<Who, Readonly<Record<string, string>>>>;

beforeAll(async () => {
  database = await openEmbeddedDatabase('memory');
  await prepareDatabase(database, cipher);
  const context = { kysely: database.kysely, cipher, municipality, now: () => someMorning, simulated: false };
  const device = async (role: 'kiosk' | 'counter') => ({
    authorization: `Bearer ${await deviceToken(context, { id: `${role}-1`, role })}`,
  });
  const person = async (id: string, role: 'clerk' | 'technician', sites?: readonly string[]) => ({
    cookie: await staffCookie(context, { id, role, ...(sites === undefined ? {} : { sites }) }),
    origin: publicUrl,
  });
  callers = {
    kiosk: await device('kiosk'),
    counter: await device('counter'),
    clerk: await person('c-all', 'clerk'),
    clerkOfEast: await person('c-east', 'clerk', [east]),
    clerkOfWest: await person('c-west', 'clerk', ['deelgemeente-west']),
    technician: await person('t-1', 'technician'),
  };
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      log += chunk.toString();
      done();
    },
  });
  app = createBackend({
    database,
    cipher,
    municipality,
    publicUrl: () => publicUrl,
    identityProvider: null,
    now: () => someMorning,
    simulated: false,
    log: { level: 'info', stream },
  });
}, 60_000);
afterAll(() => database.close());

const send = (who: Who, request: ReturnType<typeof requestOf>) =>
  app.inject({
    method: request.method,
    url: request.path,
    headers: { ...request.headers, ...callers[who] },
    ...(request.body === null ? {} : { payload: request.body }),
  });
const ask = <Id extends OperationId>(who: Who, id: Id, input: InputOf<Id>) => send(who, requestOf(id, input));
/** Held against the schema of the operation. */
const answered = async <Id extends OperationId>(who: Who, id: Id, input: InputOf<Id>) => {
  const { statusCode: status, body } = await ask(who, id, input);
  const answer = answerOf(id, { status, body });
  if (answer === null) throw new Error(`${id}: ${status} ${body}`);
  return answer;
};
const problemOf = (response: Awaited<ReturnType<typeof ask>>): readonly [number, string] => [
  response.statusCode,
  String(response.json().type).replace(problemTypePrefix, '').replace('urn:problem-type:', ''),
];

/** Of a card that nobody could read: a clerk looks next. */
const file = async (pickupSite = east): Promise<string> => {
  const headers = { 'idempotency-key': randomUUID() };
  const receipt = await answered('kiosk', 'submitRequest', {
    headers,
    body: sampleSubmission({ pickupSite, chip: null }),
  });
  return receipt.id;
};
const look = { query: { purpose: 'handling' } } as const;
const caseOf = (id: string): Promise<Case> => answered('clerk', 'getCase', { params: { id }, ...look });
const withdrawn = { event: 'withdrawn', details: {}, confirmed: true, purpose: 'handling' };

describe('the version of a case', () => {
  test('is its entity tag, and every move gives the next one', async () => {
    const id = await file();
    const seen = await ask('clerk', 'getCase', { params: { id }, ...look });
    const { version } = seen.json<Case>();
    expect(seen.headers['etag']).toBe(`"${version}"`);
    expect(seen.headers['cache-control']).toBe('no-store');
    const moved = await ask('clerk', 'moveCase', {
      params: { id },
      headers: { 'if-match': `"${version}"` },
      body: withdrawn,
    });
    expect([moved.statusCode, moved.json().state, moved.json().version]).toEqual([200, 'withdrawn', version + 1]);
    expect(moved.headers['etag']).toBe(`"${version + 1}"`);
    expect((await caseOf(id)).version).toBe(version + 1);
  });

  test('that was seen has to be named', async () => {
    const id = await file();
    for (const headers of [{}, { 'if-match': '' }, { 'if-match': '*' }, { 'if-match': 'W/"1"' }, { 'if-match': '1' }]) {
      const refused = await ask('clerk', 'moveCase', { params: { id }, headers, body: withdrawn });
      expect(problemOf(refused)).toEqual([428, 'version-required']);
    }
    for (const tag of ['"1", "2"', '"0"', '"-1"', '"1e3"'])
      expect(
        problemOf(await ask('clerk', 'moveCase', { params: { id }, headers: { 'if-match': tag }, body: withdrawn })),
      ).toEqual([428, 'version-required']);
    expect(await caseOf(id)).toMatchObject({ state: 'awaiting-generation', version: 1 });
  });

  test('that is no longer the current one moves nothing and pays nothing', async () => {
    const id = await file();
    const headers = { 'if-match': '"1"' };
    expect((await ask('clerk', 'moveCase', { params: { id }, headers, body: withdrawn })).statusCode).toBe(200);
    expect(problemOf(await ask('clerkOfEast', 'moveCase', { params: { id }, headers, body: withdrawn }))).toEqual([
      412,
      'stale-version',
    ]);
    const payment = { method: 'cash', amountCents: 500, outcome: 'paid' } as const;
    const paying = (condition: InputOf<'recordPayment'>['headers']) =>
      ask('clerk', 'recordPayment', { params: { id }, headers: condition, body: payment });
    expect(problemOf(await paying({ ...headers, 'idempotency-key': randomUUID() }))).toEqual([412, 'stale-version']);
    expect(problemOf(await paying({ 'idempotency-key': randomUUID() }))).toEqual([428, 'version-required']);
    expect((await answered('clerk', 'listPayments', { params: { id } })).items).toEqual([]);
    expect(await caseOf(id)).toMatchObject({ state: 'withdrawn', version: 2 });
  });
});

describe('pages', () => {
  const ids: string[] = [];
  beforeAll(async () => {
    for (let count = 0; count < 8; count += 1) ids.push(await file('gemeentehuis'));
  });
  type Query = InputOf<'queryCases'>['body'];
  const walk = async (query: Query, between: () => Promise<unknown>): Promise<readonly string[]> => {
    const walked: string[] = [];
    for (let after: string | null | undefined; after !== null; ) {
      const body: Query = { ...query, ...(after === undefined ? {} : { after }) };
      const { items, next } = await answered('clerk', 'queryCases', { body });
      walked.push(...items.map(({ id }) => id));
      expect(items.length).toBeLessThanOrEqual(query.pageSize ?? 25);
      after = next;
      if (next !== null) await between();
    }
    return walked;
  };

  test.each([1, 3, 8, 100])('of %i hold every case once, whatever is filed meanwhile', async (pageSize) => {
    const walked = await walk({ purpose: 'handling', pageSize }, () => file());
    expect(new Set(walked).size).toBe(walked.length);
    expect(walked.filter((id) => ids.includes(id)).toSorted()).toEqual(ids.toSorted());
  });

  test('of tasks too', async () => {
    for (let count = 0; count < 26; count += 1) await file();
    const walked: string[] = [];
    for (let after: string | null = ''; after !== null; ) {
      const page: { items: Case[]; next: string | null } = await answered('clerk', 'listTasks', {
        query: after === '' ? {} : { after },
      });
      walked.push(...page.items.map(({ id }) => id));
      after = page.next;
    }
    expect(walked.length).toBeGreaterThan(26);
    expect(new Set(walked).size).toBe(walked.length);
    expect(walked).toEqual(expect.arrayContaining(ids));
  });

  test('of events go on where the last one ended', async () => {
    const first = await answered('technician', 'listEvents', { query: {} });
    expect(first.items.length).toBeGreaterThan(26);
    await file();
    const second = await answered('technician', 'listEvents', { query: { after: first.next ?? '' } });
    expect(second.items).toMatchObject([{ sequence: '1', data: { event: 'filed' } }]);
    const end = await answered('technician', 'listEvents', { query: { after: second.next ?? '' } });
    expect(end).toEqual({ items: [], next: null });
  });

  const forged = [
    'x',
    '%00',
    Buffer.from('{}').toString('base64url'),
    Buffer.from(JSON.stringify({ at: '1', id: randomUUID() })).toString('base64url'),
    Buffer.from(JSON.stringify({ at: 1, id: "' or 1=1" })).toString('base64url'),
    Buffer.from(JSON.stringify({ at: 9e15, id: randomUUID() })).toString('base64url'),
    Buffer.from(JSON.stringify({ at: 1, id: randomUUID(), sites: 'all' })).toString('base64url'),
  ];
  test.each(forged)('from a cursor that nobody gave: %s', async (after) => {
    const queried = await ask('clerk', 'queryCases', { body: { purpose: 'handling', after } });
    expect(problemOf(queried)).toEqual([400, 'belgif:badRequest']);
    expect(problemOf(await ask('clerk', 'listTasks', { query: { after } }))).toEqual([400, 'belgif:badRequest']);
    expect(problemOf(await ask('clerk', 'listEvents', { query: { after } }))).toEqual([400, 'belgif:badRequest']);
  });

  test('give no more than the sites of whoever asks', async () => {
    const foreign = await file('gemeentehuis');
    const body = { purpose: 'handling', pageSize: 100 };
    const seen = await answered('clerkOfEast', 'queryCases', { body });
    expect(seen.items.length).toBeGreaterThan(0);
    expect(seen.items.map(({ id }) => id)).not.toContain(foreign);
    expect((await answered('clerkOfWest', 'queryCases', { body })).items).toEqual([]);
    expect((await answered('clerkOfWest', 'listTasks', { query: {} })).items).toEqual([]);
    const byNumber = { ...body, nationalNumber: specimenNumber };
    expect((await answered('clerkOfWest', 'queryCases', { body: byNumber })).items).toEqual([]);
    expect((await answered('clerk', 'queryCases', { body: byNumber })).items.map(({ id }) => id)).toContain(foreign);
  });
});

describe('a request that does not fit', () => {
  const to = (path: string, body?: unknown) => ({
    method: body === undefined ? ('GET' as const) : ('POST' as const),
    path,
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    body: body === undefined ? null : JSON.stringify(body),
  });
  const place = async (request: ReturnType<typeof to>): Promise<readonly string[]> => {
    const response = await send('clerk', request);
    expect(problemOf(response)).toEqual([400, 'belgif:badRequest']);
    expect(response.body).not.toContain(specimenNumber);
    return response.json().issues.map((issue: { in: string; name: string }) => `${issue.in} ${issue.name}`);
  };

  test('names the place: members that nobody knows', async () => {
    const id = await file();
    expect(await place(to('/v1/requests/query', { purpose: 'handling', shoeSize: 43 }))).toEqual(['body /shoeSize']);
    expect(await place(to(`/v1/requests/${id}/case?purpose=handling&shoeSize=43`))).toEqual(['query /shoeSize']);
    expect(await place(to('/v1/tasks?page=2'))).toEqual(['query /page']);
  });

  test('names the place: no purpose, or one that could be somebody’s number', async () => {
    const id = await file();
    expect(await place(to(`/v1/requests/${id}/case`))).toContain('query ');
    for (const path of ['case', 'applicant', 'documents/receipt'])
      expect(await place(to(`/v1/requests/${id}/${path}?purpose=${specimenNumber}`))).toEqual(['query /purpose']);
    expect(await place(to('/v1/requests/query', { purpose: specimenNumber }))).toEqual(['body /purpose']);
    expect(await place(to(`/v1/requests/${id}/transitions`, { ...withdrawn, purpose: specimenNumber }))).toEqual([
      'body /purpose',
    ]);
    expect(await place(to('/v1/audit/export', { nationalNumber: specimenNumber }))).toEqual(['body ']);
  });

  test('has no document', async () => {
    const id = await file();
    const paper = (kind: InputOf<'getDocument'>['params']['kind'], of = id) =>
      ask('clerk', 'getDocument', { params: { id: of, kind }, ...look });
    expect((await paper('receipt')).headers['content-type']).toBe('application/pdf');
    for (const response of [await paper('destruction-record'), await paper('receipt', randomUUID())])
      expect(problemOf(response)).toEqual([404, 'belgif:resourceNotFound']);
    expect(await place(to(`/v1/requests/${id}/documents/annex-12?purpose=handling`))).toEqual(['path /kind']);
    const issued = await answered('clerk', 'listDocuments', { params: { id } });
    expect(issued.documents.map(({ kind }) => kind)).toContain('receipt');
  });

  test('has no case', async () => {
    const nobody = { params: { id: randomUUID() } };
    const responses = [
      await ask('clerk', 'getCase', { ...nobody, ...look }),
      await ask('clerk', 'getApplicant', { ...nobody, ...look }),
      await ask('clerk', 'listPayments', nobody),
      await ask('clerk', 'moveCase', { ...nobody, headers: { 'if-match': '"1"' }, body: withdrawn }),
    ];
    for (const response of responses) expect(problemOf(response)).toEqual([404, 'belgif:resourceNotFound']);
  });
});

describe('who may', () => {
  test('a clerk of another site sees and moves nothing of a case', async () => {
    const id = await file();
    const params = { id };
    const responses = [
      await ask('clerkOfWest', 'getCase', { params, ...look }),
      await ask('clerkOfWest', 'getApplicant', { params, ...look }),
      await ask('clerkOfWest', 'listPayments', { params }),
      await ask('clerkOfWest', 'listDocuments', { params }),
      await ask('clerkOfWest', 'getDocument', { params: { id, kind: 'receipt' }, ...look }),
      await ask('clerkOfWest', 'moveCase', { params, headers: { 'if-match': '"1"' }, body: withdrawn }),
    ];
    for (const response of responses) expect(problemOf(response)).toEqual([403, 'site-not-yours']);
    expect(await caseOf(id)).toMatchObject({ state: 'awaiting-generation', version: 1 });
    const own = await answered('clerkOfEast', 'getApplicant', { params, ...look });
    expect(own.nationalNumber.value).toBe(specimenNumber);
  });

  const ofCases = [
    'queryCases',
    'listTasks',
    'getCase',
    'moveCase',
    'getApplicant',
    'listPayments',
    'recordPayment',
    'reconcilePayment',
    'listDocuments',
    'getDocument',
    'exportAudit',
  ] as const;
  test.each(ofCases)('%s is for clerks', async (operation) => {
    const { method, url } = operations[operation];
    const path = url.replace(':id', randomUUID()).replace(':kind', 'receipt');
    for (const who of ['kiosk', 'counter', 'technician'] as const) {
      const response = await send(who, { method, path, headers: {}, body: null });
      expect([who, ...problemOf(response)]).toEqual([who, 403, 'belgif:missingPermission']);
    }
    const nobody = await app.inject({ method, url: path });
    expect(problemOf(nobody)).toEqual([401, 'belgif:noAccessToken']);
  });
});

test('the trail of a person takes a recent sign-in, and the refusal tells nothing', async () => {
  const body = { nationalNumber: specimenNumber, purpose: 'citizen-asked' };
  const response = await ask('clerkOfWest', 'exportAudit', { body });
  expect(problemOf(response)).toEqual([403, 'step-up-required']);
  expect(response.json()).not.toHaveProperty('entries');
});

describe('eligibility', () => {
  type Query = InputOf<'queryEligibility'>['body'];
  const about = (generation: '1.7' | '1.8', moveUnderWay: boolean): Query => ({
    nationalNumber: specimenNumber,
    resident: true,
    wish: {
      type: 'pin-reprint',
      reason: 'codes-lost',
      chip: { generation, trust: 'belgian', findings: [] },
      moveUnderWay,
    },
  });
  const query = about('1.7', false);

  test('is told with its price, and stores nothing', async () => {
    const before = await answered('technician', 'listEvents', { query: {} });
    for (const who of ['kiosk', 'clerk'] as const) {
      const answer = await answered(who, 'queryEligibility', { body: query });
      expect(answer).toMatchObject({ eligible: true, problems: [], quote: { amountCents: 500, day: '2026-11-22' } });
    }
    expect(await answered('technician', 'listEvents', { query: {} })).toEqual(before);
  });

  test('is refused with all that speaks against it', async () => {
    const answer = await answered('kiosk', 'queryEligibility', { body: about('1.8', true) });
    expect(answer.eligible).toBe(false);
    expect(answer.problems).toEqual(expect.arrayContaining(['reprint-not-needed', 'pending-move']));
  });

  test('is nobody else’s question, and a number goes in the body only', async () => {
    expect(problemOf(await ask('technician', 'queryEligibility', { body: query }))).toEqual([
      403,
      'belgif:missingPermission',
    ]);
    const wrong = await ask('kiosk', 'queryEligibility', { body: { ...query, nationalNumber: '123' } });
    expect(problemOf(wrong)).toEqual([400, 'belgif:badRequest']);
  });
});

describe('the trace of a caller', () => {
  const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
  const parent = '00f067aa0ba902b7';
  const lineFor = async (traceparent: string): Promise<Record<string, unknown>> => {
    const headers = { ...callers.clerk, traceparent };
    const response = await app.inject({ method: 'GET', url: '/v1/session', headers });
    const own = response.headers['belgov-trace-id'];
    expect(JSON.stringify(response.headers)).not.toContain(traceId);
    const lines = log.split('\n').filter((line) => line.includes(String(own)));
    return JSON.parse(lines.at(-1) ?? '');
  };

  test('stands beside our own in the log', async () => {
    expect(await lineFor(`00-${traceId}-${parent}-01`)).toMatchObject({ msg: 'answered', traceId });
  });

  test.each([
    '',
    traceId,
    `00-${traceId}-${parent}`,
    `00-${traceId}-${parent}-01-more`,
    `00-${traceId}-${parent}-01, 00-${traceId}-${parent}-01`,
    `01-${traceId}-${parent}-01`,
    `ff-${traceId}-${parent}-01`,
    `00-${traceId.toUpperCase()}-${parent}-01`,
    `00-${'0'.repeat(32)}-${parent}-01`,
    `00-${traceId}-${'0'.repeat(16)}-01`,
    `00-${traceId}","level":"60-${parent}-01`,
    ` 00-${traceId}-${parent}-01\t`,
  ])('is not taken from %o', async (traceparent) => {
    expect(await lineFor(traceparent)).not.toHaveProperty('traceId');
  });
});

test('nothing personal was logged by all of this', () => {
  expect(log).toContain('"route":"/v1/requests/:id/case"');
  for (const value of personalValues) expect(log).not.toContain(value);
});
