/**
 * The backend dies by SIGKILL around the commit; the kiosk repeats with the same key against a fresh process. A relay
 * between backend and PostgreSQL holds back exactly one message, so that the moment is certain and not a matter of luck.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createConnection, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { kioskToken } from '../../backend/http/kiosk-tokens.ts';
import { createMunicipalHttp } from '../../kiosk/adapters/municipal-http/municipal-http.ts';
import { type PrivatePostgres, socketUrl, startPrivatePostgres } from '../private-postgres.ts';
import { municipalityFile, sampleSubmission } from '../unit/backend/sample-submission.ts';

const started = await startPrivatePostgres();
if ('skipped' in started) console.log(`skipped: backend killed around the commit: ${started.skipped}`);

const clock = {
  after: (delayMs: number, callback: () => void) => {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
};

type Direction = 'to-server' | 'to-backend';
type Relay = {
  readonly socketDirectory: string;
  /** Resolves when the message came by; from then on nothing more is let through in its direction. */
  holdBack(direction: Direction, text: string): Promise<void>;
  close(): Promise<void>;
};

const startRelay = async (target: string): Promise<Relay> => {
  let watched: { direction: Direction; text: string; seen: () => void } | null = null;
  const passes = (direction: Direction, chunk: Buffer): boolean => {
    if (watched?.direction !== direction || !chunk.includes(watched.text)) return true;
    watched.seen();
    return false;
  };
  const server: Server = createServer((backend) => {
    const postgres = createConnection(join(target, '.s.PGSQL.5432'));
    let cut = false;
    const relay = (direction: Direction, to: typeof backend) => (chunk: Buffer) => {
      cut ||= !passes(direction, chunk);
      if (!cut) to.write(chunk);
    };
    backend.on('data', relay('to-server', postgres)).on('close', () => postgres.destroy());
    postgres.on('data', relay('to-backend', backend)).on('close', () => backend.destroy());
    // The killed process resets its connections; closing the other side is all there is to do.
    for (const socket of [backend, postgres]) socket.on('error', () => socket.destroy());
  });
  const socketDirectory = await mkdtemp(join(tmpdir(), 'eid-kiosk-relay-'));
  server.listen(join(socketDirectory, '.s.PGSQL.5432'));
  await once(server, 'listening');
  return {
    socketDirectory,
    holdBack: (direction, text) =>
      new Promise((resolve) => {
        watched = { direction, text, seen: resolve };
      }),
    close: async () => {
      server.close();
      await once(server, 'close');
      await rm(socketDirectory, { recursive: true, force: true });
    },
  };
};

describe.skipIf('skipped' in started)('backend killed around the commit', () => {
  if ('skipped' in started) return;
  const postgres: PrivatePostgres = started;
  const token = randomBytes(32).toString('base64url');
  const children: ChildProcess[] = [];
  let directory: string;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'eid-kiosk-backend-'));
    await writeFile(join(directory, 'key'), randomBytes(32).toString('base64'), { mode: 0o600 });
    await writeFile(join(directory, 'kiosks.json'), JSON.stringify([kioskToken('hall-1', token)]));
  });
  afterAll(async () => {
    for (const child of children) if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
    await postgres.stop();
    await rm(directory, { recursive: true, force: true });
  });

  const startProcess = async (databaseUrl: string): Promise<{ child: ChildProcess; address: string }> => {
    const child = spawn(process.execPath, [join(import.meta.dirname, '../../backend/main.ts')], {
      env: {
        PATH: process.env['PATH'],
        DATABASE_URL: databaseUrl,
        MUNICIPALITY_FILE: municipalityFile('voorbeeldgem'),
        KEY_FILE: join(directory, 'key'),
        KIOSK_TOKENS: join(directory, 'kiosks.json'),
        PORT: '0',
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    children.push(child);
    const address = await new Promise<string>((resolve, reject) => {
      let log = '';
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        log += text;
        const found = /"event":"listening","address":"([^"]+)"/.exec(log)?.[1];
        if (found !== undefined) resolve(found);
      });
      child.once('exit', () => reject(new Error(`the backend ended: ${log}`)));
    });
    return { child, address };
  };

  const rows = async (url: string): Promise<Record<string, number>> => {
    const client = new Client({ connectionString: url });
    await client.connect();
    const { rows: found } = await client.query(`select
      (select count(*)::int from requests) as requests,
      (select count(*)::int from idempotency_keys) as keys,
      (select count(*)::int from audit_entries) as audit`);
    await client.end();
    return found[0];
  };

  const kiosk = (address: string) => createMunicipalHttp({ baseUrl: address, token, clock, pausesMs: [] });

  test.each([
    ['after', 'to-backend', 'COMMIT\0', 1],
    ['before', 'to-server', 'commit', 0],
  ] as const)(
    '%s it reached the database: exactly one request',
    async (moment, direction, message, stored) => {
      const url = await postgres.createDatabase(`killed_${moment}`);
      const relay = await startRelay(postgres.socketDirectory);
      const first = await startProcess(socketUrl(relay.socketDirectory, `killed_${moment}`));
      const key = randomUUID();

      const held = relay.holdBack(direction, message);
      const unanswered = kiosk(first.address).submitPinReprint(sampleSubmission(), key);
      await held;
      first.child.kill('SIGKILL');
      await once(first.child, 'exit');
      expect(await unanswered).toMatchObject({ ok: false, failure: { code: 'request.outcome-unknown', retry: 'now' } });
      await relay.close();
      expect((await rows(url))['requests']).toBe(stored);

      const second = await startProcess(url);
      const again = await kiosk(second.address).submitPinReprint(sampleSubmission(), key);
      const oncemore = await kiosk(second.address).submitPinReprint(sampleSubmission(), key);
      expect(again).toMatchObject({ ok: true, value: { state: 'submitted', simulated: false } });
      expect(oncemore).toEqual(again);
      expect(await rows(url)).toEqual({ requests: 1, keys: 1, audit: 1 });

      second.child.kill('SIGTERM');
      expect(await once(second.child, 'exit')).toEqual([0, null]);
    },
    60_000,
  );
});
