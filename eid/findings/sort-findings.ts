/** Findings in the order in which they matter: severity, then the order of the catalogue; each code once. */
import { type Finding, type FindingCode, findingCodes, severities } from '../../contract/findings.ts';

const rank: ReadonlyMap<FindingCode, number> = new Map(findingCodes.map((code, index) => [code, index]));

const place = ({ code, severity }: Finding): number => severities.indexOf(severity) * 1000 + (rank.get(code) ?? 0);

export function sortFindings(findings: readonly Finding[]): readonly Finding[] {
  const sorted = findings.toSorted((left, right) => place(left) - place(right));
  return sorted.filter(({ code }, index) => sorted.findIndex((other) => other.code === code) === index);
}

/**
 * Consequences of a known cause are not reported beside it. Each row: a cause, and what follows from it and from nothing new.
 */
const consequences: Partial<Record<FindingCode, readonly FindingCode[]>> = {
  // Another card has none of our files.
  'chip.not-eid': [
    'chip.file-missing',
    'chip.memory-damaged',
    'chip.not-activated',
    'chip.eeprom-failure',
    'certificate.rrn-corrupt',
    'data.photo-missing',
  ],
  // A card that is not activated refuses its files one by one.
  'chip.not-activated': ['chip.file-missing', 'data.photo-missing', 'certificate.missing', 'certificate.rrn-corrupt'],
  // EEPROM corruption makes the chip fall silent afterwards.
  'chip.eeprom-failure': ['chip.memory-damaged'],
  // Data that was changed fails its own checks too: the signature is the proof, these are what it is about.
  'data.identity-signature-invalid': ['data.photo-corrupt', 'data.address-signature-invalid'],
  'chip.file-missing': ['certificate.rrn-corrupt'],
};

export function withoutConsequences(findings: readonly Finding[]): readonly Finding[] {
  const suppressed = new Set(findings.flatMap(({ code }) => consequences[code] ?? []));
  return findings.filter(({ code }) => !suppressed.has(code));
}
