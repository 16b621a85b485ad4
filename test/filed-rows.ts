/** How often something was filed, as the tables of the PostgreSQL database tell it. */
import { Client } from 'pg';

export type FiledRows = { readonly requests: number; readonly keys: number; readonly audit: number };

export const filedRows = async (databaseUrl: string): Promise<FiledRows> => {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<FiledRows>(`select
      (select count(*)::int from requests) as requests,
      (select count(*)::int from idempotency_keys) as keys,
      (select count(*)::int from audit_entries) as audit`);
    const [counted] = rows;
    if (counted === undefined) throw new Error('a count always gives one row');
    return counted;
  } finally {
    await client.end();
  }
};
