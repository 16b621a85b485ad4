/** Cards whose identity file was signed as it is, and is wrong: half fields, odd bytes, numbers that do not agree. */
import { field } from '../../simulator/card-maker/data-files.ts';
import type { CardDefinition } from '../../simulator/card-maker/card-definition.ts';
import { adult17, adult18, euPlus, longName } from '../../simulator/cards/holders.ts';
import { bytes, fileOf, like, type TestCards, withFields, withoutCertificates } from './test-card.ts';

const withTail = (name: string, identityTail: Uint8Array): CardDefinition =>
  like(adult17, name, { defects: { identityTail } });
const withSurname = (name: string, surname: string | Uint8Array): CardDefinition =>
  withFields(adult17, name, { 0x07: surname });

export const wrongDataCards = {
  halfField: {
    story: 'The identity file ends in the middle of a field, and is signed like that.',
    definition: withTail('half-field', bytes('201041')),
  },
  overrunningField: {
    story: 'The last field claims more bytes than the file has.',
    definition: withTail('overrunning-field', bytes('20fe4142')),
  },
  endlessLength: {
    story: 'The length of the last field is a chain of FF that does not end.',
    definition: withTail('endless-length', bytes('20ffffffffff')),
  },
  tagAlone: { story: 'The file ends after a tag.', definition: withTail('tag-alone', bytes('20')) },
  duplicateField: {
    story: 'The surname occurs twice.',
    definition: withTail('duplicate-field', field(0x07, 'Nogmaals')),
  },
  dataAfterPadding: {
    story: 'Something follows the padding: remains of an earlier file.',
    definition: withTail('data-after-padding', bytes(new Uint8Array(8), '6f7564')),
  },
  noMandatoryField: {
    story: 'There is no surname field.',
    definition: withFields(adult17, 'no-surname', { 0x07: null }),
  },
  noNationality: {
    story: 'There is no nationality.',
    definition: withFields(adult17, 'no-nationality', { 0x0a: null }),
  },
  emptyCardNumber: {
    story: 'The field of the card number is empty.',
    definition: withFields(adult17, 'empty-card-number', { 0x01: '' }),
  },
  oddPhotoHash: {
    story: 'A photo hash of 21 bytes, which no algorithm makes.',
    definition: withFields(adult17, 'odd-photo-hash', { 0x11: new Uint8Array(21).fill(1) }),
  },
  impossibleValidity: {
    story: 'Valid until 31 February.',
    definition: withFields(adult17, 'impossible-validity', { 0x04: '31.02.2032' }),
  },
  noEuDate: {
    story: 'An EU+ card without the field of its date.',
    definition: withFields(euPlus, 'no-eu-date', { 0x1f: null }),
  },
  noBasicKeyHash: {
    story: 'A 1.8 card whose identity has no hash of the key of its chip.',
    definition: withFields(adult18, 'no-basic-key-hash', { 0x1a: null }),
  },
  notUtf8: { story: 'A surname that is not UTF-8.', definition: withSurname('not-utf-8', bytes('50726f6566c3')) },
  overlongUtf8: {
    story: 'A surname with an overlong encoding.',
    definition: withSurname('overlong-utf-8', bytes('50c0af')),
  },
  surrogate: {
    story: 'A surname with half a surrogate pair.',
    definition: withSurname('surrogate', bytes('50eda080')),
  },
  latin1: { story: 'A surname in Latin-1.', definition: withSurname('latin-1', bytes('4de96c616e6965')) },
  nulInName: { story: 'A NUL in the surname.', definition: withSurname('nul-in-name', 'Proef\0persoon') },
  controlInName: {
    story: 'A surname with an escape sequence for terminals.',
    definition: withSurname('control-in-name', '\u001B[31mProefpersoon'),
  },
  lineFeedInName: {
    story: 'A surname over two lines.',
    definition: withSurname('line-feed-in-name', 'Proef\npersoon'),
  },
  directionInName: {
    story: 'A surname with a right-to-left override, which shows other letters than are there.',
    definition: withSurname('direction-in-name', 'Proef\u202Enoosrep'),
  },
  isolateInName: {
    story: 'A surname with a direction isolate that never ends.',
    definition: withSurname('isolate-in-name', 'Proef\u2067persoon'),
  },
  zeroWidthInName: {
    story: 'A surname with a zero-width space: it looks like another.',
    definition: withSurname('zero-width-in-name', 'Proef\u200Bpersoon'),
  },
  hiddenTagsInName: {
    story: 'A surname followed by hidden tag characters.',
    definition: withSurname('hidden-tags-in-name', 'Proefpersoon\u{E0041}\u{E0042}'),
  },
  controlInUnknownField: {
    story: 'A field from the future full of control characters: raw, and nothing else.',
    definition: withFields(adult17, 'control-in-unknown-field', { 0x2b: bytes('1b5b324a0007') }),
  },
  wrongCheckDigits: {
    story: 'A national number with wrong check digits.',
    definition: like(adult17, 'wrong-check-digits', {
      certificates: withoutCertificates,
      defects: { identityFields: { 0x06: '85731412300' } },
    }),
  },
  shortNationalNumber: {
    story: 'A national number of ten digits.',
    definition: like(adult17, 'short-national-number', {
      certificates: withoutCertificates,
      defects: { identityFields: { 0x06: '8573141230' } },
    }),
  },
  wrongCardNumber: {
    story: 'A card number with wrong check digits.',
    definition: withFields(adult17, 'wrong-card-number', { 0x01: '000000170153' }),
  },
  strangeCardNumber: {
    story: 'A card number of a form that nobody knows.',
    definition: withFields(adult17, 'strange-card-number', { 0x01: 'X-1' }),
  },
  otherHolder: {
    story: 'An authentication certificate of somebody else.',
    definition: like(adult18, 'other-holder', { defects: { files: { DF005038: fileOf(longName, 'DF005038') } } }),
  },
  otherBirthDate: {
    story: 'A birth date other than that of the national number.',
    definition: like(adult18, 'other-birth-date', {
      certificates: withoutCertificates,
      defects: { identityFields: { 0x06: '01050399963', 0x0c: '04 MAI 2001', 0x0d: 'M' } },
    }),
  },
  otherBirthYear: {
    story: 'A birth year other than that of the national number.',
    definition: withFields(adult17, 'other-birth-year', { 0x0c: '1984' }),
  },
  otherSex: {
    story: 'A sex other than that of the national number.',
    definition: withFields(adult17, 'other-sex', { 0x0d: 'V' }),
  },
  unknownSex: {
    story: 'A letter for the sex that nobody knows.',
    definition: withFields(adult17, 'unknown-sex', { 0x0d: 'X' }),
  },
  unknownStatus: {
    story: 'A special status that is no number.',
    definition: withFields(adult17, 'unknown-status', { 0x10: 'Q' }),
  },
  unknownField: {
    story: 'A field that did not exist when this was written.',
    definition: withFields(adult17, 'unknown-field', { 0x2a: 'new' }),
  },
  unknownDocumentType: {
    story: 'A document type that did not exist either.',
    definition: withFields(adult17, 'unknown-document-type', { 0x0f: '99' }),
  },
  strangeDocumentType: {
    story: 'A document type that is no number.',
    definition: withFields(adult17, 'strange-document-type', { 0x0f: 'XY' }),
  },
  unknownMonth: {
    story: 'A birth month in no language of ours: the year is still known.',
    definition: withFields(adult17, 'unknown-month', { 0x0c: '14 ENE 1985' }),
  },
} as const satisfies TestCards;
