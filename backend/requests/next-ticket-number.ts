/** The number that is called out: counted per site and day from one. */
import { sql, type Transaction } from 'kysely';
import type { Facts } from '../cases/facts.ts';
import type { Tables } from '../storage/tables.ts';
import { addDays, brusselsDate, instantAt } from '../time/municipal-calendar.ts';
import type { RequestContext } from './request-context.ts';

/** No two tickets of a day have one number: who draws waits until the one before has its own, or is gone. */
export const nextTicketNumber = async (
  transaction: Transaction<Tables>,
  { municipality, now }: RequestContext,
  site: string,
): Promise<Pick<Facts, 'ticketNumber'>> => {
  await sql`select pg_advisory_xact_lock(hashtext('ticket'), hashtext(${`${municipality.id}/${site}`}))`.execute(
    transaction,
  );
  const today = brusselsDate(now());
  const { last } = await transaction
    .selectFrom('requests')
    .select(sql<number | null>`max((facts ->> 'ticketNumber')::integer)`.as('last'))
    .where('municipality_id', '=', municipality.id)
    .where('type', '=', 'queue-ticket')
    .where('site', '=', site)
    .where('received_at', '>=', new Date(instantAt(today, '00:00')))
    .where('received_at', '<', new Date(instantAt(addDays(today, 1), '00:00')))
    .executeTakeFirstOrThrow();
  return { ticketNumber: (last ?? 0) + 1 };
};
