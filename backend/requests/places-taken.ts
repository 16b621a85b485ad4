/** How many appointments stand at a site: for one hour while nobody else can take a place there, and for a whole day to look at. */
import { type SqlBool, sql, type Transaction } from 'kysely';
import type { Tables } from '../storage/tables.ts';
import { addDays, instantAt } from '../time/municipal-calendar.ts';
import type { RequestContext } from './request-context.ts';

const beginsAt = sql<Date>`(facts ->> 'appointmentAt')::timestamptz`;

/** Whoever was served, has not come or has withdrawn takes no place: these cases are closed. */
const standingAt = (transaction: Transaction<Tables>, { municipality }: RequestContext, site: string) =>
  transaction
    .selectFrom('requests')
    .where('municipality_id', '=', municipality.id)
    .where('type', '=', 'appointment')
    .where('site', '=', site)
    .where('closed_at', 'is', null);

export type Hour = {
  readonly site: string;
  /** As somebody asks for it, not yet checked: an ISO 8601 instant. */
  readonly at: string;
};

/**
 * Holds back every other look at this hour until the transaction ends: of two people at the last place, the second sees it
 * taken. `except`: a case that is about to be moved and gives its own place away. For an instant that is none, none.
 */
export const placesTakenAt = async (
  transaction: Transaction<Tables>,
  context: RequestContext,
  { site, at }: Hour,
  except: string | null = null,
): Promise<number> => {
  const atMs = Date.parse(at);
  if (Number.isNaN(atMs)) return 0;
  const hour = `${context.municipality.id}/${site}/${atMs}`;
  await sql`select pg_advisory_xact_lock(hashtext('appointment'), hashtext(${hour}))`.execute(transaction);
  const { taken } = await standingAt(transaction, context, site)
    .select((query) => query.fn.countAll<string>().as('taken'))
    .where(sql<SqlBool>`${beginsAt} = ${new Date(atMs)}`)
    .$if(except !== null, (query) => query.where('id', '!=', except))
    .executeTakeFirstOrThrow();
  return Number(taken);
};

/** By the milliseconds since the epoch at which they begin; only a look, which holds nobody back. */
export const placesTakenOn = async (
  transaction: Transaction<Tables>,
  context: RequestContext,
  site: string,
  date: string,
): Promise<ReadonlyMap<number, number>> => {
  const rows = await standingAt(transaction, context, site)
    .select((query) => [beginsAt.as('at'), query.fn.countAll<string>().as('taken')])
    .where(sql<SqlBool>`${beginsAt} >= ${new Date(instantAt(date, '00:00'))}`)
    .where(sql<SqlBool>`${beginsAt} < ${new Date(instantAt(addDays(date, 1), '00:00'))}`)
    .groupBy(beginsAt)
    .execute();
  return new Map(rows.map(({ at, taken }) => [at.getTime(), Number(taken)]));
};
