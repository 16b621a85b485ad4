/** The rows of one case as use cases need them. */
import type { Selectable, Transaction } from 'kysely';
import type { PaymentState } from '../../contract/request-states.ts';
import type { RequestContext } from '../requests/request-context.ts';
import type { Tables } from '../storage/tables.ts';

export type CaseRow = Selectable<Tables['requests']>;
export type PaymentRow = Selectable<Tables['payments']>;

/** Paid, perhaps paid, or about to be: while one of these stands there is no other payment. */
export const countingStates = ['created', 'pending', 'paid', 'unknown'] as const satisfies readonly PaymentState[];

/** Nobody else changes this case until the transaction ends. */
export const lockCase = (
  transaction: Transaction<Tables>,
  { municipality }: RequestContext,
  requestId: string,
): Promise<CaseRow | undefined> =>
  transaction
    .selectFrom('requests')
    .selectAll()
    .where('id', '=', requestId)
    .where('municipality_id', '=', municipality.id)
    .forNoKeyUpdate()
    .executeTakeFirst();

const isCounting = ({ state }: PaymentRow): boolean => countingStates.some((counting) => counting === state);

/** Of each case: the payment that counts, or else what became of the last one. Cases without a payment are absent. */
export const paymentsThatCount = async (
  transaction: Transaction<Tables>,
  requestIds: readonly string[],
): Promise<ReadonlyMap<string, PaymentRow>> => {
  if (requestIds.length === 0) return new Map();
  const rows = await transaction
    .selectFrom('payments')
    .selectAll()
    .where('request_id', 'in', requestIds)
    .orderBy('recorded_at')
    .execute();
  const found = new Map<string, PaymentRow>();
  for (const row of rows) {
    const before = found.get(row.request_id);
    if (before === undefined || !isCounting(before)) found.set(row.request_id, row);
  }
  return found;
};
