/** Who is signed in: an opaque cookie, its keyed hash in the database, thirty idle minutes and ten hours at most. */
import type { Selectable, Transaction } from 'kysely';
import { Type } from 'typebox';
import type { StaffRole } from '../../contract/roles.ts';
import type { RequestContext } from '../requests/request-context.ts';
import { storedAs } from '../storage/decode-stored.ts';
import type { Tables } from '../storage/tables.ts';
import type { Caller } from './caller.ts';
import { freshSecret } from './fresh-secret.ts';
import { isInForce, sessionIdleMs, sessionLifeMs, sessionTouchMs } from './identity-times.ts';

const decodeSites = storedAs(Type.Union([Type.Literal('all'), Type.Array(Type.String())]));

type SessionRow = Selectable<Tables['sessions']>;

export type Person = {
  /** The digest of who the provider says it is (staff-claims.ts). */
  readonly subject: string;
  readonly callerId: string;
  readonly role: StaffRole;
  readonly sites: readonly string[] | 'all';
};

const inForce = (
  nowMs: number,
  { created_at, last_seen_at }: Pick<SessionRow, 'created_at' | 'last_seen_at'>,
): boolean =>
  isInForce(nowMs, created_at, new Date(created_at.getTime() + sessionLifeMs)) &&
  isInForce(nowMs, last_seen_at, new Date(last_seen_at.getTime() + sessionIdleMs));

/** Gives the cookie's value; what was left behind by others is cleared away on the way. */
export const openSession = async (
  transaction: Transaction<Tables>,
  context: RequestContext,
  person: Person,
): Promise<string> => {
  const municipality_id = context.municipality.id;
  const now = new Date(context.now());
  await transaction
    .deleteFrom('sessions')
    .where('municipality_id', '=', municipality_id)
    .where('created_at', '<', new Date(now.getTime() - sessionLifeMs))
    .execute();
  const token = freshSecret();
  await transaction
    .insertInto('sessions')
    .values({
      municipality_id,
      token_hash: context.cipher.secretHash(token),
      subject: person.subject,
      caller_id: person.callerId,
      role: person.role,
      sites: JSON.stringify(person.sites),
      created_at: now,
      last_seen_at: now,
      stepped_up_at: null,
    })
    .execute();
  return token;
};

export const findSession = async (
  transaction: Transaction<Tables>,
  context: RequestContext,
  tokenHash: string,
): Promise<SessionRow | null> => {
  const row = await transaction
    .selectFrom('sessions')
    .selectAll()
    .where('municipality_id', '=', context.municipality.id)
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  return row !== undefined && inForce(context.now(), row) ? row : null;
};

/** The session under its cookie, noted as used; null when there is none in force. */
export const useSession = async (
  transaction: Transaction<Tables>,
  context: RequestContext,
  token: string,
): Promise<Caller | null> => {
  const tokenHash = context.cipher.secretHash(token);
  const row = await findSession(transaction, context, tokenHash);
  if (row === null) return null;
  const nowMs = context.now();
  if (nowMs - row.last_seen_at.getTime() >= sessionTouchMs)
    await transaction
      .updateTable('sessions')
      .set({ last_seen_at: new Date(nowMs) })
      .where('municipality_id', '=', context.municipality.id)
      .where('token_hash', '=', tokenHash)
      .execute();
  return {
    id: row.caller_id,
    role: row.role,
    sites: decodeSites(row.sites),
    steppedUpAtMs: row.stepped_up_at?.getTime() ?? null,
  };
};

/** The same session under a new cookie: one that was seen before stepping up has no part in it. */
export const stepUpSession = async (
  transaction: Transaction<Tables>,
  context: RequestContext,
  tokenHash: string,
  atMs: number,
): Promise<string> => {
  const token = freshSecret();
  await transaction
    .updateTable('sessions')
    .set({
      token_hash: context.cipher.secretHash(token),
      stepped_up_at: new Date(atMs),
      last_seen_at: new Date(context.now()),
    })
    .where('municipality_id', '=', context.municipality.id)
    .where('token_hash', '=', tokenHash)
    .execute();
  return token;
};

export const endSession = async (
  transaction: Transaction<Tables>,
  context: RequestContext,
  tokenHash: string,
): Promise<void> => {
  await transaction
    .deleteFrom('sessions')
    .where('municipality_id', '=', context.municipality.id)
    .where('token_hash', '=', tokenHash)
    .execute();
};
