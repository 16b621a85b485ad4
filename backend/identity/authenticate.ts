/**
 * The one answer to "who is calling": a bearer token is a device, a session cookie is a person. A request with both is the
 * device's. Every request asks the database, so that whoever was revoked or signed out is refused at the next one.
 *
 * A cookie comes along whoever wrote the page, so what a cookie authenticates has to come from our own pages too: SameSite
 * keeps other sites out, and for methods that change something the Origin header, which browsers send with each of them and
 * pages cannot write, has to be our own. That covers sister hosts, which are the same site.
 */
import type { IncomingHttpHeaders } from 'node:http';
import type { RequestContext } from '../requests/request-context.ts';
import { inTransaction } from '../storage/transaction.ts';
import type { Caller, Unauthenticated } from './caller.ts';
import { cookiesFor } from './cookies.ts';
import { secretPattern } from './fresh-secret.ts';
import { isInForce } from './identity-times.ts';
import { useSession } from './sessions.ts';

export type Asking = { readonly method: string; readonly headers: IncomingHttpHeaders };
export type Authenticate = (request: Asking) => Promise<Caller | Unauthenticated>;

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

const deviceOf = async (context: RequestContext, token: string): Promise<Caller | Unauthenticated> => {
  const found = await inTransaction(context, async (transaction) =>
    transaction
      .selectFrom('access_tokens as token')
      .innerJoin('devices as device', (join) =>
        join.onRef('device.municipality_id', '=', 'token.municipality_id').onRef('device.id', '=', 'token.device_id'),
      )
      .select(['device.id', 'device.role', 'device.site', 'token.issued_at', 'token.expires_at'])
      .where('token.municipality_id', '=', context.municipality.id)
      .where('token.token_hash', '=', context.cipher.secretHash(token))
      .where('device.revoked_at', 'is', null)
      .executeTakeFirst(),
  );
  if (!found.ok) return 'serviceUnavailable';
  const row = found.value;
  if (row === undefined || !isInForce(context.now(), row.issued_at, row.expires_at)) return 'invalidAccessToken';
  return { id: row.id, role: row.role, sites: [row.site], steppedUpAtMs: null };
};

const personOf = async (context: RequestContext, token: string): Promise<Caller | Unauthenticated> => {
  const found = await inTransaction(context, (transaction) => useSession(transaction, context, token));
  if (!found.ok) return 'serviceUnavailable';
  return found.value ?? 'invalidAccessToken';
};

/** `publicUrl` is asked each time: a backend on any free port knows it only once it listens. */
export const createAuthentication =
  (context: RequestContext, publicUrl: () => string): Authenticate =>
  async ({ method, headers }) => {
    if (headers.authorization !== undefined) {
      const token = /^Bearer ([A-Za-z0-9_-]+)$/i.exec(headers.authorization)?.[1] ?? '';
      return secretPattern.test(token) ? deviceOf(context, token) : 'invalidAccessToken';
    }
    const cookie = cookiesFor(publicUrl()).session.read(headers.cookie);
    if (cookie === null) return 'noAccessToken';
    if (!secretPattern.test(cookie)) return 'invalidAccessToken';
    if (!safeMethods.has(method) && headers.origin !== publicUrl()) return 'missingPermission';
    return personOf(context, cookie);
  };
