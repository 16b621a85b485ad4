/**
 * Who did what, why and in which case, in a chain that shows every later change: each hash is keyed and covers the one
 * before. Holds no personal value. Entries of one municipality are written one after the other.
 * Not covered: cutting off the newest entries; compare the last sequence number with an exported one.
 */
import { sql, type Transaction } from 'kysely';
import type { Result } from '../../contract/result.ts';
import type { ActorRole } from '../../contract/roles.ts';
import type { AuditAction } from './audit-actions.ts';
import { type FieldCipher, sameText } from './field-cipher.ts';
import type { Tables } from './tables.ts';
import { inTransaction, type StorageTrouble, type WorkPlace } from './transaction.ts';

export type AuditEvent = {
  readonly municipalityId: string;
  readonly atMs: number;
  /** Who, by the id of the access token; the role stands before it in the trail. */
  readonly actor: string;
  readonly role: ActorRole;
  readonly action: AuditAction;
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

/**
 * Appends within the caller's transaction, so that the entry exists exactly when the deed does. Until that transaction ends,
 * no other of this municipality gets here: what is numbered after it (the outbox) appears in the order of its numbers.
 */
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

/** So many entries are in memory at once. */
const entriesAtOnce = 5_000;

/** The sequence number of the first entry that does not fit, or null when the chain of this municipality is whole. */
export const firstBrokenAuditEntry = (
  context: WorkPlace & { readonly cipher: FieldCipher },
): Promise<Result<number | null, StorageTrouble>> =>
  inTransaction(context, async (transaction) => {
    let previousHash = chainStart;
    for (let seen = 0; ; ) {
      const entries = await transaction
        .selectFrom('audit_entries')
        .selectAll()
        .where('municipality_id', '=', context.municipality.id)
        .where('sequence', '>', seen)
        .orderBy('sequence')
        .limit(entriesAtOnce)
        .execute();
      if (entries.length === 0) return null;
      for (const entry of entries) {
        const fits =
          entry.sequence === seen + 1 &&
          sameText(entry.previous_hash, previousHash) &&
          sameText(entry.hash, hashOf(context.cipher, entry));
        if (!fits) return seen + 1;
        previousHash = entry.hash;
        seen += 1;
      }
    }
  });

/** The sequence number of the newest entry of this municipality; 0 when there is none. */
export const lastAuditEntry = (context: WorkPlace): Promise<Result<number, StorageTrouble>> =>
  inTransaction(context, async (transaction) => {
    const { last } = await transaction
      .selectFrom('audit_entries')
      .select((entry) => entry.fn.max('sequence').as('last'))
      .where('municipality_id', '=', context.municipality.id)
      .executeTakeFirstOrThrow();
    return last ?? 0;
  });
