/** A kiosk of its own key: enrolled with a code of the command line, then calling with short tokens (docs/identity.md). */
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { clientAssertionType, type PublicKey } from '../../contract/identity-api.ts';
import { createMunicipalClient, type Credentials, nobody } from '../municipal-client.ts';

export type EnrolledKiosk = Credentials & {
  /** Asks for a token as the device that it was enrolled as. Throws when it is not known any more. */
  prove(): Promise<void>;
};

export const enrolKiosk = async (address: string, code: string): Promise<EnrolledKiosk> => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const enrolled = await createMunicipalClient(() => address, nobody).call('enrolDevice', {
    body: { code, publicKey: publicKey.export({ format: 'jwk' }) as PublicKey }, // Node made it of this kind
  });
  let token = '';
  return {
    headers: async () => ({ authorization: `Bearer ${token}` }),
    prove: async () => {
      const { deviceId, issuer } = enrolled;
      const iat = Math.floor(Date.now() / 1000);
      const assertion = await new SignJWT({ iss: deviceId, sub: deviceId, aud: issuer, jti: randomUUID() })
        .setProtectedHeader({ alg: 'ES256' })
        .setIssuedAt(iat)
        .setExpirationTime(iat + 60)
        .sign(privateKey);
      const answer = await fetch(new URL('/v1/token', address), {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          client_assertion_type: clientAssertionType,
          client_assertion: assertion,
        }),
      });
      const body: unknown = await answer.json();
      if (typeof body !== 'object' || body === null || !('access_token' in body))
        throw new Error(`no token: ${JSON.stringify(body)}`);
      token = String(body.access_token);
    },
  };
};
