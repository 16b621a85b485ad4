/** Findings in the order in which they matter: severity, then certainty, then the order of the catalogue; each code once. */
import { certainties, type Finding, type FindingCode, findingCodes, severities } from '../../contract/findings.ts';

const rank: ReadonlyMap<FindingCode, number> = new Map(findingCodes.map((code, index) => [code, index]));

const place = ({ code, severity, certainty }: Finding): number =>
  severities.indexOf(severity) * 1000 + certainties.indexOf(certainty) * 100 + (rank.get(code) ?? 0);

export function sortFindings(findings: readonly Finding[]): readonly Finding[] {
  const sorted = findings.toSorted((left, right) => place(left) - place(right));
  return sorted.filter(({ code }, index) => sorted.findIndex((other) => other.code === code) === index);
}

/** What a chip looks like that holds no citizen's data. */
const followsFromNoData: readonly FindingCode[] = [
  'chip.file-missing',
  'data.identity-corrupt',
  'data.address-missing',
  'data.photo-missing',
  'certificate.rrn-corrupt',
  'certificate.missing',
];

/**
 * Consequences of a known cause are not reported beside it. Each row: a cause, and what follows from it alone. Most
 * consequences need no row, because a check whose input is missing ends as not-done.
 */
const consequences: Partial<Record<FindingCode, readonly FindingCode[]>> = {
  // Another card has none of our files.
  'chip.not-eid': followsFromNoData,
  // A chip that was never personalised has files without contents, or none.
  'chip.not-personalised': followsFromNoData,
  // A card that is not activated refuses its files one by one, those of the citizen's certificates too.
  'chip.not-activated': ['chip.file-missing', 'data.photo-missing', 'certificate.missing'],
  // The chip falls silent afterwards, and every further file fails.
  'chip.eeprom-failure': ['chip.memory-damaged'],
  // A root that nobody knows made neither the register's certificate nor the citizen's: one cause, and nobody can be asked.
  'certificate.rrn-untrusted': ['certificate.citizen-untrusted', 'certificate.revocation-unchecked'],
  // Somebody else's certificate need not come from the authority on this card.
  'data.holder-mismatch': ['certificate.citizen-untrusted', 'certificate.revocation-unchecked'],
  'certificate.citizen-untrusted': ['certificate.revocation-unchecked'],
  // Certificates do not outlive their card; what matters is a certificate that expires before it (holders over 75).
  'card.expired': ['certificate.expired', 'certificate.revocation-unchecked'],
  'card.not-yet-valid': ['certificate.not-yet-valid'],
};

export function withoutConsequences(findings: readonly Finding[]): readonly Finding[] {
  const suppressed = new Set(findings.flatMap(({ code }) => consequences[code] ?? []));
  return findings.filter(({ code }) => !suppressed.has(code));
}
