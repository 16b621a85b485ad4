import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CardDefectReceipt, CardDefectReport, RequestReceipt } from '../../../../../contract/municipal-api.ts';
import { failure } from '../../../../../contract/failures.ts';
import type { problemTypes } from '../../../../../contract/problem-types.ts';
import { failed, success } from '../../../../../contract/result.ts';
import { createMunicipalHttp } from '../../../../../kiosk/adapters/municipal-http/municipal-http.ts';
import type { TokenSource } from '../../../../../kiosk/adapters/municipal-http/token-source.ts';
import { fixedTokens } from '../../../backend/authenticated.ts';
import { diagnosedCard, sampleReport } from '../../../backend/sample-diagnosis.ts';
import { demoMunicipality, personalValues, sampleSubmission } from '../../../backend/sample-submission.ts';

const municipality = await demoMunicipality();
const submission = sampleSubmission();
const key = '0d3f4c1e-6f0e-4a53-9d55-4c2a6e1f7b10';
const token = 'kiosk-one-0123456789abcdef';
const receipt: RequestReceipt = {
  id: '3b9d2b3e-0000-4000-8000-000000000000',
  caseNumber: '2026-K7M4-92QF',
  type: 'pin-reprint',
  state: 'submitted',
  receivedAt: '2026-11-22T09:12:00.000Z',
  amountCents: 500,
  payAt: 'request',
  pickupSite: 'deelgemeente-oost',
  expectedFrom: '2026-11-29',
  expectedTo: '2026-12-06',
  simulated: false,
};

const defectReceipt: CardDefectReceipt = {
  id: '3b9d2b3e-0000-4000-8000-000000000001',
  caseNumber: '2026-K7M4-92QG',
  type: 'card-defect',
  state: 'reported',
  receivedAt: '2026-11-22T09:12:00.000Z',
  simulated: false,
};
const defectReport: CardDefectReport = {
  receipt: defectReceipt,
  language: 'fr',
  diagnosis: diagnosedCard.diagnosis,
};

type Scene = (request: IncomingMessage, response: ServerResponse) => void;
type Received = { method: string; url: string; headers: IncomingMessage['headers']; body: string };

let server: Server;
let baseUrl: string;
/** What the backend does with each request, in order; a test ends with none left over. */
let scenes: Scene[] = [];
let received: Received[] = [];

beforeEach(async () => {
  scenes = [];
  received = [];
  server = createServer((request, response) => {
    const scene = scenes.shift();
    let body = '';
    request
      .setEncoding('utf8')
      .on('data', (text: string) => {
        body += text;
      })
      .on('end', () => {
        received.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body });
        if (scene === undefined) response.destroy();
        else scene(request, response);
      });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // listening on TCP
});
afterEach(async () => {
  expect(scenes).toEqual([]);
  if (!server.listening) return;
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

const answer =
  (status: number, value: unknown, headers: Record<string, string> = {}): Scene =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof value === 'string' ? value : JSON.stringify(value));
  };
const problem = (status: number, type: string): Scene =>
  answer(status, { type, status, title: 'x' }, { 'content-type': 'application/problem+json' });
const hangUp: Scene = (_request, response) => void response.destroy();

/** Pauses pass at once; a deadline passes when the test says so. */
const deadlineMs = 60_000;
let deadlines: (() => void)[] = [];
const clock = {
  after: (delayMs: number, callback: () => void) => {
    if (delayMs !== deadlineMs) {
      const immediate = setImmediate(callback);
      return () => clearImmediate(immediate);
    }
    deadlines.push(callback);
    return () => {
      deadlines = deadlines.filter((other) => other !== callback);
    };
  },
};
/** Takes the request and never answers: the deadline passes instead. */
const silence: Scene = () => {
  for (const passed of deadlines) passed();
};

const port = (pausesMs: readonly number[] = []) =>
  createMunicipalHttp({ baseUrl, tokens: fixedTokens(token), clock, deadlineMs, pausesMs });
const counterToken = 'desk-one-0123456789abcdef';
const counter = (pausesMs: readonly number[] = []) =>
  createMunicipalHttp({
    baseUrl,
    tokens: fixedTokens(token),
    counterTokens: fixedTokens(counterToken),
    clock,
    deadlineMs,
    pausesMs,
  });
const code = (result: { ok: boolean; failure?: { code: string } }): string =>
  result.ok ? 'ok' : (result.failure?.code ?? '');

describe('submitting', () => {
  test('sends body, key and token, and gives the receipt', async () => {
    scenes = [answer(201, receipt)];
    expect(await port().submitPinReprint(submission, key)).toEqual({ ok: true, value: receipt });
    expect(received).toMatchObject([
      {
        method: 'POST',
        url: '/v1/requests',
        headers: { authorization: `Bearer ${token}`, 'idempotency-key': key, 'content-type': 'application/json' },
        body: JSON.stringify(submission),
      },
    ]);
    const outsideBody = JSON.stringify(received.map(({ url, headers }) => ({ url, headers })));
    for (const value of personalValues) expect(outsideBody).not.toContain(value);
  });

  test('repeats under the same key after silence, a lost connection and a bad gateway', async () => {
    scenes = [silence, hangUp, answer(502, 'nginx'), answer(201, receipt)];
    expect(await port([1, 2, 3]).submitPinReprint(submission, key)).toEqual({ ok: true, value: receipt });
    expect(new Set(received.map(({ headers, body }) => `${String(headers['idempotency-key'])} ${body}`)).size).toBe(1);
    expect(received).toHaveLength(4);
  });

  const unknown: readonly (readonly [string, Scene])[] = [
    ['no answer in time', silence],
    ['a connection lost', hangUp],
    ['a defect of the backend', problem(500, 'urn:problem-type:belgif:internalServerError')],
    ['an unknown outcome', problem(502, 'urn:problem-type:belgif:badGateway')],
    ['a request that stands under the key already', problem(422, 'urn:problem-type:eid-kiosk:idempotency-key-reused')],
    ['success in a shape nobody agreed on', answer(201, { ...receipt, state: 'fantastic' })],
    ['success that is no JSON', answer(201, '<html>')],
  ];
  test.each(unknown)('never guesses after %s', async (_story, scene) => {
    scenes = [scene];
    expect(code(await port().submitPinReprint(submission, key))).toBe('request.outcome-unknown');
  });

  test('stays in doubt, in later calls too, until the backend has spoken about the key', async () => {
    const municipal = port();
    scenes = [
      hangUp,
      problem(503, 'urn:problem-type:belgif:serviceUnavailable'),
      problem(401, 'urn:problem-type:belgif:invalidAccessToken'),
      problem(409, 'urn:problem-type:eid-kiosk:price-changed'),
      problem(503, 'urn:problem-type:belgif:serviceUnavailable'),
    ];
    const codes: string[] = [];
    for (let call = 0; call < 5; call += 1) codes.push(code(await municipal.submitPinReprint(submission, key)));
    expect(codes).toEqual([
      'request.outcome-unknown',
      'request.outcome-unknown',
      'request.outcome-unknown',
      'backend.price-changed',
      'backend.unavailable',
    ]);
  });

  test('doubt about one key is not doubt about another', async () => {
    const municipal = port();
    scenes = [hangUp, problem(503, 'urn:problem-type:belgif:serviceUnavailable')];
    await municipal.submitPinReprint(submission, key);
    expect(code(await municipal.submitPinReprint(submission, '7f1b6f0e-0000-4000-8000-000000000000'))).toBe(
      'backend.unavailable',
    );
  });

  test('nobody listening: nothing was sent, and it says so', async () => {
    server.close();
    await once(server, 'close');
    expect(await port([1]).submitPinReprint(submission, key)).toEqual({
      ok: false,
      failure: { code: 'backend.unreachable', retry: 'now' },
    });
  });

  const translations: { readonly [Type in keyof typeof problemTypes]?: string } = {
    'reprint-not-needed': 'request.reprint-not-needed',
    'price-changed': 'backend.price-changed',
    'unknown-pickup-site': 'backend.refused',
    'service-disabled': 'backend.refused',
    'test-card-refused': 'request.not-eligible',
    'not-eligible': 'request.not-eligible',
    'pending-card': 'request.not-eligible',
    'pending-move': 'request.not-eligible',
    'not-resident': 'request.not-eligible',
    'too-young': 'request.not-eligible',
    // Never the answer to a filing of this kiosk: somebody at the counter has to look.
    'stale-version': 'backend.refused',
  };
  test.each(Object.entries(translations))('%s is %s, and is not repeated', async (type, expected) => {
    scenes = [problem(409, `urn:problem-type:eid-kiosk:${type}`)];
    const result = await port([1, 1]).submitPinReprint(submission, key);
    expect(code(result)).toBe(expected);
    // What the backend has decided is never offered again as it is; only a new price is asked about.
    const retry = type === 'price-changed' ? 'after-user-action' : 'never';
    expect(result).toMatchObject({ failure: { retry } });
    expect(received).toHaveLength(1);
  });

  test.each([
    [400, 'badRequest', 'backend.refused'],
    [401, 'invalidAccessToken', 'backend.refused'],
    [413, 'payloadTooLarge', 'backend.refused'],
    [429, 'tooManyRequests', 'backend.slow'],
    [503, 'serviceUnavailable', 'backend.unavailable'],
  ])('%i %s is %s', async (status, type, expected) => {
    scenes = [problem(status, `urn:problem-type:belgif:${type}`)];
    expect(code(await port().submitPinReprint(submission, key))).toBe(expected);
  });

  test('does not follow a redirect with personal data', async () => {
    scenes = [answer(307, '', { location: 'http://127.0.0.1:1/elsewhere' })];
    expect(code(await port().submitPinReprint(submission, key))).toBe('request.outcome-unknown');
    expect(received).toHaveLength(1);
  });
});

describe('reporting a defective card', () => {
  const report = sampleReport();

  test('sends body, key and token, and gives the receipt of a report', async () => {
    scenes = [answer(201, defectReceipt)];
    expect(await port().submitCardDefect(report, key)).toEqual({ ok: true, value: defectReceipt });
    expect(received).toMatchObject([
      {
        method: 'POST',
        url: '/v1/requests',
        headers: { authorization: `Bearer ${token}`, 'idempotency-key': key, 'content-type': 'application/json' },
        body: JSON.stringify(report),
      },
    ]);
  });

  test('repeats under the same key, and stays in doubt until the backend has spoken about it', async () => {
    const municipal = port([1]);
    scenes = [
      silence,
      answer(201, receipt), // the receipt of another type
      problem(409, 'urn:problem-type:eid-kiosk:service-disabled'),
      problem(400, 'urn:problem-type:belgif:badRequest'),
    ];
    expect(code(await municipal.submitCardDefect(report, key))).toBe('request.outcome-unknown');
    expect(code(await municipal.submitCardDefect(report, key))).toBe('backend.refused');
    expect(code(await municipal.submitCardDefect(report, key))).toBe('backend.refused');
    expect(new Set(received.map(({ headers, body }) => `${String(headers['idempotency-key'])} ${body}`)).size).toBe(1);
  });
});

describe('a token', () => {
  const tokensInTurn = (...given: string[]) => {
    const refused: string[] = [];
    const source: TokenSource = {
      token: async () => {
        const [next] = given;
        return next === undefined ? failed(failure('backend.refused')) : success(next);
      },
      refused: (value) => {
        refused.push(value);
        if (given[0] === value) given.shift();
      },
    };
    return { source, refused };
  };
  const withTokens = (source: TokenSource) =>
    createMunicipalHttp({ baseUrl, tokens: source, clock, deadlineMs, pausesMs: [] });
  const notYou = problem(401, 'urn:problem-type:belgif:invalidAccessToken');

  test('that the backend does not take is replaced once, under the same key', async () => {
    const { source, refused } = tokensInTurn('old-token', 'new-token');
    scenes = [notYou, answer(201, receipt)];
    expect(code(await withTokens(source).submitPinReprint(submission, key))).toBe('ok');
    expect(refused).toEqual(['old-token']);
    expect(received.map(({ headers }) => [headers.authorization, headers['idempotency-key']])).toEqual([
      ['Bearer old-token', key],
      ['Bearer new-token', key],
    ]);
  });

  test('is not replaced twice, and a revoked device is refused', async () => {
    scenes = [notYou, notYou];
    const twice = tokensInTurn('old-token', 'new-token', 'newest-token');
    expect(code(await withTokens(twice.source).submitPinReprint(submission, key))).toBe('backend.refused');
    expect(received).toHaveLength(2);
    scenes = [notYou];
    const revoked = tokensInTurn('old-token');
    expect(code(await withTokens(revoked.source).submitPinReprint(submission, key))).toBe('backend.refused');
    expect(received).toHaveLength(3);
  });

  test('that cannot be had sends nothing', async () => {
    const none: TokenSource = { token: async () => failed(failure('backend.unreachable')), refused: () => undefined };
    expect(code(await withTokens(none).submitPinReprint(submission, key))).toBe('backend.unreachable');
    expect(received).toEqual([]);
  });
});

describe('finding a report', () => {
  const { caseNumber } = defectReceipt;

  test('asks as the counter, and gives the report', async () => {
    scenes = [answer(200, defectReport)];
    expect(await counter().findCardDefect(caseNumber)).toEqual({ ok: true, value: defectReport });
    expect(received).toMatchObject([
      { method: 'GET', url: `/v1/card-defects/${caseNumber}`, headers: { authorization: `Bearer ${counterToken}` } },
    ]);
    expect(received[0]?.headers['idempotency-key']).toBeUndefined();
  });

  test('without the token of a counter nothing is asked', async () => {
    expect(code(await port().findCardDefect(caseNumber))).toBe('backend.refused');
    expect(received).toEqual([]);
  });

  test('there is none when the backend says so; when only a proxy does, nobody knows', async () => {
    scenes = [problem(404, 'urn:problem-type:belgif:resourceNotFound'), answer(404, '<html>')];
    expect(await counter().findCardDefect(caseNumber)).toEqual({ ok: true, value: null });
    expect(code(await counter().findCardDefect(caseNumber))).toBe('backend.refused');
  });

  test('a number that is no number cannot leave its place in the address', async () => {
    scenes = [problem(400, 'urn:problem-type:belgif:badRequest')];
    expect(code(await counter().findCardDefect('../catalogue?x=1'))).toBe('backend.refused');
    expect(received[0]?.url).toBe('/v1/card-defects/..%2Fcatalogue%3Fx%3D1');
  });

  test('asks again after trouble that passes', async () => {
    scenes = [hangUp, problem(429, 'urn:problem-type:belgif:tooManyRequests'), answer(200, defectReport)];
    expect(await counter([1, 1]).findCardDefect(caseNumber)).toEqual({ ok: true, value: defectReport });
  });

  const refused: readonly (readonly [string, Scene, string])[] = [
    ['silence', silence, 'backend.slow'],
    ['a lost connection', hangUp, 'backend.unreachable'],
    ['too many look-ups', problem(429, 'urn:problem-type:belgif:tooManyRequests'), 'backend.slow'],
    ['the token of a kiosk', problem(403, 'urn:problem-type:belgif:missingPermission'), 'backend.refused'],
    ['no database', problem(503, 'urn:problem-type:belgif:serviceUnavailable'), 'backend.unavailable'],
    ['a report with a name in it', answer(200, { ...defectReport, holder: 'Kanarie' }), 'backend.unavailable'],
  ];
  test.each(refused)('after %s', async (_story, scene, expected) => {
    scenes = [scene];
    expect(code(await counter().findCardDefect(caseNumber))).toBe(expected);
  });
});

describe('catalogue', () => {
  test('is fetched once and then only checked', async () => {
    const municipal = port();
    scenes = [
      answer(200, municipality, { etag: '"one"' }),
      answer(304, ''),
      answer(200, { ...municipality, nis5: '99999' }, { etag: '"two"' }),
    ];
    expect(await municipal.catalogue()).toEqual({ ok: true, value: municipality });
    expect(await municipal.catalogue()).toEqual({ ok: true, value: municipality });
    expect(await municipal.catalogue()).toMatchObject({ ok: true, value: { nis5: '99999' } });
    expect(received.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, '"one"', '"one"']);
  });

  test.each([
    ['silence', silence, 'backend.slow'],
    ['a lost connection', hangUp, 'backend.unreachable'],
    ['a shape nobody agreed on', answer(200, {}), 'backend.unavailable'],
    ['a defect', problem(500, 'urn:problem-type:belgif:internalServerError'), 'backend.unavailable'],
  ] as const)('after %s', async (_story, scene, expected) => {
    scenes = [scene];
    expect(code(await port().catalogue())).toBe(expected);
  });
});

test.each(['http://municipality.example', 'ftp://127.0.0.1'])(
  '%s is refused: personal data in the clear',
  (address) => {
    expect(() => createMunicipalHttp({ baseUrl: address, tokens: fixedTokens(token), clock })).toThrow(RangeError);
  },
);
