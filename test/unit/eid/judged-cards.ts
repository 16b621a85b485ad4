/**
 * Cards with exactly one thing wrong, each with what must be said about it: verdicts that differ from those of a sound card,
 * and findings beside `certificate.test-card`, which all of them have.
 */
import { createHash } from 'node:crypto';
import type { CheckCode, FindingCode, Verdict } from '../../../contract/findings.ts';
import type { CardImage, EidFile, FileOutcome } from '../../../eid/card-image.ts';
import type { InterpretOptions } from '../../../eid/index.ts';
import { decodeContents } from '../../../eid/verify/card-contents.ts';
import type { CardDefinition } from '../../../simulator/card-maker/card-definition.ts';
import { makeChip } from '../../../simulator/card-maker/make-chip.ts';
import { adult17, adult18, euPlus, expired, kids, longName, senior17 } from '../../../simulator/cards/holders.ts';
import { testPki } from '../../../simulator/pki/test-pki.ts';
import { asBelgianCard, asTestCard, fileBytes, imageOf, withChangedByte, withFiles } from './card-images.ts';
import { fromHex, zeros } from './tlv-file.ts';

export type JudgedCard = {
  readonly story: string;
  readonly image: CardImage;
  readonly options?: InterpretOptions;
  readonly verdicts?: Partial<Readonly<Record<CheckCode, Verdict>>>;
  readonly findings: readonly FindingCode[];
  /** Not a test card in the end: trust is `none`. */
  readonly isUntrusted?: true;
};

const made = (definition: CardDefinition): CardImage => imageOf(makeChip(definition));
const of17 = (defects: CardDefinition['defects'] = {}): CardImage => made({ ...adult17, defects });
const of18 = (defects: CardDefinition['defects'] = {}): CardImage => made({ ...adult18, defects });
const at = (now: string): InterpretOptions => ({ ...asTestCard, now });
const failure = (
  statusWord: number | null,
  offsets: readonly number[],
  trouble: string | null = null,
): FileOutcome => ({
  status: 'failed',
  offset: offsets.at(-1) ?? 0,
  offsets,
  attempts: offsets.length,
  statusWord,
  trouble,
});
const six = (offset: number): readonly number[] => Array.from({ length: 6 }, () => offset);
const missing: FileOutcome = { status: 'missing', statusWord: 0x6a82 };
const notActivated: FileOutcome = { status: 'not-activated', statusWord: 0x6985 };

const garbage = Uint8Array.from({ length: 900 }, (_, index) => (index * 37) & 0xff);
/** A frame header that claims 65535 by 65535 points. */
const hugeJpeg = fromHex('ffd8ffc0000b08ffffffff01011100ffd9');
const signedPhoto = (photo: Uint8Array): CardImage =>
  withFiles(of17({ identityFields: { 0x11: createHash('sha256').update(photo).digest() } }), { photo });

const otherVersion = (image: CardImage, version: number, lifeCycle = 0x0f): CardImage => {
  const cardData = image.cardData?.slice() ?? new Uint8Array(28);
  cardData[21] = version;
  cardData[27] = lifeCycle;
  return { ...image, cardData };
};

/** What a file of the official viewer says of a card: fields, photo and certificates. */
const unsigned = (image: CardImage): CardImage => {
  const { identity, address } = decodeContents(image);
  if (identity?.ok !== true || address?.ok !== true) throw new Error('a sound card was expected');
  const unread: FileOutcome = { status: 'not-requested' };
  return {
    ...withFiles(image, {
      identity: unread,
      'identity-signature': unread,
      address: unread,
      'address-signature': unread,
      'basic-public-key': unread,
    }),
    cardData: null,
    cardDataStatusWord: null,
    unsignedData: { identity: identity.identity, address: address.address },
  };
};

const unreadIdentity = {
  'identity-signature': 'not-done',
  'photo-hash': 'not-done',
  'chip-number': 'not-done',
} as const;
const nothingOfIdentity = {
  ...unreadIdentity,
  holder: 'not-done',
  'national-number': 'not-done',
  'card-validity': 'not-done',
} as const;
const bothSignatures = (verdict: Verdict) => ({ 'identity-signature': verdict, 'address-signature': verdict }) as const;
const noCertificates = { holder: 'not-done', 'citizen-certificates': 'not-done' } as const;

const sound: readonly JudgedCard[] = [
  { story: 'RSA on 1.7', image: of17(), findings: [] },
  { story: 'EC on 1.8', image: of18(), findings: [] },
  { story: 'a re-keyed 1.7: EC in zero-padded files', image: made({ ...adult17, rrnFamily: 'ec' }), findings: [] },
  { story: 'files that begin with their version, and long names', image: made(longName), findings: [] },
  { story: 'an EU+ card', image: made(euPlus), findings: [] },
  {
    story: 'identity signed with SHA-1, address with SHA-256',
    image: made({ ...adult17, rsaDigests: { identity: 'SHA-1', address: 'SHA-256' } }),
    findings: [],
  },
  {
    story: 'identity signed with SHA-256, address with SHA-1',
    image: made({ ...adult17, rsaDigests: { identity: 'SHA-256', address: 'SHA-1' } }),
    findings: [],
  },
  {
    story: 'a Kids-ID without certificates',
    image: made(kids),
    verdicts: noCertificates,
    findings: ['certificate.missing'],
  },
];

const signatures: readonly JudgedCard[] = [
  {
    story: 'the surname was changed after signing',
    image: of17({ identityFieldsAfterSigning: { 0x07: 'Vervalst' } }),
    verdicts: { 'identity-signature': 'failed' },
    findings: ['data.identity-signature-invalid'],
  },
  {
    story: 'identity and photo were both changed: two causes',
    image: withChangedByte(of17({ identityFieldsAfterSigning: { 0x07: 'Vervalst' } }), 'photo', 700),
    verdicts: { 'identity-signature': 'failed', 'photo-hash': 'failed' },
    findings: ['data.identity-signature-invalid', 'data.photo-corrupt'],
  },
  {
    story: 'the address was changed after signing',
    image: withChangedByte(of18(), 'address', 4),
    verdicts: { 'address-signature': 'failed' },
    findings: ['data.address-signature-invalid'],
  },
  {
    story: 'the padding of the identity signature, which the address signature covers, was changed',
    image: withChangedByte(of18(), 'identity-signature', 109),
    verdicts: bothSignatures('failed'),
    findings: ['data.identity-signature-invalid'],
  },
  {
    story: 'the identity signature is all zero',
    image: withFiles(of17(), { 'identity-signature': zeros(256) }),
    verdicts: bothSignatures('failed'),
    findings: ['data.identity-signature-invalid'],
  },
  {
    story: 'the identity signature is empty',
    image: withFiles(of18(), { 'identity-signature': zeros(0) }),
    verdicts: bothSignatures('failed'),
    findings: ['data.identity-signature-invalid'],
  },
  {
    story: 'the address signature is all FF',
    image: withFiles(of18(), { 'address-signature': zeros(110).fill(0xff) }),
    verdicts: { 'address-signature': 'failed' },
    findings: ['data.address-signature-invalid'],
  },
  {
    story: 'signed by somebody else under the right RRN certificate',
    image: of18({ signedBy: 'rogue' }),
    verdicts: bothSignatures('failed'),
    findings: ['data.identity-signature-invalid'],
  },
  {
    story: 'the RRN certificate was swapped for another good one',
    image: withFiles(of17(), { 'rrn-certificate': testPki('ec').rrn.certificate }),
    verdicts: bothSignatures('failed'),
    findings: ['data.identity-signature-invalid'],
  },
  {
    story: 'only the address was asked for, and it is wrong',
    image: withChangedByte(
      withFiles(of17(), { identity: { status: 'not-requested' }, photo: { status: 'not-requested' } }),
      'address',
      4,
    ),
    verdicts: { ...nothingOfIdentity, 'address-signature': 'failed' },
    findings: ['data.address-signature-invalid'],
  },
];

/** An RRN certificate whose key is of a kind that cards do not have: the last arc of id-ecPublicKey (RFC 5480 §2.1.1) is changed. */
const strangeKey = (image: CardImage): CardImage => {
  const place = Buffer.from(fileBytes(image, 'rrn-certificate')).indexOf(fromHex('2a8648ce3d0201'));
  return withChangedByte(image, 'rrn-certificate', place + 6, 0x03);
};

const trust: readonly JudgedCard[] = [
  {
    story: 'an RRN certificate with a key of an unknown kind',
    image: strangeKey(of18()),
    verdicts: { ...bothSignatures('not-done'), 'rrn-chain': 'failed' },
    findings: ['certificate.rrn-untrusted'],
    isUntrusted: true,
  },
  {
    story: 'a test card where nobody said that test cards are welcome',
    image: of17(),
    options: asBelgianCard,
    verdicts: { 'rrn-chain': 'failed' },
    findings: ['certificate.rrn-untrusted'],
    isUntrusted: true,
  },
  {
    story: 'a rogue PKI with the right names',
    image: made({ ...adult18, pki: 'rogue' }),
    verdicts: { 'rrn-chain': 'failed' },
    findings: ['certificate.rrn-untrusted'],
    isUntrusted: true,
  },
  {
    story: 'an RRN certificate that is the authority itself, not meant for signing data',
    image: withFiles(of17(), { 'rrn-certificate': testPki('rsa').citizenCa.certificate }),
    verdicts: { ...bothSignatures('failed'), 'rrn-chain': 'failed' },
    findings: ['data.identity-signature-invalid', 'certificate.rrn-untrusted'],
    isUntrusted: true,
  },
  {
    story: 'issued before its RRN certificate was valid',
    image: made({
      ...adult17,
      document: { ...adult17.document, validFrom: { year: 2013, month: 6, day: 30 } },
    }),
    verdicts: { 'rrn-chain': 'failed' },
    findings: ['certificate.rrn-untrusted'],
    isUntrusted: true,
  },
  {
    story: 'an RRN certificate of zeros',
    image: withFiles(of18(), { 'rrn-certificate': zeros(1300) }),
    verdicts: { ...bothSignatures('not-done'), 'rrn-chain': 'not-done' },
    findings: ['certificate.rrn-corrupt'],
    isUntrusted: true,
  },
  {
    story: 'an RRN certificate that is none',
    image: withFiles(of18(), { 'rrn-certificate': garbage }),
    verdicts: { ...bothSignatures('not-done'), 'rrn-chain': 'not-done' },
    findings: ['certificate.rrn-corrupt'],
    isUntrusted: true,
  },
];

const data: readonly JudgedCard[] = [
  {
    story: 'half a field at the end of the identity file',
    image: of17({ identityTail: fromHex('1205') }),
    verdicts: nothingOfIdentity,
    findings: ['data.identity-corrupt'],
  },
  {
    story: 'an identity file of zeros',
    image: withFiles(of17(), { identity: zeros(300) }),
    verdicts: nothingOfIdentity,
    findings: ['data.identity-corrupt'],
  },
  {
    story: 'no nationality',
    image: of17({ identityFields: { 0x0a: null } }),
    findings: ['data.identity-incomplete'],
  },
  {
    story: 'national number with wrong check digits',
    image: withFiles(of17({ identityFields: { 0x06: '85731412300' } }), {
      'authentication-certificate': missing,
      'signature-certificate': missing,
    }),
    verdicts: { ...noCertificates, 'national-number': 'failed' },
    findings: ['data.national-number-invalid', 'certificate.missing'],
  },
  {
    story: 'certificates of somebody else',
    image: withFiles(of18(), {
      'authentication-certificate': fileBytes(made(euPlus), 'authentication-certificate'),
    }),
    verdicts: { holder: 'failed' },
    findings: ['data.holder-mismatch'],
  },
  {
    story: 'a birth date other than that of the number',
    image: withFiles(of18({ identityFields: { 0x06: '01050399963', 0x0c: '04 MAI 2001', 0x0d: 'M' } }), {
      'authentication-certificate': missing,
      'signature-certificate': missing,
    }),
    verdicts: noCertificates,
    findings: ['data.birth-date-mismatch', 'certificate.missing'],
  },
  {
    story: 'a birth year other than that of the number',
    image: of17({ identityFields: { 0x0c: '1984' } }),
    findings: ['data.birth-date-mismatch'],
  },
  { story: 'the year of birth alone, and it fits', image: of17({ identityFields: { 0x0c: '1985' } }), findings: [] },
  {
    story: 'a sex other than that of the number',
    image: of17({ identityFields: { 0x0d: 'V' } }),
    findings: ['data.sex-mismatch'],
  },
  {
    story: 'a field that did not exist when this was written',
    image: of17({ identityFields: { 0x2a: 'new' } }),
    findings: ['data.unknown-field'],
  },
  {
    story: 'a document type that did not exist either',
    image: of17({ identityFields: { 0x0f: '99' } }),
    findings: ['data.unknown-document-type'],
  },
  {
    story: 'a document type that is no number',
    image: of17({ identityFields: { 0x0f: 'XY' } }),
    findings: ['data.unknown-document-type'],
  },
];

const addressAndPhoto: readonly JudgedCard[] = [
  {
    story: 'an erased address',
    image: made({ ...adult17, address: null }),
    verdicts: { 'address-signature': 'not-done' },
    findings: ['data.address-missing'],
  },
  {
    story: 'an address of FF',
    image: withFiles(of17(), { address: zeros(121).fill(0xff) }),
    verdicts: { 'address-signature': 'not-done' },
    findings: ['data.address-missing'],
  },
  {
    story: 'abroad: a zip code alone, well signed',
    image: made({ ...adult17, address: { streetAndNumber: '', zip: '9999', municipality: '' } }),
    findings: ['data.address-abroad'],
  },
  {
    story: 'an address without a street, well signed',
    image: made({ ...adult17, address: { streetAndNumber: '', zip: '9999', municipality: 'Voorbeeldgem' } }),
    findings: ['data.address-corrupt'],
  },
  {
    story: 'an address of no sense',
    image: withFiles(of17(), { address: garbage.subarray(0, 117) }),
    verdicts: { 'address-signature': 'not-done' },
    findings: ['data.address-corrupt'],
  },
  {
    story: 'no photo file',
    image: withFiles(of17(), { photo: missing }),
    verdicts: { 'photo-hash': 'not-done' },
    findings: ['data.photo-missing'],
  },
  {
    story: 'an empty photo file',
    image: withFiles(of17(), { photo: zeros(0) }),
    verdicts: { 'photo-hash': 'not-done' },
    findings: ['data.photo-missing'],
  },
  {
    story: 'a photo of zeros',
    image: withFiles(of18(), { photo: zeros(3000) }),
    verdicts: { 'photo-hash': 'failed' },
    findings: ['data.photo-corrupt'],
  },
  { story: 'a signed photo that is no JPEG', image: signedPhoto(garbage), findings: ['data.photo-format'] },
  { story: 'a signed photo of 4 gigapixels', image: signedPhoto(hugeJpeg), findings: ['data.photo-format'] },
  {
    story: 'no photo asked for',
    image: withFiles(of17(), { photo: { status: 'not-requested' } }),
    verdicts: { 'photo-hash': 'not-done' },
    findings: [],
  },
];

const dates: readonly JudgedCard[] = [
  {
    story: 'over 75: the card outlives its certificates',
    image: made(senior17),
    verdicts: { 'citizen-certificates': 'failed' },
    findings: ['certificate.expired'],
  },
  {
    story: 'the card has expired, and its certificates with it',
    image: made(expired),
    verdicts: { 'card-validity': 'failed', 'citizen-certificates': 'failed' },
    findings: ['card.expired'],
  },
  {
    story: 'the last evening in Brussels',
    image: of17(),
    options: at('2032-04-12T21:59:00Z'),
    verdicts: { 'citizen-certificates': 'failed' },
    findings: ['certificate.expired', 'card.expires-soon'],
  },
  {
    story: 'just after midnight in Brussels, still yesterday in Greenwich',
    image: of17(),
    options: at('2032-04-12T22:01:00Z'),
    verdicts: { 'card-validity': 'failed', 'citizen-certificates': 'failed' },
    findings: ['card.expired'],
  },
  { story: 'ninety days before the end', image: of17(), options: at('2032-01-13'), findings: ['card.expires-soon'] },
  { story: 'ninety-one days before the end', image: of17(), options: at('2032-01-12'), findings: [] },
  {
    story: 'a clock that is wrong by years',
    image: of17(),
    options: at('2020-01-01'),
    verdicts: { 'card-validity': 'failed', 'citizen-certificates': 'failed' },
    findings: ['card.not-yet-valid'],
  },
  {
    story: 'certificates that begin later than the card',
    image: made({
      ...adult17,
      certificates: {
        authentication: { from: { year: 2027, month: 1, day: 1 }, to: { year: 2032, month: 1, day: 1 } },
        signature: null,
      },
    }),
    verdicts: { 'citizen-certificates': 'failed' },
    findings: ['certificate.not-yet-valid', 'certificate.missing'],
  },
];

const certificates: readonly JudgedCard[] = [
  {
    story: 'an authentication certificate that is none',
    image: withFiles(of17(), { 'authentication-certificate': garbage }),
    verdicts: noCertificates,
    findings: ['certificate.missing'],
  },
  {
    story: 'certificates that are not activated yet',
    image: withFiles(of18(), { 'authentication-certificate': notActivated, 'signature-certificate': notActivated }),
    verdicts: noCertificates,
    findings: ['certificate.missing'],
  },
  {
    story: 'revocation was to be checked, but nobody could be asked',
    image: of17(),
    options: { ...asTestCard, revocation: 'unavailable' },
    findings: ['certificate.revocation-unchecked'],
  },
  {
    story: 'nothing to revoke',
    image: made(kids),
    options: { ...asTestCard, revocation: 'unavailable' },
    verdicts: noCertificates,
    findings: ['certificate.missing'],
  },
];

const chipAndPin: readonly JudgedCard[] = [
  {
    story: 'the data of another chip',
    image: of18({ chipNumber: fromHex('534C5453000000000000000000000001') }),
    verdicts: { 'chip-number': 'failed' },
    findings: ['data.chip-number-mismatch'],
  },
  {
    story: 'a key file that is not the signed one',
    image: withChangedByte(of18(), 'basic-public-key', 60),
    verdicts: { 'chip-authenticity': 'failed' },
    findings: ['card.copy-suspected'],
  },
  {
    story: 'the answer of another key',
    image: { ...of18(), challenge: made({ ...adult18, pki: 'rogue' }).challenge },
    verdicts: { 'chip-authenticity': 'failed' },
    findings: ['card.copy-suspected'],
  },
  {
    story: 'another key file, and the right answer for it: a copy that was made with care',
    image: {
      ...withFiles(of18(), { 'basic-public-key': fileBytes(made({ ...adult18, pki: 'rogue' }), 'basic-public-key') }),
      challenge: made({ ...adult18, pki: 'rogue' }).challenge,
    },
    verdicts: { 'chip-authenticity': 'failed' },
    findings: ['card.copy-suspected'],
  },
  {
    story: 'an empty answer',
    image: { ...of18(), challenge: { status: 'answered', challenge: zeros(48), response: zeros(0) } },
    verdicts: { 'chip-authenticity': 'failed' },
    findings: ['card.copy-suspected'],
  },
  {
    story: 'a chip that refuses the challenge',
    image: { ...of18(), challenge: { status: 'failed', statusWord: 0x6d00, trouble: null } },
    verdicts: { 'chip-authenticity': 'failed' },
    findings: ['card.copy-suspected'],
  },
  {
    story: 'an answer that was lost on the way',
    image: { ...of18(), challenge: { status: 'failed', statusWord: null, trouble: 'communication' } },
    verdicts: { 'chip-authenticity': 'not-done' },
    findings: [],
  },
  {
    story: 'a 1.8 without its key file',
    image: withFiles(of18(), { 'basic-public-key': missing }),
    verdicts: { 'chip-authenticity': 'failed' },
    findings: ['card.copy-suspected'],
  },
  {
    story: 'data of a 1.8 on a chip that says it is a 1.7',
    image: otherVersion(of18(), 0x17),
    verdicts: { 'chip-authenticity': 'not-done' },
    findings: ['card.copy-suspected'],
  },
  {
    story: 'a chip that has answered all its challenges',
    image: { ...of18(), challenge: { status: 'exhausted', statusWord: 0x6985 } },
    verdicts: { 'chip-authenticity': 'not-done' },
    findings: ['card.authentication-exhausted'],
  },
  {
    story: 'no challenge asked for',
    image: { ...of18(), challenge: { status: 'not-done', reason: 'not asked for' } },
    verdicts: { 'chip-authenticity': 'not-done' },
    findings: [],
  },
  { story: 'two PIN tries left', image: { ...of17(), pinTriesLeft: 2 }, findings: ['pin.tries-left'] },
  { story: 'one PIN try left', image: { ...of17(), pinTriesLeft: 1 }, findings: ['pin.tries-left'] },
  { story: 'no PIN tries left', image: { ...of17(), pinTriesLeft: 0 }, findings: ['pin.blocked'] },
  { story: 'PIN tries unknown', image: { ...of17(), pinTriesLeft: null }, findings: [] },
  {
    story: 'an applet that did not exist when this was written',
    image: otherVersion(of18(), 0x19),
    verdicts: { 'chip-authenticity': 'not-done' },
    findings: ['chip.unsupported-generation'],
  },
  {
    story: 'card data too short to say which applet it is',
    image: { ...of17(), cardData: zeros(16).fill(1) },
    verdicts: { 'chip-number': 'not-done' },
    findings: ['chip.unsupported-generation'],
  },
  {
    story: 'an applet that refuses to say what it is',
    image: { ...of17(), cardData: null, cardDataStatusWord: 0x6d00 },
    verdicts: { 'chip-number': 'not-done' },
    findings: ['chip.unsupported-generation'],
  },
  {
    story: 'fields from a file that carries no signatures, as the official viewer writes',
    image: unsigned(made(adult17)),
    verdicts: {
      'identity-signature': 'not-done',
      'address-signature': 'not-done',
      'photo-hash': 'not-done',
      'chip-number': 'not-done',
      'chip-authenticity': 'not-done',
    },
    findings: ['data.unsigned-source'],
  },
  {
    story: 'a chip that is not personalised',
    image: otherVersion(of17(), 0x17, 0x07),
    findings: ['chip.not-personalised'],
  },
];

const allFiles = (outcome: FileOutcome): Readonly<Record<EidFile, FileOutcome>> => ({
  identity: outcome,
  'identity-signature': outcome,
  address: outcome,
  'address-signature': outcome,
  photo: outcome,
  'rrn-certificate': outcome,
  'authentication-certificate': outcome,
  'signature-certificate': outcome,
  'citizen-ca-certificate': outcome,
  'root-certificate': outcome,
  'basic-public-key': outcome,
});
const everythingNotDone = {
  ...nothingOfIdentity,
  ...noCertificates,
  'address-signature': 'not-done',
  'rrn-chain': 'not-done',
  'chip-authenticity': 'not-done',
} as const;

const reading: readonly JudgedCard[] = [
  {
    story: 'a bank card',
    image: {
      ...withFiles(of17(), allFiles(failure(0x6a82, []))),
      atr: fromHex('3B6B00000031C064A98441008290'),
      appletStatusWord: 0x6a82,
      cardData: null,
      cardDataStatusWord: null,
      pinTriesLeft: null,
    },
    verdicts: everythingNotDone,
    findings: ['chip.not-eid'],
    isUntrusted: true,
  },
  {
    story: 'a card that is not activated',
    image: withFiles(of18(), allFiles(notActivated)),
    verdicts: { ...everythingNotDone, 'chip-authenticity': 'not-done' },
    findings: ['chip.not-activated'],
    isUntrusted: true,
  },
  {
    story: 'a memory cell that fails at the same place every time',
    image: withFiles(of17(), { identity: failure(0x6400, six(0x60)) }),
    verdicts: nothingOfIdentity,
    findings: ['chip.memory-damaged'],
  },
  {
    story: 'transmission that breaks at the same place every time',
    image: withFiles(of17(), { address: failure(null, six(0x60), 'communication') }),
    verdicts: { 'address-signature': 'not-done' },
    findings: ['chip.memory-damaged'],
  },
  {
    story: 'a refusal at moving places: the chip speaks, but it is not proven yet',
    image: withFiles(of17(), { identity: failure(0x6400, [0, 96, 0, 96]) }),
    verdicts: nothingOfIdentity,
    findings: ['chip.memory-damaged'],
  },
  {
    story: 'transmission that breaks at moving places is the business of the reader',
    image: withFiles(of17(), { photo: failure(null, [0, 256, 512, 256], 'communication') }),
    verdicts: { 'photo-hash': 'not-done' },
    findings: [],
  },
  {
    story: 'a card pulled out in the middle is the business of the reader',
    image: {
      ...withFiles(of17(), { photo: failure(null, [512], 'card-removed') }),
      endedBy: 'card-removed',
    },
    verdicts: { 'photo-hash': 'not-done' },
    findings: [],
  },
  {
    story: 'EEPROM corrupted while reading',
    image: withFiles(of17(), { photo: failure(0x6581, [512]) }),
    verdicts: { 'photo-hash': 'not-done' },
    findings: ['chip.eeprom-failure'],
  },
  {
    story: 'EEPROM corrupted in the card data',
    image: { ...of17(), cardData: null, cardDataStatusWord: 0x6581 },
    verdicts: { 'chip-number': 'not-done' },
    findings: ['chip.eeprom-failure'],
  },
  {
    story: 'no identity file',
    image: withFiles(of17(), { identity: missing }),
    verdicts: nothingOfIdentity,
    findings: ['chip.file-missing'],
  },
  {
    story: 'no RRN certificate file, and an erased address: two causes',
    image: withFiles(of17(), { 'rrn-certificate': missing, address: zeros(121) }),
    verdicts: { ...bothSignatures('not-done'), 'rrn-chain': 'not-done' },
    findings: ['chip.file-missing', 'data.address-missing'],
    isUntrusted: true,
  },
];

export const judgedCards: readonly JudgedCard[] = [
  ...sound,
  ...signatures,
  ...trust,
  ...data,
  ...addressAndPhoto,
  ...dates,
  ...certificates,
  ...chipAndPin,
  ...reading,
];
