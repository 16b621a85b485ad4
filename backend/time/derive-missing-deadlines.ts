/**
 * Gives open cases the terms they should have and have not: lost with a restored backup, added to a table since, or set by
 * hand. A term that has fired in this state, moved the case or not, is not missing. Looks at every open case whose state has
 * timers, a page at a time, so it runs seldom (sweep-steps.ts).
 */
import type { Transaction } from 'kysely';
import { type Result, success } from '../../contract/result.ts';
import { arrivalOf } from '../cases/arrival-of.ts';
import type { CaseRow } from '../cases/case-rows.ts';
import { enterState, stateRule } from '../cases/enter-state.ts';
import { setDeadlines } from '../cases/write-move.ts';
import type { RequestContext } from '../requests/request-context.ts';
import type { Tables } from '../storage/tables.ts';
import { inTransaction, type StorageTrouble } from '../storage/transaction.ts';
import type { StepCount } from './sweep.ts';

const pageSize = 100;

const deriveFor = async (
  transaction: Transaction<Tables>,
  { municipality }: RequestContext,
  row: CaseRow,
): Promise<number> => {
  const { id, type, state, facts, since } = row;
  if ((stateRule(type, state).timers ?? []).length === 0) return 0;
  const known = await transaction
    .selectFrom('deadlines')
    .select('event')
    .where('request_id', '=', id)
    .where((deadline) => deadline.or([deadline('fired_at', 'is', null), deadline('fired_at', '>', since)]))
    .execute();
  const { deadlines } = enterState({
    type,
    state,
    facts,
    municipality,
    atMs: since.getTime(),
    ...(await arrivalOf(transaction, id)),
  });
  const missing = deadlines.filter(({ event }) => !known.some((deadline) => deadline.event === event));
  await setDeadlines(transaction, row, missing);
  return missing.length;
};

type Page = { readonly derived: number; readonly last: string | null };

type OnDefect = (error: unknown) => void;

/** A case that somebody is changing gets its terms from that change. */
const derivePage = (
  context: RequestContext,
  after: string | null,
  onDefect: OnDefect,
): Promise<Result<Page, StorageTrouble>> =>
  inTransaction(context, async (transaction) => {
    let open = transaction
      .selectFrom('requests')
      .selectAll()
      .where('municipality_id', '=', context.municipality.id)
      .where('closed_at', 'is', null);
    if (after !== null) open = open.where('id', '>', after);
    const rows = await open.orderBy('id').limit(pageSize).forNoKeyUpdate().skipLocked().execute();
    let derived = 0;
    for (const row of rows) {
      try {
        derived += await deriveFor(transaction, context, row);
      } catch (error) {
        // Where the database itself has failed, the end of the transaction says so.
        onDefect(error);
      }
    }
    return { derived, last: rows.length === pageSize ? (rows.at(-1)?.id ?? null) : null };
  });

export const deriveMissingDeadlines = async (
  context: RequestContext,
  onDefect: OnDefect,
): Promise<Result<StepCount, StorageTrouble>> => {
  let done = 0;
  let after: string | null = null;
  do {
    const page: Result<Page, StorageTrouble> = await derivePage(context, after, onDefect);
    if (!page.ok) return page;
    done += page.value.derived;
    after = page.value.last;
  } while (after !== null);
  return success({ done, more: false });
};
