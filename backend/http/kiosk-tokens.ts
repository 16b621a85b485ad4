/**
 * Who is calling: each kiosk has a long random bearer token of which only the SHA-256 digest is configured, so that the
 * file is worth nothing to whoever reads it. A first identity; it can be taken away, but not bound to a device.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { type Static, Type } from 'typebox';

export const KioskTokensSchema = Type.Array(
  Type.Object(
    {
      id: Type.String({ pattern: '^[a-z0-9-]{1,40}$' }),
      /** Lower-case hexadecimal SHA-256 of the token. */
      tokenSha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
    },
    { additionalProperties: false },
  ),
  { minItems: 1, maxItems: 1000 },
);
export type KioskTokens = Static<typeof KioskTokensSchema>;

export type Caller = { readonly kioskId: string };
export type Unauthenticated = 'noAccessToken' | 'invalidAccessToken';

const sha256 = (text: string): Buffer => createHash('sha256').update(text, 'utf8').digest();

/** The entry for a token, as an installer writes it into the file. */
export const kioskToken = (id: string, token: string): KioskTokens[number] => ({
  id,
  tokenSha256: sha256(token).toString('hex'),
});

/** Compares with every kiosk in the same time, whether or not it finds one. */
export const createAuthentication = (tokens: KioskTokens) => {
  const digests = tokens.map(({ id, tokenSha256 }) => ({ id, digest: Buffer.from(tokenSha256, 'hex') }));
  return (authorization: string | undefined): Caller | Unauthenticated => {
    if (authorization === undefined) return 'noAccessToken';
    const token = /^Bearer ([A-Za-z0-9._~+/-]{16,512}=*)$/i.exec(authorization)?.[1];
    if (token === undefined) return 'invalidAccessToken';
    const presented = sha256(token);
    let caller: Caller | null = null;
    for (const { id, digest } of digests) if (timingSafeEqual(digest, presented)) caller = { kioskId: id };
    return caller ?? 'invalidAccessToken';
  };
};
