/** A process that moves one case and says what came of it, so that it can be killed at it: `DATABASE_URL`, case id, event. */
import { applyTransition } from '../../backend/cases/apply-transition.ts';
import { createFieldCipher } from '../../backend/storage/field-cipher.ts';
import { openServerDatabase } from '../../backend/storage/open-database.ts';
import { demoMunicipality, someMorning } from '../unit/backend/sample-submission.ts';

const [requestId = '', event = ''] = process.argv.slice(2);
const database = openServerDatabase({ url: process.env['DATABASE_URL'] ?? '', onConnectionLost: () => undefined });
const outcome = await applyTransition(
  {
    kysely: database.kysely,
    cipher: createFieldCipher(new Uint8Array(32).fill(7)),
    municipality: await demoMunicipality(),
    now: () => someMorning,
    simulated: false,
  },
  {
    requestId,
    event,
    details: {},
    expectedVersion: 1,
    confirmed: false,
    purpose: 'handling',
    actor: { role: 'clerk', id: 'c-1', sites: 'all', steppedUpAtMs: null },
  },
);
process.stdout.write(JSON.stringify(outcome.ok ? outcome.value.state : outcome.failure));
await database.close();
