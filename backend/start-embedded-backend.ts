/**
 * The backend of a demo, inside the kiosk's own process: its database and key live in one folder, it listens on loopback
 * only and knows one kiosk and one counter by tokens that are minted at every start. Never for real requests: the key lies beside the data.
 */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { failed, type Result, success } from '../contract/result.ts';
import { kioskToken } from './http/kiosk-tokens.ts';
import type { LogOptions } from './http/log-options.ts';
import { type RunningBackend, startBackend } from './start-backend.ts';
import { readOrCreateMasterKey } from './storage/master-key.ts';
import { openEmbeddedDatabase } from './storage/open-database.ts';

export type EmbeddedOptions = {
  /** Made when missing; survives restarts. One process at a time. */
  readonly dataDirectory: string;
  readonly municipalityFile: string;
  readonly now: () => number;
  readonly log: LogOptions;
};

export type EmbeddedBackend = RunningBackend & {
  /** What the kiosk in this process sends with every request. */
  readonly kioskToken: string;
  /** What a counter sends to find the reports of defective cards. */
  readonly counterToken: string;
};

const freshToken = (): string => randomBytes(32).toString('base64url');

/** Every request it takes is marked as simulated. */
export const startEmbeddedBackend = async (
  options: EmbeddedOptions,
): Promise<Result<EmbeddedBackend, readonly string[]>> => {
  const masterKey = await readOrCreateMasterKey(join(options.dataDirectory, 'master.key'));
  if (!masterKey.ok) return failed([masterKey.failure]);
  const [token, counterToken] = [freshToken(), freshToken()];
  const started = await startBackend({
    openDatabase: () => openEmbeddedDatabase(join(options.dataDirectory, 'database')),
    masterKey: masterKey.value,
    municipalityFile: options.municipalityFile,
    kiosks: [kioskToken('demo', token), kioskToken('demo-counter', counterToken, 'counter')],
    host: '127.0.0.1',
    port: 0,
    now: options.now,
    simulated: true,
    log: options.log,
  });
  return started.ok ? success({ ...started.value, kioskToken: token, counterToken }) : started;
};
