/**
 * `node backend/main.ts enrol DEVICE ROLE SITE`: an enrolment code from whoever can start the backend, for the first device
 * and for a town without a technician at the identity provider. Standard output holds the code and nothing else.
 */
import { deviceIdPattern } from '../contract/identity-api.ts';
import { failed, type Result, success } from '../contract/result.ts';
import { deviceRoles } from '../contract/roles.ts';
import { issueEnrolmentCode } from './identity/devices.ts';
import { type OpenOptions, openBackend } from './open-backend.ts';

export const enrolFromCommandLine = async (
  options: OpenOptions,
  [deviceId = '', asked = '', site = '']: readonly string[],
): Promise<Result<{ readonly code: string; readonly expiresAt: string }, readonly string[]>> => {
  const role = deviceRoles.find((each) => each === asked);
  if (!new RegExp(deviceIdPattern).test(deviceId) || role === undefined || site === '')
    return failed([
      `wanted: enrol DEVICE ${deviceRoles.join('|')} SITE, with DEVICE in small letters, digits and hyphens`,
    ]);
  const opened = await openBackend(options);
  if (!opened.ok) return opened;
  const { context, database } = opened.value;
  try {
    const by = { id: 'command-line', role: 'technician' } as const;
    const issued = await issueEnrolmentCode(context, { deviceId, role, site, by });
    if (issued.ok) return success(issued.value);
    const known = context.municipality.sites.map(({ id }) => id).join(', ');
    return failed([
      issued.failure === 'unknown-site' ? `${site} is no site; the municipality file has ${known}` : issued.failure,
    ]);
  } finally {
    await database.close();
  }
};
