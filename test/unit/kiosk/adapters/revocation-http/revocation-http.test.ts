/** The transport against every way in which a server can fail to answer, and against what it must never do. */
import { createServer } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { createRevocationHttp } from '../../../../../kiosk/adapters/revocation-http/create-revocation-http.ts';
import { createSystemClock } from '../../../../../kiosk/adapters/system/system-clock.ts';
import { createSystemRandom } from '../../../../../kiosk/adapters/system/system-random.ts';
import { listenLocally } from '../../../../../simulator/listen-locally.ts';
import { testPki } from '../../../../../simulator/pki/test-pki.ts';
import { crlAnswers } from '../../../../../simulator/revocation/crl-answers.ts';
import { type HttpBehaviourName, httpBehaviours } from '../../../../../simulator/revocation/http-behaviours.ts';
import { makeOcspRefusal } from '../../../../../simulator/revocation/make-ocsp-response.ts';
import { type RevocationServer, startRevocationServer } from '../../../../../simulator/revocation/revocation-server.ts';
import { createSimulatedClock } from '../../../../simulated-clock.ts';

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(ends.splice(0).map((end) => end()));
});

const now = new Date('2026-06-01T10:00:00Z');
const serve = async (lists: Parameters<typeof startRevocationServer>[0]['lists'] = {}): Promise<RevocationServer> => {
  const server = await startRevocationServer({ now: () => now, lists });
  ends.push(() => server.close());
  return server;
};

const transport = (
  changes: Partial<Parameters<typeof createRevocationHttp>[0]> = {},
): ReturnType<typeof createRevocationHttp> =>
  createRevocationHttp({
    clock: createSystemClock(),
    random: createSystemRandom(),
    journal: { write: ({ event }) => expect.unreachable(event) },
    cacheDirectory: null,
    proxy: null,
    ...changes,
  });

/** Far away for everything that ends by itself. */
const patienceMs = 20_000;
const always = (): boolean => true;
const list = '/root-rsa.crl';

const names = Object.keys(httpBehaviours) as readonly HttpBehaviourName[]; // the keys of a constant table

describe.each(names)('a server that is %s', (name) => {
  const { trouble } = httpBehaviours[name];
  test(`is told as ${trouble}`, async () => {
    const server = await serve({ 'root-rsa': name });
    const deadlineMs = trouble === 'timed-out' ? 100 : patienceMs;
    const answer = await transport().fetchCrl(`${server.origin}${list}`, deadlineMs, always);
    expect(answer).toEqual({ ok: false, failure: trouble });
    expect(server.seen.map(({ path }) => path)).toEqual([list]);
  });
});

test('the deadline runs on the given clock, and leaves no alarm behind', async () => {
  const clock = createSimulatedClock('2026-06-01T10:00:00Z');
  const server = await serve({ 'root-rsa': 'silent' });
  const answer = transport({ clock }).fetchCrl(`${server.origin}${list}`, 3000, always);
  await expect.poll(() => server.seen.length).toBe(1);
  await clock.advance(2999);
  expect(clock.pending()).toBe(1);
  await clock.advance(1);
  expect(await answer).toEqual({ ok: false, failure: 'timed-out' });
  const sound = await serve();
  expect((await transport({ clock }).fetchCrl(`${sound.origin}${list}`, 3000, always)).ok).toBe(true);
  expect(clock.pending()).toBe(0);
});

test('a question goes out as RFC 6960 says, with nothing else that tells who asks', async () => {
  const server = await serve();
  const question = Uint8Array.of(0x30, 0x03, 0x02, 0x01, 0x05);
  const answer = await transport().askOcsp(`${server.origin}/ocsp-rsa?a=b`, question, patienceMs);
  expect(answer).toEqual({ ok: true, value: makeOcspRefusal('malformedRequest') });
  const [seen] = server.seen;
  expect(seen).toMatchObject({ method: 'POST', path: '/ocsp-rsa?a=b', body: question });
  expect(seen?.headers).toEqual({
    accept: 'application/ocsp-response',
    'content-type': 'application/ocsp-request',
    'content-length': '5',
    host: new URL(server.origin).host,
    connection: 'close',
  });
});

test('an answer of 64 KB is taken, one byte more is not', async () => {
  const server = createServer((request, response) => {
    response.end(Buffer.alloc(Number(new URL(request.url ?? '', 'http://x').searchParams.get('length'))));
  });
  const port = await listenLocally(server);
  ends.push(() => new Promise((resolve) => server.close(() => resolve())));
  const ask = (length: number) =>
    transport().askOcsp(`http://127.0.0.1:${port}/?length=${length}`, new Uint8Array(1), patienceMs);
  expect(await ask(65_536)).toEqual({ ok: true, value: new Uint8Array(65_536) });
  expect(await ask(65_537)).toEqual({ ok: false, failure: 'too-large' });
});

test.each([
  ['no address at all', 'not a url'],
  ['another protocol', 'ldap://127.0.0.1/cn=list'],
  ['a file of this computer', 'file:///etc/hostname'],
  ['a host that no name server knows', 'http://test-pki.invalid/root-rsa.crl'],
  ['a port where nobody listens', 'http://localhost:1/'],
])('%s is unreachable', async (_story, url) => {
  expect(await transport().fetchCrl(url, patienceMs, always)).toEqual({ ok: false, failure: 'unreachable' });
});

describe('a proxy', () => {
  test('carries questions where one is given', async () => {
    const proxy = await serve();
    const answer = await transport({ proxy: proxy.origin }).fetchCrl(
      'http://test-pki.invalid/root-rsa.crl',
      patienceMs,
      always,
    );
    // An ordinary server at the proxy's place sees the whole address (RFC 9112 §3.2.2).
    expect(proxy.seen.map(({ path }) => path)).toEqual(['http://test-pki.invalid/root-rsa.crl']);
    expect(answer).toEqual({ ok: false, failure: 'refused' });
  });

  test('of the environment is not asked', async () => {
    const proxy = await serve();
    const server = await serve();
    const before = process.env['http_proxy'];
    process.env['http_proxy'] = proxy.origin;
    try {
      expect((await transport().fetchCrl(`${server.origin}${list}`, patienceMs, always)).ok).toBe(true);
    } finally {
      if (before === undefined) delete process.env['http_proxy'];
      else process.env['http_proxy'] = before;
    }
    expect(proxy.seen).toEqual([]);
  });
});

test('a list comes as it is served', async () => {
  const listOfToday = crlAnswers.sound({ issuer: testPki('rsa').root, family: 'rsa', revoked: [], now });
  const server = await serve();
  const answer = await transport().fetchCrl(`${server.origin}${list}`, patienceMs, always);
  expect(answer).toEqual({ ok: true, value: listOfToday });
});
