/** The backend dies by SIGKILL around the commit; the kiosk repeats with the same key against a fresh process. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Result } from '../../contract/result.ts';
import { createMunicipalHttp } from '../../kiosk/adapters/municipal-http/municipal-http.ts';
import type { TokenSource } from '../../kiosk/adapters/municipal-http/token-source.ts';
import type { MunicipalityPort } from '../../kiosk/ports.ts';
import { type BackendProcesses, kill, prepareBackendProcesses } from '../backend-processes.ts';
import { filedRows } from '../filed-rows.ts';
import { aroundCommit, startPostgresRelay } from '../postgres-relay.ts';
import { type PrivatePostgres, socketUrl, startPrivatePostgres } from '../private-postgres.ts';
import { sampleReport } from '../unit/backend/sample-diagnosis.ts';
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

  const kiosk = (address: string, tokens: TokenSource) =>
    createMunicipalHttp({ baseUrl: address, tokens, clock, pausesMs: [] });

  type Filing = (municipality: MunicipalityPort, key: string) => Promise<Result<{ readonly state: string }>>;
  const reprint: Filing = (municipality, key) => municipality.submitPinReprint(sampleSubmission(), key);
  const report: Filing = (municipality, key) => municipality.submitCardDefect(sampleReport(), key);

  test.each([
    ['after', 'a reprint', 1, reprint, 'awaiting-payment'],
    ['before', 'a reprint', 0, reprint, 'awaiting-payment'],
    ['after', 'a report', 1, report, 'reported'],
    ['before', 'a report', 0, report, 'reported'],
  ] as const)(
    '%s %s reached the database: exactly one request',
    async (moment, what, stored, filing, state) => {
      const name = `killed_${moment}_${what.replace(' ', '_')}`;
      const url = await postgres.createDatabase(name);
      const relay = await startPostgresRelay(postgres.socketDirectory);
      const first = await startProcess(socketUrl(relay.socketDirectory, name));
      const key = randomUUID();
      const tokens = await processes.tokens(url);

      const { direction, message } = aroundCommit[moment];
      const held = relay.holdBack(direction, message);
      const unanswered = filing(kiosk(first.address, tokens), key);
      await held;
      await kill(first.child);
      expect(await unanswered).toMatchObject({ ok: false, failure: { code: 'request.outcome-unknown', retry: 'now' } });
      await relay.close();
      expect((await filedRows(url)).requests).toBe(stored);

      const second = await startProcess(url);
      const again = await filing(kiosk(second.address, tokens), key);
      const oncemore = await filing(kiosk(second.address, tokens), key);
      expect(again).toMatchObject({ ok: true, value: { state, simulated: false } });
      expect(oncemore).toEqual(again);
      expect(await filedRows(url)).toEqual({ requests: 1, keys: 1, audit: 1 });

      second.child.kill('SIGTERM');
      expect(await once(second.child, 'exit')).toEqual([0, null]);
    },
    60_000,
  );
});
