/**
 * Who did what, why and in which case, in a chain that shows every later change: each hash is keyed and covers the one
 * before. Holds no personal value. Entries of one municipality are written one after the other.
 * Not covered: cutting off the newest entries; compare the last sequence number with an exported one.
 */
import { type Kysely, sql, type Transaction } from 'kysely';
import type { CallerRole } from '../../contract/roles.ts';
import { type FieldCipher, sameText } from './field-cipher.ts';
import type { Tables } from './tables.ts';

export type AuditEvent = {
  readonly municipalityId: string;
  readonly atMs: number;
  /** Who, by the id of the access token; the role stands before it in the trail. */
  readonly actor: string;
  readonly role: CallerRole;
  readonly action: 'request-submitted' | 'request-read' | 'receipt-issued' | 'report-read' | 'report-not-found';
  readonly purpose: string;
  /** Null where no case was found. */
  readonly requestId: string | null;
};

const chainStart = '';

type Linked = Omit<Tables['audit_entries'], 'hash'>;

const hashOf = (cipher: FieldCipher, entry: Linked): string =>
  cipher.chainHash(
    JSON.stringify([
      entry.municipality_id,
      entry.sequence,
      entry.at.toISOString(),
      entry.actor,
      entry.role,
      entry.action,
      entry.purpose,
      entry.request_id,
      entry.previous_hash,
    ]),
  );

/** Appends within the caller's transaction, so that the entry exists exactly when the deed does. */
export const appendAudit = async (
  transaction: Transaction<Tables>,
  cipher: FieldCipher,
  event: AuditEvent,
): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtext('audit'), hashtext(${event.municipalityId}))`.execute(transaction);
  const last = await transaction
    .selectFrom('audit_entries')
    .select(['sequence', 'hash'])
    .where('municipality_id', '=', event.municipalityId)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  const entry: Linked = {
    municipality_id: event.municipalityId,
    sequence: (last?.sequence ?? 0) + 1,
    at: new Date(event.atMs),
    actor: `${event.role}:${event.actor}`,
    role: event.role,
    action: event.action,
    purpose: event.purpose,
    request_id: event.requestId,
    previous_hash: last?.hash ?? chainStart,
  };
  await transaction
    .insertInto('audit_entries')
    .values({ ...entry, hash: hashOf(cipher, entry) })
    .execute();
};

/** The sequence number of the first entry that does not fit, or null when the chain is whole. */
export const firstBrokenAuditEntry = async (
  kysely: Kysely<Tables>,
  cipher: FieldCipher,
  municipalityId: string,
): Promise<number | null> => {
  const entries = await kysely
    .selectFrom('audit_entries')
    .selectAll()
    .where('municipality_id', '=', municipalityId)
    .orderBy('sequence')
    .execute();
  let previousHash = chainStart;
  for (const [index, entry] of entries.entries()) {
    const fits =
      entry.sequence === index + 1 &&
      sameText(entry.previous_hash, previousHash) &&
      sameText(entry.hash, hashOf(cipher, entry));
    if (!fits) return index + 1;
    previousHash = entry.hash;
  }
  return null;
};
