/** The restore drill, and that it can fail: what an operator trusts it to notice is done behind its back. */
import { expect, test } from 'vitest';
import { runRestoreDrill } from '../operations/restore-drill.ts';

const drill = async (options: Omit<Parameters<typeof runRestoreDrill>[0], 'say'> = {}) => {
  const protocol: string[] = [];
  const outcome = await runRestoreDrill({ ...options, say: (line) => protocol.push(line) });
  return { outcome, protocol: protocol.join('\n') };
};

test('everything comes back', async (context) => {
  const { outcome, protocol } = await drill();
  if ('skipped' in outcome) {
    console.log(`skipped: restore drill: ${outcome.skipped}`);
    context.skip();
    return;
  }
  expect(outcome.differences).toEqual([]);
  expect(protocol).toContain('the audit trail is whole and as long as it was');
});

test('a trail that was cut off at its end and a table without its policies are noticed', async (context) => {
  const { outcome, protocol } = await drill({
    damage: async (superuser) => {
      await superuser.query('alter table requests disable row level security');
      await superuser.query('alter table audit_entries disable trigger user');
      await superuser.query('delete from audit_entries where sequence = (select max(sequence) from audit_entries)');
      await superuser.query('alter table audit_entries enable trigger user');
    },
  });
  if ('skipped' in outcome) {
    context.skip();
    return;
  }
  expect(outcome.differences.map((difference) => difference.split(':')[0])).toEqual([
    'the check',
    'eid_kiosk for no municipality',
    'eid_kiosk for another one',
    'eid_kiosk_owner for no municipality',
    'eid_kiosk_owner for another one',
  ]);
  expect(protocol).toMatch(/^DIFFERS .*the audit trail/m);
});
