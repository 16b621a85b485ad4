/**
 * How far a request is, for whoever holds its status code, without logging in: state and dates, nothing else. Not in the
 * audit trail, as nobody is named on either side; how often a caller may ask is limited where it asks (http/).
 */
import type { Status } from '../../contract/case-api.ts';
import type { Result } from '../../contract/result.ts';
import type { RequestContext } from '../requests/request-context.ts';
import { inTransaction, type StorageTrouble } from '../storage/transaction.ts';

/** Null for a code that nobody was given in this municipality. */
export const readStatus = (
  context: RequestContext,
  statusCode: string,
): Promise<Result<Status | null, StorageTrouble>> =>
  inTransaction(context, async (transaction) => {
    const row = await transaction
      .selectFrom('requests')
      .select(['type', 'state', 'received_at', 'since', 'facts', 'simulated'])
      .where('status_code', '=', statusCode)
      .where('municipality_id', '=', context.municipality.id)
      .executeTakeFirst();
    if (row === undefined) return null;
    return {
      type: row.type,
      state: row.state,
      receivedAt: row.received_at.toISOString(),
      since: row.since.toISOString(),
      expectedFrom: row.facts.expectedFrom ?? null,
      expectedTo: row.facts.expectedTo ?? null,
      readyAt: row.facts.readyAt ?? null,
      simulated: row.simulated,
    };
  });
