/** The tables of migration 0007 as Kysely sees them. Types only. */
import type { Generated } from 'kysely';

type OfReceiver = { municipality_id: string; address: string };

export type EventPushTables = {
  event_receivers: OfReceiver & {
    position: number;
    failed_attempts: Generated<number>;
    refused_since: Date | null;
    last_code: string | null;
    next_attempt_at: Date | null;
    claim: string | null;
  };
  refused_events: OfReceiver & { event_id: string; given_up_at: Date; code: string };
};
