/**
 * Keeps the text of every municipality file that was ever served, with what it changed in the price book, and says so in the
 * audit trail: who asks later why somebody paid 6 EUR finds the day, the file and its source.
 */
import { sql } from 'kysely';
import { Compile } from 'typebox/compile';
import { MunicipalitySchema } from '../../contract/municipality.ts';
import type { Price } from '../../contract/municipality/prices.ts';
import type { Result } from '../../contract/result.ts';
import type { RequestContext } from '../requests/request-context.ts';
import { appendAudit } from '../storage/audit-log.ts';
import { inTransaction, type StorageTrouble } from '../storage/transaction.ts';
import type { LoadedMunicipality } from './load-municipality.ts';
import { type PriceChange, priceChanges } from './price-changes.ts';

export type ActivatedVersion = { readonly version: number; readonly priceChanges: readonly PriceChange[] };

const validator = Compile(MunicipalitySchema);

/** The price book of a version that was in force; null where its file was written for another schema. */
const priceBookOf = (text: string): readonly Price[] | null => {
  const value: unknown = JSON.parse(text);
  return validator.Check(value) ? value.priceBook : null;
};

/** A purpose of the audit trail: which version, the first 16 digits of its SHA-256, and how many amounts it changed. */
const purposeOf = (version: number, sha256: string, changes: readonly PriceChange[]): string =>
  `version ${version}, sha256 ${sha256.slice(0, 16)}, amounts changed: ${changes.length}`;

/**
 * Records the file as the newest version, once: null where the newest one is this very text. Several backends that start at
 * once record it once. A price book of another schema counts as one without prices, so that every amount is a change.
 */
export const recordConfiguration = (
  context: Pick<RequestContext, 'kysely' | 'cipher' | 'municipality' | 'now'>,
  { text, sha256 }: Pick<LoadedMunicipality, 'text' | 'sha256'>,
): Promise<Result<ActivatedVersion | null, StorageTrouble>> =>
  inTransaction(context, async (transaction) => {
    const { id, priceBook } = context.municipality;
    await sql`select pg_advisory_xact_lock(hashtext('configuration'), hashtext(${id}))`.execute(transaction);
    const newest = await transaction
      .selectFrom('configuration_versions')
      .select(['version', 'sha256', 'text'])
      .where('municipality_id', '=', id)
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (newest?.sha256 === sha256) return null;
    const version = (newest?.version ?? 0) + 1;
    const changes = newest === undefined ? [] : priceChanges(priceBookOf(newest.text) ?? [], priceBook);
    const atMs = context.now();
    await transaction
      .insertInto('configuration_versions')
      .values({
        municipality_id: id,
        version,
        activated_at: new Date(atMs),
        sha256,
        text,
        price_changes: JSON.stringify(changes),
      })
      .execute();
    await appendAudit(transaction, context.cipher, {
      municipalityId: id,
      atMs,
      actor: 'start',
      role: 'clock',
      action: 'configuration-changed',
      purpose: purposeOf(version, sha256, changes),
      requestId: null,
    });
    return { version, priceChanges: changes };
  });
