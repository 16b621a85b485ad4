/** The tables as Kysely sees them; storage/migrations/*.sql is the truth. Types only, nothing here exists at run time. */
import type { CaseTables } from './tables/case-tables.ts';
import type { ConfigurationTables } from './tables/configuration-tables.ts';
import type { EventPushTables } from './tables/event-push-tables.ts';
import type { IdentityTables } from './tables/identity-tables.ts';
import type { NoticeTables } from './tables/notice-tables.ts';
import type { RequestTables } from './tables/request-tables.ts';

export type Tables = RequestTables & CaseTables & IdentityTables & NoticeTables & ConfigurationTables & EventPushTables;
