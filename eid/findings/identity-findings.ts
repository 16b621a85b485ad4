/** Findings about the identity file and the person's numbers in it (design findings.md, `data.*`). */
import { finding } from '../../contract/findings.ts';
import { readCardNumber } from '../numbers/card-number.ts';
import { readNationalNumber } from '../numbers/national-number.ts';
import { type FindingContext, hasFailed, identityOf, type Rule, tagHex } from './finding-context.ts';

/** Whatever else is said about such data, nothing may be prefilled from it. */
const unsignedSource: Rule = ({ contents: { image } }) =>
  image.unsignedData === undefined ? null : finding('data.unsigned-source');

/** A character that nobody sees has no place in a signed name: it is shown as a mark, and a human looks at the card first. */
const identityCorrupt: Rule = ({ contents: { identity } }) => {
  if (identity === null) return null;
  if (identity.ok) {
    const tag = identity.markedTags.map(tagHex).join(' ');
    return tag === '' ? null : finding('data.identity-corrupt', { problem: 'unseen-characters', offset: null, tag });
  }
  const { problem, offset, tag } = identity;
  return finding('data.identity-corrupt', { problem, offset, tag: tag === null ? null : tagHex(tag) });
};

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

/** Suspected: a form that we do not know yet may have other check digits. */
const cardNumber: Rule = (context) => {
  const text = identityOf(context)?.identity.cardNumber ?? null;
  if (text === null) return null;
  const read = readCardNumber(text);
  return read.ok ? null : finding('data.card-number-invalid', { problem: read.problem });
};

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

const documentTypeTag = 0x0f;

/** Fields that are not in our table, and fields whose contents are not. */
const unknownField: Rule = ({ contents: { identity, address } }) => {
  const inIdentity =
    identity?.ok === true
      ? [...identity.unknownTags, ...identity.unreadTags].filter((tag) => tag !== documentTypeTag)
      : [];
  const inAddress = address?.ok === true ? address.unknownTags : [];
  if (inIdentity.length === 0 && inAddress.length === 0) return null;
  const listed = (tags: readonly number[]): string | null => (tags.length === 0 ? null : tags.map(tagHex).join(' '));
  return finding('data.unknown-field', { identityTags: listed(inIdentity), addressTags: listed(inAddress) });
};

const unknownDocumentType: Rule = (context) => {
  const identity = identityOf(context);
  const type = identity?.identity.documentType ?? null;
  const isUnknown = type !== null && type.name === null;
  return isUnknown || identity?.unreadTags.includes(documentTypeTag) === true
    ? finding('data.unknown-document-type', { documentType: type?.code ?? null })
    : null;
};

export const identityRules: readonly Rule[] = [
  unsignedSource,
  identityCorrupt,
  identityIncomplete,
  identitySignature,
  holder,
  nationalNumber,
  cardNumber,
  birthDate,
  sex,
  unknownField,
  unknownDocumentType,
];
