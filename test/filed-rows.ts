/** How often something was filed, as the tables of the PostgreSQL database tell it. */
import { Client } from 'pg';

export type FiledRows = { readonly requests: number; readonly keys: number; readonly audit: number };

const ask = async <Row extends object>(databaseUrl: string, question: string): Promise<readonly Row[]> => {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query<Row>(question)).rows;
  } finally {
    await client.end();
  }
};

export const filedRows = async (databaseUrl: string): Promise<FiledRows> => {
  const [counted] = await ask<FiledRows>(
    databaseUrl,
    `select
      (select count(*)::int from requests) as requests,
      (select count(*)::int from idempotency_keys) as keys,
      (select count(*)::int from audit_entries where request_id is not null) as audit`,
  );
  if (counted === undefined) throw new Error('a count always gives one row');
  return counted;
};

/** What stands on the receipts. */
export const filedCaseNumbers = async (databaseUrl: string): Promise<readonly string[]> =>
  (await ask<{ readonly number: string }>(databaseUrl, 'select case_number as number from requests')).map(
    ({ number }) => number,
  );
