/** What must be true before the first request: the tables are ours and up to date, and the key is the one they were filled with. */
import { failed, type Result, success } from '../../contract/result.ts';
import { type FieldCipher, sameText } from './field-cipher.ts';
import { MigrationMismatchError, migrate, readMigrations } from './migrate.ts';
import type { Database } from './open-database.ts';

/** SQLSTATE insufficient_privilege (PostgreSQL appendix A): this role only works on the tables. */
const isForbidden = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '42501';

/** Applies what is missing and returns the names; the failure is a sentence for the person who starts the program. */
export const prepareDatabase = async (
  database: Database,
  cipher: FieldCipher,
): Promise<Result<readonly string[], string>> => {
  let applied: readonly string[];
  try {
    applied = await migrate(database.kysely, await readMigrations());
  } catch (error) {
    if (error instanceof MigrationMismatchError) return failed(error.message);
    if (isForbidden(error))
      return failed(
        'the tables are not those of this version, and this role may not change them: migrate as their owner',
      );
    throw error;
  }
  const known = database.kysely.selectFrom('installation').select('key_check');
  if ((await known.executeTakeFirst()) === undefined)
    await database.kysely
      .insertInto('installation')
      .values({ key_check: cipher.keyCheck })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  const { key_check } = await known.executeTakeFirstOrThrow();
  return sameText(key_check, cipher.keyCheck)
    ? success(applied)
    : failed('the key is not the one this database was filled with');
};
