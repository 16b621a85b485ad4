/**
 * Says once that a case is late: it waits in a state longer than the table allows. Nothing moves; the desk sees it first and
 * whoever listens to the events is told. Entering another state takes the mark away (cases/enter-state.ts).
 */
import { success } from '../../contract/result.ts';
import { clock } from '../cases/actor.ts';
import { writeDeed } from '../cases/write-move.ts';
import { inTransaction } from '../storage/transaction.ts';
import type { Step } from './sweep.ts';

const atOnce = 100;

export const markLate: Step = {
  name: 'mark-late',
  run: async (context) => {
    const now = new Date(context.now());
    const marked = await inTransaction(context, async (transaction) => {
      const rows = await transaction
        .selectFrom('requests')
        .selectAll()
        .where('municipality_id', '=', context.municipality.id)
        .where('closed_at', 'is', null)
        .where('late_since', 'is', null)
        .where('late_at', '<=', now)
        // What only waits for the clock is not late yet.
        .where((row) =>
          row.not(
            row.exists(
              row
                .selectFrom('deadlines')
                .select('deadlines.id')
                .whereRef('deadlines.request_id', '=', 'requests.id')
                .where('fired_at', 'is', null)
                .where('due_at', '<=', now),
            ),
          ),
        )
        .orderBy('late_at')
        .limit(atOnce)
        .forNoKeyUpdate()
        .skipLocked()
        .execute();
      for (const row of rows) {
        await transaction.updateTable('requests').set({ late_since: row.late_at }).where('id', '=', row.id).execute();
        await writeDeed(transaction, context, row, {
          event: 'case-late',
          actor: clock,
          purpose: 'term-passed',
          action: 'case-late',
        });
      }
      return rows.length;
    });
    return marked.ok ? success({ done: marked.value, more: marked.value === atOnce }) : marked;
  },
};
