import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readEnvironment } from '../../../backend/read-environment.ts';
import { fileRequest } from '../../../backend/requests/file-request.ts';
import { startBackend } from '../../../backend/start-backend.ts';
import { type EmbeddedBackend, startEmbeddedBackend } from '../../../backend/start-embedded-backend.ts';
import { openEmbeddedDatabase } from '../../../backend/storage/open-database.ts';
import { enrolDemoDevice } from '../../../browser-host/enrol-demo-device.ts';
import type { DeviceRole } from '../../../contract/roles.ts';
import { createMunicipalHttp } from '../../../kiosk/adapters/municipal-http/municipal-http.ts';
import { createSystemRandom } from '../../../kiosk/adapters/system/system-random.ts';
import { nobodyIsWrittenTo } from '../../nobody-is-written-to.ts';
import { createSimulatedClock } from '../../simulated-clock.ts';
import { sampleReport } from './sample-diagnosis.ts';
import { municipalityFile, sampleSubmission, someMorning } from './sample-submission.ts';
import { temporaryDirectory } from './temporary-directory.ts';

const clock = {
  after: (delayMs: number, callback: () => void) => {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
};

describe('the embedded backend of a demo', () => {
  test('keeps its requests over a restart, knows its kiosk anew, and marks everything as simulated', async () => {
    const dataDirectory = await temporaryDirectory();
    const start = async (): Promise<EmbeddedBackend> => {
      const started = await startEmbeddedBackend({
        dataDirectory,
        municipalityFile: municipalityFile('voorbeeldgem'),
        notices: nobodyIsWrittenTo(dataDirectory),
        now: () => someMorning,
        log: { level: 'silent' },
      });
      if (!started.ok) throw new Error(started.failure.join());
      return started.value;
    };
    const tokensOf = (backend: EmbeddedBackend, deviceId: string, role: DeviceRole) =>
      enrolDemoDevice({
        backend,
        directory: join(dataDirectory, 'devices'),
        deviceId,
        role,
        clock: createSimulatedClock(new Date(someMorning).toISOString()),
        random: createSystemRandom(),
      });
    const devices = async (backend: EmbeddedBackend) => ({
      tokens: await tokensOf(backend, 'demo', 'kiosk'),
      counterTokens: await tokensOf(backend, 'demo-counter', 'counter'),
    });
    type Devices = Awaited<ReturnType<typeof devices>>;
    const kiosk = (backend: EmbeddedBackend, identities: Devices) =>
      createMunicipalHttp({ baseUrl: backend.address, ...identities, clock, pausesMs: [] });
    const submission = sampleSubmission({ chip: { generation: '1.7', trust: 'test', findings: [] } });
    const key = randomUUID();

    const first = await start();
    expect(new URL(first.address).hostname).toBe('127.0.0.1');
    const identities = await devices(first);
    const filed = await kiosk(first, identities).submitPinReprint(submission, key);
    expect(filed).toMatchObject({ ok: true, value: { simulated: true } });
    const reported = await kiosk(first, identities).submitCardDefect(sampleReport(), randomUUID());
    if (!reported.ok) throw new Error(reported.failure.code);
    expect((await stat(join(dataDirectory, 'master.key'))).mode & 0o777).toBe(0o600);
    await first.close();

    const second = await start();
    // A token outlives a restart; what a new enrolment replaces does not outlive that.
    const before = await identities.tokens.token();
    const asked = await fetch(new URL('/v1/catalogue', second.address), {
      headers: { authorization: `Bearer ${before.ok ? before.value : ''}` },
    });
    expect(asked.status).toBe(200);
    const fresh = await devices(second);
    expect(
      (await fetch(asked.url, { headers: { authorization: `Bearer ${before.ok ? before.value : ''}` } })).status,
    ).toBe(401);
    expect(await kiosk(second, fresh).submitPinReprint(submission, key)).toEqual(filed);
    expect(await kiosk(second, fresh).findCardDefect(reported.value.caseNumber)).toEqual({
      ok: true,
      value: { receipt: reported.value, language: 'fr', diagnosis: sampleReport().diagnosis },
    });
    expect(await kiosk(second, fresh).findCardDefect('2026-0000-0000')).toEqual({ ok: true, value: null });
    // The token of the counter is not that of the kiosk, and neither does the other's work.
    const swapped = { tokens: fresh.counterTokens, counterTokens: fresh.tokens };
    expect(await kiosk(second, swapped).submitPinReprint(submission, randomUUID())).toMatchObject({ ok: false });
    expect(await kiosk(second, swapped).findCardDefect(reported.value.caseNumber)).toMatchObject({ ok: false });
    await second.close();
  }, 120_000);

  test('does not touch a directory in which another process works', async () => {
    const dataDirectory = await temporaryDirectory();
    const options = {
      dataDirectory,
      municipalityFile: municipalityFile('voorbeeldgem'),
      notices: nobodyIsWrittenTo(dataDirectory),
      now: () => someMorning,
      log: { level: 'silent' },
    } as const;
    await mkdir(join(dataDirectory, 'database'));
    await writeFile(join(dataDirectory, 'database', 'in-use-by'), String(process.ppid));
    expect(await startEmbeddedBackend(options)).toEqual({
      ok: false,
      failure: [`${join(dataDirectory, 'database')} is in use by process ${process.ppid}`],
    });
    expect(await readFile(join(dataDirectory, 'database', 'in-use-by'), 'utf8')).toBe(String(process.ppid));
  });

  test('says which line of the municipality file is wrong', async () => {
    const dataDirectory = await temporaryDirectory();
    const file = join(dataDirectory, 'town.json');
    const text = await readFile(municipalityFile('voorbeeldgem'), 'utf8');
    await writeFile(file, text.replace('"de": "Außenstelle Voorbeeldgem-Oost",', ''));
    const started = await startEmbeddedBackend({
      dataDirectory,
      municipalityFile: file,
      notices: nobodyIsWrittenTo(dataDirectory),
      now: () => someMorning,
      log: { level: 'silent' },
    });
    expect(started).toEqual({
      ok: false,
      failure: [`${file}#/sites/1/names/de: error: text missing in an offered or official language (text-missing)`],
    });
  });
});

describe('a start', () => {
  test('tells the operator what the linter warns of, and which amounts a new file changes', async () => {
    const dataDirectory = await temporaryDirectory();
    const file = join(dataDirectory, 'overijse.json');
    const start = async (fileText: string): Promise<string> => {
      await writeFile(file, fileText);
      const log = new PassThrough();
      const started = await startEmbeddedBackend({
        dataDirectory,
        municipalityFile: file,
        notices: nobodyIsWrittenTo(dataDirectory),
        now: () => someMorning,
        log: { level: 'info', stream: log },
      });
      if (!started.ok) throw new Error(started.failure.join());
      await started.value.close();
      log.end();
      return text(log);
    };
    const before = await readFile(municipalityFile('overijse'), 'utf8');
    const first = await start(before);
    expect(first).toContain('price-old');
    expect(first).not.toContain('price changed');
    const second = await start(before.replace('"amountCents": 1700', '"amountCents": 1800'));
    expect(second).toContain('price changed');
    expect(second).toContain('1800');
  }, 120_000);
});

describe('the environment of the production entry', () => {
  const files = async () => {
    const directory = await temporaryDirectory();
    await writeFile(join(directory, 'key'), randomBytes(32).toString('base64'), { mode: 0o600 });
    await writeFile(join(directory, 'client-secret'), 'a-secret-of-the-client\n', { mode: 0o600 });
    return {
      DATABASE_URL: 'postgres://backend@db.internal/kiosk',
      MUNICIPALITY_FILE: municipalityFile('voorbeeldgem'),
      KEY_FILE: join(directory, 'key'),
      PUBLIC_URL: 'https://eid.example',
      OIDC_ISSUER: 'https://identity.example/realms/town',
      OIDC_CLIENT_ID: 'backend',
      OIDC_CLIENT_SECRET_FILE: join(directory, 'client-secret'),
    };
  };

  test('complete', async () => {
    expect(await readEnvironment(await files())).toMatchObject({
      ok: true,
      value: {
        port: 8080,
        host: '127.0.0.1',
        publicUrl: 'https://eid.example',
        identityProvider: {
          issuer: 'https://identity.example/realms/town',
          clientId: 'backend',
          clientSecret: 'a-secret-of-the-client',
          scope: 'openid',
          rolesClaim: 'eid_roles',
          sitesClaim: 'eid_sites',
          stepUpAcr: null,
        },
      },
    });
  });

  test('empty: every missing name at once', async () => {
    const read = await readEnvironment({});
    expect(read.ok ? [] : read.failure).toEqual([
      'DATABASE_URL is not set',
      'MUNICIPALITY_FILE is not set',
      'KEY_FILE is not set',
      'PUBLIC_URL is not set',
      'OIDC_ISSUER is not set',
      'OIDC_CLIENT_ID is not set',
      'OIDC_CLIENT_SECRET_FILE is not set',
    ]);
  });

  test.each([
    [{ SIMULATED: 'true' }, 'SIMULATED'],
    [{ SIMULATED: 'false' }, 'SIMULATED'],
    [{ DATABASE_URL: '/var/lib/pgdata' }, 'DATABASE_URL'],
    [{ PORT: 'http' }, 'PORT'],
    [{ KEY_FILE: '/nowhere/key' }, 'KEY_FILE'],
    [{ KIOSK_TOKENS: '/nowhere/kiosks.json' }, 'KIOSK_TOKENS'],
    [{ PUBLIC_URL: 'http://eid.example' }, 'PUBLIC_URL'],
    [{ PUBLIC_URL: 'https://eid.example/' }, 'PUBLIC_URL'],
    [{ PUBLIC_URL: 'eid.example' }, 'PUBLIC_URL'],
    [{ OIDC_ISSUER: 'http://identity.example' }, 'OIDC_ISSUER'],
    [{ OIDC_SCOPE: 'profile' }, 'OIDC_SCOPE'],
    [{ OIDC_CLIENT_SECRET_FILE: '/nowhere/secret' }, 'OIDC_CLIENT_SECRET_FILE'],
  ])('%o is refused', async (changes, name) => {
    const read = await readEnvironment({ ...(await files()), ...changes });
    expect(read.ok ? '' : read.failure.join()).toContain(name);
  });

  test('a secret that others can read is refused and not repeated', async () => {
    const environment = await files();
    await chmod(environment.OIDC_CLIENT_SECRET_FILE, 0o644);
    const read = await readEnvironment(environment);
    expect(read.ok ? '' : read.failure.join()).toContain('chmod 600');
    expect(JSON.stringify(read)).not.toContain('a-secret-of-the-client');
  });

  const receiver = 'https://zaken.example/events';
  const withEventSecrets = async (text: string, mode = 0o600) => {
    const environment = await files();
    const file = `${environment.KEY_FILE}-of-events`;
    await writeFile(file, text, { mode });
    return readEnvironment({ ...environment, EVENT_SECRET_FILE: file });
  };
  const eventSecret = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;

  test('secrets of events by their address', async () => {
    const read = await withEventSecrets(`${receiver} ${eventSecret}\n`);
    expect(read).toMatchObject({ ok: true, value: { eventSecrets: new Map([[receiver, [Buffer.alloc(32, 1)]]]) } });
  });

  test.each([
    ['that is wrong', `${receiver} ${eventSecret}\n${receiver} secret\n`, 0o600, 'line 2'],
    ['that others can read', `${receiver} ${eventSecret}\n`, 0o644, 'chmod 600'],
    ['that is empty', '\n', 0o600, 'is empty'],
  ])('a file of such secrets %s is refused and not repeated', async (_story, text, mode, sentence) => {
    const read = await withEventSecrets(text, mode);
    expect(read.ok ? '' : read.failure.join()).toMatch(new RegExp(`^EVENT_SECRET_FILE: .*${sentence}`));
    expect(JSON.stringify(read)).not.toContain('whsec_A');
  });
});

describe('a municipality file with a receiver of events', () => {
  const townWith = async (directory: string, address: string): Promise<string> => {
    const file = join(directory, 'voorbeeldgem.json');
    const municipality = JSON.parse(await readFile(municipalityFile('voorbeeldgem'), 'utf8'));
    municipality.adapters.events = [address];
    await writeFile(file, JSON.stringify(municipality));
    return file;
  };

  test('and no secret for it does not start', async () => {
    const directory = await temporaryDirectory();
    const started = await startEmbeddedBackend({
      dataDirectory: join(directory, 'data'),
      municipalityFile: await townWith(directory, 'https://zaken.example/events'),
      notices: nobodyIsWrittenTo(directory),
      now: () => someMorning,
      log: { level: 'silent' },
    });
    expect(started.ok ? [] : started.failure).toEqual([
      'EVENT_SECRET_FILE has no secret for https://zaken.example/events, to which the municipality file pushes events',
    ]);
  });

  test('pushes what happened before a restart', async () => {
    const received: string[] = [];
    const server = createServer(async (request, response) => {
      received.push(await text(request));
      response.writeHead(204).end();
      server.emit('received');
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`; // listening on TCP
    const directory = await temporaryDirectory();
    const file = await townWith(directory, address);
    const start = async () => {
      const started = await startBackend({
        openDatabase: () => openEmbeddedDatabase(join(directory, 'database')),
        masterKey: new Uint8Array(32).fill(7),
        municipalityFile: file,
        publicUrl: null,
        identityProvider: null,
        notices: nobodyIsWrittenTo(directory),
        eventSecrets: new Map([[address, [new Uint8Array(32)]]]),
        host: '127.0.0.1',
        port: 0,
        metrics: null,
        now: () => someMorning,
        simulated: true,
        log: { level: 'silent' },
      });
      if (!started.ok) throw new Error(started.failure.join());
      return started.value;
    };
    const before = await start();
    const filed = await fileRequest(before.context, {
      submission: sampleSubmission(),
      idempotencyKey: randomUUID(),
      caller: { role: 'kiosk', id: 'hall-1' },
    });
    await before.close();
    const arrival = received.length > 0 ? Promise.resolve() : once(server, 'received');
    const after = await start();
    await arrival;
    await after.close();
    expect(filed.ok).toBe(true);
    expect(JSON.parse(received[0] ?? '')).toMatchObject({ subject: filed.ok ? filed.value.id : '', sequence: '1' });
  });
});
