/** The installed composition: real readers, the municipality's own backend, the pinned roots and nothing else. No simulator is reachable from here. */
import { join } from 'node:path';
import type { Installation } from '../contract/installation.ts';
import { failed, type Result, success } from '../contract/result.ts';
import { rootsFrom } from '../eid/index.ts';
import { createTokenSource } from '../kiosk/adapters/device-identity/create-token-source.ts';
import { readDeviceKey } from '../kiosk/adapters/device-identity/device-key.ts';
import { enrolDevice } from '../kiosk/adapters/device-identity/enrol-device.ts';
import { type InstallationProblem, readInstallation } from '../kiosk/adapters/installation/read-installation.ts';
import { createJsonLinesJournal, type JsonLinesJournal } from '../kiosk/adapters/journal/json-lines-journal.ts';
import { createMunicipalHttp } from '../kiosk/adapters/municipal-http/municipal-http.ts';
import { createNodeCrypto } from '../kiosk/adapters/node-crypto/node-crypto.ts';
import { createPcscCardReader } from '../kiosk/adapters/pcsc/create-pcsc-card-reader.ts';
import { createRevocationHttp } from '../kiosk/adapters/revocation-http/create-revocation-http.ts';
import { createSystemClock } from '../kiosk/adapters/system/system-clock.ts';
import { createSystemRandom } from '../kiosk/adapters/system/system-random.ts';
import { trustInForce } from '../kiosk/adapters/trust-list/trust-in-force.ts';
import { composeKiosk, type Kiosk } from '../kiosk/compose.ts';

export type InstalledKiosk = {
  readonly kiosk: Kiosk;
  readonly journal: JsonLinesJournal;
  readonly installation: Installation;
  close(): Promise<void>;
};

export async function composeInstalledKiosk(
  installationFile: string,
  version: string,
  /** The application's own; made when missing. */
  dataDirectory: string,
): Promise<Result<InstalledKiosk, InstallationProblem>> {
  const read = await readInstallation(installationFile);
  if (!read.ok) return read;
  const installation = read.value;
  const { baseUrl, identityFile } = installation.backend;
  const key = await readDeviceKey(identityFile);
  if (!key.ok) return failed({ file: identityFile, problems: [key.failure] });

  const clock = createSystemClock();
  const journal = createJsonLinesJournal({
    clock,
    to: installation.journalFile === null ? { stream: process.stderr } : { file: installation.journalFile },
    onFailure: (error) => process.stderr.write(`The journal cannot be written: ${error.message}\n`),
  });
  const crypto = createNodeCrypto();
  const random = createSystemRandom();
  const { trust } = await trustInForce(installation.trustList, crypto, journal);
  const kiosk = composeKiosk({
    reader: createPcscCardReader(),
    crypto,
    roots: rootsFrom(trust),
    revocation: createRevocationHttp({
      clock,
      random,
      journal,
      cacheDirectory: join(dataDirectory, 'revocation-lists'),
      proxy: installation.revocationProxy ?? null,
    }),
    municipality: createMunicipalHttp({
      baseUrl,
      tokens: createTokenSource({ baseUrl, key: key.value, clock, random }),
      clock,
    }),
    clock,
    random,
    journal,
    version,
    simulated: [],
    screenProfile: installation.screenProfile,
  });
  return success({
    kiosk,
    journal,
    installation,
    async close() {
      await kiosk.close();
      await journal.close();
    },
  });
}

/** Gives this kiosk its identity, with the code of a technician; a sentence for whoever stands in front of it. */
export async function enrolInstalledKiosk(
  installationFile: string,
  code: string,
): Promise<Result<string, InstallationProblem>> {
  const read = await readInstallation(installationFile);
  if (!read.ok) return read;
  const { backend } = read.value;
  const enrolled = await enrolDevice({ ...backend, code, clock: createSystemClock() });
  return enrolled.ok
    ? success(`This device is ${enrolled.value.deviceId} now, a ${enrolled.value.role}.`)
    : failed({ file: installationFile, problems: [enrolled.failure] });
}
