/** A device at a real backend: it enrols, keeps its key, and has a token when it needs one. */
import { chmod, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createBackend } from '../../../../../backend/http/create-backend.ts';
import { issueEnrolmentCode, revokeDevice } from '../../../../../backend/identity/devices.ts';
import { accessTokenLifeMs } from '../../../../../backend/identity/identity-times.ts';
import type { RequestContext } from '../../../../../backend/requests/request-context.ts';
import { createFieldCipher } from '../../../../../backend/storage/field-cipher.ts';
import { type Database, openEmbeddedDatabase } from '../../../../../backend/storage/open-database.ts';
import { prepareDatabase } from '../../../../../backend/storage/prepare-database.ts';
import { createTokenSource } from '../../../../../kiosk/adapters/device-identity/create-token-source.ts';
import { readDeviceKey } from '../../../../../kiosk/adapters/device-identity/device-key.ts';
import { enrolDevice } from '../../../../../kiosk/adapters/device-identity/enrol-device.ts';
import { createSystemRandom } from '../../../../../kiosk/adapters/system/system-random.ts';
import { listenLocally } from '../../../../../simulator/listen-locally.ts';
import { createSimulatedClock } from '../../../../simulated-clock.ts';
import { demoMunicipality, someMorning } from '../../../backend/sample-submission.ts';
import { temporaryDirectory } from '../../../backend/temporary-directory.ts';

const municipality = await demoMunicipality();
const clock = createSimulatedClock(new Date(someMorning).toISOString());
const random = createSystemRandom();
const by = { id: 'test', role: 'technician' } as const;

let database: Database;
let context: RequestContext;
let app: ReturnType<typeof createBackend>;
let baseUrl: string;
/** How often a token was asked for. */
let asked = 0;

beforeAll(async () => {
  database = await openEmbeddedDatabase('memory');
  const cipher = createFieldCipher(new Uint8Array(32).fill(7));
  await prepareDatabase(database, cipher);
  context = { kysely: database.kysely, cipher, municipality, now: () => clock.now(), simulated: false };
  app = createBackend({
    ...context,
    database,
    publicUrl: () => 'https://eid.example',
    identityProvider: null,
    log: { level: 'silent' },
    onAnswered: ({ route }) => {
      if (route === '/v1/token') asked += 1;
    },
  });
  baseUrl = await app.listen({ host: '127.0.0.1', port: 0 });
}, 60_000);
afterAll(async () => {
  await app.close();
  await database.close();
});

const codeFor = async (deviceId: string): Promise<string> => {
  const site = municipality.sites[0]?.id ?? '';
  const issued = await issueEnrolmentCode(context, { deviceId, role: 'kiosk', site, by });
  if (!issued.ok) throw new Error(issued.failure);
  return issued.value.code;
};
const enrolled = async (deviceId: string) => {
  const identityFile = join(await temporaryDirectory(), 'keys', 'identity.json');
  const result = await enrolDevice({ baseUrl, code: await codeFor(deviceId), identityFile, clock });
  expect(result).toEqual({ ok: true, value: { deviceId, role: 'kiosk', issuer: 'https://eid.example' } });
  const key = await readDeviceKey(identityFile);
  if (!key.ok) throw new Error(key.failure);
  asked = 0;
  return { identityFile, source: createTokenSource({ baseUrl, key: key.value, clock, random }) };
};
/** An address that was free a moment ago. */
const nobodyListens = async (): Promise<string> => {
  const server = createServer();
  const port = await listenLocally(server);
  await new Promise((closed) => server.close(closed));
  return `http://127.0.0.1:${port}`;
};
const catalogueStatus = async (token: string): Promise<number> =>
  (await fetch(new URL('/v1/catalogue', baseUrl), { headers: { authorization: `Bearer ${token}` } })).status;
const valueOf = (result: { ok: boolean; value?: string }): string => result.value ?? '';

describe('enrolling', () => {
  test('leaves one file that only its owner can read', async () => {
    const { identityFile } = await enrolled('hall-1');
    expect((await stat(identityFile)).mode & 0o777).toBe(0o600);
    expect(await readdir(join(identityFile, '..'))).toEqual(['identity.json']);
  });

  test('with a code that is no good leaves what was there', async () => {
    const { identityFile } = await enrolled('hall-2');
    const before = await readFile(identityFile, 'utf8');
    const again = await enrolDevice({ baseUrl, code: '0000-0000-0000', identityFile, clock });
    expect(again.ok ? '' : again.failure).toContain('get a new one');
    expect(await readFile(identityFile, 'utf8')).toBe(before);
  });

  test('without a backend says that the code is still good', async () => {
    const identityFile = join(await temporaryDirectory(), 'identity.json');
    const result = await enrolDevice({ baseUrl: await nobodyListens(), code: '0000-0000-0000', identityFile, clock });
    expect(result.ok ? '' : result.failure).toContain('still good');
  });
});

describe('a file of an identity', () => {
  test.each<readonly [string, (file: string) => Promise<void>, string]>([
    ['that others can read', (file) => chmod(file, 0o644), 'chmod 600'],
    ['that is not JSON', (file) => writeFile(file, 'my-private-key'), 'is not JSON'],
    ['of another kind', (file) => writeFile(file, '{"privateKey":"my-private-key"}'), 'enrol it again'],
    [
      'without a key',
      async (file) =>
        writeFile(file, (await readFile(file, 'utf8')).replace(/"privateKey": ".*"/, '"privateKey": "my-private-key"')),
      'holds no key',
    ],
  ])('%s is refused, and not repeated', async (_story, damage, reason) => {
    const { identityFile } = await enrolled('hall-3');
    await damage(identityFile);
    const read = await readDeviceKey(identityFile);
    expect(read.ok ? '' : read.failure).toContain(reason);
    expect(JSON.stringify(read)).not.toContain('my-private-key');
  });

  test('that is missing says that the device is not enrolled', async () => {
    const read = await readDeviceKey(join(await temporaryDirectory(), 'identity.json'));
    expect(read.ok ? '' : read.failure).toContain('not enrolled');
  });
});

describe('a token', () => {
  test('is asked for once, also by several at once, and again before it ends', async () => {
    const { source } = await enrolled('hall-4');
    const [first, second] = await Promise.all([source.token(), source.token()]);
    expect(await source.token()).toEqual(first);
    expect([second, asked]).toEqual([first, 1]);
    expect(await catalogueStatus(valueOf(first))).toBe(200);
    await clock.advance(accessTokenLifeMs - 10_000);
    const renewed = await source.token();
    expect(valueOf(renewed)).not.toBe(valueOf(first));
    expect(asked).toBe(2);
    expect(await catalogueStatus(valueOf(renewed))).toBe(200);
  });

  test('that was refused is not given again', async () => {
    const { source } = await enrolled('hall-5');
    const first = valueOf(await source.token());
    source.refused('another');
    expect(valueOf(await source.token())).toBe(first);
    source.refused(first);
    expect(valueOf(await source.token())).not.toBe(first);
  });

  test('is not had by a revoked device, whose last one ends at once', async () => {
    const { source } = await enrolled('hall-6');
    const held = valueOf(await source.token());
    await revokeDevice(context, { deviceId: 'hall-6', by });
    expect(await catalogueStatus(held)).toBe(401);
    source.refused(held);
    expect(await source.token()).toMatchObject({ ok: false, failure: { code: 'backend.refused', retry: 'never' } });
  });

  test('is not had from a backend that is not there', async () => {
    const { identityFile } = await enrolled('hall-7');
    const key = await readDeviceKey(identityFile);
    if (!key.ok) throw new Error(key.failure);
    const source = createTokenSource({ baseUrl: await nobodyListens(), key: key.value, clock, random });
    expect(await source.token()).toMatchObject({ ok: false, failure: { code: 'backend.unreachable' } });
  });
});
