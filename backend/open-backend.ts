/** From settings to what use cases work with: the judged municipality file, the prepared database, the key. Nothing listens yet. */
import { failed, type Result, success } from '../contract/result.ts';
import { issueLine, type LoadedMunicipality, loadMunicipality } from './configuration/load-municipality.ts';
import type { RequestContext } from './requests/request-context.ts';
import { DirectoryInUseError } from './storage/directory-claim.ts';
import { createFieldCipher } from './storage/field-cipher.ts';
import type { Database } from './storage/open-database.ts';
import { prepareDatabase } from './storage/prepare-database.ts';
import { brusselsDate } from './time/municipal-calendar.ts';

export type OpenOptions = {
  readonly openDatabase: () => Promise<Database>;
  /** 32 bytes (storage/master-key.ts). */
  readonly masterKey: Uint8Array;
  readonly municipalityFile: string;
  readonly now: () => number;
  readonly simulated: boolean;
};

export type OpenBackend = {
  readonly context: RequestContext;
  readonly database: Database;
  readonly configuration: LoadedMunicipality;
  /** Migrations that were missing until now. */
  readonly migrated: readonly string[];
};

/** The failure is a list of sentences for the person who starts the program; closing the database is the caller's. */
export const openBackend = async (options: OpenOptions): Promise<Result<OpenBackend, readonly string[]>> => {
  const profile = options.simulated ? 'other' : 'production';
  const loaded = await loadMunicipality(options.municipalityFile, brusselsDate(options.now()), profile);
  if (!loaded.ok) return failed(loaded.failure.map(issueLine));
  const { municipality } = loaded.value;
  let database: Database;
  try {
    database = await options.openDatabase();
  } catch (error) {
    if (error instanceof DirectoryInUseError) return failed([error.message]);
    throw error;
  }
  try {
    const cipher = createFieldCipher(options.masterKey);
    const prepared = await prepareDatabase(database, cipher);
    if (!prepared.ok) {
      await database.close();
      return failed([prepared.failure]);
    }
    const { now, simulated } = options;
    return success({
      context: { kysely: database.kysely, cipher, municipality, now, simulated },
      database,
      configuration: loaded.value,
      migrated: prepared.value,
    });
  } catch (error) {
    await database.close();
    throw error;
  }
};
