/** What the identity provider says about a person, read as our roles and sites. Unknown words give nothing. */
import { createHash } from 'node:crypto';
import { type StaffRole, staffRoles } from '../../contract/roles.ts';

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
 * How a person stands in audit trail and facts: the provider's subject, or a digest of it where it holds other signs than
 * `factSchemas.firstSigner` takes. Two people never share one, and one person always has the same.
 */
export const staffId = (subject: string): string =>
  /^[A-Za-z0-9._@-]{1,80}$/.test(subject) && !subject.startsWith('sha256-')
    ? subject
    : `sha256-${createHash('sha256').update(subject, 'utf8').digest('base64url')}`;
