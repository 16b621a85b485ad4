/**
 * Filed exactly once, seen from the screen to the row: confirm is pressed twice at once, the backend process is killed
 * around the commit, comes back on the same port, and the person tries again.
 */
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { createMunicipalHttp } from '../../../kiosk/adapters/municipal-http/municipal-http.ts';
import { createSystemClock } from '../../../kiosk/adapters/system/system-clock.ts';
import { type BackendProcesses, kill, prepareBackendProcesses } from '../../backend-processes.ts';
import { filedCaseNumbers, filedRows } from '../../filed-rows.ts';
import { aroundCommit, startPostgresRelay } from '../../postgres-relay.ts';
import { type PrivatePostgres, socketUrl, startPrivatePostgres } from '../../private-postgres.ts';
import { createCitizen } from './citizen.ts';
import { touchingHands } from './hands.ts';
import { hostVisit } from './hosted-visit.ts';
import { asFarAsTheLastStep } from './walk.ts';

const program = join(import.meta.dirname, 'programs/simulated-backend.ts');
let postgres: PrivatePostgres | null = null;
let processes: BackendProcesses;

test.beforeAll(async () => {
  const started = await startPrivatePostgres();
  if ('skipped' in started) {
    console.log(`skipped: exactly once on PostgreSQL: ${started.skipped}`);
    test.skip(true, started.skipped);
    return;
  }
  postgres = started;
  processes = await prepareBackendProcesses();
});
test.afterAll(async () => {
  await processes?.end();
  await postgres?.stop();
});

for (const { moment, stored } of [
  { moment: 'after', stored: 1 },
  { moment: 'before', stored: 0 },
] as const) {
  test(`confirmed twice, the backend killed ${moment} the commit: the row stands once`, async ({ browser }) => {
    if (postgres === null) throw new Error('skipped without a server');
    const name = `killed_${moment}`;
    const databaseUrl = await postgres.createDatabase(name);
    const relay = await startPostgresRelay(postgres.socketDirectory);
    const first = await processes.start({ program, databaseUrl: socketUrl(relay.socketDirectory, name) });
    const clock = createSystemClock();
    const kiosk = await hostVisit({
      municipality: createMunicipalHttp({
        baseUrl: first.address,
        tokens: await processes.tokens(databaseUrl),
        clock,
      }),
      clock,
    });
    const page = await browser.newPage({ viewport: { width: 1080, height: 1920 } });
    try {
      await page.goto(kiosk.entryAddress());
      const citizen = createCitizen(page, { language: 'nl', hands: touchingHands });
      await asFarAsTheLastStep(citizen, kiosk.insert);

      const { direction, message } = aroundCommit[moment];
      const held = relay.holdBack(direction, message);
      await touchingHands.pressTwice(citizen.button(citizen.says('confirm.yes', { amount: '' }).trim()));
      await citizen.sees('submitting.title');
      await held;
      await kill(first.child);
      await relay.close();
      await citizen.sees('submitFailed.request.outcome-unknown.title');
      expect((await filedRows(databaseUrl)).requests).toBe(stored);

      await processes.start({ program, databaseUrl, port: new URL(first.address).port });
      await citizen.chooses('cardProblem.retry');
      await citizen.sees('takeCard.title');
      await kiosk.remove();
      await citizen.sees('receipt.title');
      expect(await filedRows(databaseUrl)).toEqual({ requests: 1, keys: 1, audit: 1 });
      expect(await filedCaseNumbers(databaseUrl)).toEqual([await page.locator('.case-number').textContent()]);
    } finally {
      await page.close();
      await kiosk.close();
    }
  });
}
