/** The identity file 4031 (reference belgian-eid.md §3, after the card content specification 5.4 and the ID file v5). */
import type { Generation, Identity } from '../../contract/eid-read.ts';
import { toHex } from '../bytes.ts';
import { decodeBirthDate, decodeDate } from './dates.ts';
import { documentTypes, typesWithEuDate } from './document-types.ts';
import { decodeText } from './text.ts';
import { decodeTlv, type TlvProblem } from './tlv.ts';

const identityTags = {
  cardNumber: 0x01,
  chipNumber: 0x02,
  validFrom: 0x03,
  validTo: 0x04,
  issuingMunicipality: 0x05,
  nationalNumber: 0x06,
  surname: 0x07,
  givenNames: 0x08,
  thirdNameInitial: 0x09,
  nationality: 0x0a,
  birthPlace: 0x0b,
  birthDate: 0x0c,
  sex: 0x0d,
  nobleCondition: 0x0e,
  documentType: 0x0f,
  specialStatus: 0x10,
  photoHash: 0x11,
  duplicate: 0x12,
  specialOrganisation: 0x13,
  memberOfFamily: 0x14,
  protection: 0x15,
  labourMarket: 0x16,
  employerVat: 0x17,
  secondEmployerVat: 0x18,
  regionalFileNumber: 0x19,
  basicKeyHash: 0x1a,
  brexitAgreement: 0x1b,
  brexitPermanentStay: 0x1c,
  cardMention: 0x1d,
  mobilityMention: 0x1e,
  euStartDate: 0x1f,
} as const;

const knownTags: ReadonlySet<number> = new Set(Object.values(identityTags));
const binaryTags: ReadonlySet<number> = new Set([
  identityTags.chipNumber,
  identityTags.photoHash,
  identityTags.basicKeyHash,
]);

/** Mandatory on every card; 1A is also mandatory on 1.8, 1F on EU and EU+ cards (ID and address file specification v5). */
const mandatoryTags = [0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x0a, 0x0b, 0x0c, 0x0d, 0x0f, 0x11] as const;
/** Mandatory tags that may hold nothing: people without a surname, with an unknown birth place or sex; dates still to come. */
const maybeEmptyTags: ReadonlySet<number> = new Set([0x07, 0x0a, 0x0b, 0x0d, 0x1f]);
/** Lengths of what the checks compare; hashes are SHA-1, SHA-256 or SHA-384. */
const binaryLengths: Readonly<Record<number, readonly number[]>> = { 0x02: [16], 0x11: [20, 32, 48], 0x1a: [48] };

type IdentityProblem = TlvProblem | 'not-utf-8';

export type DecodedIdentity =
  | {
      readonly ok: true;
      readonly identity: Identity;
      readonly chipNumber: Uint8Array | null;
      readonly photoHash: Uint8Array | null;
      /** SHA-384 of the basic public key file, on 1.8. */
      readonly basicKeyHash: Uint8Array | null;
      /** Mandatory tags that are absent, empty where they may not be, or not in their one format. */
      readonly missingTags: readonly number[];
      readonly unknownTags: readonly number[];
      /** Tags of codes and dates that say something we cannot read; raw in `unknownFields` like those of unknown tags. */
      readonly unreadTags: readonly number[];
      /** Tags whose text holds a character that has no place in it (eid/decode/text.ts). */
      readonly markedTags: readonly number[];
    }
  | {
      readonly ok: false;
      readonly problem: IdentityProblem;
      readonly offset: number | null;
      readonly tag: number | null;
    };

/** F in French and English, V in Dutch, W in German. */
const sexes: ReadonlyMap<string, 'M' | 'F'> = new Map([
  ['M', 'M'],
  ['F', 'F'],
  ['V', 'F'],
  ['W', 'F'],
]);
const specialOrganisations: ReadonlyMap<string, string> = new Map([
  ['1', 'SHAPE'],
  ['2', 'NATO'],
  ['4', 'former EU blue card holder'],
  ['5', 'researcher'],
]);
const labourMarkets: ReadonlyMap<string, string> = new Map([
  ['7', 'unlimited'],
  ['8', 'limited'],
  ['9', 'none'],
  ['A', 'seasonal'],
]);

/** A code without a name is shown as it is. */
const named = (names: ReadonlyMap<string, string>, code: string | null): string | null =>
  code === null ? null : (names.get(code) ?? code);

/** Two tags that together say one thing, joined by a blank; null when neither says anything. */
const together = (...parts: readonly (string | null)[]): string | null => {
  const said = parts.filter((part) => part !== null);
  return said.length === 0 ? null : said.join(' ');
};

const whole = (text: string | null): number | null => (text !== null && /^\d{1,3}$/.test(text) ? Number(text) : null);

/** 0 none, 1 white cane, 2 extended minority, 3 both, 4 yellow cane, 5 yellow cane and extended minority. */
export function decodeSpecialStatus(text: string | null): Identity['specialStatus'] {
  const code = whole(text);
  if (code === null) return null;
  return {
    code,
    whiteCane: code === 1 || code === 3,
    extendedMinority: [2, 3, 5].includes(code),
    yellowCane: code === 4 || code === 5,
  };
}

function missing(
  fields: ReadonlyMap<number, Uint8Array>,
  documentType: number | null,
  generation: Generation | null,
): number[] {
  const required: number[] = [...mandatoryTags];
  if (generation === '1.8') required.push(identityTags.basicKeyHash);
  if (documentType !== null && typesWithEuDate.includes(documentType)) required.push(identityTags.euStartDate);
  return required.filter((tag) => !isUsable(tag, fields.get(tag)));
}

function isUsable(tag: number, value: Uint8Array | undefined): boolean {
  if (value === undefined) return false;
  const lengths = binaryLengths[tag];
  if (lengths !== undefined) return lengths.includes(value.length);
  const text = decodeText(value)?.text.trim() ?? '';
  if (tag === identityTags.validFrom || tag === identityTags.validTo) return decodeDate(text) !== null;
  return text !== '' || maybeEmptyTags.has(tag);
}

/** `generation` decides which tags are mandatory; null when the chip did not say. */
export function decodeIdentity(bytes: Uint8Array, generation: Generation | null): DecodedIdentity {
  const tlv = decodeTlv(bytes);
  if (!tlv.ok) return { ok: false, problem: tlv.problem, offset: tlv.offset, tag: null };
  const { fields } = tlv;

  const texts = new Map<number, string>();
  const markedTags: number[] = [];
  for (const [tag, value] of fields) {
    if (binaryTags.has(tag) || !knownTags.has(tag)) continue;
    const decoded = decodeText(value);
    if (decoded === null) return { ok: false, problem: 'not-utf-8', offset: null, tag };
    if (decoded.isMarked) markedTags.push(tag);
    texts.set(tag, decoded.text);
  }
  /** A field that is absent or holds nothing but blanks is null: empty names, noble conditions and dates occur. */
  const text = (tag: number): string | null => {
    const value = texts.get(tag)?.trim();
    return value === undefined || value === '' ? null : value;
  };
  const date = (tag: number): string | null => decodeDate(text(tag) ?? '');

  const documentType = whole(text(identityTags.documentType));
  const employers = [text(identityTags.employerVat), text(identityTags.secondEmployerVat)].filter(
    (vat) => vat !== null,
  );
  const family = fields.get(identityTags.memberOfFamily);
  const unknownTags = [...fields.keys()].filter((tag) => !knownTags.has(tag));
  const sex = sexes.get(text(identityTags.sex) ?? '') ?? null;
  const specialStatus = decodeSpecialStatus(text(identityTags.specialStatus));
  const euStartDate = date(identityTags.euStartDate);
  const readOf: ReadonlyMap<number, unknown> = new Map<number, unknown>([
    [identityTags.sex, sex],
    [identityTags.documentType, documentType],
    [identityTags.specialStatus, specialStatus],
    [identityTags.euStartDate, euStartDate],
  ]);
  const unreadTags = [...readOf].filter(([tag, read]) => read === null && text(tag) !== null).map(([tag]) => tag);
  const rawTags = [...unknownTags, ...unreadTags];
  const chipNumber = fields.get(identityTags.chipNumber) ?? null;

  const identity: Identity = {
    cardNumber: text(identityTags.cardNumber),
    chipNumber: chipNumber === null || chipNumber.length === 0 ? null : toHex(chipNumber),
    validFrom: date(identityTags.validFrom),
    validTo: date(identityTags.validTo),
    issuingMunicipality: text(identityTags.issuingMunicipality),
    nationalNumber: text(identityTags.nationalNumber),
    surname: text(identityTags.surname),
    givenNames: text(identityTags.givenNames),
    thirdNameInitial: text(identityTags.thirdNameInitial),
    nationality: text(identityTags.nationality),
    birthPlace: text(identityTags.birthPlace),
    birthDate: decodeBirthDate(texts.get(identityTags.birthDate) ?? ''),
    sex,
    nobleCondition: text(identityTags.nobleCondition),
    documentType: documentType === null ? null : { code: documentType, name: documentTypes[documentType] ?? null },
    specialStatus,
    duplicate: text(identityTags.duplicate),
    specialOrganisation: named(specialOrganisations, text(identityTags.specialOrganisation)),
    // Presence means yes, but test cards of types A, H and D carry the tag with nothing in it: uncertain, so null.
    memberOfFamily: family === undefined || family.length === 0 ? null : true,
    protection: text(identityTags.protection),
    labourMarket: named(labourMarkets, text(identityTags.labourMarket)),
    employerVat: employers.length === 0 ? null : employers,
    regionalFileNumber: text(identityTags.regionalFileNumber),
    brexitMention: together(text(identityTags.brexitAgreement), text(identityTags.brexitPermanentStay)),
    cardMention: together(text(identityTags.cardMention), text(identityTags.mobilityMention)),
    euStartDate,
    unknownFields: Object.fromEntries(
      rawTags.map((tag) => [toHex(Uint8Array.of(tag)), toHex(fields.get(tag) ?? new Uint8Array())]),
    ),
  };
  return {
    ok: true,
    identity,
    chipNumber,
    photoHash: fields.get(identityTags.photoHash) ?? null,
    basicKeyHash: fields.get(identityTags.basicKeyHash) ?? null,
    missingTags: missing(fields, documentType, generation),
    unknownTags,
    unreadTags,
    markedTags,
  };
}
