-- The municipality files that have been in force, word for word, each with what it changed in the price book. A version is
-- written when the backend first serves it; the audit trail names it by number and digest. Append-only. No personal value:
-- a municipality file holds none.

create table configuration_versions (
  municipality_id text not null,
  version integer not null check (version > 0),
  activated_at timestamptz not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  text text not null,
  price_changes jsonb not null,
  primary key (municipality_id, version)
);

create function refuse_configuration_change() returns trigger language plpgsql as $$
begin
  raise exception 'versions of the configuration are never changed or removed';
end
$$;

create trigger configuration_versions_are_final before update or delete on configuration_versions
  for each row execute function refuse_configuration_change();

create trigger configuration_versions_are_kept before truncate on configuration_versions
  for each statement execute function refuse_configuration_change();

select keep_to_municipality('configuration_versions');
