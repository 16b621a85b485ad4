/**
 * Files a request exactly once per idempotency key, whatever its type: the rules decide, and the case with its terms, what
 * is known of the person and the chip, the promised answer, the audit entry and the event stand in one transaction. Whatever
 * dies in between, repeating the key either finds the answer or files the first request. A refusal is not remembered: it
 * stored nothing, and the same key may be used again once the cause is gone.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { ActorRole } from '../../contract/roles.ts';
import type { RequestType } from '../../contract/request-states.ts';
import { failed, type Result, success } from '../../contract/result.ts';
import type { AnySubmission, Submissions } from '../../contract/submissions.ts';
import { caseTables } from '../cases/all-tables.ts';
import { notArrived } from '../cases/arrival-of.ts';
import { appendEvent } from '../cases/case-events.ts';
import type { CaseRow } from '../cases/case-rows.ts';
import { enterState } from '../cases/enter-state.ts';
import { recordDocument, setDeadlines } from '../cases/write-move.ts';
import { queueNotice } from '../notices/queue-notice.ts';
import { type Circumstances, circumstancesOf } from '../rules/circumstances.ts';
import { decisions } from '../rules/decide.ts';
import type { Decision, Refusal } from '../rules/decision.ts';
import { appendAudit } from '../storage/audit-log.ts';
import type { Tables } from '../storage/tables.ts';
import { inTransaction, type StorageTrouble } from '../storage/transaction.ts';
import { brusselsDate } from '../time/municipal-calendar.ts';
import { newCaseNumber } from './case-number.ts';
import { promisedAnswer, rememberAnswer } from './idempotency.ts';
import { nextTicketNumber } from './next-ticket-number.ts';
import { openCasesOf } from './open-cases.ts';
import { placesTakenAt } from './places-taken.ts';
import { decodeReceipt, type Receipt, receiptOf } from './receipts.ts';
import type { RequestContext } from './request-context.ts';
import { storeSubmission } from './store-submission.ts';

export type FilingOrder = {
  readonly submission: AnySubmission;
  /** UUID minted by the caller with the draft. */
  readonly idempotencyKey: string;
  readonly caller: { readonly role: Extract<ActorRole, 'kiosk' | 'clerk'>; readonly id: string };
};

export type FilingRefusal = Refusal | 'idempotency-key-reused' | StorageTrouble;

/** A kiosk by its id, a clerk with the role before it: one never reads what the other filed. */
const filerOf = ({ role, id }: FilingOrder['caller']): string => (role === 'kiosk' ? id : `${role}:${id}`);

const decide = <T extends RequestType>(
  type: T,
  submission: Submissions[T],
  circumstances: Circumstances,
): Result<Decision, Refusal> => decisions[type](submission, circumstances);

/** A test card outside a demo is refused where it would count, and marked where a technician tries the way with it. */
const isTest = (submission: AnySubmission): boolean =>
  submission.type === 'card-defect' && submission.diagnosis.trust === 'test';

/** Two requests never get the same case number; a draw that is taken is drawn again. */
const insertRequest = async (
  transaction: Transaction<Tables>,
  context: RequestContext,
  { submission, caller }: FilingOrder,
  { state, facts }: Decision,
): Promise<CaseRow> => {
  const { type, language } = submission;
  const { municipality } = context;
  const atMs = context.now();
  const entered = enterState({ type, state, facts, municipality, atMs, ...notArrived });
  for (;;) {
    const row = await transaction
      .insertInto('requests')
      .values({
        ...entered.row,
        id: randomUUID(),
        municipality_id: municipality.id,
        case_number: newCaseNumber(brusselsDate(atMs)),
        status_code: randomBytes(16).toString('base64url'),
        type,
        state,
        facts: JSON.stringify(facts),
        kiosk_id: filerOf(caller),
        language,
        simulated: context.simulated || isTest(submission),
        received_at: new Date(atMs),
      })
      .onConflict((conflict) => conflict.column('case_number').doNothing())
      .returningAll()
      .executeTakeFirst();
    if (row === undefined) continue;
    await setDeadlines(transaction, row, entered.deadlines);
    return row;
  }
};

/** What the rules need to know beside the request, read under the locks that keep it true until the transaction ends. */
const lookAround = async (
  transaction: Transaction<Tables>,
  context: RequestContext,
  submission: AnySubmission,
): Promise<Circumstances> => {
  const { municipality, simulated, now } = context;
  const openCases =
    'applicant' in submission ? await openCasesOf(transaction, context, submission.applicant.nationalNumber.value) : [];
  const taken =
    submission.type === 'appointment' ? { placesTaken: await placesTakenAt(transaction, context, submission) } : {};
  return circumstancesOf({ municipality, nowMs: now(), simulated, openCases, ...taken });
};

const file = async (
  transaction: Transaction<Tables>,
  context: RequestContext,
  order: FilingOrder,
  decided: Decision,
): Promise<Receipt> => {
  const { submission, caller } = order;
  const ticket =
    submission.type === 'queue-ticket' ? await nextTicketNumber(transaction, context, submission.site) : {};
  const decision = { ...decided, facts: { ...decided.facts, ...ticket } };
  const row = await insertRequest(transaction, context, order, decision);
  await storeSubmission(transaction, context, row, submission);
  const answer = receiptOf(row);
  const key = { caller: filerOf(caller), idempotencyKey: order.idempotencyKey };
  await rememberAnswer(transaction, context, key, { requestId: row.id, body: submission, answer });
  const atMs = row.received_at.getTime();
  await appendAudit(transaction, context.cipher, {
    municipalityId: row.municipality_id,
    atMs,
    actor: caller.id,
    role: caller.role,
    action: 'request-submitted',
    purpose: submission.type,
    requestId: row.id,
  });
  await appendEvent(transaction, { row, from: null, event: 'filed', atMs });
  const { notice, documents } = caseTables[row.type].filing;
  for (const kind of documents) await recordDocument(transaction, row, kind, atMs);
  if (notice !== undefined) await queueNotice(transaction, context, { requestId: row.id, kind: notice });
  return answer;
};

export const fileRequest = async (
  given: RequestContext,
  order: FilingOrder,
): Promise<Result<Receipt, FilingRefusal>> => {
  const { submission } = order;
  // One moment for all of it: a ticket of five to midnight has the number and the date of that day, however long it waits.
  const filedAtMs = given.now();
  const context: RequestContext = { ...given, now: () => filedAtMs };
  const key = { caller: filerOf(order.caller), idempotencyKey: order.idempotencyKey };
  const outcome = await inTransaction(context, async (transaction): Promise<Result<Receipt, FilingRefusal>> => {
    const promised = await promisedAnswer(transaction, context, key, submission);
    if (promised !== null) return promised.ok ? success(decodeReceipt(promised.value)) : failed(promised.failure);
    const circumstances = await lookAround(transaction, context, submission);
    const decision = decide(submission.type, submission, circumstances);
    return decision.ok ? success(await file(transaction, context, order, decision.value)) : decision;
  });
  return outcome.ok ? outcome.value : outcome;
};
