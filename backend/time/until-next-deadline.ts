/** How long until the clock has something to do. */
import type { RequestContext } from '../requests/request-context.ts';
import { inTransaction } from '../storage/transaction.ts';

/** Milliseconds, negative for a term that has passed and was not acted on; null without one, or while the database is away. */
export const untilNextDeadlineMs = async (context: RequestContext): Promise<number | null> => {
  const nearest = await inTransaction(context, (transaction) =>
    transaction
      .selectFrom('deadlines')
      .select((column) => column.fn.min('due_at').as('dueAt'))
      .where('municipality_id', '=', context.municipality.id)
      .where('fired_at', 'is', null)
      .executeTakeFirst(),
  );
  const dueAt = nearest.ok ? nearest.value?.dueAt : null;
  return dueAt === null || dueAt === undefined ? null : dueAt.getTime() - context.now();
};
