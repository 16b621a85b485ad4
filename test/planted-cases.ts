/** Cases put into any state without the way that leads there, for tests of what time does to them. */
import { randomBytes, randomUUID } from 'node:crypto';
import { notArrived } from '../backend/cases/arrival-of.ts';
import { appendEvent } from '../backend/cases/case-events.ts';
import type { CaseRow } from '../backend/cases/case-rows.ts';
import { type Entering, enterState } from '../backend/cases/enter-state.ts';
import { setDeadlines } from '../backend/cases/write-move.ts';
import { newCaseNumber } from '../backend/requests/case-number.ts';
import type { RequestContext } from '../backend/requests/request-context.ts';
import { inTransaction } from '../backend/storage/transaction.ts';
import { brusselsDate } from '../backend/time/municipal-calendar.ts';
import type { RequestState } from '../contract/request-states.ts';

export type Planted = Pick<Entering, 'type' | 'facts'> & {
  readonly state: RequestState;
  /** Events before the one that led here, as terms look for them; the last one is now. */
  readonly after: string;
};

/** Nobody stands behind it: its notices find no way to go. */
export const plantCase = async (context: RequestContext, { type, state, facts, after }: Planted): Promise<CaseRow> => {
  const { municipality } = context;
  const atMs = context.now();
  const notifiedAtMs = after === 'notice-delivered' ? atMs : null;
  const entered = enterState({ type, state, facts, municipality, atMs, ...notArrived, notifiedAtMs });
  const planted = await inTransaction(context, async (transaction) => {
    const row = await transaction
      .insertInto('requests')
      .values({
        ...entered.row,
        id: randomUUID(),
        municipality_id: municipality.id,
        case_number: newCaseNumber(brusselsDate(atMs)),
        status_code: randomBytes(16).toString('base64url'),
        type,
        state,
        facts: JSON.stringify(facts),
        kiosk_id: 'hall-1',
        language: 'nl',
        simulated: true,
        received_at: new Date(atMs),
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    await setDeadlines(transaction, row, entered.deadlines);
    await appendEvent(transaction, { row, from: null, event: after, atMs });
    return row;
  });
  if (!planted.ok) throw new Error(planted.failure);
  return planted.value;
};
