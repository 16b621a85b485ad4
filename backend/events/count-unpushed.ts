/** What waits for receivers of events, for the metrics. Addresses that left the municipality file do not count. */
import type { Transaction } from 'kysely';
import type { Municipality } from '../../contract/municipality.ts';
import type { Tables } from '../storage/tables.ts';

export type Unpushed = {
  /** Once for each receiver that does not have it yet. */
  readonly unpushedEvents: number;
  /** Given up, ever. */
  readonly refusedEvents: number;
};

export const countUnpushed = async (
  transaction: Transaction<Tables>,
  { id, adapters }: Municipality,
): Promise<Unpushed> => {
  if (adapters.events.length === 0) return { unpushedEvents: 0, refusedEvents: 0 };
  const { waiting } = await transaction
    .selectFrom('event_receivers as receiver')
    .innerJoin('events as event', (join) =>
      join
        .onRef('event.municipality_id', '=', 'receiver.municipality_id')
        .onRef('event.position', '>', 'receiver.position'),
    )
    .select((row) => row.fn.countAll<string>().as('waiting'))
    .where('receiver.municipality_id', '=', id)
    .where('receiver.address', 'in', adapters.events)
    .executeTakeFirstOrThrow();
  const { refused } = await transaction
    .selectFrom('refused_events')
    .select((row) => row.fn.countAll<string>().as('refused'))
    .where('municipality_id', '=', id)
    .where('address', 'in', adapters.events)
    .executeTakeFirstOrThrow();
  return { unpushedEvents: Number(waiting), refusedEvents: Number(refused) };
};
