/** The tables of migration 0003 as Kysely sees them. Types only. */
import type { Generated } from 'kysely';
import type { CloudEvent } from '../../../contract/case-api.ts';
import type { DocumentKind } from '../../../contract/case-outcomes.ts';
import type { PaymentMethod } from '../../../contract/municipality/service-parts.ts';
import type { PaymentState } from '../../../contract/request-states.ts';
import type { Json } from './request-tables.ts';

type OfCase = { request_id: string; municipality_id: string };

export type CaseTables = {
  chip_evidence: OfCase & { trust: string; findings: Json };
  deadlines: OfCase & {
    id: string;
    event: string;
    due_at: Date;
    fired_at: Date | null;
    /** Null: it moved the case, or its moment has not come. */
    refusal?: string | null;
  };
  payments: OfCase & {
    id: string;
    state: PaymentState;
    method: PaymentMethod;
    /** Null: recorded by a clerk. */
    provider: string | null;
    amount_cents: number;
    recorded_at: Date;
    recorded_by: string;
    settled_at: Date | null;
    settled_by: string | null;
  };
  events: OfCase & {
    position: Generated<number>;
    id: string;
    sequence: number;
    at: Date;
    data: Json<CloudEvent['data']>;
  };
  documents: OfCase & { id: string; kind: DocumentKind; issued_at: Date };
};
