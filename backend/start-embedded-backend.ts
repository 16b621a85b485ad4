/**
 * The backend of a demo, inside the kiosk's own process: its database and key live in one folder, it listens on loopback
 * only. Devices enrol at it as at any other, with codes that only this process can make. Never for real requests: the key
 * lies beside the data.
 */
import { join } from 'node:path';
import { failed, type Result, success } from '../contract/result.ts';
import type { DeviceRole } from '../contract/roles.ts';
import type { LogOptions } from './http/log-options.ts';
import { issueEnrolmentCode } from './identity/devices.ts';
import type { ProviderSettings } from './identity/identity-provider.ts';
import type { NoticeSettings } from './notices/notice-settings.ts';
import { type RunningBackend, startBackend } from './start-backend.ts';
import { readOrCreateMasterKey } from './storage/master-key.ts';
import { openEmbeddedDatabase } from './storage/open-database.ts';

export type EmbeddedOptions = {
  /** Made when missing; survives restarts. One process at a time. */
  readonly dataDirectory: string;
  readonly municipalityFile: string;
  /** Where clerks and technicians sign in; absent: they cannot. */
  readonly identityProvider?: ProviderSettings;
  /** Where its mails and letters go. */
  readonly notices: NoticeSettings;
  readonly now: () => number;
  readonly log: LogOptions;
};

export type EmbeddedBackend = RunningBackend & {
  /** A one-time code for a device of this demo, at the first site of the municipality. */
  enrolmentCode(deviceId: string, role: DeviceRole): Promise<string>;
};

/** Every request it takes is marked as simulated. */
export const startEmbeddedBackend = async (
  options: EmbeddedOptions,
): Promise<Result<EmbeddedBackend, readonly string[]>> => {
  const masterKey = await readOrCreateMasterKey(join(options.dataDirectory, 'master.key'));
  if (!masterKey.ok) return failed([masterKey.failure]);
  const started = await startBackend({
    openDatabase: () => openEmbeddedDatabase(join(options.dataDirectory, 'database')),
    masterKey: masterKey.value,
    municipalityFile: options.municipalityFile,
    publicUrl: null,
    identityProvider: options.identityProvider ?? null,
    notices: options.notices,
    metrics: null,
    host: '127.0.0.1',
    port: 0,
    now: options.now,
    simulated: true,
    log: options.log,
  });
  if (!started.ok) return started;
  const { context } = started.value;
  return success({
    ...started.value,
    enrolmentCode: async (deviceId, role) => {
      const site = context.municipality.sites[0]?.id ?? '';
      const by = { id: 'demo', role: 'technician' } as const;
      const issued = await issueEnrolmentCode(context, { deviceId, role, site, by });
      if (!issued.ok) throw new Error(`no enrolment code: ${issued.failure}`);
      return issued.value.code;
    },
  });
};
