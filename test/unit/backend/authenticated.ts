/** Callers for tests: a device with a token of ten minutes of the backend's own clock, made on the road that real ones take. */
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { issueEnrolmentCode } from '../../../backend/identity/devices.ts';
import { enrolDevice } from '../../../backend/identity/enrol-device.ts';
import { issueAccessToken } from '../../../backend/identity/issue-access-token.ts';
import { openSession } from '../../../backend/identity/sessions.ts';
import type { RequestContext } from '../../../backend/requests/request-context.ts';
import { inTransaction } from '../../../backend/storage/transaction.ts';
import type { PublicKey } from '../../../contract/identity-api.ts';
import type { Result } from '../../../contract/result.ts';
import type { DeviceRole, StaffRole } from '../../../contract/roles.ts';
import type { TokenSource } from '../../../kiosk/adapters/municipal-http/token-source.ts';

/** What tests name as the public address of a backend that listens nowhere. */
export const publicUrl = 'https://backend.example';

const orThrow = <T>(result: Result<T, unknown>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
};

export const testKey = () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { privateKey, publicKey: publicKey.export({ format: 'jwk' }) as PublicKey }; // Node made it of this kind
};

type Device = { readonly id: string; readonly role: DeviceRole; readonly site?: string };

export const enrolTestDevice = async (context: RequestContext, { id, role, site }: Device) => {
  const { privateKey, publicKey } = testKey();
  const { code } = orThrow(
    await issueEnrolmentCode(context, {
      deviceId: id,
      role,
      site: site ?? context.municipality.sites[0]?.id ?? '',
      by: { id: 'test', role: 'technician' },
    }),
  );
  orThrow(await enrolDevice(context, { code, publicKey }));
  return privateKey;
};

/** A bearer token of this device. */
export const deviceToken = async (context: RequestContext, device: Device): Promise<string> => {
  const privateKey = await enrolTestDevice(context, device);
  const iat = Math.floor(context.now() / 1000);
  const assertion = await new SignJWT({ iss: device.id, sub: device.id, aud: publicUrl, jti: randomUUID() })
    .setProtectedHeader({ alg: 'ES256' })
    .setIssuedAt(iat)
    .setExpirationTime(iat + 60)
    .sign(privateKey);
  return orThrow(await issueAccessToken(context, { assertion, publicUrl })).token;
};

/** For a backend whose clock stands still: one token is good for ever. */
export const fixedTokens = (token: string): TokenSource => ({
  token: async () => ({ ok: true, value: token }),
  refused: () => undefined,
});

export const testTokens = async (context: RequestContext, device: Device): Promise<TokenSource> =>
  fixedTokens(await deviceToken(context, device));

/** The Cookie header of somebody who is signed in at `publicUrl`. */
export const staffCookie = async (
  context: RequestContext,
  person: { readonly id: string; readonly role: StaffRole; readonly sites?: readonly string[] | 'all' },
): Promise<string> => {
  const { id, role, sites = 'all' } = person;
  const token = orThrow(
    await inTransaction(context, (transaction) =>
      openSession(transaction, context, { subject: id, callerId: id, role, sites }),
    ),
  );
  return `__Host-eid-session=${token}`;
};
