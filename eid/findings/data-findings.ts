/** What decoded data and checks say: one rule per line of the catalogue, each code emitted here and nowhere else. */
import { type Check, type CheckCode, type Finding, finding, type Verdict } from '../../contract/findings.ts';
import type { Trust } from '../../contract/eid-read.ts';
import { toHex } from '../bytes.ts';
import { jpegSize } from '../decode/jpeg.ts';
import { readNationalNumber } from '../numbers/national-number.ts';
import { bytesOf, type CardContents } from '../verify/card-contents.ts';
import { citizenCertificates } from '../verify/holder.ts';

export type FindingContext = {
  readonly contents: CardContents;
  readonly checks: readonly Check[];
  readonly trust: Trust;
  /** ISO instant, and the calendar date in Belgium at that instant. */
  readonly now: string;
  readonly today: string;
  readonly expiresSoonDays: number;
};

type Rule = (context: FindingContext) => Finding | null;

const verdictOf = ({ checks }: FindingContext, code: CheckCode): Verdict | null =>
  checks.find(({ check }) => check === code)?.verdict ?? null;

const hasFailed = (context: FindingContext, code: CheckCode): boolean => verdictOf(context, code) === 'failed';

const tagHex = (tag: number): string => toHex(Uint8Array.of(tag));

/** The identity, when it could be decoded. */
const identityOf = ({ contents }: FindingContext) => (contents.identity?.ok === true ? contents.identity : null);

const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

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

/** An erased file and one that decodes to nothing are the same to a person: there is no address. */
const addressMissing: Rule = ({ contents: { address } }) => {
  if (address === null) return null;
  if (!address.ok)
    return address.problem === 'empty' || address.problem === 'all-zero' || address.problem === 'all-ff'
      ? finding('data.address-missing', { problem: address.problem })
      : null;
  const { streetAndNumber, zip, municipality } = address.address;
  return streetAndNumber === null && zip === null && municipality === null
    ? finding('data.address-missing', { problem: 'no-fields' })
    : null;
};

const addressCorrupt: Rule = ({ contents: { address } }) =>
  address === null || address.ok || ['empty', 'all-zero', 'all-ff'].includes(address.problem)
    ? null
    : finding('data.address-corrupt', { problem: address.problem, offset: address.offset });

const addressAbroad: Rule = ({ contents: { address } }) =>
  address?.ok === true &&
  address.address.zip !== null &&
  address.address.streetAndNumber === null &&
  address.address.municipality === null
    ? finding('data.address-abroad')
    : null;

const addressSignature: Rule = (context) =>
  hasFailed(context, 'address-signature') && verdictOf(context, 'identity-signature') === 'passed'
    ? finding('data.address-signature-invalid')
    : null;

const photoMissing: Rule = ({ contents: { image } }) => {
  const outcome = image.files.photo;
  const isEmpty = outcome.status === 'read' && outcome.bytes.every((byte) => byte === 0);
  return outcome.status === 'missing' || isEmpty ? finding('data.photo-missing') : null;
};

const photoCorrupt: Rule = (context) => {
  const photo = bytesOf(context.contents.image, 'photo');
  const isEmpty = photo === null || photo.every((byte) => byte === 0);
  return !isEmpty && hasFailed(context, 'photo-hash') ? finding('data.photo-corrupt', { bytes: photo.length }) : null;
};

const photoFormat: Rule = (context) => {
  const photo = bytesOf(context.contents.image, 'photo');
  return photo !== null && verdictOf(context, 'photo-hash') === 'passed' && jpegSize(photo) === null
    ? finding('data.photo-format', { bytes: photo.length })
    : null;
};

const chipNumber: Rule = (context) => (hasFailed(context, 'chip-number') ? finding('data.chip-number-mismatch') : null);
const holder: Rule = (context) => (hasFailed(context, 'holder') ? finding('data.holder-mismatch') : null);
const nationalNumber: Rule = (context) =>
  hasFailed(context, 'national-number') ? finding('data.national-number-invalid') : null;

/** The number as read, when its check digits are right and the identity is there to compare with. */
const numberOf = (context: FindingContext) => {
  const identity = identityOf(context)?.identity;
  if (identity === undefined || identity.nationalNumber === null) return null;
  const read = readNationalNumber(identity.nationalNumber, identity.birthDate.year);
  return read.ok ? { identity, number: read.number } : null;
};

const birthDate: Rule = (context) => {
  const both = numberOf(context);
  if (both === null) return null;
  const { identity, number } = both;
  const differs =
    number.birthDate !== null && identity.birthDate.iso !== null
      ? number.birthDate !== identity.birthDate.iso
      : number.birthYear !== null && identity.birthDate.year !== null && number.birthYear !== identity.birthDate.year;
  return differs ? finding('data.birth-date-mismatch', { numberKind: number.kind }) : null;
};

const sex: Rule = (context) => {
  const both = numberOf(context);
  if (both === null || both.number.sex === null || both.identity.sex === null) return null;
  return both.number.sex === both.identity.sex ? null : finding('data.sex-mismatch', { numberKind: both.number.kind });
};

const unknownField: Rule = ({ contents: { identity, address } }) => {
  const tags = [
    ...(identity?.ok === true ? identity.unknownTags : []),
    ...(address?.ok === true ? address.unknownTags : []),
  ];
  return tags.length === 0 ? null : finding('data.unknown-field', { tags: tags.map(tagHex).join(' ') });
};

const unknownDocumentType: Rule = (context) => {
  const type = identityOf(context)?.identity.documentType ?? null;
  return type !== null && type.name === null
    ? finding('data.unknown-document-type', { documentType: type.code })
    : null;
};

const rrnCorrupt: Rule = ({ contents: { rrn } }) =>
  rrn.status === 'corrupt' || rrn.status === 'absent'
    ? finding('certificate.rrn-corrupt', { file: 'rrn-certificate' })
    : null;
const rrnUntrusted: Rule = (context) => {
  const chain = context.checks.find(({ check }) => check === 'rrn-chain');
  return chain?.verdict === 'failed' ? finding('certificate.rrn-untrusted', { reason: chain.reason }) : null;
};
const testCard: Rule = ({ trust }) => (trust === 'test' ? finding('certificate.test-card') : null);

const certificateMissing: Rule = ({ contents: { authentication, signature } }) => {
  const missing = [
    authentication.status === 'absent' ? 'authentication' : null,
    signature.status === 'absent' ? 'signature' : null,
  ].filter((name) => name !== null);
  return missing.length === 0 ? null : finding('certificate.missing', { certificates: missing.join(' ') });
};

const certificateExpired: Rule = ({ contents, now }) => {
  const expired = citizenCertificates(contents).filter(({ notAfter }) => now > notAfter);
  return expired.length === 0 ? null : finding('certificate.expired', { certificates: expired.length });
};
const certificateNotYetValid: Rule = ({ contents, now }) => {
  const early = citizenCertificates(contents).filter(({ notBefore }) => now < notBefore);
  return early.length === 0 ? null : finding('certificate.not-yet-valid', { certificates: early.length });
};

const cardExpired: Rule = (context) => {
  const validTo = identityOf(context)?.identity.validTo ?? null;
  return validTo !== null && context.today > validTo ? finding('card.expired') : null;
};
const cardExpiresSoon: Rule = (context) => {
  const validTo = identityOf(context)?.identity.validTo ?? null;
  if (validTo === null || context.today > validTo) return null;
  const days = daysBetween(context.today, validTo);
  return days <= context.expiresSoonDays ? finding('card.expires-soon', { days }) : null;
};
const cardNotYetValid: Rule = (context) => {
  const validFrom = identityOf(context)?.identity.validFrom ?? null;
  return validFrom !== null && context.today < validFrom ? finding('card.not-yet-valid') : null;
};

const copySuspected: Rule = (context) => {
  const check = context.checks.find((one) => one.check === 'chip-authenticity');
  return check?.verdict === 'failed' ? finding('card.copy-suspected', { reason: check.reason }) : null;
};
const challengeExhausted: Rule = ({ contents: { image } }) =>
  image.challenge.status === 'exhausted' ? finding('card.authentication-exhausted') : null;

/** 15 is the most that status word 63Cx can say; more tries than three have never been seen. */
const pinTries: Rule = ({ contents: { image } }) =>
  image.pinTriesLeft === 1 || image.pinTriesLeft === 2
    ? finding('pin.tries-left', { triesLeft: image.pinTriesLeft })
    : null;
const pinBlocked: Rule = ({ contents: { image } }) => (image.pinTriesLeft === 0 ? finding('pin.blocked') : null);

export const dataRules: readonly Rule[] = [
  identityCorrupt,
  identityIncomplete,
  identitySignature,
  addressMissing,
  addressAbroad,
  addressCorrupt,
  addressSignature,
  photoMissing,
  photoCorrupt,
  photoFormat,
  chipNumber,
  holder,
  nationalNumber,
  birthDate,
  sex,
  unknownField,
  unknownDocumentType,
  rrnCorrupt,
  rrnUntrusted,
  testCard,
  certificateMissing,
  certificateExpired,
  certificateNotYetValid,
  copySuspected,
  challengeExhausted,
  cardExpired,
  cardExpiresSoon,
  cardNotYetValid,
  pinTries,
  pinBlocked,
];
