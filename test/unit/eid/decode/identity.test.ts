/** Every tag of the identity file, the values it may hold, and the ways in which the file can be wrong (reference belgian-eid.md §3). */
import { Compile } from 'typebox/compile';
import { describe, expect, it } from 'vitest';
import { type Identity, IdentitySchema } from '../../../../contract/eid-read.ts';
import { type DecodedIdentity, decodeIdentity } from '../../../../eid/decode/identity.ts';
import { fromHex, joined, type TlvField, tlvFile, zeros } from '../tlv-file.ts';

const chipNumber = '534C5453000102030405060708090A0B';
const usual: readonly TlvField[] = [
  [0x01, '000000170104'],
  [0x02, fromHex(chipNumber)],
  [0x03, '12.04.2022'],
  [0x04, '12.04.2032'],
  [0x05, 'Voorbeeldgem'],
  [0x06, '85731412301'],
  [0x07, 'Proefpersoon'],
  [0x08, 'Joris Verzonnen'],
  [0x09, 'M'],
  [0x0a, 'Belg'],
  [0x0b, 'Voorbeeldgem'],
  [0x0c, '14 MAAR 1985'],
  [0x0d, 'M'],
  [0x0e, ''],
  [0x0f, '1'],
  [0x10, '0'],
  [0x11, zeros(32).fill(7)],
];

const schema = Compile(IdentitySchema);

/** The usual file with fields replaced, added, or left out (null). */
const fileWith = (changes: Readonly<Record<number, string | Uint8Array | null>> = {}): Uint8Array => {
  const fields = new Map<number, string | Uint8Array>(usual);
  for (const [tag, value] of Object.entries(changes)) {
    if (value === null) fields.delete(Number(tag));
    else fields.set(Number(tag), value);
  }
  return tlvFile([...fields]);
};

const decoded = (
  changes: Readonly<Record<number, string | Uint8Array | null>> = {},
): Extract<DecodedIdentity, { ok: true }> => {
  const result = decodeIdentity(fileWith(changes), '1.7');
  if (!result.ok) throw new Error(`not decoded: ${result.problem}`);
  expect([...schema.Errors(result.identity)]).toEqual([]);
  return result;
};

it('decodes every field of an ordinary card, and has null for every other', () => {
  expect(decoded().identity).toEqual({
    cardNumber: '000000170104',
    chipNumber,
    validFrom: '2022-04-12',
    validTo: '2032-04-12',
    issuingMunicipality: 'Voorbeeldgem',
    nationalNumber: '85731412301',
    surname: 'Proefpersoon',
    givenNames: 'Joris Verzonnen',
    thirdNameInitial: 'M',
    nationality: 'Belg',
    birthPlace: 'Voorbeeldgem',
    birthDate: { raw: '14 MAAR 1985', iso: '1985-03-14', year: 1985 },
    sex: 'M',
    nobleCondition: null,
    documentType: { code: 1, name: 'Belgian citizen' },
    specialStatus: { code: 0, whiteCane: false, extendedMinority: false, yellowCane: false },
    duplicate: null,
    specialOrganisation: null,
    memberOfFamily: null,
    protection: null,
    labourMarket: null,
    employerVat: null,
    regionalFileNumber: null,
    brexitMention: null,
    cardMention: null,
    euStartDate: null,
    unknownFields: {},
  } satisfies Identity);
});

const fields: readonly (readonly [string, number, string | Uint8Array, Partial<Identity>])[] = [
  ['a woman in Dutch', 0x0d, 'V', { sex: 'F' }],
  ['a woman in French', 0x0d, 'F', { sex: 'F' }],
  ['a woman in German', 0x0d, 'W', { sex: 'F' }],
  ['a sex that we do not know: raw', 0x0d, 'X', { sex: null, unknownFields: { '0D': '58' } }],
  ['a special status that is no number: raw', 0x10, 'Q', { specialStatus: null, unknownFields: { '10': '51' } }],
  [
    'a special status from the future',
    0x10,
    '8',
    { specialStatus: { code: 8, whiteCane: false, extendedMinority: false, yellowCane: false } },
  ],
  ['a registration date in no format: raw', 0x1f, '2022', { euStartDate: null, unknownFields: { '1F': '32303232' } }],
  ['a sex named like a property of every object', 0x0d, 'constructor', { sex: null }],
  ['an empty name', 0x07, '', { surname: null }],
  ['trailing blanks', 0x07, 'Proefpersoon   ', { surname: 'Proefpersoon' }],
  ['accents, composed', 0x08, 'Zoë'.normalize('NFC'), { givenNames: 'Zoë'.normalize('NFC') }],
  ['accents, decomposed: shown composed', 0x08, 'Zoë'.normalize('NFD'), { givenNames: 'Zoë'.normalize('NFC') }],
  ['no Latin letters', 0x07, 'Παπαδοπούλου', { surname: 'Παπαδοπούλου' }],
  ['300 bytes of name', 0x07, 'é'.repeat(150), { surname: 'é'.repeat(150) }],
  ['noble condition', 0x0e, 'Comtesse', { nobleCondition: 'Comtesse' }],
  ['document type with a zero in front', 0x0f, '01', { documentType: { code: 1, name: 'Belgian citizen' } }],
  ['Kids-ID', 0x0f, '6', { documentType: { code: 6, name: 'Kids-ID' } }],
  ['unknown document type', 0x0f, '99', { documentType: { code: 99, name: null } }],
  ['document type that is no number', 0x0f, 'XY', { documentType: null, unknownFields: { '0F': '5859' } }],
  [
    'white cane',
    0x10,
    '1',
    { specialStatus: { code: 1, whiteCane: true, extendedMinority: false, yellowCane: false } },
  ],
  [
    'extended minority',
    0x10,
    '2',
    { specialStatus: { code: 2, whiteCane: false, extendedMinority: true, yellowCane: false } },
  ],
  [
    'white cane and minority',
    0x10,
    '3',
    { specialStatus: { code: 3, whiteCane: true, extendedMinority: true, yellowCane: false } },
  ],
  [
    'yellow cane',
    0x10,
    '4',
    { specialStatus: { code: 4, whiteCane: false, extendedMinority: false, yellowCane: true } },
  ],
  [
    'yellow cane and minority',
    0x10,
    '5',
    { specialStatus: { code: 5, whiteCane: false, extendedMinority: true, yellowCane: true } },
  ],
  ['a duplicate', 0x12, '02', { duplicate: '02' }],
  ['SHAPE', 0x13, '1', { specialOrganisation: 'SHAPE' }],
  ['an organisation without a name', 0x13, '9', { specialOrganisation: '9' }],
  ['member of family', 0x14, '1', { memberOfFamily: true }],
  ['member of family with nothing in it', 0x14, '', { memberOfFamily: null }],
  ['protection', 0x15, '01.02.2020-SY', { protection: '01.02.2020-SY' }],
  ['labour market', 0x16, '7', { labourMarket: 'unlimited' }],
  ['employer', 0x17, '0123.456.789', { employerVat: ['0123.456.789'] }],
  ['regional file number', 0x19, 'R-2020-1', { regionalFileNumber: 'R-2020-1' }],
  ['Brexit', 0x1b, 'B', { brexitMention: 'B' }],
  ['A-card mention', 0x1d, 'D', { cardMention: 'D' }],
  ['registration of an EU citizen', 0x1f, '12.04.2022', { euStartDate: '2022-04-12' }],
  ['registration still empty', 0x1f, '', { euStartDate: null }],
  ['a tag from the future', 0x2a, 'new', { unknownFields: { '2A': '6E6577' } }],
  ['validity in no format', 0x03, '2022-04-12', { validFrom: null }],
  ['year of birth only', 0x0c, '        1962', { birthDate: { raw: '        1962', iso: null, year: 1962 } }],
];
describe('fields', () => {
  it.each(fields)('%s', (_story, tag, value, expected) => {
    expect(decoded({ [tag]: value }).identity).toMatchObject(expected);
  });

  it('both employers', () => {
    expect(decoded({ 0x17: '0123.456.789', 0x18: '0987.654.321' }).identity.employerVat).toEqual([
      '0123.456.789',
      '0987.654.321',
    ]);
  });

  it('both Brexit mentions and both card mentions', () => {
    expect(decoded({ 0x1b: 'B', 0x1c: 'C', 0x1d: 'A', 0x1e: 'K' }).identity).toMatchObject({
      brexitMention: 'B C',
      cardMention: 'A K',
    });
  });
});

describe('both length encodings, whatever the length', () => {
  const lengths = Array.from({ length: 330 }, (_, length) => length);

  it.each(['ff-chained', 'seven-bits'] as const)('%s: surnames of 0 to 329 bytes', (encoding) => {
    const misread = lengths.filter((length) => {
      const surname = 'n'.repeat(length);
      const fields = usual.map(([tag, value]): TlvField => [tag, tag === 0x07 ? surname : value]);
      const result = decodeIdentity(tlvFile(fields, encoding), '1.7');
      return !result.ok || result.identity.surname !== (surname || null) || result.identity.sex !== 'M';
    });
    expect(misread).toEqual([]);
  });
});

describe('characters that nobody sees', () => {
  it.each([
    ['a line feed', 'Proef\npersoon', 'Proef\u{FFFD}persoon'],
    ['escape', '\u001B[2JProef', '\u{FFFD}[2JProef'],
    ['a control of the second set', 'Proef\u0085', 'Proef\u{FFFD}'],
    ['right-to-left override', 'Proef\u202Enoosrep', 'Proef\u{FFFD}noosrep'],
    ['an isolate that never ends', '\u2067Proef', '\u{FFFD}Proef'],
    ['a mark for direction', 'Proef\u200E', 'Proef\u{FFFD}'],
    ['a zero-width joiner', 'Proef\u200Dpersoon', 'Proef\u{FFFD}persoon'],
    ['a soft hyphen', 'Proef\u00ADpersoon', 'Proef\u{FFFD}persoon'],
    ['a byte order mark', '\uFEFFProef', '\u{FFFD}Proef'],
    ['a line separator', 'Proef\u2028persoon', 'Proef\u{FFFD}persoon'],
    ['tag characters, which spell hidden text', 'Proef\u{E0041}', 'Proef\u{FFFD}'],
    ['a name that was marked before it was written', 'Proef\u{FFFD}persoon', 'Proef\u{FFFD}persoon'],
  ])('%s', (_story, written, shown) => {
    const { identity, markedTags } = decoded({ 0x07: written });
    expect([identity.surname, markedTags]).toEqual([shown, [0x07]]);
  });

  it.each(['Οδυσσεύς', '例', 'Ž̌', 'Nguyễn', "O'Neill-Ó Súilleabháin", 'a\u00A0b', '👪'])('%s is left alone', (name) => {
    const { identity, markedTags } = decoded({ 0x07: name });
    expect([identity.surname, markedTags]).toEqual([name.normalize('NFC'), []]);
  });

  it('are in no text of an identity, wherever they were written', () => {
    for (const [tag] of usual.filter(([, value]) => typeof value === 'string')) {
      const { identity, markedTags } = decoded({ [tag]: 'a\u202Eb\u0007c' });
      expect(JSON.stringify(identity)).not.toMatch(/\u202E|\\u0007/);
      expect(markedTags).toEqual([tag]);
    }
  });
});

describe('mandatory fields', () => {
  const missingOf = (changes: Readonly<Record<number, string | Uint8Array | null>>): readonly number[] =>
    decoded(changes).missingTags;

  it.each([0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x0a, 0x0b, 0x0c, 0x0d, 0x0f, 0x11])('without tag %i', (tag) => {
    expect(missingOf({ [tag]: null })).toEqual([tag]);
  });

  it.each([0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x0c, 0x0f, 0x11])('with nothing in tag %i', (tag) => {
    expect(missingOf({ [tag]: '' })).toEqual([tag]);
  });

  it.each([0x07, 0x08, 0x09, 0x0a, 0x0b, 0x0d, 0x0e, 0x10])('tag %i may hold nothing', (tag) => {
    expect(missingOf({ [tag]: '' })).toEqual([]);
  });

  it.each([
    ['a chip number of 15 bytes', 0x02, zeros(15).fill(1)],
    ['a photo hash of no algorithm', 0x11, zeros(21).fill(1)],
    ['a date in no format', 0x04, '31.02.2030'],
  ])('%s', (_story, tag, value) => {
    expect(missingOf({ [tag]: value })).toEqual([tag]);
  });

  it('the hash of the basic key, on 1.8 only', () => {
    const of = (generation: '1.7' | '1.8', changes = {}): readonly number[] => {
      const result = decodeIdentity(fileWith(changes), generation);
      return result.ok ? result.missingTags : [];
    };
    expect(of('1.7')).toEqual([]);
    expect(of('1.8')).toEqual([0x1a]);
    expect(of('1.8', { 0x1a: zeros(48).fill(1) })).toEqual([]);
    expect(of('1.8', { 0x1a: zeros(47).fill(1) })).toEqual([0x1a]);
  });

  it.each(['31', '32', '61', '62'])('the registration date, on document type %s', (type) => {
    expect(missingOf({ 0x0f: type })).toEqual([0x1f]);
    expect(missingOf({ 0x0f: type, 0x1f: '' })).toEqual([]);
  });
});

describe('a file that cannot be decoded', () => {
  it.each([
    ['nothing', zeros(0), 'empty'],
    ['all zero', zeros(200), 'all-zero'],
    ['all FF', zeros(200).fill(0xff), 'all-ff'],
    ['cut short', fileWith().subarray(0, 100), 'truncated'],
    ['a field twice', joined(fileWith(), tlvFile([[0x07, 'Vervalst']])), 'duplicate-tag'],
    ['a name that is not UTF-8', fileWith({ 0x07: fromHex('c3') }), 'not-utf-8'],
    ['an overlong UTF-8 encoding', fileWith({ 0x07: fromHex('c080') }), 'not-utf-8'],
    ['a surrogate in UTF-8', fileWith({ 0x08: fromHex('eda080') }), 'not-utf-8'],
    ['a zero in a name', fileWith({ 0x07: fromHex('410042') }), 'not-utf-8'],
  ])('%s', (_story, bytes, problem) => {
    expect(decodeIdentity(bytes, '1.7')).toMatchObject({ ok: false, problem });
  });
});

it('reads the same with and without the version of the file, and with padding', () => {
  const plain = decodeIdentity(fileWith(), '1.7');
  const version = tlvFile([[0x00, fromHex('0002')]]);
  expect(decodeIdentity(joined(version, fileWith()), '1.7')).toEqual(plain);
  expect(decodeIdentity(joined(fileWith(), zeros(50)), '1.7')).toEqual(plain);
});
