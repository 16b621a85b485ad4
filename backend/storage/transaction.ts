/**
 * One unit of work, all or nothing, for one municipality: the policies of the tables show and take no row of another
 * (migration 0003). Says what became of it when the database goes away: before the commit was sent nothing can have been
 * stored; once it was sent, only asking again can tell.
 */
import { type Kysely, sql, type Transaction } from 'kysely';
import { failed, type Result, success } from '../../contract/result.ts';
import { backendRole } from './backend-role.ts';
import type { Tables } from './tables.ts';

export type StorageTrouble = 'nothing-stored' | 'outcome-unknown';

/**
 * Network trouble as Node names it, and the SQLSTATE classes of PostgreSQL appendix A that mean "not now": 08 connection,
 * 53 resources (disk full, too many connections), 57P01 to 57P05 shutdown and start-up, 58 system error.
 */
const unavailable = /^(ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOENT$|EAI_|08|53|57P0|58)/;
/** node-postgres gives these no code. */
const unavailableMessages = [
  'Connection terminated',
  'timeout exceeded when trying to connect',
  'Client has encountered a connection error and is not queryable',
];

const isUnavailable = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  if (error instanceof AggregateError && error.errors.some(isUnavailable)) return true;
  if ('code' in error && typeof error.code === 'string' && unavailable.test(error.code)) return true;
  return unavailableMessages.some((message) => error.message.startsWith(message));
};

/** Where, and for which municipality, a unit of work is done. */
export type WorkPlace = { readonly kysely: Kysely<Tables>; readonly municipality: { readonly id: string } };

/** No policy holds a superuser, which PGlite always is: for the transaction it becomes a role that they do hold. */
const bindTo = (municipalityId: string) => sql`
  select set_config('eid.municipality', ${municipalityId}, true),
    case when (select rolsuper or rolbypassrls from pg_roles where rolname = current_user)
      then set_config('role', ${backendRole}, true) end`;

/** Throws what `work` throws, after undoing it, unless the database was unavailable. */
export const inTransaction = async <T>(
  { kysely, municipality }: WorkPlace,
  work: (transaction: Transaction<Tables>) => Promise<T>,
): Promise<Result<T, StorageTrouble>> => {
  let committing = false;
  try {
    const transaction = await kysely.startTransaction().execute();
    try {
      await bindTo(municipality.id).execute(transaction);
      const value = await work(transaction);
      committing = true;
      await transaction.commit().execute();
      return success(value);
    } catch (error) {
      // A rollback that fails changes nothing: the connection is gone, and with it the transaction.
      if (!transaction.isCommitted)
        await transaction
          .rollback()
          .execute()
          .catch(() => undefined);
      throw error;
    }
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    return failed(committing ? 'outcome-unknown' : 'nothing-stored');
  }
};
