/** What the identity provider says about a person, read as our roles and sites. Unknown words give nothing. */
import { type StaffRole, staffRoles } from '../../contract/roles.ts';
import type { FieldCipher } from '../storage/field-cipher.ts';

type Claims = Readonly<Record<string, unknown>>;

const words = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return value.split(/[ ,]+/).filter((word) => word !== '');
  return Array.isArray(value) ? value.filter((word): word is string => typeof word === 'string') : [];
};

/** The wanted one where somebody has two, else the first of our list; null: none of ours. */
export const staffRole = (claims: Claims, claim: string, wanted: StaffRole | null): StaffRole | null => {
  const has = staffRoles.filter((role) => words(claims[claim]).includes(role));
  return (wanted === null ? has[0] : has.find((role) => role === wanted)) ?? null;
};

/** `*` stands for all; a site that the municipality file does not know is nobody's. */
export const staffSites = (claims: Claims, claim: string, known: readonly string[]): readonly string[] | 'all' => {
  const named = words(claims[claim]);
  return named.includes('*') ? 'all' : known.filter((site) => named.includes(site));
};

/**
 * A person under our key: subjects can be e-mail addresses, and neither the trail nor a paper names an employee. One person
 * at one issuer always has the same.
 */
export const staffDigest = (cipher: Pick<FieldCipher, 'secretHash'>, issuer: string, subject: string): string =>
  cipher.secretHash(JSON.stringify(['staff', issuer, subject]));

/** How a person stands in audit trail, facts and papers: 96 bits, short enough to print. Fits `factSchemas.firstSigner`. */
export const staffId = (digest: string): string => digest.slice(0, 16);
