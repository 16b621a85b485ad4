/** Cases whose codes have just arrived, each of another invented person, and what becomes of their notices. */
import { randomUUID } from 'node:crypto';
import { applyTransition } from '../../backend/cases/apply-transition.ts';
import { recordPayment } from '../../backend/cases/record-payment.ts';
import type { NoticeCarriers } from '../../backend/notices/carriers.ts';
import { deliverDueNotices, type Round } from '../../backend/notices/deliver-due-notices.ts';
import { createPrintFolder } from '../../backend/notices/print/print-folder.ts';
import { createSmtpCarrier, type SmtpSettings } from '../../backend/notices/smtp/smtp-carrier.ts';
import { fileRequest } from '../../backend/requests/file-request.ts';
import type { RequestContext } from '../../backend/requests/request-context.ts';
import { createFieldCipher } from '../../backend/storage/field-cipher.ts';
import type { Database } from '../../backend/storage/open-database.ts';
import { prepareDatabase } from '../../backend/storage/prepare-database.ts';
import { inTransaction } from '../../backend/storage/transaction.ts';
import type { Municipality } from '../../contract/municipality.ts';
import { demoMunicipality, sampleSubmission } from '../unit/backend/sample-submission.ts';

const anna = { role: 'clerk', id: 'anna', sites: 'all', steppedUpAtMs: null } as const;

export type NoticeBench = {
  readonly context: RequestContext;
  readonly municipality: Municipality;
  advance(ms: number): void;
  /** A case of a person who wants to be told at this address (null: by letter), with codes that have arrived; its id. */
  codesArrivedFor(email: string | null, changes?: Parameters<typeof sampleSubmission>[0]): Promise<string>;
  act(requestId: string, event: string, details?: Record<string, unknown>, confirmed?: boolean): Promise<void>;
  /** At the counter. */
  pay(requestId: string): Promise<void>;
  deliver(carriers: NoticeCarriers): Promise<Round>;
  notice(requestId: string): ReturnType<typeof noticeOf>;
  caseOf(requestId: string): ReturnType<typeof rowOf>;
  /** Action and purpose of the audit entries of this case, in order. */
  trailOf(requestId: string): Promise<readonly string[]>;
  /** Events of the outbox of this case, in order. */
  eventsOf(requestId: string): Promise<readonly string[]>;
};

const inside = async <T>(context: RequestContext, work: Parameters<typeof inTransaction<T>>[1]): Promise<T> => {
  const done = await inTransaction(context, work);
  if (!done.ok) throw new Error(done.failure);
  return done.value;
};

const noticeOf = (context: RequestContext, requestId: string) =>
  inside(context, (transaction) =>
    transaction
      .selectFrom('notices')
      .selectAll()
      .where('request_id', '=', requestId)
      .orderBy('queued_at', 'desc')
      .executeTakeFirstOrThrow(),
  );

const rowOf = (context: RequestContext, requestId: string) =>
  inside(context, (transaction) =>
    transaction.selectFrom('requests').selectAll().where('id', '=', requestId).executeTakeFirstOrThrow(),
  );

/** Month 71 to 92 has no citizen; the check digits fit. */
const specimen = (person: number): string => {
  const digits = 857_300_000 + 1 + (person % 998) + (Math.floor(person / 998) + 1) * 1000;
  return `${digits}${String(97 - (digits % 97)).padStart(2, '0')}`;
};

/** The same for every bench, so that two may share a database. */
const masterKey = new Uint8Array(32).fill(7);
let people = 0;

export const createNoticeBench = async (
  database: Database,
  changes: (municipality: Municipality) => Municipality = (municipality) => municipality,
): Promise<NoticeBench> => {
  const town = await demoMunicipality();
  const { pinReprint } = town.services;
  const municipality = changes({
    ...town,
    // Nothing to pay before ordering: these tests are about what comes after.
    services: { ...town.services, pinReprint: { ...pinReprint, payAt: 'collection' } },
    notify: { ...town.notify, fallbackOrder: ['email', 'letter'], attempts: 3 },
  });
  const cipher = createFieldCipher(masterKey);
  const prepared = await prepareDatabase(database, cipher);
  if (!prepared.ok) throw new Error(prepared.failure);
  let nowMs = Date.parse('2026-11-23T09:12:00.000Z');
  const { kysely } = database;
  const context: RequestContext = { kysely, cipher, municipality, now: () => nowMs, simulated: true };

  const act: NoticeBench['act'] = async (requestId, event, details = {}, confirmed = false) => {
    const { row_version: expectedVersion } = await rowOf(context, requestId);
    const moved = await applyTransition(context, {
      requestId,
      event,
      details,
      expectedVersion,
      confirmed,
      actor: anna,
      purpose: 'test',
    });
    if (!moved.ok) throw new Error(`${event}: ${JSON.stringify(moved.failure)}`);
  };

  return {
    context,
    municipality,
    advance: (ms) => {
      nowMs += ms;
    },
    codesArrivedFor: async (email, changed = {}) => {
      people += 1;
      const submission = sampleSubmission({
        notification: email === null ? { channel: 'letter' } : { channel: 'email', address: email },
        ...changed,
      });
      const nationalNumber = { value: specimen(people), provenance: 'chip' as const };
      const filed = await fileRequest(context, {
        submission: { ...submission, applicant: { ...submission.applicant, nationalNumber } },
        idempotencyKey: randomUUID(),
        caller: { role: 'kiosk', id: 'hall-1' },
      });
      if (!filed.ok) throw new Error(JSON.stringify(filed.failure));
      const { id } = filed.value;
      await act(id, 'ordered', { federalReference: 'B-2026/1' }, true);
      await act(id, 'codes-arrived', { pickupSite: 'deelgemeente-oost' });
      return id;
    },
    act,
    pay: async (requestId) => {
      const { row_version: expectedVersion, facts } = await rowOf(context, requestId);
      const paid = await recordPayment(context, {
        requestId,
        expectedVersion,
        actor: anna,
        idempotencyKey: randomUUID(),
        order: { method: 'cash', amountCents: facts.amountCents ?? 0, outcome: 'paid' },
      });
      if (!paid.ok) throw new Error(JSON.stringify(paid.failure));
    },
    deliver: async (carriers) => {
      const round = await deliverDueNotices(context, carriers, (error) => {
        throw error;
      });
      if (!round.ok) throw new Error(round.failure);
      return round.value;
    },
    notice: (requestId) => noticeOf(context, requestId),
    caseOf: (requestId) => rowOf(context, requestId),
    trailOf: async (requestId) => {
      const entries = await inside(context, (transaction) =>
        transaction
          .selectFrom('audit_entries')
          .select(['action', 'purpose'])
          .where('request_id', '=', requestId)
          .orderBy('sequence')
          .execute(),
      );
      return entries.map(({ action, purpose }) => `${action} ${purpose}`);
    },
    eventsOf: async (requestId) => {
      const events = await inside(context, (transaction) =>
        transaction
          .selectFrom('events')
          .select('data')
          .where('request_id', '=', requestId)
          .orderBy('sequence')
          .execute(),
      );
      return events.map(({ data }) => data.event);
    },
  };
};

export const smtpTo = (port: number, changes: Partial<SmtpSettings> = {}): SmtpSettings => ({
  host: '127.0.0.1',
  port,
  encryption: 'none',
  authorities: null,
  login: null,
  bounceAddress: null,
  deadlinesMs: { connect: 5_000, silence: 5_000, whole: 20_000 },
  ...changes,
});

export const carriersTo = (
  { municipality }: Pick<NoticeBench, 'municipality'>,
  settings: SmtpSettings,
  folder: string,
): NoticeCarriers => {
  const { email } = municipality.notify;
  if (email === null) throw new Error('this town sends no mails');
  return { mail: createSmtpCarrier(settings, email, municipality), letter: createPrintFolder(folder) };
};
