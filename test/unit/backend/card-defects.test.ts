/** Reports of defective cards over HTTP: filed by kiosks, found by counters, and nobody's name anywhere. */
import { randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createBackend } from '../../../backend/http/create-backend.ts';
import { bodyLimits } from '../../../contract/body-limits.ts';
import { operations } from '../../../contract/operations.ts';
import type { RequestContext } from '../../../backend/requests/request-context.ts';
import { newCaseNumber } from '../../../backend/requests/case-number.ts';
import { firstBrokenAuditEntry } from '../../../backend/storage/audit-log.ts';
import { createFieldCipher } from '../../../backend/storage/field-cipher.ts';
import { type Database, openEmbeddedDatabase } from '../../../backend/storage/open-database.ts';
import { prepareDatabase } from '../../../backend/storage/prepare-database.ts';
import { findingCatalogue, type FindingCode, finding } from '../../../contract/findings.ts';
import { demoCards } from '../../../simulator/cards/index.ts';
import { deviceToken, publicUrl } from './authenticated.ts';
import { diagnoseDemoCard, diagnosedCard, sampleReport } from './sample-diagnosis.ts';
import { demoMunicipality, sampleSubmission, someDay, someMorning, specimenNumber } from './sample-submission.ts';

type As = 'kiosk' | 'counter' | 'otherCounter';
let tokens: Readonly<Record<As, string>>;

const cipher = createFieldCipher(new Uint8Array(32).fill(7));
const municipality = await demoMunicipality();

let database: Database;
let context: RequestContext;
let log = '';
let nowMs = someMorning;
const stream = new Writable({
  write(chunk: Buffer, _encoding, done) {
    log += chunk.toString();
    done();
  },
});

const backend = (options: { simulated?: boolean; municipality?: typeof municipality } = {}) =>
  createBackend({
    database,
    cipher,
    municipality,
    publicUrl: () => publicUrl,
    identityProvider: null,
    now: () => nowMs,
    simulated: false,
    log: { level: 'info', stream },
    ...options,
  });
type Backend = ReturnType<typeof backend>;

let app: Backend;
beforeAll(async () => {
  database = await openEmbeddedDatabase('memory');
  await prepareDatabase(database, cipher);
  context = { kysely: database.kysely, cipher, municipality, now: () => nowMs, simulated: false };
  tokens = {
    kiosk: await deviceToken(context, { id: 'hall-1', role: 'kiosk' }),
    counter: await deviceToken(context, { id: 'desk-1', role: 'counter' }),
    otherCounter: await deviceToken(context, { id: 'desk-2', role: 'counter' }),
  };
  app = backend();
}, 60_000);
afterAll(() => database.close());

const post = (
  body: unknown,
  { key = randomUUID(), as = 'kiosk', to = app }: { key?: string; as?: As; to?: Backend } = {},
) =>
  to.inject({
    method: 'POST',
    url: '/v1/requests',
    headers: {
      authorization: `Bearer ${tokens[as]}`,
      'idempotency-key': key,
      'content-type': 'application/json',
    },
    payload: typeof body === 'string' ? body : JSON.stringify(body),
  });
const get = (
  url: string,
  { as = 'counter', to = app, method = 'GET' }: { as?: As; to?: Backend; method?: 'GET' | 'HEAD' } = {},
) => to.inject({ method, url, headers: { authorization: `Bearer ${tokens[as]}` } });

/** Looking up is limited; the clock goes on between the stories of one counter. */
const find = (caseNumber: string, options: { as?: As; to?: Backend } = {}) => {
  nowMs += operations.getCardDefect.limit.refillMs;
  return get(`/v1/card-defects/${caseNumber}`, options);
};

const trail = async (): Promise<readonly (readonly [string, string, string, string, string | null])[]> =>
  (await database.kysely.selectFrom('audit_entries').selectAll().orderBy('sequence').execute()).map((entry) => [
    entry.actor,
    entry.role,
    entry.action,
    entry.purpose,
    entry.request_id,
  ]);
const rows = async (): Promise<number> => (await database.kysely.selectFrom('requests').select('id').execute()).length;

describe('a report', () => {
  test('is filed by a kiosk, read back by it as a receipt, and found by a counter', async () => {
    const filed = await post(sampleReport());
    const receipt = filed.json();
    expect([filed.statusCode, receipt]).toEqual([
      201,
      {
        id: expect.any(String),
        caseNumber: expect.stringMatching(/^2026-/),
        type: 'card-defect',
        state: 'reported',
        receivedAt: new Date(nowMs).toISOString(),
        simulated: false,
        statusCode: expect.any(String),
      },
    ]);
    expect((await get(String(filed.headers['location']), { as: 'kiosk' })).json()).toEqual(receipt);
    const found = await find(receipt.caseNumber);
    expect(found.json()).toEqual({ receipt, language: 'fr', diagnosis: diagnosedCard.diagnosis });
    expect(found.headers['cache-control']).toBe('no-store');
    expect((await trail()).slice(-3)).toEqual([
      ['kiosk:hall-1', 'kiosk', 'request-submitted', 'card-defect', receipt.id],
      ['kiosk:hall-1', 'kiosk', 'request-read', 'card-defect', receipt.id],
      ['counter:desk-1', 'counter', 'report-read', 'card-defect', receipt.id],
    ]);
  });

  test('has a receipt on paper for the kiosk that filed it, not for a counter', async () => {
    const { id, caseNumber } = (await post(sampleReport())).json();
    const pdf = await get(`/v1/requests/${id}/receipt`, { as: 'kiosk' });
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.headers['content-disposition']).toContain(`${caseNumber}.pdf`);
    expect((await get(`/v1/requests/${id}/receipt`)).statusCode).toBe(403);
  });

  test('is answered again under the same key, and another body under it is refused', async () => {
    const key = randomUUID();
    const before = await rows();
    const first = await post(sampleReport(), { key });
    expect((await post(sampleReport(), { key })).body).toBe(first.body);
    for (const other of [sampleReport({ madeAt: '2026-11-22T09:12:00.000Z' }), sampleSubmission()]) {
      const refused = await post(other, { key });
      expect([refused.statusCode, refused.json().type]).toEqual([
        422,
        'urn:problem-type:eid-kiosk:idempotency-key-reused',
      ]);
    }
    expect(await rows()).toBe(before + 1);
  });

  test.each([
    ['a test card', false, 'test', true],
    ['any card in a demo', true, 'none', true],
    ['a real card', false, 'none', false],
  ] as const)('of %s says whether it is simulated', async (_story, simulated, trust, expected) => {
    const { caseNumber, ...receipt } = (await post(sampleReport({ trust }), { to: backend({ simulated }) })).json();
    expect(receipt).toMatchObject({ simulated: expected });
    expect((await find(caseNumber)).json().receipt).toMatchObject({ simulated: expected });
  });

  test('is refused where the municipality does not take any, unless it was promised before', async () => {
    const key = randomUUID();
    const first = await post(sampleReport(), { key });
    const { services } = municipality;
    const closed = backend({
      municipality: {
        ...municipality,
        services: { ...services, cardDefect: { ...services.cardDefect, enabled: false } },
      },
    });
    const refused = await post(sampleReport(), { to: closed });
    expect([refused.statusCode, refused.json().type]).toEqual([409, 'urn:problem-type:eid-kiosk:service-disabled']);
    expect((await post(sampleReport(), { key, to: closed })).body).toBe(first.body);
  });
});

describe('a body that is refused', () => {
  const { diagnosis } = diagnosedCard;
  const secret = 'Kanarie-Voorbeeld';
  const withEvidence = (evidence: Record<string, string>) => ({
    findings: [{ ...finding('chip.memory-damaged'), evidence, remedies: [] }],
  });
  const bodies: readonly (readonly [string, object, string])[] = [
    ['an address', { address: { streetAndNumber: secret, zip: '9999', municipality: secret } }, '/diagnosis/address'],
    ['an identity', { identity: { surname: secret } }, '/diagnosis/identity'],
    [
      'the whole serial of the chip',
      { card: { ...diagnosis.card, serial: '534C5453460CD8BC' } },
      '/diagnosis/card/serial',
    ],
    [
      'the serial of the reader',
      { readerAttributes: [{ name: 'serial', value: secret }] },
      '/diagnosis/readerAttributes/0/name',
    ],
    ['a member nobody knows', { holder: secret }, '/diagnosis/holder'],
    ['a photo', { photo: { ...diagnosis.photo, base64: secret } }, '/diagnosis/photo/base64'],
    ['a national number as evidence', withEvidence({ file: specimenNumber }), '/diagnosis/findings/0/evidence/file'],
    [
      'a national number as printed, in a reason',
      { checks: [{ check: 'holder', verdict: 'failed', reason: `not 85.73.15-001.${specimenNumber.slice(-2)}` }] },
      '/diagnosis/checks/0/reason',
    ],
    ['a national number as a name', withEvidence({ [specimenNumber]: 'x' }), '/diagnosis/findings/0/evidence'],
    ['a character that no database keeps', { reader: { name: 'ACS\0' } }, '/diagnosis/reader/name'],
    ['half a character', { reader: { name: 'ACS\ud83d' } }, '/diagnosis/reader/name'],
  ];
  test.each(bodies)('%s: the problem names the place and never the value', async (_story, changes, place) => {
    const before = await rows();
    const report = sampleReport();
    const answer = await post({ ...report, diagnosis: { ...report.diagnosis, ...changes } });
    expect([answer.statusCode, answer.json().type]).toEqual([400, 'urn:problem-type:belgif:badRequest']);
    const places = answer.json().issues.map((issue: { in: string; name: string }) => `${issue.in} ${issue.name}`);
    expect(places).toContain(`body ${place}`);
    expect(places.filter((name: string) => !name.startsWith('body /diagnosis'))).toEqual([]);
    for (const value of [secret, specimenNumber, '001.', '534C5453460CD8BC']) expect(answer.body).not.toContain(value);
    expect(await rows()).toBe(before);
  });

  test.each([
    ['of a type nobody knows', { ...sampleReport(), type: 'card-theft' }, '/type'],
    ['with an applicant', { ...sampleReport(), applicant: sampleSubmission().applicant }, '/applicant'],
  ])('%s', async (_story, body, place) => {
    const answer = await post(body);
    expect(answer.json()).toMatchObject({ status: 400, issues: [{ in: 'body', name: place }] });
  });

  test('too large: each type has its own limit', async () => {
    const padded = (body: object, bytes: number): string => {
      const text = JSON.stringify(body);
      return text + ' '.repeat(bytes - Buffer.byteLength(text));
    };
    const { other: reprint, 'card-defect': report } = bodyLimits;
    const statuses = await Promise.all(
      [
        padded(sampleReport(), report),
        padded(sampleReport(), report + 1),
        padded(sampleSubmission(), reprint),
        padded(sampleSubmission(), reprint + 1),
      ].map(async (body) => (await post(body)).statusCode),
    );
    expect(statuses).toEqual([201, 413, 201, 413]);
  });
});

test('the limit leaves room for every diagnosis: long checks of each demo card, and all findings at once', async () => {
  const sizes = await Promise.all(
    demoCards.map(async ({ name }) => {
      const { diagnosis } = await diagnoseDemoCard(name, { attempts: 20 });
      return JSON.stringify({ ...sampleReport(), diagnosis }).length;
    }),
  );
  expect(Math.max(...sizes)).toBeLessThan(bodyLimits['card-defect'] / 4);
  const { diagnosis } = await diagnoseDemoCard('damaged-identity', { attempts: 20 });
  const codes = Object.keys(findingCatalogue) as FindingCode[]; // the keys of a const table are its codes
  const findings = codes.map((code) => {
    const found = finding(code, {
      file: 'authentication-certificate',
      offset: 1234,
      attempts: 3,
      statusWord: '0x6581',
    });
    return { ...found, evidence: { ...found.evidence }, remedies: [...found.remedies] };
  });
  expect(JSON.stringify(sampleReport({ ...diagnosis, findings })).length).toBeLessThan(
    bodyLimits['card-defect'] * 0.75,
  );
});

describe('who may ask', () => {
  test('a kiosk finds no report, whatever the method', async () => {
    const { caseNumber } = (await post(sampleReport())).json();
    const before = await trail();
    const answer = await find(caseNumber, { as: 'kiosk' });
    expect([answer.statusCode, answer.json().type]).toEqual([403, 'urn:problem-type:belgif:missingPermission']);
    expect((await get(`/v1/card-defects/${caseNumber}`, { as: 'kiosk', method: 'HEAD' })).statusCode).toBe(403);
    expect(await trail()).toEqual(before);
  });

  test('a counter files nothing and reads no request', async () => {
    const { id } = (await post(sampleReport())).json();
    expect((await post(sampleReport(), { as: 'counter' })).statusCode).toBe(403);
    expect((await get(`/v1/requests/${id}`)).statusCode).toBe(403);
    expect((await get(`/v1/requests/${id}/receipt`)).statusCode).toBe(403);
    expect((await get('/v1/catalogue')).statusCode).toBe(200);
  });

  test('nobody without a token', async () => {
    const answer = await app.inject({ method: 'GET', url: `/v1/card-defects/${newCaseNumber(someDay)}` });
    expect(answer.statusCode).toBe(401);
  });
});

describe('a look-up', () => {
  const sent = (answer: { statusCode: number; headers: object; body: string }) => {
    const { type, status, title } = JSON.parse(answer.body);
    return { status: answer.statusCode, names: Object.keys(answer.headers), problem: { type, status, title } };
  };

  test('of a number that nobody was given, of another town and of another request: one answer, all in the trail', async () => {
    const otherTown = { ...municipality, id: 'exempleville' };
    const elsewhere = backend({ municipality: otherTown });
    const there = { ...context, municipality: otherTown };
    const kiosk = await deviceToken(there, { id: 'hall-1', role: 'kiosk' });
    const counter = await deviceToken(there, { id: 'desk-1', role: 'counter' });
    const asThere = <T>(work: () => Promise<T>): Promise<T> => {
      const here = tokens;
      tokens = { ...here, kiosk, counter };
      return work().finally(() => {
        tokens = here;
      });
    };
    const foreign = (await asThere(() => post(sampleReport(), { to: elsewhere }))).json().caseNumber;
    const reprint = (await post(sampleSubmission())).json().caseNumber;
    const before = (await trail()).length;
    const answers = [await find(newCaseNumber(someDay)), await find(foreign), await find(reprint)];
    expect(new Set(answers.map((answer) => JSON.stringify(sent(answer)))).size).toBe(1);
    expect(answers[0]?.statusCode).toBe(404);
    expect((await trail()).slice(before)).toEqual(
      Array.from({ length: 3 }, () => ['counter:desk-1', 'counter', 'report-not-found', 'card-defect', null]),
    );
    expect((await find(foreign, { to: elsewhere })).statusCode).toBe(401);
    expect((await asThere(() => find(foreign, { to: elsewhere }))).statusCode).toBe(200);
    expect(await firstBrokenAuditEntry(context)).toEqual({ ok: true, value: null });
  });

  test.each(['2026', '2026-k7m4-92qf', '2026-K7M4-92QF-1', '85731500112', '..%2f..%2fhealth', "2026-K7M4-92Q'"])(
    'of %s: not a case number',
    async (caseNumber) => {
      const answer = await find(encodeURIComponent(caseNumber));
      expect(answer.json()).toMatchObject({ status: 400, issues: [{ in: 'path', name: '/caseNumber' }] });
    },
  );

  test('too many at once: told when to come back; the other counter is not', async () => {
    const { atOnce, refillMs } = operations.getCardDefect.limit;
    const fresh = backend();
    const ask = (as: As) => get(`/v1/card-defects/${newCaseNumber(someDay)}`, { as, to: fresh });
    for (let asked = 0; asked < atOnce; asked += 1) expect((await ask('counter')).statusCode).toBe(404);
    const before = (await trail()).length;
    const refused = await ask('counter');
    expect([refused.statusCode, refused.json().type]).toEqual([429, 'urn:problem-type:belgif:tooManyRequests']);
    expect(refused.headers['retry-after']).toBe(String(refillMs / 1000));
    expect((await trail()).length).toBe(before);
    expect((await ask('otherCounter')).statusCode).toBe(404);
    nowMs += refillMs;
    expect((await ask('counter')).statusCode).toBe(404);
    expect((await ask('counter')).statusCode).toBe(429);
  });
});

test('no row, no log line and no trail holds a value of the card, a case number or a token', async () => {
  const stored = JSON.stringify([
    await database.kysely.selectFrom('card_defects').selectAll().execute(),
    await trail(),
    await database.kysely
      .selectFrom('idempotency_keys')
      .innerJoin('card_defects', 'card_defects.request_id', 'idempotency_keys.request_id')
      .select(['answer', 'fingerprint'])
      .execute(),
  ]);
  expect(stored).toContain('ACS ACR39U');
  expect(diagnosedCard.personalValues.length).toBeGreaterThan(8);
  for (const value of diagnosedCard.personalValues) {
    expect(stored).not.toContain(value);
    expect(log).not.toContain(value);
  }
  expect(log).toContain('"route":"/v1/card-defects/:caseNumber"');
  expect(log).not.toMatch(/2026-[0-9A-Z]{4}-[0-9A-Z]{4}/);
  for (const value of [...Object.values(tokens), specimenNumber, 'ACR39U']) expect(log).not.toContain(value);
});
