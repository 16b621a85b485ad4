/** The backend dies by SIGKILL around the commit; the kiosk repeats with the same key against a fresh process. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMunicipalHttp } from '../../kiosk/adapters/municipal-http/municipal-http.ts';
import { type BackendProcesses, kill, prepareBackendProcesses } from '../backend-processes.ts';
import { filedRows } from '../filed-rows.ts';
import { aroundCommit, startPostgresRelay } from '../postgres-relay.ts';
import { type PrivatePostgres, socketUrl, startPrivatePostgres } from '../private-postgres.ts';
import { sampleSubmission } from '../unit/backend/sample-submission.ts';

const started = await startPrivatePostgres();
if ('skipped' in started) console.log(`skipped: backend killed around the commit: ${started.skipped}`);

const clock = {
  after: (delayMs: number, callback: () => void) => {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
};

describe.skipIf('skipped' in started)('backend killed around the commit', () => {
  if ('skipped' in started) return;
  const postgres: PrivatePostgres = started;
  let processes: BackendProcesses;

  beforeAll(async () => {
    processes = await prepareBackendProcesses();
  });
  afterAll(async () => {
    await processes?.end();
    await postgres.stop();
  });

  const startProcess = (databaseUrl: string) =>
    processes.start({ program: join(import.meta.dirname, '../../backend/main.ts'), databaseUrl });

  const kiosk = (address: string) =>
    createMunicipalHttp({ baseUrl: address, token: processes.token, clock, pausesMs: [] });

  test.each([
    ['after', 1],
    ['before', 0],
  ] as const)(
    '%s it reached the database: exactly one request',
    async (moment, stored) => {
      const url = await postgres.createDatabase(`killed_${moment}`);
      const relay = await startPostgresRelay(postgres.socketDirectory);
      const first = await startProcess(socketUrl(relay.socketDirectory, `killed_${moment}`));
      const key = randomUUID();

      const { direction, message } = aroundCommit[moment];
      const held = relay.holdBack(direction, message);
      const unanswered = kiosk(first.address).submitPinReprint(sampleSubmission(), key);
      await held;
      await kill(first.child);
      expect(await unanswered).toMatchObject({ ok: false, failure: { code: 'request.outcome-unknown', retry: 'now' } });
      await relay.close();
      expect((await filedRows(url)).requests).toBe(stored);

      const second = await startProcess(url);
      const again = await kiosk(second.address).submitPinReprint(sampleSubmission(), key);
      const oncemore = await kiosk(second.address).submitPinReprint(sampleSubmission(), key);
      expect(again).toMatchObject({ ok: true, value: { state: 'submitted', simulated: false } });
      expect(oncemore).toEqual(again);
      expect(await filedRows(url)).toEqual({ requests: 1, keys: 1, audit: 1 });

      second.child.kill('SIGTERM');
      expect(await once(second.child, 'exit')).toEqual([0, null]);
    },
    60_000,
  );
});
