/**
 * The role that row-level security is meant for. It owns nothing and cannot log in: a superuser becomes it for each
 * transaction, and a login role of a server is made a member of it by the operator (docs/operations.md), so that the program
 * that answers requests can neither change the tables nor remove an entry of the audit trail.
 * Given anew after every migration: a role is no part of a database and does not come back with a restored one.
 * In the schema of the job system it makes tables of its own, and may lose them (docs/adr/0017-jobs-wake-tables-decide.md).
 */
import { sql, type Transaction } from 'kysely';
import type { Tables } from './tables.ts';

export const backendRole = 'eid_kiosk_backend';
/** Where the job system keeps its own tables. */
export const jobSchema = 'pgboss';

const role = sql.id(backendRole);

const mayCreateRoles = sql<{ may: boolean; missing: boolean }>`
  select rolsuper or rolcreaterole as may,
    not exists (select from pg_roles where rolname = ${backendRole}) as missing
  from pg_roles where rolname = current_user`;

/** Roles belong to the whole server: another database may be making the same one at this moment. */
const createRole = sql`do $$ begin
  create role ${role} nologin;
exception when duplicate_object or unique_violation then null;
end $$`;

/** Tables of the current schema that this connection may give rights on. */
const ownTables = sql<{ name: string; bound: boolean }>`
  select relname as name, relrowsecurity as bound from pg_class
  where relnamespace = current_schema()::regnamespace and relkind = 'r' and pg_has_role(relowner, 'usage')`;

/** Asked first: making a schema that is there needs the right to make one all the same. */
const jobSchemaRights = sql<{ missing: boolean; may: boolean; ours: boolean }>`
  select owner is null as missing, has_database_privilege(current_database(), 'create') as may,
    coalesce(pg_has_role(owner, 'usage'), false) as ours
  from (select max(nspowner) as owner from pg_namespace where nspname = ${jobSchema}) as found`;

/** Whether rights on it are this connection's to give. */
const makeJobSchema = async (transaction: Transaction<Tables>): Promise<boolean> => {
  const { rows } = await jobSchemaRights.execute(transaction);
  const [{ missing, may, ours } = { missing: true, may: false, ours: false }] = rows;
  if (!missing || !may) return ours;
  await sql`create schema ${sql.id(jobSchema)}`.execute(transaction);
  return true;
};

const appendOnly: ReadonlySet<string> = new Set(['audit_entries', 'configuration_versions']);

const rightsOn = (table: { readonly name: string; readonly bound: boolean }) => {
  if (!table.bound) return sql`select`;
  return appendOnly.has(table.name) ? sql`select, insert` : sql`select, insert, update, delete`;
};

/**
 * Makes the role where this connection may, and gives it its rights on the tables that this connection owns. Where the role
 * is missing and may not be made nothing is given: the owner works on its own tables then, under the same policies.
 */
export const grantBackendRole = async (transaction: Transaction<Tables>): Promise<void> => {
  const mayGiveJobs = await makeJobSchema(transaction);
  const { rows } = await mayCreateRoles.execute(transaction);
  const [{ may, missing } = { may: false, missing: true }] = rows;
  if (missing && !may) return;
  if (missing) await createRole.execute(transaction);
  if (mayGiveJobs) await sql`grant usage, create on schema ${sql.id(jobSchema)} to ${role}`.execute(transaction);
  const { rows: tables } = await ownTables.execute(transaction);
  for (const table of tables) {
    await sql`revoke all on ${sql.table(table.name)} from ${role}`.execute(transaction);
    await sql`grant ${rightsOn(table)} on ${sql.table(table.name)} to ${role}`.execute(transaction);
  }
};
