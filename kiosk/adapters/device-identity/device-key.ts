/**
 * The key that is this device, in one file that only its user can read. Whoever can read the file is the device, until a
 * technician revokes it; nothing here protects it from the machine's own administrator.
 */
import { createPrivateKey, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { deviceIdPattern, type Enrolled, type PublicKey, PublicKeySchema } from '../../../contract/identity-api.ts';
import { oneOf } from '../../../contract/one-of.ts';
import { failed, type Result, success } from '../../../contract/result.ts';
import { deviceRoles } from '../../../contract/roles.ts';

const IdentityFileSchema = Type.Object(
  {
    schema: Type.Literal('device-identity/1'),
    deviceId: Type.String({ pattern: deviceIdPattern }),
    role: oneOf(deviceRoles),
    issuer: Type.String({ minLength: 1 }),
    /** PKCS #8 in PEM. */
    privateKey: Type.String({ minLength: 1 }),
  },
  { additionalProperties: false },
);
const validator = Compile(IdentityFileSchema);

export type DeviceKey = Omit<Static<typeof IdentityFileSchema>, 'schema' | 'privateKey'> & {
  readonly privateKey: KeyObject;
};

export type FreshKey = { readonly privateKey: KeyObject; readonly publicKey: PublicKey };

const publicKeyValidator = Compile(PublicKeySchema);

export const makeKey = (): FreshKey => {
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { kty, crv, x, y } = pair.publicKey.export({ format: 'jwk' });
  const publicKey: unknown = { kty, crv, x, y };
  if (!publicKeyValidator.Check(publicKey)) throw new Error('Node made a key of another kind than P-256');
  return { privateKey: pair.privateKey, publicKey };
};

/** The file is whole or not there: it is written beside and moved into its place. Rejects when the disk does not take it. */
export const writeDeviceKey = async (file: string, { privateKey }: FreshKey, enrolled: Enrolled): Promise<void> => {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const beside = `${file}.${randomUUID()}`;
  const handle = await open(beside, 'wx', 0o600);
  try {
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
    await handle.writeFile(
      `${JSON.stringify({ schema: 'device-identity/1', ...enrolled, privateKey: pem }, null, 2)}\n`,
    );
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(beside, file);
};

/** The failure is a sentence for whoever installs the kiosk. */
export const readDeviceKey = async (file: string): Promise<Result<DeviceKey, string>> => {
  let value: unknown;
  try {
    const { mode } = await stat(file);
    if (process.platform !== 'win32' && (mode & 0o077) !== 0)
      return failed('is readable by others: run chmod 600 on it');
    value = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    // The message of a JSON error quotes the file.
    if (error instanceof SyntaxError) return failed('is not JSON');
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      return failed('is not there: this device is not enrolled yet (docs/identity.md)');
    return failed(`cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (!validator.Check(value)) return failed('holds no identity of a device: enrol it again (docs/identity.md)');
  const { deviceId, role, issuer, privateKey } = value;
  try {
    return success({ deviceId, role, issuer, privateKey: createPrivateKey(privateKey) });
  } catch {
    return failed('holds no key: enrol the device again (docs/identity.md)');
  }
};
