/**
 * From parts to a listening backend: judges the municipality file, prepares the database, listens, and takes everything
 * down again in the opposite order. Both the production entry and the demo start through here.
 */
import { failed, type Result, success } from '../contract/result.ts';
import { loadMunicipality } from './configuration/load-municipality.ts';
import { createBackend } from './http/create-backend.ts';
import type { KioskTokens } from './http/kiosk-tokens.ts';
import type { LogOptions } from './http/log-options.ts';
import { brusselsDate } from './time/municipal-calendar.ts';
import { createFieldCipher } from './storage/field-cipher.ts';
import { DirectoryInUseError } from './storage/directory-claim.ts';
import type { Database } from './storage/open-database.ts';
import { prepareDatabase } from './storage/prepare-database.ts';

export type StartOptions = {
  readonly openDatabase: () => Promise<Database>;
  /** 32 bytes (storage/master-key.ts). */
  readonly masterKey: Uint8Array;
  readonly municipalityFile: string;
  readonly kiosks: KioskTokens;
  readonly host: string;
  /** 0 takes a free port. */
  readonly port: number;
  readonly now: () => number;
  readonly simulated: boolean;
  readonly log: LogOptions;
};

export type RunningBackend = {
  /** For example `http://127.0.0.1:8080`. */
  readonly address: string;
  /** Answers what is under way, then closes the database. */
  close(): Promise<void>;
};

/** The failure is a list of sentences for the person who starts the program. */
export const startBackend = async (options: StartOptions): Promise<Result<RunningBackend, readonly string[]>> => {
  const municipality = await loadMunicipality(options.municipalityFile, brusselsDate(options.now()));
  if (!municipality.ok)
    return failed(
      municipality.failure.map(({ file, path, reason }) => `${file}${path === '' ? '' : `#${path}`}: ${reason}`),
    );
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
    const app = createBackend({ ...options, database, cipher, municipality: municipality.value });
    app.addHook('onClose', () => database.close());
    const address = await app.listen({ host: options.host, port: options.port });
    return success({ address, close: () => app.close() });
  } catch (error) {
    await database.close();
    throw error;
  }
};
