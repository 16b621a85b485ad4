/**
 * Everything one attempt needs, read at its moment: a case that has gone on is told of as it is now, and a notice that the
 * case has overtaken is not sent at all.
 */
import type { Transaction } from 'kysely';
import type { Result } from '../../contract/result.ts';
import { caseTables } from '../cases/all-tables.ts';
import { type CaseRow, paymentsThatCount } from '../cases/case-rows.ts';
import type { AnyCaseTable } from '../cases/case-table.ts';
import { type TermName, terms } from '../cases/terms.ts';
import type { Addressee } from '../documents/document-facts.ts';
import { openContact, openName } from '../requests/applicant-record.ts';
import type { RequestContext } from '../requests/request-context.ts';
import type { Tables } from '../storage/tables.ts';
import { inTransaction, type StorageTrouble } from '../storage/transaction.ts';
import { brusselsDate } from '../time/municipal-calendar.ts';
import type { ClaimedNotice } from './claim-notice.ts';
import type { NoticeFacts } from './notice-content.ts';

export type ReadNotice = {
  readonly facts: NoticeFacts;
  readonly addressee: Addressee;
  readonly email: string | null;
};

/** `overtaken`: the case is closed, and this is not what its end is told by. `nobody`: no person is known, or no longer. */
export type NothingToSend = 'overtaken' | 'nobody';

const isOvertaken = ({ type, state, owner }: CaseRow, { kind }: ClaimedNotice): boolean => {
  const table: AnyCaseTable = caseTables[type];
  const toldBy = table.transitions.some(({ notice, to }) => notice === kind && to === state);
  return owner === null && !toldBy;
};

type Days = Pick<NoticeFacts, 'collectBy' | 'lastDay' | 'lapsesOn'>;

/** A term ends at the first instant that is too late, so its last day is the one before. */
const lastDayBefore = (instantMs: number | null): string | null =>
  instantMs === null ? null : brusselsDate(instantMs - 1);
const dayOf = (instantMs: number | null): string | null => (instantMs === null ? null : brusselsDate(instantMs));

/** When the state at hand ends, as its deadline has it; null while that term does not run. */
const runningHardTerm = async (transaction: Transaction<Tables>, row: CaseRow): Promise<number | null> => {
  const table: AnyCaseTable = caseTables[row.type];
  const event = table.states[row.state]?.timers?.find(({ after }) => after === 'hard-term')?.event;
  if (event === undefined) return null;
  const deadline = await transaction
    .selectFrom('deadlines')
    .select('due_at')
    .where('request_id', '=', row.id)
    .where('event', '=', event)
    .where('fired_at', 'is', null)
    .executeTakeFirst();
  return deadline?.due_at.getTime() ?? null;
};

const collects: readonly ClaimedNotice['kind'][] = ['codes-arrived', 'codes-reminder', 'card-ready', 'card-reminder'];

/** The terms of an arrival count from its notice, which is this one. */
const daysOf = async (
  transaction: Transaction<Tables>,
  { municipality, now }: RequestContext,
  row: CaseRow,
  notice: ClaimedNotice,
): Promise<Days> => {
  const { type, facts } = row;
  const termAt = (name: TermName, sinceMs: number): number | null =>
    terms[name]({ type, facts, municipality, sinceMs, notifiedAtMs: now(), firstReminderAtMs: null });
  if (notice.kind === 'pre-declaration-lapsing')
    return {
      collectBy: null,
      lastDay: null,
      lapsesOn: row.owner === null ? null : dayOf(termAt('pre-declaration-term', row.since.getTime())),
    };
  if (!collects.includes(notice.kind)) return { collectBy: null, lastDay: null, lapsesOn: null };
  const running = await runningHardTerm(transaction, row);
  if (running !== null) return { collectBy: null, lastDay: lastDayBefore(running), lapsesOn: null };
  const hard = termAt('hard-term', now());
  const soft = termAt('collect-term', now());
  return { collectBy: soft === hard ? null : dayOf(soft), lastDay: lastDayBefore(hard), lapsesOn: null };
};

const amountDue = async (
  transaction: Transaction<Tables>,
  { id, facts }: CaseRow,
  { kind }: ClaimedNotice,
): Promise<number | null> => {
  if (!collects.includes(kind)) return null;
  const payment = (await paymentsThatCount(transaction, [id])).get(id);
  return payment?.state === 'paid' ? 0 : (facts.amountCents ?? 0);
};

const read = async (
  transaction: Transaction<Tables>,
  context: RequestContext,
  notice: ClaimedNotice,
): Promise<ReadNotice | NothingToSend> => {
  const row = await transaction
    .selectFrom('requests')
    .selectAll()
    .where('id', '=', notice.request_id)
    .executeTakeFirstOrThrow();
  if (isOvertaken(row, notice)) return 'overtaken';
  const applicant = await transaction
    .selectFrom('applicants')
    .selectAll()
    .where('request_id', '=', row.id)
    .executeTakeFirst();
  if (applicant === undefined) return 'nobody';
  const { email, ...address } = openContact(context.cipher, applicant);
  return {
    facts: {
      kind: notice.kind,
      type: row.type,
      caseNumber: row.case_number,
      language: row.language,
      simulated: row.simulated,
      facts: row.facts,
      amountDueCents: await amountDue(transaction, row, notice),
      ...(await daysOf(transaction, context, row, notice)),
    },
    addressee: { ...openName(context.cipher, applicant), ...address },
    email,
  };
};

export const readNotice = (
  context: RequestContext,
  notice: ClaimedNotice,
): Promise<Result<ReadNotice | NothingToSend, StorageTrouble>> =>
  inTransaction(context, (transaction) => read(transaction, context, notice));
