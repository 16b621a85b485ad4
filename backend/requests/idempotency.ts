/**
 * The answer promised under an idempotency key: repeating key and body gives it again, to the letter. The key belongs to its
 * caller; the body is remembered as a keyed fingerprint, which says nothing about it.
 */
import { sql, type Transaction } from 'kysely';
import { failed, type Result, success } from '../../contract/result.ts';
import { sameText } from '../storage/field-cipher.ts';
import type { Tables } from '../storage/tables.ts';
import { canonicalJson } from './canonical-json.ts';
import type { RequestContext } from './request-context.ts';

export type PromiseKey = {
  /** Unique among everybody who may use keys: a device by its id, a person with the role before it. */
  readonly caller: string;
  /** UUID minted by the caller. */
  readonly idempotencyKey: string;
};

/**
 * Null for a key that is new. Two orders with one key at the same moment: the second waits here until the transaction of the
 * first has ended, and then finds its answer.
 */
export const promisedAnswer = async (
  transaction: Transaction<Tables>,
  { cipher, municipality }: RequestContext,
  { caller, idempotencyKey }: PromiseKey,
  body: unknown,
): Promise<Result<unknown, 'idempotency-key-reused'> | null> => {
  await sql`select pg_advisory_xact_lock(hashtext(${caller}), hashtext(${idempotencyKey}))`.execute(transaction);
  const promised = await transaction
    .selectFrom('idempotency_keys')
    .select(['fingerprint', 'answer'])
    .where('municipality_id', '=', municipality.id)
    .where('caller', '=', caller)
    .where('idempotency_key', '=', idempotencyKey)
    .executeTakeFirst();
  if (promised === undefined) return null;
  return sameText(promised.fingerprint, cipher.fingerprint(canonicalJson(body)))
    ? success(promised.answer)
    : failed('idempotency-key-reused');
};

export const rememberAnswer = async (
  transaction: Transaction<Tables>,
  { cipher, municipality, now }: RequestContext,
  { caller, idempotencyKey }: PromiseKey,
  given: { readonly requestId: string; readonly body: unknown; readonly answer: unknown },
): Promise<void> => {
  await transaction
    .insertInto('idempotency_keys')
    .values({
      municipality_id: municipality.id,
      caller,
      idempotency_key: idempotencyKey,
      fingerprint: cipher.fingerprint(canonicalJson(given.body)),
      request_id: given.requestId,
      answer: JSON.stringify(given.answer),
      created_at: new Date(now()),
    })
    .execute();
};
