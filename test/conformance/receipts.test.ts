/** Whatever a kiosk files, it gets a receipt for on paper: every type of request, from filing to the sheet, on both databases. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../backend/cases/actor.ts';
import { applyTransition } from '../../backend/cases/apply-transition.ts';
import { issueDocument } from '../../backend/cases/issue-document.ts';
import { purgeDue } from '../../backend/cases/purge-due.ts';
import { renderDocument } from '../../backend/documents/render-document.ts';
import { fileRequest } from '../../backend/requests/file-request.ts';
import { readReceiptFacts } from '../../backend/requests/read-request.ts';
import type { RequestContext } from '../../backend/requests/request-context.ts';
import { createFieldCipher } from '../../backend/storage/field-cipher.ts';
import type { Database } from '../../backend/storage/open-database.ts';
import { prepareDatabase } from '../../backend/storage/prepare-database.ts';
import { type RequestType, requestTypes } from '../../contract/request-states.ts';
import type { Result } from '../../contract/result.ts';
import type { AnySubmission, Submissions } from '../../contract/submissions.ts';
import { prepareDatabaseKinds } from '../database-kinds.ts';
import { applicant, samples, someMorning, town } from '../unit/backend/rules/rule-town.ts';
import { sampleReport } from '../unit/backend/sample-diagnosis.ts';

const { kinds, stop } = await prepareDatabaseKinds('receipts');
afterAll(stop);

const cipher = createFieldCipher(new Uint8Array(32).fill(7));
const clerk: Actor = { role: 'clerk', id: 'c-1', sites: 'all', steppedUpAtMs: null };
const typed = (value: string) => ({ value, provenance: 'typed' as const });

/** Somebody else each time: one person at a time has a card under way. */
let born = 0;
const somebody = () => {
  born += 1;
  return applicant({ born: new Date(Date.UTC(1960, 0, born)).toISOString().slice(0, 10) });
};

const samplesOfAll: { readonly [T in RequestType]: Submissions[T] } = { ...samples, 'card-defect': sampleReport() };
const submissionOf = <T extends RequestType>(type: T): Submissions[T] => {
  const sample = samplesOfAll[type];
  return 'applicant' in sample ? { ...sample, applicant: somebody() } : sample;
};

const valueOf = <T, F>(outcome: Result<T, F>): T => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return outcome.value;
};

describe.each(kinds)('%s', (_kind, prepare) => {
  let database: Database;
  let nowMs = someMorning;

  const police = { names: { nl: 'Politie', fr: 'Police', de: 'Polizei', en: 'Police' }, phone: '000 1', url: null };
  const municipality = {
    ...town,
    routing: { loss: town.routing.loss.map((rule) => (rule.to === 'police' ? { ...rule, contact: police } : rule)) },
  };
  const context = (): RequestContext => ({
    kysely: database.kysely,
    cipher,
    municipality,
    now: () => nowMs,
    simulated: false,
  });
  const file = async (submission: AnySubmission): Promise<string> => {
    const order = { submission, idempotencyKey: randomUUID(), caller: { role: 'kiosk', id: 'hall-1' } } as const;
    return valueOf(await fileRequest(context(), order)).id;
  };
  const receiptOf = async (id: string) => valueOf(await readReceiptFacts(context(), { id, kioskId: 'hall-1' }));

  beforeAll(async () => {
    database = await (await prepare('receipts'))();
    await prepareDatabase(database, cipher);
  }, 60_000);
  afterAll(() => database.close());

  test.each(requestTypes)('%s', async (type) => {
    const submission = submissionOf(type);
    const id = await file(submission);
    const facts = await receiptOf(id);
    if (facts === null) throw new Error('there is no receipt');
    expect(facts).toMatchObject({ type, receivedAt: new Date(nowMs).toISOString(), simulated: false });
    const isNamed = 'applicant' in submission;
    const number = isNamed ? submission.applicant.nationalNumber.value : applicant().nationalNumber.value;
    expect(JSON.stringify(facts)).not.toContain(number);
    expect(facts.person).toEqual(isNamed ? { surname: 'Kanarie-Voorbeeld', givenNames: null } : null);
    expect(facts.notificationChannel).toBe(isNamed ? 'letter' : null);
    const pdf = await renderDocument({ kind: 'receipt', ...facts }, municipality);
    expect(Buffer.from(pdf).subarray(0, 5).toString('latin1')).toBe('%PDF-');
    expect(valueOf(await readReceiptFacts(context(), { id, kioskId: 'hall-2' }))).toBeNull();
    // A clerk gets the same sheet.
    const asked = { requestId: id, actor: clerk, purpose: 'handling', kind: 'receipt' } as const;
    expect(valueOf(await issueDocument(context(), asked)).facts).toEqual({ kind: 'receipt', ...facts });
  });

  test('who is sent to the police is told who that is, whatever the file says about where people live', async () => {
    const theft = { ...submissionOf('loss'), kind: 'theft' } as const;
    expect(await receiptOf(await file(theft))).toMatchObject({ state: 'referred', declaredAt: police });
    const stranger = { ...submissionOf('loss'), applicant: { ...somebody(), zip: typed('1000') } } as const;
    expect(await receiptOf(await file(stranger))).toMatchObject({ state: 'referred', declaredAt: police });
    const card = { ...submissionOf('foreigner-card'), reason: 'theft' } as const;
    expect(await receiptOf(await file(card))).toMatchObject({ state: 'referred', declaredAt: police });
    expect(await receiptOf(await file(submissionOf('loss')))).toMatchObject({
      state: 'pre-declared',
      declaredAt: null,
    });
  });

  test('the day until which a request waits is said as long as it waits, and a purged name is on no paper', async () => {
    const id = await file(submissionOf('loss'));
    expect(await receiptOf(id)).toMatchObject({ lastDay: '2026-11-30' });
    const order = { details: {}, confirmed: false, purpose: 'handling' } as const;
    valueOf(
      await applyTransition(context(), {
        ...order,
        requestId: id,
        event: 'withdrawn',
        actor: clerk,
        expectedVersion: 1,
      }),
    );
    expect(await receiptOf(id)).toMatchObject({ state: 'withdrawn', lastDay: null });
    nowMs += (municipality.privacy.retentionDays.withdrawn + 1) * 86_400_000;
    valueOf(await purgeDue(context()));
    expect(await receiptOf(id)).toBeNull();
  });
});
