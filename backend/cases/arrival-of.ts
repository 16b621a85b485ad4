/** When a person was first told that something has arrived, and first reminded: terms count from it, the events of the case know it. */
import type { Transaction } from 'kysely';
import type { Tables } from '../storage/tables.ts';
import type { TermInput } from './terms.ts';

export type Arrival = Pick<TermInput, 'notifiedAtMs' | 'firstReminderAtMs'>;

export const notArrived: Arrival = { notifiedAtMs: null, firstReminderAtMs: null };

/** `happening` is an event that is not written yet. */
export const arrivalOf = async (
  transaction: Transaction<Tables>,
  requestId: string,
  happening: { readonly event: string; readonly atMs: number } | null = null,
): Promise<Arrival> => {
  const written = await transaction
    .selectFrom('events')
    .select(['at', 'data'])
    .where('request_id', '=', requestId)
    .orderBy('sequence')
    .execute();
  const events = written.map(({ at, data }) => ({ event: data.event, atMs: at.getTime() }));
  const all = happening === null ? events : [...events, happening];
  const firstOf = (name: string): number | null => all.find(({ event }) => event === name)?.atMs ?? null;
  return { notifiedAtMs: firstOf('notice-delivered'), firstReminderAtMs: firstOf('reminder-due') };
};
