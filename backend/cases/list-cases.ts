/**
 * Pages of cases: by what a clerk looks for, newest first, or what waits for a clerk, most urgent first. Only cases of the own
 * sites. A list is in the audit trail once; a look-up by case number or person is there with every case it found, so that
 * the person can be told (export-audit.ts).
 */
import { type RawBuilder, type SelectQueryBuilder, sql, type Transaction } from 'kysely';
import type { Case, CaseQuery } from '../../contract/case-api.ts';
import { failed, type Result, success } from '../../contract/result.ts';
import type { RequestContext } from '../requests/request-context.ts';
import type { AuditAction } from '../storage/audit-actions.ts';
import { appendAudit } from '../storage/audit-log.ts';
import type { Tables } from '../storage/tables.ts';
import { inTransaction, type StorageTrouble } from '../storage/transaction.ts';
import type { Actor } from './actor.ts';
import { type CaseRow, paymentsThatCount } from './case-rows.ts';
import { caseViewOf } from './case-view.ts';
import { type Cursor, readCursor, writeCursor } from './page-cursor.ts';

export type CasePage = { readonly items: readonly Case[] /** Null on the last page. */; readonly next: string | null };
export type ListRefusal = 'cursor-invalid' | StorageTrouble;

type CaseSelect = SelectQueryBuilder<Tables, 'requests', CaseRow>;

const defaultPageSize = 25;

const baseSelect = (
  transaction: Transaction<Tables>,
  { municipality }: RequestContext,
  { sites }: Actor,
): CaseSelect => {
  const all = transaction.selectFrom('requests').selectAll('requests').where('municipality_id', '=', municipality.id);
  if (sites === 'all') return all;
  return all.where((row) =>
    row.or([row('site', 'is', null), ...(sites.length === 0 ? [] : [row('site', 'in', sites)])]),
  );
};

const filtered = (select: CaseSelect, query: CaseQuery, { cipher, now }: RequestContext): CaseSelect => {
  const { type, state, owner, lateOnly, nationalNumber, caseNumber } = query;
  let rows = select;
  if (type !== undefined) rows = rows.where('type', '=', type);
  if (state !== undefined) rows = rows.where(sql`state`, '=', state);
  if (owner !== undefined) rows = rows.where('owner', '=', owner);
  if (lateOnly === true) rows = rows.where('late_at', '<=', new Date(now()));
  if (caseNumber !== undefined) rows = rows.where('case_number', '=', caseNumber);
  if (nationalNumber !== undefined)
    rows = rows.where('id', 'in', (from) =>
      from
        .selectFrom('applicants')
        .select('request_id')
        .where('national_number_index', '=', cipher.blindIndex(nationalNumber)),
    );
  return rows;
};

type Order = {
  readonly by: RawBuilder<Date>;
  readonly direction: 'asc' | 'desc';
  readonly atMs: (row: CaseRow) => number | null;
};

const newestFirst: Order = {
  by: sql<Date>`received_at`,
  direction: 'desc',
  atMs: ({ received_at }) => received_at.getTime(),
};

/** What is late comes first, then what will be late next, then what never will. */
const mostUrgentFirst: Order = {
  by: sql<Date>`coalesce(late_at, 'infinity')`,
  direction: 'asc',
  atMs: ({ late_at }) => late_at?.getTime() ?? null,
};

const behind = (select: CaseSelect, { by, direction }: Order, { atMs, id }: Cursor): CaseSelect => {
  const at = atMs === null ? sql`'infinity'::timestamptz` : sql`${new Date(atMs)}::timestamptz`;
  return direction === 'asc'
    ? select.where(sql<boolean>`(${by}, id) > (${at}, ${id}::uuid)`)
    : select.where(sql<boolean>`(${by}, id) < (${at}, ${id}::uuid)`);
};

type Listing = {
  readonly actor: Actor;
  readonly purpose: string;
  readonly order: Order;
  readonly pageSize: number;
  readonly after: string | undefined;
  readonly filter: (select: CaseSelect) => CaseSelect;
  /** How the look is written down for each case found; null: once, without a case. */
  readonly lookUp: AuditAction | null;
};

const auditListing = async (
  transaction: Transaction<Tables>,
  context: RequestContext,
  { actor, purpose, lookUp }: Listing,
  rows: readonly CaseRow[],
): Promise<void> => {
  const found = lookUp === null || rows.length === 0 ? [null] : rows.map(({ id }) => id);
  for (const requestId of found)
    await appendAudit(transaction, context.cipher, {
      municipalityId: context.municipality.id,
      atMs: context.now(),
      actor: actor.id,
      role: actor.role,
      action: lookUp ?? 'cases-listed',
      purpose,
      requestId,
    });
};

const listPage = async (context: RequestContext, listing: Listing): Promise<Result<CasePage, ListRefusal>> => {
  const { actor, order, pageSize, after, filter } = listing;
  const cursor = after === undefined ? undefined : readCursor(after);
  if (cursor === null) return failed('cursor-invalid');
  const outcome = await inTransaction(context, async (transaction): Promise<CasePage> => {
    const select = filter(baseSelect(transaction, context, actor));
    const found = await (cursor === undefined ? select : behind(select, order, cursor))
      .orderBy(order.by, order.direction)
      .orderBy('id', order.direction)
      .limit(pageSize + 1)
      .execute();
    const rows = found.slice(0, pageSize);
    await auditListing(transaction, context, listing, rows);
    const ids = rows.map(({ id }) => id);
    const payments = await paymentsThatCount(transaction, ids);
    const last = found.length > pageSize ? rows.at(-1) : undefined;
    return {
      items: rows.map((row) => caseViewOf(context, row, payments.get(row.id) ?? null, actor)),
      next: last === undefined ? null : writeCursor({ atMs: order.atMs(last), id: last.id }),
    };
  });
  return outcome.ok ? success(outcome.value) : outcome;
};

export const listCases = (
  context: RequestContext,
  query: CaseQuery,
  actor: Actor,
): Promise<Result<CasePage, ListRefusal>> =>
  listPage(context, {
    actor,
    purpose: query.purpose,
    order: newestFirst,
    pageSize: query.pageSize ?? defaultPageSize,
    after: query.after,
    filter: (select) => filtered(select, query, context),
    lookUp:
      query.nationalNumber !== undefined ? 'person-looked-up' : query.caseNumber === undefined ? null : 'case-read',
  });

/**
 * What waits for a clerk: the next step of an open case, and every payment of which nobody knows what became of it. Such a
 * case may be a citizen's or closed; somebody has to look all the same, or the money is lost.
 */
const waitsForClerk = (select: CaseSelect): CaseSelect =>
  select.where((row) =>
    row.or([
      row.and([row('owner', '=', 'clerk'), row('closed_at', 'is', null)]),
      row.exists(
        row
          .selectFrom('payments')
          .select('payments.id')
          .whereRef('payments.request_id', '=', 'requests.id')
          .where('payments.state', '=', 'unknown'),
      ),
    ]),
  );

/** What waits for a clerk of these sites. */
export const listTasks = (
  context: RequestContext,
  { actor, after }: { readonly actor: Actor; readonly after?: string | undefined },
): Promise<Result<CasePage, ListRefusal>> =>
  listPage(context, {
    actor,
    purpose: 'tasks',
    order: mostUrgentFirst,
    pageSize: defaultPageSize,
    after,
    filter: waitsForClerk,
    lookUp: null,
  });
