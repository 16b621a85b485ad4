/** The tables of migrations 0001 and 0002, as 0003 has left them. Types only. */
import type { ColumnType, Generated } from 'kysely';
import type { Case } from '../../../contract/case-api.ts';
import type { Language } from '../../../contract/languages.ts';
import type { Notification } from '../../../contract/municipal-api.ts';
import type { RequestState, RequestType } from '../../../contract/request-states.ts';
import type { ActorRole } from '../../../contract/roles.ts';
import type { Facts } from '../../cases/facts.ts';
import type { AuditAction } from '../audit-actions.ts';

/** Written as text (a JavaScript array would become a PostgreSQL array), read as the parsed value. */
export type Json<Read = unknown> = ColumnType<Read, string, string>;

export type RequestTables = {
  installation: { singleton: Generated<boolean>; key_check: string };
  requests: {
    id: string;
    municipality_id: string;
    case_number: string;
    type: RequestType;
    state: RequestState;
    /** Goes up by one with every change; the event of that change has it as its sequence. */
    row_version: Generated<number>;
    /** Whoever filed it: the id of the kiosk, or a clerk's with the role before it. */
    kiosk_id: string;
    language: Language;
    simulated: boolean;
    received_at: Date;
    facts: Json<Facts>;
    /** Null once the case is closed. */
    owner: Case['owner'];
    /** Where it is dealt with; null: anywhere. A clerk of other sites does not see it. */
    site: string | null;
    /** 128 random bits in base64url; whoever has it reads state and dates. */
    status_code: string;
    /** When the present state was entered. */
    since: Date;
    late_at: Date | null;
    /** Set by the sweeper (backend/time) when it has noticed. */
    late_since: Date | null;
    closed_at: Date | null;
    purge_at: Date | null;
    purged_at: Date | null;
  };
  applicants: {
    request_id: string;
    municipality_id: string;
    national_number_index: string;
    national_number_sealed: string;
    surname_sealed: string;
    given_names_sealed: string | null;
    street_and_number_sealed: string | null;
    zip_sealed: string | null;
    municipality_sealed: string | null;
    notification_channel: Notification['channel'];
    email_sealed: string | null;
    provenance: Json;
  };
  card_defects: {
    request_id: string;
    municipality_id: string;
    diagnosis: Json;
  };
  idempotency_keys: {
    municipality_id: string;
    caller: string;
    idempotency_key: string;
    fingerprint: string;
    request_id: string;
    answer: Json;
    created_at: Date;
  };
  audit_entries: {
    municipality_id: string;
    sequence: number;
    at: Date;
    actor: string;
    role: ActorRole;
    action: AuditAction;
    purpose: string;
    request_id: string | null;
    previous_hash: string;
    hash: string;
  };
};
