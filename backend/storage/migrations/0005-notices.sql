-- What is to be told to a person about a case: one row per notice, whatever the channel. No personal value: name and
-- address are opened from the applicant at the moment of sending, and texts are made from the facts of the case.
-- last_code is impersonal: a reply code of SMTP (RFC 5321 §4.2), an enhanced status (RFC 3463) or a word of ours.
-- Before every attempt the row is written as if its outcome were unknown (attempts and unknown_outcomes counted, the next
-- attempt set): a process that dies while sending leaves the truth behind.

create table notices (
  id uuid primary key,
  municipality_id text not null,
  request_id uuid not null,
  kind text not null,
  channels jsonb not null,
  channel text,
  state text not null check (state in ('queued', 'sent', 'failed', 'given-up')),
  attempts integer not null default 0 check (attempts >= 0),
  unknown_outcomes integer not null default 0 check (unknown_outcomes >= 0),
  next_attempt_at timestamptz,
  last_code text,
  queued_at timestamptz not null,
  sent_at timestamptz,
  foreign key (request_id, municipality_id) references requests (id, municipality_id),
  check ((state in ('queued', 'failed')) = (next_attempt_at is not null)),
  check (state <> 'sent' or (channel is not null and sent_at is not null))
);

create index notices_due on notices (municipality_id, next_attempt_at) where next_attempt_at is not null;
create index notices_of_request on notices (request_id, queued_at);

select keep_to_municipality('notices');
