/**
 * How far each receiver has come, and who sends to it at this moment. Nobody holds a lock while a receiver thinks: a claim
 * ends by itself should this process die, and what is written down under a claim that was lost is not written at all.
 */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Result } from '../../contract/result.ts';
import { eventsBehind, type PlacedEvent } from '../cases/case-events.ts';
import type { RequestContext } from '../requests/request-context.ts';
import { inTransaction, type StorageTrouble } from '../storage/transaction.ts';
import type { Standing } from './after-post.ts';

/** Longer than a round and its last post together. */
const claimMs = 60_000;
const minuteMs = 60_000;
const longestPauseMs = 60 * minuteMs;

/** A minute, doubled with every attempt that failed, at most an hour. */
const pauseMs = (failedAttempts: number): number =>
  Math.min(longestPauseMs, minuteMs * 2 ** Math.min(failedAttempts - 1, 10));

/** A new address begins behind what has happened until now. */
export const registerReceivers = (context: RequestContext): Promise<Result<void, StorageTrouble>> =>
  inTransaction(context, async (transaction) => {
    const { id, adapters } = context.municipality;
    for (const address of adapters.events)
      await transaction
        .insertInto('event_receivers')
        .columns(['municipality_id', 'address', 'position'])
        .expression((from) =>
          from
            .selectFrom('events')
            .where('municipality_id', '=', id)
            .select((column) => [
              sql.val(id).$castTo<string>().as('municipality_id'),
              sql.val(address).$castTo<string>().as('address'),
              column.fn.coalesce(column.fn.max('position'), sql<number>`0`).as('position'),
            ]),
        )
        .onConflict((conflict) => conflict.doNothing())
        .execute();
  });

export type Claimed = {
  readonly claim: string;
  readonly address: string;
  /** Of the first of these events. */
  readonly standing: Standing;
  /** In order; at least one. */
  readonly events: readonly PlacedEvent[];
};

/** Null where nothing is to be sent, its moment has not come, or another process sends. */
export const claimEvents = (
  context: RequestContext,
  address: string,
  limit: number,
): Promise<Result<Claimed | null, StorageTrouble>> =>
  inTransaction(context, async (transaction) => {
    const nowMs = context.now();
    const row = await transaction
      .selectFrom('event_receivers')
      .selectAll()
      .where('municipality_id', '=', context.municipality.id)
      .where('address', '=', address)
      .where((is) =>
        is.or([
          is('next_attempt_at', 'is', null),
          is('next_attempt_at', '<=', new Date(nowMs)),
          // Written by a clock that has been set back since.
          is('next_attempt_at', '>', new Date(nowMs + longestPauseMs)),
        ]),
      )
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (row === undefined) return null;
    const events = await eventsBehind(transaction, context, row.position, limit);
    if (events.length === 0) return null;
    const claim = randomUUID();
    await transaction
      .updateTable('event_receivers')
      .set({ claim, next_attempt_at: new Date(nowMs + claimMs) })
      .where('municipality_id', '=', row.municipality_id)
      .where('address', '=', address)
      .execute();
    const standing = { failedAttempts: row.failed_attempts, refusedSince: row.refused_since };
    return { claim, address, standing, events };
  });

type Progress = {
  /** Of the event that is next from now on. */
  readonly standing: Standing;
  readonly code: string;
  /** The event just posted, where it is not to be sent again: taken, or given up under its id. */
  readonly doneWith: { readonly position: number; readonly givenUp: string | null } | null;
  /** This process sends on. */
  readonly goesOn: boolean;
};

/** False where the claim was lost meanwhile: nothing was written. */
export const writeProgress = (
  context: RequestContext,
  { claim, address }: Claimed,
  progress: Progress,
): Promise<Result<boolean, StorageTrouble>> =>
  inTransaction(context, async (transaction) => {
    const { standing, code, doneWith, goesOn } = progress;
    const nowMs = context.now();
    const nextAttemptMs = (): number | null => {
      if (goesOn) return nowMs + claimMs;
      return doneWith === null ? nowMs + pauseMs(standing.failedAttempts) : null;
    };
    const nextMs = nextAttemptMs();
    const { numUpdatedRows } = await transaction
      .updateTable('event_receivers')
      .set({
        ...(doneWith === null ? {} : { position: doneWith.position }),
        failed_attempts: standing.failedAttempts,
        refused_since: standing.refusedSince,
        last_code: code,
        claim: goesOn ? claim : null,
        next_attempt_at: nextMs === null ? null : new Date(nextMs),
      })
      .where('municipality_id', '=', context.municipality.id)
      .where('address', '=', address)
      .where('claim', '=', claim)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    const givenUp = doneWith?.givenUp ?? null;
    if (givenUp !== null)
      await transaction
        .insertInto('refused_events')
        .values({
          municipality_id: context.municipality.id,
          address,
          event_id: givenUp,
          given_up_at: new Date(nowMs),
          code,
        })
        .execute();
    return true;
  });
