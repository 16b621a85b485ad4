/**
 * The outbox: what happened to a case, written in the transaction that made it happen, read as CloudEvents 1.0 (reference
 * municipal.md §2.2). The sequence of an event is the version the case has after it, so the events of one case have no gap.
 * Written after the audit entry and never before: its lock makes positions of one municipality appear in their order, so that
 * who asks for what came after a position misses nothing. Positions themselves may have gaps.
 */
import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { CloudEvent } from '../../contract/case-api.ts';
import type { Result } from '../../contract/result.ts';
import type { RequestContext } from '../requests/request-context.ts';
import type { Tables } from '../storage/tables.ts';
import { inTransaction, type StorageTrouble } from '../storage/transaction.ts';
import type { CaseRow } from './case-rows.ts';

const eventType = 'be.eid-kiosk.case.state-changed.v1';

type Happened = { readonly row: CaseRow; readonly from: string | null; readonly event: string; readonly atMs: number };

/** `row` as it stands after the event. */
export const appendEvent = async (
  transaction: Transaction<Tables>,
  { row, from, event, atMs }: Happened,
): Promise<void> => {
  const data: CloudEvent['data'] = { type: row.type, from, to: row.state, event, simulated: row.simulated };
  await transaction
    .insertInto('events')
    .values({
      id: randomUUID(),
      municipality_id: row.municipality_id,
      request_id: row.id,
      sequence: row.row_version,
      at: new Date(atMs),
      data: JSON.stringify(data),
    })
    .execute();
};

/** `position`: where it stands in the outbox of the municipality. */
export type PlacedEvent = { readonly position: number; readonly event: CloudEvent };

/** Those behind a position, oldest first. */
export const eventsBehind = async (
  transaction: Transaction<Tables>,
  { municipality }: RequestContext,
  position: number,
  limit: number,
): Promise<readonly PlacedEvent[]> => {
  const rows = await transaction
    .selectFrom('events')
    .selectAll()
    .where('municipality_id', '=', municipality.id)
    .where('position', '>', position)
    .orderBy('position')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    position: row.position,
    event: {
      specversion: '1.0',
      id: row.id,
      source: `urn:eid-kiosk:municipality:${row.municipality_id}`,
      type: eventType,
      subject: row.request_id,
      time: row.at.toISOString(),
      sequence: String(row.sequence),
      datacontenttype: 'application/json',
      data: row.data,
    },
  }));
};

export type EventPage = { readonly items: readonly CloudEvent[]; readonly next: string | null };

/** Events after a position (null: from the first), oldest first. `next` is null when nothing was found: ask again with the same. */
export const readEvents = (
  context: RequestContext,
  after: string | null,
  limit: number,
): Promise<Result<EventPage, StorageTrouble>> =>
  inTransaction(context, async (transaction) => {
    const found = await eventsBehind(transaction, context, Number(after ?? 0), limit);
    return { items: found.map(({ event }) => event), next: found.at(-1)?.position.toString() ?? null };
  });
