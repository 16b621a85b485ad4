-- Who may call: devices with a key of their own, people signed in through the identity provider (docs/adr/0016).
-- Every secret (code, token, cookie, state) stands here as a keyed hash: a copy of this database opens nothing.

create table devices (
  municipality_id text not null,
  id text not null check (id ~ '^[a-z0-9-]{1,40}$'),
  role text not null check (role in ('kiosk', 'counter')),
  site text not null,
  enrolled_at timestamptz,
  revoked_at timestamptz,
  primary key (municipality_id, id)
);
select keep_to_municipality('devices');

-- One key per device; the public half as RFC 7517 writes it.
create table device_keys (
  municipality_id text not null,
  device_id text not null,
  public_key jsonb not null,
  added_at timestamptz not null,
  primary key (municipality_id, device_id),
  foreign key (municipality_id, device_id) references devices (municipality_id, id)
);
select keep_to_municipality('device_keys');

create table enrolment_codes (
  municipality_id text not null,
  code_hash text not null,
  device_id text not null,
  role text not null check (role in ('kiosk', 'counter')),
  site text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > created_at),
  primary key (municipality_id, code_hash),
  foreign key (municipality_id, device_id) references devices (municipality_id, id)
);
select keep_to_municipality('enrolment_codes');

create table access_tokens (
  municipality_id text not null,
  token_hash text not null,
  device_id text not null,
  issued_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > issued_at),
  primary key (municipality_id, token_hash),
  foreign key (municipality_id, device_id) references devices (municipality_id, id)
);
create index access_tokens_of_device on access_tokens (municipality_id, device_id);
select keep_to_municipality('access_tokens');

-- Every assertion counts once. Kept for longer than an assertion lives, so that a clock set back opens no old one.
create table assertion_ids (
  municipality_id text not null,
  device_id text not null,
  assertion_id text not null,
  expires_at timestamptz not null,
  primary key (municipality_id, device_id, assertion_id),
  foreign key (municipality_id, device_id) references devices (municipality_id, id)
);
select keep_to_municipality('assertion_ids');

-- A browser on its way to the identity provider and back; taken out when it returns. What it must keep to itself is sealed.
create table sign_in_attempts (
  municipality_id text not null,
  state_hash text not null,
  browser_hash text not null,
  purpose text not null check (purpose in ('sign-in', 'step-up')),
  role text check (role in ('clerk', 'technician')),
  session_hash text,
  return_to text not null,
  nonce_sealed text not null,
  code_verifier_sealed text not null,
  created_at timestamptz not null,
  check (purpose <> 'step-up' or session_hash is not null),
  primary key (municipality_id, state_hash)
);
select keep_to_municipality('sign_in_attempts');

create table sessions (
  municipality_id text not null,
  token_hash text not null,
  subject text not null,
  caller_id text not null,
  role text not null check (role in ('clerk', 'technician')),
  sites jsonb not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  stepped_up_at timestamptz,
  primary key (municipality_id, token_hash)
);
select keep_to_municipality('sessions');
