-- Roles and database of the municipal backend on a PostgreSQL server (docs/operations.md). A superuser runs it once, and again
-- before a restore into a new server: roles are no part of a dump. `npm run restore-drill` runs it too.

-- Owns the tables and changes them when a new version is installed. Nothing logs in as this one in between.
create role eid_kiosk_owner login;

-- May work on the tables and no more: row-level security holds it, and the audit trail only grows. Nobody logs in as this one.
create role eid_kiosk_backend nologin;

-- The backend logs in as this one.
create role eid_kiosk login in role eid_kiosk_backend;

create database eid_kiosk owner eid_kiosk_owner encoding 'UTF8' template template0;

revoke all on database eid_kiosk from public;

grant connect on database eid_kiosk to eid_kiosk;
