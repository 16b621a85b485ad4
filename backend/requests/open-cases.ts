/** Cases of the same person that are not closed, found by the blind index of the national number. */
import { sql, type Transaction } from 'kysely';
import type { OpenCase } from '../rules/circumstances.ts';
import type { Tables } from '../storage/tables.ts';
import { brusselsDate } from '../time/municipal-calendar.ts';
import type { RequestContext } from './request-context.ts';

/**
 * Holds back every other look at this person until the transaction ends: of two requests of one person at the same moment,
 * the second sees what the first has become.
 */
export const openCasesOf = async (
  transaction: Transaction<Tables>,
  { cipher, municipality }: RequestContext,
  nationalNumber: string,
): Promise<readonly OpenCase[]> => {
  const index = cipher.blindIndex(nationalNumber);
  await sql`select pg_advisory_xact_lock(hashtext('person'), hashtext(${index}))`.execute(transaction);
  const rows = await transaction
    .selectFrom('applicants')
    .innerJoin('requests', 'requests.id', 'applicants.request_id')
    .select(['type', 'state', 'case_number', 'received_at'])
    .where('national_number_index', '=', index)
    .where('requests.municipality_id', '=', municipality.id)
    .where('closed_at', 'is', null)
    .orderBy('received_at')
    .execute();
  return rows.map(({ type, state, case_number, received_at }) => ({
    type,
    state,
    caseNumber: case_number,
    receivedOn: brusselsDate(received_at.getTime()),
  }));
};
