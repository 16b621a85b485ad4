/** Sound cards of people who are unlike the usual holder: by age, name, number or home (reference belgian-eid.md §1, §3, §8). */
import type { CardDefinition } from '../../simulator/card-maker/card-definition.ts';
import { adult17, adult18, euPlus, expired, kids, longName, senior17 } from '../../simulator/cards/holders.ts';
import { like, type TestCards, withFields, withoutCertificates } from './test-card.ts';

/** Check digits as the register makes them; the people it would fit were born in 1901, so nobody carries such a card. */
const numberOf = (nineDigits: string): string =>
  `${nineDigits}${String(97 - (Number(nineDigits) % 97)).padStart(2, '0')}`;

const withNumber = (name: string, nineDigits: string, birthDate: string, sex: string): CardDefinition =>
  like(adult18, name, {
    certificates: withoutCertificates,
    defects: { identityFields: { 0x06: numberOf(nineDigits), 0x0c: birthDate, 0x0d: sex } },
  });

const bornOn = (name: string, year: number, month: number, day: number): CardDefinition =>
  like(adult18, name, { holder: { ...adult18.holder, birthDate: { year, month, day } } });

const validity = { from: { year: 2025, month: 2, day: 3 }, to: { year: 2028, month: 2, day: 3 } };

export const peopleCards = {
  kids: { story: 'A Kids-ID of a child, without certificates.', definition: kids },
  kidsWithCertificate: {
    story: 'A Kids-ID whose parents asked for the authentication certificate.',
    definition: like(kids, 'kids-with-certificate', { certificates: { authentication: validity, signature: null } }),
  },
  minor: {
    story: 'A minor: there is no signature certificate.',
    definition: like(adult18, 'minor', { certificates: { ...adult18.certificates, signature: null } }),
  },
  senior: { story: 'Over 75: the card is valid until 2044, its certificates expired in 2024.', definition: senior17 },
  expired: { story: 'The card and its certificates expired in September 2025.', definition: expired },
  longName: {
    story: 'Names of 90 bytes with accents, a title, and files that begin with tag 00.',
    definition: longName,
  },
  euPlus: { story: 'An EU+ card: the date of permanent stay is on it.', definition: euPlus },
  euDateToCome: {
    story: 'An EU+ card whose date of permanent stay is still empty.',
    definition: withFields(euPlus, 'eu-date-to-come', { 0x1f: '' }),
  },
  bornIn2000: { story: 'Born on the first day of 2000.', definition: bornOn('born-in-2000', 2000, 1, 1) },
  bornIn1999: { story: 'Born on the last day of 1999.', definition: bornOn('born-in-1999', 1999, 12, 31) },
  bornOnLeapDay: { story: 'Born on 29 February 2004.', definition: bornOn('born-on-leap-day', 2004, 2, 29) },
  birthYearOnly: {
    story: 'Only the year of birth is known, and blanks stand for the rest.',
    definition: withFields(adult18, 'birth-year-only', { 0x0c: '        1992' }),
  },
  numberWithYearOnly: {
    story: 'The national number knows the year of birth only.',
    definition: withNumber('number-year-only', '010000123', '1901', 'M'),
  },
  numberWithMonthOnly: {
    story: 'The national number knows year and month of birth.',
    definition: withNumber('number-month-only', '010500123', '1901', 'M'),
  },
  numberCountedOn: {
    story: 'The serials of people with an unknown day ran out, so the day counts on.',
    definition: withNumber('number-counted-on', '010001123', '1901', 'M'),
  },
  numberWithoutDate: {
    story: 'A national number without any date of birth.',
    definition: withNumber('number-without-date', '000001125', '1901', 'M'),
  },
  registerMan: {
    story: 'A register number with the last serial of a man, 997.',
    definition: withNumber('register-man', '010514997', '14 MAI 1901', 'M'),
  },
  registerWoman: {
    story: 'A register number with the last serial of a woman, 998.',
    definition: withNumber('register-woman', '010514998', '14 MAI 1901', 'F'),
  },
  bis: {
    story: 'A BIS number, sex known: 40 is added to the month.',
    definition: withNumber('bis', '014514998', '14 MAI 1901', 'F'),
  },
  bisSexUnknown: {
    story: 'A BIS number, sex unknown: 20 is added to the month, and the parity says nothing.',
    definition: withNumber('bis-sex-unknown', '012514998', '14 MAI 1901', 'M'),
  },
  bisDateUnknown: {
    story: 'A BIS number of somebody whose date of birth is unknown.',
    definition: withNumber('bis-date-unknown', '014000998', '1901', 'F'),
  },
  noGivenNames: { story: 'No given names.', definition: withFields(adult18, 'no-given-names', { 0x08: '' }) },
  noSurname: {
    story: 'Only one name: the field of the surname is there and empty.',
    definition: withFields(adult18, 'empty-surname', { 0x07: '' }),
  },
  decomposedNames: {
    story: 'Given names in decomposed form (NFD): what is signed stays so, what is shown is composed.',
    definition: withFields(adult18, 'decomposed-names', { 0x08: 'Géraldine Noëlle'.normalize('NFD') }),
  },
  composedNames: {
    story: 'The same given names in composed form (NFC).',
    definition: withFields(adult18, 'composed-names', { 0x08: 'Géraldine Noëlle'.normalize('NFC') }),
  },
  diacritics: {
    story: 'Diacritics of many languages in one name.',
    definition: withFields(adult17, 'diacritics', { 0x07: 'Żółć-Håkonsøn Ğüneş Çelebi Nguyễn Ștefănescu' }),
  },
  beyondLatin: {
    story: 'A name in letters that Belgian screens hardly ever show.',
    definition: withFields(adult18, 'beyond-latin', { 0x07: 'Примерова-Ψευδή 例' }),
  },
  longestName: {
    story: 'A surname of 300 bytes, far beyond what is foreseen.',
    definition: withFields(adult17, 'longest-name', { 0x07: 'Ëxtra '.repeat(43).slice(0, 257) }),
  },
  blanksAround: {
    story: 'Blanks around a birth place.',
    definition: withFields(adult18, 'blanks-around', { 0x0b: ' Exempleville ' }),
  },
  abroad: {
    story: 'A Belgian abroad: the address has a zip code and nothing else.',
    definition: like(adult18, 'abroad', { address: { streetAndNumber: '', zip: '1000', municipality: '' } }),
  },
  blanksInAddress: {
    story: 'A street with blanks up to 42 characters.',
    definition: like(adult17, 'blanks-in-address', {
      address: { streetAndNumber: 'Denkbeeldige Laan 12'.padEnd(42), zip: '9999', municipality: 'Voorbeeldgem' },
    }),
  },
  twoTriesLeft: {
    story: 'One wrong PIN.',
    definition: like(adult17, 'two-tries-left', { pin: { digits: '1234', triesLeft: 2 } }),
  },
  oneTryLeft: {
    story: 'Two wrong PINs.',
    definition: like(adult17, 'one-try-left', { pin: { digits: '1234', triesLeft: 1 } }),
  },
  pinBlocked: {
    story: 'Three wrong PINs.',
    definition: like(adult17, 'pin-blocked', { pin: { digits: '1234', triesLeft: 0 } }),
  },
} as const satisfies TestCards;
