/**
 * What a change of a case leaves behind, all of it in the caller's transaction: the row with its next version, the audit
 * entry and the event; for a new state also its terms, its notice and its paper. Nobody else writes the state of a case.
 */
import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { DocumentKind } from '../../contract/case-outcomes.ts';
import type { RequestState } from '../../contract/request-states.ts';
import { queueNotice } from '../notices/queue-notice.ts';
import type { RequestContext } from '../requests/request-context.ts';
import type { AuditAction } from '../storage/audit-actions.ts';
import { appendAudit } from '../storage/audit-log.ts';
import type { Tables } from '../storage/tables.ts';
import type { Actor } from './actor.ts';
import { arrivalOf } from './arrival-of.ts';
import { appendEvent } from './case-events.ts';
import type { CaseRow } from './case-rows.ts';
import { type Entered, enterState } from './enter-state.ts';
import type { FoundTransition } from './find-transition.ts';

export type Deed = {
  readonly event: string;
  readonly actor: Actor;
  readonly purpose: string;
  readonly action: AuditAction;
};

export const setDeadlines = async (
  transaction: Transaction<Tables>,
  row: Pick<CaseRow, 'id' | 'municipality_id'>,
  deadlines: Entered['deadlines'],
): Promise<void> => {
  if (deadlines.length === 0) return;
  const rows = deadlines.map(({ event, dueAt }) => ({
    id: randomUUID(),
    municipality_id: row.municipality_id,
    request_id: row.id,
    event,
    due_at: dueAt,
    fired_at: null,
  }));
  await transaction.insertInto('deadlines').values(rows).execute();
};

export const recordDocument = async (
  transaction: Transaction<Tables>,
  row: Pick<CaseRow, 'id' | 'municipality_id'>,
  kind: DocumentKind,
  atMs: number,
): Promise<void> => {
  await transaction
    .insertInto('documents')
    .values({
      id: randomUUID(),
      municipality_id: row.municipality_id,
      request_id: row.id,
      kind,
      issued_at: new Date(atMs),
    })
    .execute();
};

const traceDeed = async (
  transaction: Transaction<Tables>,
  context: RequestContext,
  { event, actor, purpose, action }: Deed,
  { row, from, atMs }: { readonly row: CaseRow; readonly from: string; readonly atMs: number },
): Promise<void> => {
  await appendAudit(transaction, context.cipher, {
    municipalityId: row.municipality_id,
    atMs,
    actor: actor.id,
    role: actor.role,
    action,
    // The chain then says what was done, even where the case itself is gone.
    purpose: `${event}: ${purpose}`,
    requestId: row.id,
  });
  await appendEvent(transaction, { row, from, event, atMs });
};

/** Only the version changes: something beside the case, as its payment, did. */
export const writeDeed = async (
  transaction: Transaction<Tables>,
  context: RequestContext,
  row: CaseRow,
  deed: Deed,
): Promise<CaseRow> => {
  const after = await transaction
    .updateTable('requests')
    .set({ row_version: row.row_version + 1 })
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await traceDeed(transaction, context, deed, { row: after, from: row.state, atMs: context.now() });
  return after;
};

/** Leaving a state ends its terms, also where it is entered again. */
const reenter = async (
  transaction: Transaction<Tables>,
  context: RequestContext,
  row: CaseRow,
  { event, found }: { readonly event: string; readonly found: FoundTransition },
): Promise<Entered> => {
  const atMs = context.now();
  const arrival = await arrivalOf(transaction, row.id, { event, atMs });
  const { municipality } = context;
  const entered = enterState({ type: row.type, state: found.to, facts: found.facts, municipality, atMs, ...arrival });
  await transaction.deleteFrom('deadlines').where('request_id', '=', row.id).where('fired_at', 'is', null).execute();
  await setDeadlines(transaction, row, entered.deadlines);
  return entered;
};

/** `row` is locked. */
export const writeMove = async (
  transaction: Transaction<Tables>,
  context: RequestContext,
  row: CaseRow,
  move: Deed & { readonly found: FoundTransition },
): Promise<CaseRow> => {
  const { found, event } = move;
  const entered = found.stays ? null : await reenter(transaction, context, row, { event, found });
  const after = await transaction
    .updateTable('requests')
    .set({
      ...entered?.row,
      state: found.to as RequestState, // the tables are typed by the states of their type; AnyCaseTable has them as text
      facts: JSON.stringify(found.facts),
      row_version: row.row_version + 1,
    })
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  const atMs = context.now();
  await traceDeed(transaction, context, move, { row: after, from: row.state, atMs });
  const { notice, document } = found.line;
  if (document !== undefined) await recordDocument(transaction, row, document, atMs);
  if (notice !== undefined) await queueNotice(transaction, context, { requestId: row.id, kind: notice });
  return after;
};
