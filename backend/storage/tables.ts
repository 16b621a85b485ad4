/** The tables as Kysely sees them; storage/migrations/*.sql is the truth. Types only, nothing here exists at run time. */
import type { ColumnType, Generated } from 'kysely';

/** Written as text (a JavaScript array would become a PostgreSQL array), read as the parsed value. */
type Json = ColumnType<unknown, string, never>;
/** Date columns travel as `YYYY-MM-DD` (open-database.ts): a Date would bring a time zone into them. */
type CalendarDate = string;

export type Tables = {
  installation: { singleton: Generated<boolean>; key_check: string };
  requests: {
    id: string;
    municipality_id: string;
    case_number: string;
    type: string;
    state: string;
    row_version: Generated<number>;
    kiosk_id: string;
    language: string;
    simulated: boolean;
    received_at: Date;
  };
  applicants: {
    request_id: string;
    national_number_index: string;
    national_number_sealed: string;
    surname_sealed: string;
    given_names_sealed: string | null;
    street_and_number_sealed: string | null;
    zip_sealed: string | null;
    municipality_sealed: string | null;
    email_sealed: string | null;
    provenance: Json;
  };
  pin_reprints: {
    request_id: string;
    reason: string;
    chip_generation: string;
    chip_trust: string;
    chip_findings: Json;
    pickup_site: string;
    notification_channel: string;
    amount_cents: number;
    pay_at: string;
    expected_from: CalendarDate;
    expected_to: CalendarDate;
  };
  card_defects: {
    request_id: string;
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
    role: string;
    action: string;
    purpose: string;
    request_id: string | null;
    previous_hash: string;
    hash: string;
  };
};
