/** Writes down what became of an attempt, and what follows for the case, in one transaction. */
import type { Transaction } from 'kysely';
import type { Result } from '../../contract/result.ts';
import { clock } from '../cases/actor.ts';
import { caseTables } from '../cases/all-tables.ts';
import { applyTransitionIn } from '../cases/apply-transition.ts';
import { type CaseRow, lockCase } from '../cases/case-rows.ts';
import type { AnyCaseTable } from '../cases/case-table.ts';
import { terms } from '../cases/terms.ts';
import { writeDeed } from '../cases/write-move.ts';
import type { RequestContext } from '../requests/request-context.ts';
import type { AuditAction } from '../storage/audit-actions.ts';
import { appendAudit } from '../storage/audit-log.ts';
import type { Tables } from '../storage/tables.ts';
import { inTransaction, type StorageTrouble } from '../storage/transaction.ts';
import type { Afterwards } from './after-attempt.ts';
import type { ClaimedNotice } from './claim-notice.ts';

export type Settlement = { readonly after: Afterwards; readonly code: string };

const delivered = 'notice-delivered';

export const auditNotice = (
  transaction: Transaction<Tables>,
  context: RequestContext,
  notice: Pick<ClaimedNotice, 'request_id' | 'kind' | 'channel'>,
  action: AuditAction,
): Promise<void> =>
  appendAudit(transaction, context.cipher, {
    municipalityId: context.municipality.id,
    atMs: context.now(),
    actor: clock.id,
    role: clock.role,
    action,
    purpose: `${notice.kind}: ${notice.channel ?? 'no-channel'}`,
    requestId: notice.request_id,
  });

/** Whether the case is where this very notice began, and goes on from there when it was delivered. */
const waitsForDelivery = ({ type, state }: CaseRow, { kind }: Pick<ClaimedNotice, 'kind'>): boolean => {
  const { transitions }: AnyCaseTable = caseTables[type];
  return (
    transitions.some(({ notice, to }) => notice === kind && to === state) &&
    transitions.some(({ event, from, by }) => event === delivered && from.includes(state) && by.includes(clock.role))
  );
};

const tellCase = async (
  transaction: Transaction<Tables>,
  context: RequestContext,
  notice: ClaimedNotice,
): Promise<void> => {
  await auditNotice(transaction, context, notice, delivered);
  const row = await lockCase(transaction, context, notice.request_id);
  if (row === undefined || !waitsForDelivery(row, notice)) return;
  // A guard that refuses leaves the case where it is, with its term for being late: the notice is delivered all the same.
  await applyTransitionIn(transaction, context, {
    requestId: row.id,
    event: delivered,
    details: {},
    expectedVersion: null,
    confirmed: false,
    actor: clock,
    purpose: notice.kind,
  });
};

/** An open case is a clerk's until it moves on, and late after the next working day. */
export const handToClerk = async (
  transaction: Transaction<Tables>,
  context: RequestContext,
  notice: Pick<ClaimedNotice, 'request_id' | 'kind'>,
): Promise<void> => {
  const row = await lockCase(transaction, context, notice.request_id);
  if (row === undefined) return;
  if (row.owner !== null) {
    const soonMs = terms['next-working-day']({
      type: row.type,
      facts: row.facts,
      municipality: context.municipality,
      sinceMs: context.now(),
      notifiedAtMs: null,
      firstReminderAtMs: null,
    });
    const lateMs = [row.late_at?.getTime(), soonMs].filter((instant) => typeof instant === 'number');
    await transaction
      .updateTable('requests')
      .set({ owner: 'clerk', late_at: new Date(Math.min(...lateMs)) })
      .where('id', '=', row.id)
      .execute();
  }
  await writeDeed(transaction, context, row, {
    event: 'notice-failed',
    actor: clock,
    purpose: notice.kind,
    action: 'notice-failed',
  });
};

export const writeAfterwards = async (
  transaction: Transaction<Tables>,
  context: RequestContext,
  noticeId: string,
  { after, code }: Settlement,
): Promise<void> => {
  await transaction
    .updateTable('notices')
    .set({
      state: after.state,
      channel: after.channel,
      attempts: after.attempts,
      unknown_outcomes: after.unknownOutcomes,
      next_attempt_at: after.nextAttemptAtMs === null ? null : new Date(after.nextAttemptAtMs),
      last_code: code,
      sent_at: after.state === 'sent' ? new Date(context.now()) : null,
    })
    .where('id', '=', noticeId)
    .where('municipality_id', '=', context.municipality.id)
    .execute();
};

/** Nothing is told to anybody any more: the case has gone on without this notice. */
export const dropNotice = (
  context: RequestContext,
  notice: ClaimedNotice,
  code: string,
): Promise<Result<void, StorageTrouble>> =>
  inTransaction(context, (transaction) =>
    writeAfterwards(transaction, context, notice.id, {
      after: { state: 'given-up', channel: notice.channel, attempts: 0, unknownOutcomes: 0, nextAttemptAtMs: null },
      code,
    }),
  );

export const settleNotice = (
  context: RequestContext,
  notice: ClaimedNotice,
  settlement: Settlement,
): Promise<Result<void, StorageTrouble>> =>
  inTransaction(context, async (transaction) => {
    await writeAfterwards(transaction, context, notice.id, settlement);
    const { state, channel } = settlement.after;
    if (state === 'sent') await tellCase(transaction, context, notice);
    else if (state === 'given-up') await handToClerk(transaction, context, notice);
    else if (channel !== notice.channel) await auditNotice(transaction, context, notice, 'notice-failed');
  });
