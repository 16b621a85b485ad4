-- Where events are pushed, and how far each receiver has come; the events themselves stand in the outbox (0003). An address
-- that leaves the municipality file keeps its row, and goes on where it stopped should it come back. No personal value.

create table event_receivers (
  municipality_id text not null,
  address text not null,
  -- Of the last event it took, or that was given up for it; what comes behind is still to be sent.
  position bigint not null check (position >= 0),
  -- Of the event that is next.
  failed_attempts integer not null default 0 check (failed_attempts >= 0),
  refused_since timestamptz,
  last_code text,
  -- Null: at once. While a process sends, its claim ends at this moment.
  next_attempt_at timestamptz,
  claim uuid,
  primary key (municipality_id, address),
  check (claim is null or next_attempt_at is not null)
);

alter table events add constraint events_of_municipality unique (id, municipality_id);

-- Events that a receiver refused for good: it does not get them any more, and fetches them where it wants them after all.
create table refused_events (
  municipality_id text not null,
  address text not null,
  event_id uuid not null,
  given_up_at timestamptz not null,
  code text not null,
  primary key (municipality_id, address, event_id),
  foreign key (municipality_id, address) references event_receivers (municipality_id, address),
  foreign key (event_id, municipality_id) references events (id, municipality_id)
);

select keep_to_municipality('event_receivers');
select keep_to_municipality('refused_events');
