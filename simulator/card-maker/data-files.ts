/** Identity and address files as the card has them: a row of tag, length, value (reference belgian-eid.md §3). */
import { concat } from '../pki/der.ts';
import type { Address, CardDefinition, FieldOverrides, LengthEncoding } from './card-definition.ts';
import { birthDateText, cardDate, sexLetter, specimenNationalNumber } from './numbers.ts';

/** The specified way: a byte FF for every 255, then the rest. The other one: seven bits a byte, most significant first. */
const lengthEncodings: Readonly<Record<LengthEncoding, (length: number) => readonly number[]>> = {
  'ff-chained': (length) => [...Array.from({ length: Math.floor(length / 255) }, () => 0xff), length % 255],
  'seven-bits': (length) => (length < 0x80 ? [length] : [0x80 | (length >> 7), length & 0x7f]),
};

export const field = (tag: number, value: string | Uint8Array, encoding: LengthEncoding = 'ff-chained'): Uint8Array => {
  const bytes = typeof value === 'string' ? Buffer.from(value, 'utf8') : value;
  return concat(Uint8Array.of(tag, ...lengthEncodings[encoding](bytes.length)), bytes);
};

/** Tag 00: version 2 of the file structure, in two bytes. */
const fileVersionField = (definition: CardDefinition): readonly Uint8Array[] =>
  definition.fileVersion === true ? [field(0x00, Uint8Array.of(0x00, 0x02))] : [];

export type ChipFacts = {
  readonly cardNumber: string;
  readonly chipNumber: Uint8Array;
  readonly photoHash: Uint8Array;
  /** SHA-384 of file 4040; null before 1.8. */
  readonly basicKeyHash: Uint8Array | null;
};

const ownFields = (definition: CardDefinition, facts: ChipFacts): FieldOverrides => {
  const { document, holder, language } = definition;
  return {
    0x01: facts.cardNumber,
    0x02: facts.chipNumber,
    0x03: cardDate(document.validFrom),
    0x04: cardDate(document.validTo),
    0x05: document.municipality,
    0x06: specimenNationalNumber(holder),
    0x07: holder.surname,
    0x08: holder.givenNames,
    0x09: holder.thirdGivenNameInitial,
    0x0a: holder.nationality,
    0x0b: holder.birthPlace,
    0x0c: birthDateText(holder.birthDate, language),
    0x0d: sexLetter(holder.sex, language),
    0x0e: holder.nobleCondition,
    0x0f: document.type,
    0x10: '0',
    0x11: facts.photoHash,
    0x12: '00',
    0x1a: facts.basicKeyHash,
    ...definition.specialFields,
  };
};

/** File 4031. `overrides` come last; object keys that are integers are walked in ascending order, and so are the tags. */
export const identityFile = (
  definition: CardDefinition,
  facts: ChipFacts,
  ...overrides: readonly FieldOverrides[]
): Uint8Array => {
  const fields: FieldOverrides = Object.assign({}, ownFields(definition, facts), ...overrides);
  return concat(
    ...fileVersionField(definition),
    ...Object.entries(fields).map(([tag, value]) =>
      value === null ? new Uint8Array(0) : field(Number(tag), value, definition.lengthEncoding),
    ),
    definition.defects?.identityTail ?? new Uint8Array(0),
  );
};

/** Room for three fields with their headers at their greatest length: 60, 4 and 47 bytes. */
const addressRoom = 3 * 2 + 60 + 4 + 47;

/** File 4033, zero-padded. */
export const addressFile = (definition: CardDefinition, address: Address | null): Uint8Array => {
  const version = fileVersionField(definition);
  const content =
    address === null
      ? new Uint8Array(0)
      : concat(
          ...version,
          field(0x01, address.streetAndNumber, definition.lengthEncoding),
          field(0x02, address.zip),
          field(0x03, address.municipality, definition.lengthEncoding),
        );
  return padded(content, addressRoom + concat(...version).length);
};

/** Zeros behind, up to `length` in all; longer content stays as it is. */
export const padded = (content: Uint8Array, length: number): Uint8Array =>
  concat(content, new Uint8Array(Math.max(0, length - content.length)));

/** The part of the address file that is signed (reference belgian-eid.md §4). */
export const withoutTrailingZeros = (bytes: Uint8Array): Uint8Array =>
  bytes.slice(0, bytes.findLastIndex((byte) => byte !== 0) + 1);
