/**
 * Moves the cases whose term has passed, as the clock. Whoever gets hold of the case fires its deadline; a case that
 * somebody else is changing at this moment is left for the next sweep. The deadline and the move stand in one transaction.
 * A reminder of which none is left ends its term. Any other refused move (a payment of which nobody knows, money that was
 * paid) is tried again every day, with the reason beside it: the case would wait for ever once what stands in its way is
 * gone. A defect of ours puts a term off as well, so that it is not lost with the bug.
 */
import type { Selectable } from 'kysely';
import { type Result, success } from '../../contract/result.ts';
import { clock } from '../cases/actor.ts';
import { applyTransitionIn } from '../cases/apply-transition.ts';
import type { RequestContext } from '../requests/request-context.ts';
import type { Tables } from '../storage/tables.ts';
import { inTransaction, type StorageTrouble } from '../storage/transaction.ts';
import type { Step, StepCount } from './sweep.ts';

type Deadline = Pick<Selectable<Tables['deadlines']>, 'id' | 'request_id' | 'event'>;

/** A backlog is worked off in several sweeps. */
const atOnce = 200;
const putOffMs = 3_600_000;
const untilTomorrowMs = 24 * putOffMs;

const dueDeadlines = (context: RequestContext): Promise<Result<readonly Deadline[], StorageTrouble>> =>
  inTransaction(context, (transaction) =>
    transaction
      .selectFrom('deadlines')
      .select(['id', 'request_id', 'event'])
      .where('municipality_id', '=', context.municipality.id)
      .where('fired_at', 'is', null)
      .where('due_at', '<=', new Date(context.now()))
      .orderBy('due_at')
      .orderBy('id')
      .limit(atOnce)
      .execute(),
  );

/** Whether this sweep fired it. */
const fire = (context: RequestContext, { id, request_id, event }: Deadline): Promise<Result<boolean, StorageTrouble>> =>
  inTransaction(context, async (transaction) => {
    const held = await transaction
      .selectFrom('requests')
      .select('id')
      .where('id', '=', request_id)
      .where('municipality_id', '=', context.municipality.id)
      .forNoKeyUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (held === undefined) return false;
    // Gone or fired where another sweep or a clerk was faster: from here on nobody can be.
    const marked = await transaction
      .updateTable('deadlines')
      .set({ fired_at: new Date(context.now()) })
      .where('id', '=', id)
      .where('fired_at', 'is', null)
      .executeTakeFirst();
    if (marked.numUpdatedRows === 0n) return false;
    const moved = await applyTransitionIn(transaction, context, {
      requestId: request_id,
      event,
      details: {},
      expectedVersion: null,
      confirmed: false,
      purpose: 'term-passed',
      actor: clock,
    });
    if (!moved.ok) {
      const refusal = typeof moved.failure === 'string' ? moved.failure : 'details-unfit';
      const again =
        refusal === 'no-reminder-left' ? {} : { fired_at: null, due_at: new Date(context.now() + untilTomorrowMs) };
      await transaction
        .updateTable('deadlines')
        .set({ refusal, ...again })
        .where('id', '=', id)
        .execute();
    }
    return true;
  });

const putOff = (context: RequestContext, { id }: Deadline): Promise<Result<unknown, StorageTrouble>> =>
  inTransaction(context, (transaction) =>
    transaction
      .updateTable('deadlines')
      .set({ due_at: new Date(context.now() + putOffMs) })
      .where('id', '=', id)
      .where('fired_at', 'is', null)
      .execute(),
  );

export const fireDeadlines: Step = {
  name: 'fire-deadlines',
  run: async (context, onDefect): Promise<Result<StepCount, StorageTrouble>> => {
    const due = await dueDeadlines(context);
    if (!due.ok) return due;
    let done = 0;
    for (const deadline of due.value) {
      try {
        const fired = await fire(context, deadline);
        if (!fired.ok) return fired;
        if (fired.value) done += 1;
      } catch (error) {
        onDefect(error);
        const later = await putOff(context, deadline);
        if (!later.ok) return later;
      }
    }
    return success({ done, more: due.value.length === atOnce && done > 0 });
  },
};
