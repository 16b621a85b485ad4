/**
 * Takes one due notice for one attempt. Nobody holds a lock while a mail server thinks: the row is written as if the outcome
 * were already known to be unknown, and comes due again by itself should this process die.
 */
import type { Selectable } from 'kysely';
import type { NoticeChannel } from '../../contract/municipality/service-parts.ts';
import type { Result } from '../../contract/result.ts';
import type { RequestContext } from '../requests/request-context.ts';
import type { Tables } from '../storage/tables.ts';
import { inTransaction, type StorageTrouble } from '../storage/transaction.ts';

/** As it stood before the claim. */
export type ClaimedNotice = Selectable<Tables['notices']>;

/** Longer than the deadlines of any carrier together. */
export const claimMs = 10 * 60_000;

/** The one that has waited longest, of the channels that are not away; null when none is due. Others at work are passed by. */
export const claimNotice = (
  context: RequestContext,
  away: readonly NoticeChannel[],
): Promise<Result<ClaimedNotice | null, StorageTrouble>> =>
  inTransaction(context, async (transaction) => {
    const nowMs = context.now();
    let due = transaction
      .selectFrom('notices')
      .selectAll()
      .where('municipality_id', '=', context.municipality.id)
      .where('next_attempt_at', '<=', new Date(nowMs));
    if (away.length > 0)
      due = due.where((is) => is.or([is('channel', 'is', null), is('channel', 'not in', [...away])]));
    const notice = await due
      .orderBy('next_attempt_at')
      .orderBy('queued_at')
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (notice === undefined) return null;
    await transaction
      .updateTable('notices')
      .set({
        state: 'failed',
        attempts: notice.attempts + 1,
        unknown_outcomes: notice.unknown_outcomes + 1,
        next_attempt_at: new Date(nowMs + claimMs),
        last_code: 'outcome-unknown',
      })
      .where('id', '=', notice.id)
      .execute();
    return notice;
  });
