/**
 * Who is calling: each kiosk and each counter has a long random bearer token of which only the SHA-256 digest is
 * configured, so that the file is worth nothing to whoever reads it. A first identity; it can be taken away, but not bound
 * to a device or a clerk.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { type Static, Type } from 'typebox';
import { oneOf } from '../../contract/one-of.ts';
import { type CallerRole, callerRoles } from '../../contract/roles.ts';

export const KioskTokensSchema = Type.Array(
  Type.Object(
    {
      id: Type.String({ pattern: '^[a-z0-9-]{1,40}$' }),
      /** Lower-case hexadecimal SHA-256 of the token. */
      tokenSha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
      /** Absent: `kiosk`, as in files from before there were roles. */
      role: Type.Optional(oneOf(callerRoles)),
    },
    { additionalProperties: false },
  ),
  { minItems: 1, maxItems: 1000 },
);
export type KioskTokens = Static<typeof KioskTokensSchema>;

export type Caller = { readonly id: string; readonly role: CallerRole };
export type Unauthenticated = 'noAccessToken' | 'invalidAccessToken';

const sha256 = (text: string): Buffer => createHash('sha256').update(text, 'utf8').digest();

/** The entry for a token, as an installer writes it into the file. */
export const kioskToken = (id: string, token: string, role: CallerRole = 'kiosk'): KioskTokens[number] => ({
  id,
  tokenSha256: sha256(token).toString('hex'),
  role,
});

/** Compares with every token in the same time, whether or not it finds one. */
export const createAuthentication = (tokens: KioskTokens) => {
  const digests = tokens.map(({ id, tokenSha256, role = 'kiosk' }) => ({
    caller: { id, role },
    digest: Buffer.from(tokenSha256, 'hex'),
  }));
  return (authorization: string | undefined): Caller | Unauthenticated => {
    if (authorization === undefined) return 'noAccessToken';
    const token = /^Bearer ([A-Za-z0-9._~+/-]{16,512}=*)$/i.exec(authorization)?.[1];
    if (token === undefined) return 'invalidAccessToken';
    const presented = sha256(token);
    let found: Caller | null = null;
    for (const { caller, digest } of digests) if (timingSafeEqual(digest, presented)) found = caller;
    return found ?? 'invalidAccessToken';
  };
};
