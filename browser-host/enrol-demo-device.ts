/** A device of the demo enrols itself at every start, on the road that a real one takes; only the code comes from the same process. */
import { join } from 'node:path';
import type { EmbeddedBackend } from '../backend/start-embedded-backend.ts';
import type { DeviceRole } from '../contract/roles.ts';
import { createTokenSource } from '../kiosk/adapters/device-identity/create-token-source.ts';
import { readDeviceKey } from '../kiosk/adapters/device-identity/device-key.ts';
import { enrolDevice } from '../kiosk/adapters/device-identity/enrol-device.ts';
import type { TokenSource } from '../kiosk/adapters/municipal-http/token-source.ts';
import type { ClockPort, RandomPort } from '../kiosk/ports.ts';

export type DemoDevice = {
  readonly backend: Pick<EmbeddedBackend, 'address' | 'enrolmentCode'>;
  /** Its key goes into a file of its own there. */
  readonly directory: string;
  readonly deviceId: string;
  readonly role: DeviceRole;
  readonly clock: Pick<ClockPort, 'now' | 'monotonicMs' | 'after'>;
  readonly random: Pick<RandomPort, 'uuid'>;
};

/** Rejects when the backend beside it does not take the device: nothing of the demo works without. */
export const enrolDemoDevice = async (device: DemoDevice): Promise<TokenSource> => {
  const { backend, clock, random } = device;
  const identityFile = join(device.directory, `${device.deviceId}.json`);
  const code = await backend.enrolmentCode(device.deviceId, device.role);
  const enrolled = await enrolDevice({ baseUrl: backend.address, code, identityFile, clock });
  if (!enrolled.ok) throw new Error(enrolled.failure);
  const key = await readDeviceKey(identityFile);
  if (!key.ok) throw new Error(`${identityFile} ${key.failure}`);
  return createTokenSource({ baseUrl: backend.address, key: key.value, clock, random });
};
