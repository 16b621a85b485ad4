import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { kioskToken } from '../../../backend/http/kiosk-tokens.ts';
import { readEnvironment } from '../../../backend/read-environment.ts';
import { type EmbeddedBackend, startEmbeddedBackend } from '../../../backend/start-embedded-backend.ts';
import { createMunicipalHttp } from '../../../kiosk/adapters/municipal-http/municipal-http.ts';
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
        now: () => someMorning,
        log: { level: 'silent' },
      });
      if (!started.ok) throw new Error(started.failure.join());
      return started.value;
    };
    const kiosk = (backend: EmbeddedBackend) =>
      createMunicipalHttp({
        baseUrl: backend.address,
        token: backend.kioskToken,
        counterToken: backend.counterToken,
        clock,
        pausesMs: [],
      });
    const submission = sampleSubmission({ chip: { generation: '1.7', trust: 'test', findings: [] } });
    const key = randomUUID();

    const first = await start();
    expect(new URL(first.address).hostname).toBe('127.0.0.1');
    const filed = await kiosk(first).submitPinReprint(submission, key);
    expect(filed).toMatchObject({ ok: true, value: { simulated: true } });
    const reported = await kiosk(first).submitCardDefect(sampleReport(), randomUUID());
    if (!reported.ok) throw new Error(reported.failure.code);
    expect((await stat(join(dataDirectory, 'master.key'))).mode & 0o777).toBe(0o600);
    await first.close();

    const second = await start();
    expect(second.kioskToken).not.toBe(first.kioskToken);
    expect(await kiosk(second).submitPinReprint(submission, key)).toEqual(filed);
    expect(await kiosk(second).findCardDefect(reported.value.caseNumber)).toEqual({
      ok: true,
      value: { receipt: reported.value, language: 'fr', diagnosis: sampleReport().diagnosis },
    });
    expect(await kiosk(second).findCardDefect('2026-0000-0000')).toEqual({ ok: true, value: null });
    // The token of the counter is not that of the kiosk, and neither does the other's work.
    const swapped = { ...second, kioskToken: second.counterToken, counterToken: second.kioskToken };
    expect(await kiosk(swapped).submitPinReprint(submission, randomUUID())).toMatchObject({ ok: false });
    expect(await kiosk(swapped).findCardDefect(reported.value.caseNumber)).toMatchObject({ ok: false });
    await second.close();
  }, 120_000);

  test('does not touch a directory in which another process works', async () => {
    const dataDirectory = await temporaryDirectory();
    const options = {
      dataDirectory,
      municipalityFile: municipalityFile('voorbeeldgem'),
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
      now: () => someMorning,
      log: { level: 'silent' },
    });
    expect(started).toEqual({
      ok: false,
      failure: [`${file}#/sites/1/names/de: text missing in an offered or official language`],
    });
  });
});

describe('the environment of the production entry', () => {
  const files = async () => {
    const directory = await temporaryDirectory();
    await writeFile(join(directory, 'key'), randomBytes(32).toString('base64'), { mode: 0o600 });
    await writeFile(join(directory, 'kiosks.json'), JSON.stringify([kioskToken('hall-1', 'a-token')]));
    return {
      DATABASE_URL: 'postgres://backend@db.internal/kiosk',
      MUNICIPALITY_FILE: municipalityFile('voorbeeldgem'),
      KEY_FILE: join(directory, 'key'),
      KIOSK_TOKENS: join(directory, 'kiosks.json'),
    };
  };

  test('complete', async () => {
    expect(await readEnvironment(await files())).toMatchObject({
      ok: true,
      value: { port: 8080, host: '127.0.0.1', kiosks: [{ id: 'hall-1' }] },
    });
  });

  test('tokens: kiosks unless they say counter; other roles are refused by their place', async () => {
    const environment = await files();
    const entries = [
      { id: 'hall-1', tokenSha256: 'a'.repeat(64) },
      kioskToken('hall-2', 'b-token'),
      kioskToken('desk-1', 'c-token', 'counter'),
    ];
    await writeFile(environment.KIOSK_TOKENS, JSON.stringify(entries));
    expect(await readEnvironment(environment)).toMatchObject({ ok: true, value: { kiosks: entries } });
    await writeFile(environment.KIOSK_TOKENS, JSON.stringify([{ ...entries[0], role: 'mayor' }]));
    const read = await readEnvironment(environment);
    expect(read.ok ? '' : read.failure.join()).toContain('#/0/role');
  });

  test('empty: every missing name at once', async () => {
    const read = await readEnvironment({});
    expect(read.ok ? [] : read.failure).toEqual([
      'DATABASE_URL is not set',
      'MUNICIPALITY_FILE is not set',
      'KEY_FILE is not set',
      'KIOSK_TOKENS is not set',
    ]);
  });

  test.each([
    [{ SIMULATED: 'true' }, 'SIMULATED'],
    [{ SIMULATED: 'false' }, 'SIMULATED'],
    [{ DATABASE_URL: '/var/lib/pgdata' }, 'DATABASE_URL'],
    [{ PORT: 'http' }, 'PORT'],
    [{ KEY_FILE: '/nowhere/key' }, 'KEY_FILE'],
    [{ KIOSK_TOKENS: '/nowhere/kiosks.json' }, 'KIOSK_TOKENS'],
  ])('%o is refused', async (changes, name) => {
    const read = await readEnvironment({ ...(await files()), ...changes });
    expect(read.ok ? '' : read.failure.join()).toContain(name);
  });

  test('a token pasted into the file of digests is refused and not repeated', async () => {
    const environment = await files();
    await writeFile(environment.KIOSK_TOKENS, JSON.stringify([{ id: 'hall-1', tokenSha256: 'my-secret-token' }]));
    const read = await readEnvironment(environment);
    expect(read.ok).toBe(false);
    expect(JSON.stringify(read)).not.toContain('my-secret-token');
    await writeFile(environment.KIOSK_TOKENS, 'my-secret-token');
    expect(JSON.stringify(await readEnvironment(environment))).not.toContain('my-secret-token');
  });
});
