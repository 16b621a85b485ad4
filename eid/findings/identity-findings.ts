/** Findings about the identity file and the person's numbers in it (design findings.md, `data.*`). */
import { finding } from '../../contract/findings.ts';
import { readNationalNumber } from '../numbers/national-number.ts';
import { type FindingContext, hasFailed, identityOf, type Rule, tagHex } from './finding-context.ts';

const identityCorrupt: Rule = ({ contents: { identity } }) =>
  identity === null || identity.ok
    ? null
    : finding('data.identity-corrupt', {
        problem: identity.problem,
        offset: identity.offset,
        tag: identity.tag === null ? null : tagHex(identity.tag),
      });

const identityIncomplete: Rule = (context) => {
  const missing = identityOf(context)?.missingTags ?? [];
  return missing.length === 0
    ? null
    : finding('data.identity-incomplete', { missingTags: missing.map(tagHex).join(' ') });
};

const identitySignature: Rule = (context) =>
  hasFailed(context, 'identity-signature') ? finding('data.identity-signature-invalid') : null;

const holder: Rule = (context) => (hasFailed(context, 'holder') ? finding('data.holder-mismatch') : null);

const nationalNumber: Rule = (context) =>
  hasFailed(context, 'national-number') ? finding('data.national-number-invalid') : null;

/** The number as read, when its check digits are right, with the identity to compare it with. */
const numberOf = (context: FindingContext) => {
  const identity = identityOf(context)?.identity;
  if (identity === undefined || identity.nationalNumber === null) return null;
  const read = readNationalNumber(identity.nationalNumber);
  return read.ok ? { identity, number: read.number } : null;
};

/** Compares what both know: whole dates, otherwise years. A date that nobody can be born on agrees with none. */
const birthDate: Rule = (context) => {
  const both = numberOf(context);
  if (both === null) return null;
  const { number } = both;
  const { iso, year } = both.identity.birthDate;
  const differs =
    number.birthDate !== null && iso !== null
      ? number.birthDate !== iso
      : (number.birthYear !== null && year !== null && number.birthYear !== year) ||
        (number.hasImpossibleDate && iso !== null);
  return differs ? finding('data.birth-date-mismatch', { numberKind: number.kind }) : null;
};

const sex: Rule = (context) => {
  const both = numberOf(context);
  if (both === null || both.number.sex === null || both.identity.sex === null) return null;
  return both.number.sex === both.identity.sex ? null : finding('data.sex-mismatch', { numberKind: both.number.kind });
};

const unknownField: Rule = ({ contents: { identity, address } }) => {
  const inIdentity = identity?.ok === true ? identity.unknownTags : [];
  const inAddress = address?.ok === true ? address.unknownTags : [];
  if (inIdentity.length === 0 && inAddress.length === 0) return null;
  const listed = (tags: readonly number[]): string | null => (tags.length === 0 ? null : tags.map(tagHex).join(' '));
  return finding('data.unknown-field', { identityTags: listed(inIdentity), addressTags: listed(inAddress) });
};

const unknownDocumentType: Rule = (context) => {
  const identity = identityOf(context);
  const type = identity?.identity.documentType ?? null;
  const isUnknown = type !== null && type.name === null;
  return isUnknown || identity?.hasStrangeDocumentType === true
    ? finding('data.unknown-document-type', { documentType: type?.code ?? null })
    : null;
};

export const identityRules: readonly Rule[] = [
  identityCorrupt,
  identityIncomplete,
  identitySignature,
  holder,
  nationalNumber,
  birthDate,
  sex,
  unknownField,
  unknownDocumentType,
];
