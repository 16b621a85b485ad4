/** What waits at this moment, for the metrics; null while the database is away. */
import { countUnpushed } from '../events/count-unpushed.ts';
import type { RequestContext } from '../requests/request-context.ts';
import { inTransaction } from '../storage/transaction.ts';
import type { Waiting } from './metrics.ts';

export const countWaiting = async (context: RequestContext): Promise<Waiting | null> => {
  const { municipality } = context;
  const now = new Date(context.now());
  const counted = await inTransaction(context, async (transaction) => {
    const open = await transaction
      .selectFrom('requests')
      .select((row) => ['type', 'state', row.fn.countAll<string>().as('count')])
      .where('municipality_id', '=', municipality.id)
      .where('closed_at', 'is', null)
      .groupBy(['type', 'state'])
      .execute();
    const { late } = await transaction
      .selectFrom('requests')
      .select((row) => row.fn.countAll<string>().as('late'))
      .where('municipality_id', '=', municipality.id)
      .where('closed_at', 'is', null)
      .where('late_at', '<=', now)
      .executeTakeFirstOrThrow();
    const { due } = await transaction
      .selectFrom('deadlines')
      .select((row) => row.fn.countAll<string>().as('due'))
      .where('municipality_id', '=', municipality.id)
      .where('fired_at', 'is', null)
      .where('due_at', '<=', now)
      .executeTakeFirstOrThrow();
    const { unknown } = await transaction
      .selectFrom('payments')
      .select((row) => row.fn.countAll<string>().as('unknown'))
      .where('municipality_id', '=', municipality.id)
      .where('state', '=', 'unknown')
      .executeTakeFirstOrThrow();
    const { queued } = await transaction
      .selectFrom('notices')
      .select((row) => row.fn.countAll<string>().as('queued'))
      .where('municipality_id', '=', municipality.id)
      // Those that will be tried again wait as well: a mail server that is away shows here.
      .where('state', 'in', ['queued', 'failed'])
      .executeTakeFirstOrThrow();
    return {
      cases: open.map(({ type, state, count }) => ({ type, state, count: Number(count) })),
      lateCases: Number(late),
      dueDeadlines: Number(due),
      unknownPayments: Number(unknown),
      queuedNotices: Number(queued),
      ...(await countUnpushed(transaction, municipality)),
    };
  });
  return counted.ok ? counted.value : null;
};
