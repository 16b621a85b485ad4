-- Cases: what a request has become since it was filed, its terms, payments, papers and events, each row bound to its
-- municipality by row-level security. Forward only: what the columns of pin_reprints held moves into facts.
-- Facts, chip evidence, events and documents hold no personal value (backend/cases/facts.ts).

-- Binds a table to the municipality that the transaction works for (storage/transaction.ts). Forced, so that it holds for
-- the owner of the table as well; a superuser is not held by any policy.
create function keep_to_municipality(bound regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', bound);
  execute format('alter table %s force row level security', bound);
  execute format(
    'create policy of_municipality on %s
       using (municipality_id = current_setting(''eid.municipality'', true))
       with check (municipality_id = current_setting(''eid.municipality'', true))',
    bound
  );
end
$$;

alter table requests
  add column facts jsonb not null default '{}',
  add column owner text check (owner in ('clerk', 'citizen', 'clock')),
  add column site text,
  add column status_code text,
  add column since timestamptz,
  add column late_at timestamptz,
  add column late_since timestamptz,
  add column closed_at timestamptz,
  add column purge_at timestamptz,
  add column purged_at timestamptz;

-- The municipal calendar is not known here; three days reach over a weekend.
update requests
  set since = received_at,
    owner = 'clerk',
    late_at = received_at + interval '3 days',
    status_code = translate(
      encode(decode(md5(gen_random_uuid()::text || gen_random_uuid()::text), 'hex'), 'base64'), '+/=', '-_');

update requests r
  set site = p.pickup_site,
    facts = jsonb_build_object(
      'reason', p.reason,
      'generation', p.chip_generation,
      'pickupSite', p.pickup_site,
      'amountCents', p.amount_cents,
      'payAt', p.pay_at,
      'expectedFrom', to_char(p.expected_from, 'YYYY-MM-DD'),
      'expectedTo', to_char(p.expected_to, 'YYYY-MM-DD'))
  from pin_reprints p
  where p.request_id = r.id;

-- Nothing is ordered before it is paid where payment comes first: these have a state of their own now.
update requests r
  set state = 'awaiting-payment', owner = 'citizen'
  from pin_reprints p
  where p.request_id = r.id and r.state = 'submitted' and p.pay_at = 'request' and p.amount_cents > 0;

alter table requests
  alter column since set not null,
  alter column status_code set not null,
  add constraint requests_status_code_key unique (status_code),
  add constraint requests_of_municipality unique (id, municipality_id),
  add constraint a_closed_request_has_no_owner check ((owner is null) = (closed_at is not null)),
  add constraint a_closed_request_is_purged_one_day check ((closed_at is null) = (purge_at is null));

create index requests_by_reception on requests (municipality_id, received_at desc, id desc);
create index requests_waiting on requests (municipality_id, owner, (coalesce(late_at, 'infinity')), id)
  where closed_at is null;
create index requests_to_purge on requests (municipality_id, purge_at) where purge_at is not null and purged_at is null;

-- A row belongs to the municipality of its request: the pair is the reference.
alter table applicants
  add column municipality_id text,
  add column notification_channel text check (notification_channel in ('email', 'letter'));
update applicants a set municipality_id = r.municipality_id from requests r where r.id = a.request_id;
update applicants set notification_channel = case when email_sealed is null then 'letter' else 'email' end;
alter table applicants
  alter column municipality_id set not null,
  alter column notification_channel set not null,
  drop constraint applicants_request_id_fkey,
  add foreign key (request_id, municipality_id) references requests (id, municipality_id);

alter table card_defects add column municipality_id text;
update card_defects d set municipality_id = r.municipality_id from requests r where r.id = d.request_id;
alter table card_defects
  alter column municipality_id set not null,
  drop constraint card_defects_request_id_fkey,
  add foreign key (request_id, municipality_id) references requests (id, municipality_id);

alter table idempotency_keys
  drop constraint idempotency_keys_request_id_fkey,
  add foreign key (request_id, municipality_id) references requests (id, municipality_id);
create index idempotency_keys_of_request on idempotency_keys (request_id);

-- Who looked at the cases of one person is asked by case.
create index audit_entries_of_request on audit_entries (municipality_id, request_id, sequence);

-- What the kiosk learnt about the chip, beside the generation that became a fact.
create table chip_evidence (
  request_id uuid primary key,
  municipality_id text not null,
  trust text not null,
  findings jsonb not null,
  foreign key (request_id, municipality_id) references requests (id, municipality_id)
);
insert into chip_evidence (request_id, municipality_id, trust, findings)
  select p.request_id, r.municipality_id, p.chip_trust, p.chip_findings
  from pin_reprints p join requests r on r.id = p.request_id;
drop table pin_reprints;

-- Events that the clock fires while the case is still in the state that set them; leaving the state removes them.
create table deadlines (
  id uuid primary key,
  municipality_id text not null,
  request_id uuid not null,
  event text not null,
  due_at timestamptz not null,
  fired_at timestamptz,
  -- Why the event did not move the case when its moment came (backend/time/fire-deadlines.ts says what is tried again).
  refusal text,
  foreign key (request_id, municipality_id) references requests (id, municipality_id)
);
create index deadlines_due on deadlines (municipality_id, due_at) where fired_at is null;
create unique index deadlines_of_request on deadlines (request_id, event) where fired_at is null;

-- Recorded by a clerk today; a provider would move the same states. Of those that may be money, a case has one.
create table payments (
  id uuid primary key,
  municipality_id text not null,
  request_id uuid not null,
  state text not null
    check (state in ('created', 'pending', 'paid', 'failed', 'expired', 'canceled', 'unknown', 'refunded')),
  method text not null,
  provider text,
  amount_cents integer not null check (amount_cents > 0),
  recorded_at timestamptz not null,
  recorded_by text not null,
  settled_at timestamptz,
  settled_by text,
  foreign key (request_id, municipality_id) references requests (id, municipality_id)
);
create unique index one_payment_counts on payments (request_id) where state in ('created', 'pending', 'paid', 'unknown');
create index payments_of_request on payments (request_id, recorded_at);

-- Outbox: written with the move it tells of. `sequence` is the version the case has after it, so it has no gaps; positions of one
-- municipality appear in their order, because they are taken under the lock of the audit trail (storage/audit-log.ts).
create table events (
  position bigint generated always as identity primary key,
  id uuid not null unique,
  municipality_id text not null,
  request_id uuid not null,
  sequence integer not null check (sequence > 0),
  at timestamptz not null,
  data jsonb not null,
  unique (request_id, sequence),
  foreign key (request_id, municipality_id) references requests (id, municipality_id)
);
create index events_in_order on events (municipality_id, position);
insert into events (id, municipality_id, request_id, sequence, at, data)
  select gen_random_uuid(), municipality_id, id, row_version, received_at,
    jsonb_build_object('type', type, 'from', null, 'to', state, 'event', 'filed', 'simulated', simulated)
  from requests order by received_at, id;

-- Which papers a case has had; each is made again from the facts whenever somebody asks for it.
create table documents (
  id uuid primary key,
  municipality_id text not null,
  request_id uuid not null,
  kind text not null,
  issued_at timestamptz not null,
  foreign key (request_id, municipality_id) references requests (id, municipality_id)
);
create index documents_of_request on documents (request_id, issued_at);

select keep_to_municipality('requests');
select keep_to_municipality('applicants');
select keep_to_municipality('card_defects');
select keep_to_municipality('chip_evidence');
select keep_to_municipality('idempotency_keys');
select keep_to_municipality('audit_entries');
select keep_to_municipality('deadlines');
select keep_to_municipality('payments');
select keep_to_municipality('events');
select keep_to_municipality('documents');
