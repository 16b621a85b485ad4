-- Requests of citizens, the answers promised under an idempotency key, and the trail of who did what.
-- PostgreSQL 15 features only. Every statement ends with a semicolon at the end of its line.
-- A column named *_sealed holds a value encrypted by the application (storage/field-cipher.ts); its key is not in here.

create table installation (
  singleton boolean primary key default true check (singleton),
  key_check text not null
);

create table requests (
  id uuid primary key,
  municipality_id text not null,
  case_number text not null unique,
  type text not null,
  state text not null,
  row_version integer not null default 1,
  kiosk_id text not null,
  language text not null,
  simulated boolean not null,
  received_at timestamptz not null
);

create index requests_by_state on requests (municipality_id, state, received_at);

create table applicants (
  request_id uuid primary key references requests (id),
  national_number_index text not null,
  national_number_sealed text not null,
  surname_sealed text not null,
  given_names_sealed text,
  street_and_number_sealed text,
  zip_sealed text,
  municipality_sealed text,
  email_sealed text,
  provenance jsonb not null
);

create index applicants_by_national_number on applicants (national_number_index);

create table pin_reprints (
  request_id uuid primary key references requests (id),
  reason text not null,
  chip_generation text not null,
  chip_trust text not null,
  chip_findings jsonb not null,
  pickup_site text not null,
  notification_channel text not null,
  amount_cents integer not null check (amount_cents >= 0),
  pay_at text not null,
  expected_from date not null,
  expected_to date not null check (expected_to >= expected_from)
);

-- One row per promise: repeating the key gives the stored answer, to the letter (json keeps it as written, jsonb would not). The fingerprint is keyed, so it says nothing about the body.
create table idempotency_keys (
  municipality_id text not null,
  caller text not null,
  idempotency_key uuid not null,
  fingerprint text not null,
  request_id uuid not null references requests (id),
  answer json not null,
  created_at timestamptz not null,
  primary key (municipality_id, caller, idempotency_key)
);

-- Append-only and chained: each hash covers the previous one. No personal value, so a purge never breaks the chain.
create table audit_entries (
  municipality_id text not null,
  sequence bigint not null check (sequence > 0),
  at timestamptz not null,
  actor text not null,
  role text not null,
  action text not null,
  purpose text not null,
  request_id uuid,
  previous_hash text not null,
  hash text not null,
  primary key (municipality_id, sequence)
);

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'audit entries are never changed or removed';
end
$$;

create trigger audit_entries_are_final before update or delete on audit_entries
  for each row execute function refuse_audit_change();

create trigger audit_entries_are_kept before truncate on audit_entries
  for each statement execute function refuse_audit_change();
