/**
 * Client credentials with private_key_jwt: a device signs a short statement with its key and gets an opaque token for ten
 * minutes (RFC 6749 §4.4, RFC 7523 §3). Whatever is wrong with the statement, the answer is the same; `jose` judges it. Anybody
 * may send one, so the device is locked only once its key has proven it.
 */
import { isDeepStrictEqual } from 'node:util';
import { decodeJwt, importJWK, type JWTPayload, jwtVerify, errors } from 'jose';
import type { Transaction } from 'kysely';
import { deviceIdPattern, type PublicKey, PublicKeySchema } from '../../contract/identity-api.ts';
import { failed, type Result, success } from '../../contract/result.ts';
import type { RequestContext } from '../requests/request-context.ts';
import { storedAs } from '../storage/decode-stored.ts';
import type { Tables } from '../storage/tables.ts';
import { inTransaction, type StorageTrouble } from '../storage/transaction.ts';
import { lockDevice } from './devices.ts';
import { freshSecret } from './fresh-secret.ts';
import { accessTokenLifeMs, assertionLifeMs, assertionMemoryMs, clockToleranceMs } from './identity-times.ts';

export type TokenTrouble = 'invalid_client' | StorageTrouble;
export type AccessToken = { readonly token: string; readonly lifeMs: number };

const decodeKey = storedAs(PublicKeySchema);
const deviceId = new RegExp(deviceIdPattern);

/** Who it claims to come from; null when it is no such statement at all. Nothing is proven by this. */
const claimedDevice = (assertion: string): string | null => {
  try {
    const { iss } = decodeJwt(assertion);
    return iss !== undefined && deviceId.test(iss) ? iss : null;
  } catch (error) {
    if (error instanceof errors.JOSEError) return null;
    throw error;
  }
};

type Proven = { readonly jti: string; readonly exp: number };

/** `jwtVerify` has seen that they are there; their kind and the span are ours to see. */
const provenClaims = ({ jti, exp, iat }: JWTPayload): Proven | null =>
  typeof jti === 'string' &&
  /^[\x21-\x7e]{16,128}$/.test(jti) &&
  exp !== undefined &&
  iat !== undefined &&
  (exp - iat) * 1000 <= assertionLifeMs
    ? { jti, exp }
    : null;

const prove = async (
  assertion: string,
  publicKey: PublicKey,
  expected: { readonly id: string; readonly audience: string[]; readonly nowMs: number },
): Promise<Proven | null> => {
  const key = await importJWK(publicKey, 'ES256');
  try {
    const { payload } = await jwtVerify(assertion, key, {
      algorithms: ['ES256'],
      issuer: expected.id,
      subject: expected.id,
      audience: expected.audience,
      requiredClaims: ['exp', 'iat', 'jti'],
      maxTokenAge: assertionLifeMs / 1000,
      clockTolerance: clockToleranceMs / 1000,
      currentDate: new Date(expected.nowMs),
    });
    return provenClaims(payload);
  } catch (error) {
    if (error instanceof errors.JOSEError) return null;
    throw error;
  }
};

const publicKeyOf = async (
  transaction: Transaction<Tables>,
  municipalityId: string,
  id: string,
): Promise<PublicKey | null> => {
  const known = await transaction
    .selectFrom('device_keys')
    .select('public_key')
    .where('municipality_id', '=', municipalityId)
    .where('device_id', '=', id)
    .executeTakeFirst();
  return known === undefined ? null : decodeKey(known.public_key);
};

/** `publicUrl` is the issuer; the address of the token endpoint below it is as good an audience (RFC 7523 §3). */
export const issueAccessToken = async (
  context: RequestContext,
  { assertion, publicUrl }: { readonly assertion: string; readonly publicUrl: string },
): Promise<Result<AccessToken, TokenTrouble>> => {
  const id = claimedDevice(assertion);
  if (id === null) return failed('invalid_client');
  const municipality_id = context.municipality.id;
  const nowMs = context.now();
  const known = await inTransaction(context, (transaction) => publicKeyOf(transaction, municipality_id, id));
  if (!known.ok) return known;
  const key = known.value;
  if (key === null) return failed('invalid_client');
  const audience = [publicUrl, new URL('/v1/token', publicUrl).href];
  const proven = await prove(assertion, key, { id, audience, nowMs });
  if (proven === null) return failed('invalid_client');
  const outcome = await inTransaction(context, async (transaction): Promise<Result<AccessToken, TokenTrouble>> => {
    await lockDevice(transaction, municipality_id, id);
    // Revoked or enrolled again since the key was read.
    if (!isDeepStrictEqual(await publicKeyOf(transaction, municipality_id, id), key)) return failed('invalid_client');
    const own = { municipality_id, device_id: id };
    await transaction
      .deleteFrom('assertion_ids')
      .where('municipality_id', '=', municipality_id)
      .where('device_id', '=', id)
      .where('expires_at', '<', new Date(nowMs - assertionMemoryMs))
      .execute();
    const first = await transaction
      .insertInto('assertion_ids')
      .values({ ...own, assertion_id: proven.jti, expires_at: new Date(proven.exp * 1000) })
      .onConflict((conflict) => conflict.doNothing())
      .returning('assertion_id')
      .executeTakeFirst();
    if (first === undefined) return failed('invalid_client');
    await transaction
      .deleteFrom('access_tokens')
      .where('municipality_id', '=', municipality_id)
      .where('device_id', '=', id)
      .where('expires_at', '<', new Date(nowMs))
      .execute();
    const token = freshSecret();
    await transaction
      .insertInto('access_tokens')
      .values({
        ...own,
        token_hash: context.cipher.secretHash(token),
        issued_at: new Date(nowMs),
        expires_at: new Date(nowMs + accessTokenLifeMs),
      })
      .execute();
    return success({ token, lifeMs: accessTokenLifeMs });
  });
  return outcome.ok ? outcome.value : outcome;
};
