/** Readings that went wrong, and answers that no chip of the maker gives: written down by hand. */
import { eidFileNames } from '../../../../contract/eid-files.ts';
import type { CardImage, EidFile, FileOutcome } from '../../../../eid/card-image.ts';
import { decodeContents } from '../../../../eid/verify/card-contents.ts';
import { adult17, adult18 } from '../../../../simulator/cards/holders.ts';
import { fileBytes, withFiles } from '../card-images.ts';
import { fromHex, zeros } from '../tlv-file.ts';
import {
  judgedImage,
  type JudgedCard,
  nothingOfCertificates,
  nothingOfIdentity,
  nothingOfRegister,
  readMade,
  type Verdicts,
} from './judged-card.ts';

const of17 = () => readMade(adult17);
const of18 = () => readMade(adult18);
const rogue18 = () => readMade({ ...adult18, pki: 'rogue' });

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

const withAllFiles = (image: CardImage, outcome: FileOutcome): CardImage => {
  const files: Partial<Record<EidFile, FileOutcome>> = {};
  for (const file of eidFileNames) files[file] = outcome;
  return withFiles(image, files);
};
const nothingDone: Verdicts = {
  ...nothingOfIdentity,
  ...nothingOfCertificates,
  ...nothingOfRegister,
  'chip-authenticity': 'not-done',
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

const answers: readonly JudgedCard[] = [
  judgedImage('the answer of another key', () => ({ ...of18(), challenge: rogue18().challenge }), {
    verdicts: { 'chip-authenticity': 'failed' },
    findings: ['card.copy-suspected'],
  }),
  judgedImage(
    'another key file, and the right answer for it: a copy that was made with care',
    () => ({
      ...withFiles(of18(), { 'basic-public-key': fileBytes(rogue18(), 'basic-public-key') }),
      challenge: rogue18().challenge,
    }),
    { verdicts: { 'chip-authenticity': 'failed' }, findings: ['card.copy-suspected'] },
  ),
  judgedImage(
    'an empty answer',
    () => ({ ...of18(), challenge: { status: 'answered', challenge: zeros(48), response: zeros(0) } }),
    { verdicts: { 'chip-authenticity': 'failed' }, findings: ['card.copy-suspected'] },
  ),
  judgedImage(
    'a chip that refuses the challenge',
    () => ({ ...of18(), challenge: { status: 'failed', statusWord: 0x6d00, trouble: null } }),
    { verdicts: { 'chip-authenticity': 'failed' }, findings: ['card.copy-suspected'] },
  ),
  judgedImage(
    'an answer that was lost on the way',
    () => ({ ...of18(), challenge: { status: 'failed', statusWord: null, trouble: 'communication' } }),
    { verdicts: { 'chip-authenticity': 'not-done' } },
  ),
  judgedImage('card data too short to say which applet it is', () => ({ ...of17(), cardData: zeros(16).fill(1) }), {
    verdicts: { 'chip-number': 'not-done' },
    findings: ['chip.unsupported-generation'],
  }),
  judgedImage(
    'an applet that refuses to say what it is',
    () => ({ ...of17(), cardData: null, cardDataStatusWord: 0x6d00 }),
    { verdicts: { 'chip-number': 'not-done' }, findings: ['chip.unsupported-generation'] },
  ),
  judgedImage('fields from a file that carries no signatures, as the official viewer writes', () => unsigned(of17()), {
    verdicts: {
      'identity-signature': 'not-done',
      'address-signature': 'not-done',
      'photo-hash': 'not-done',
      'chip-number': 'not-done',
      'chip-authenticity': 'not-done',
    },
    findings: ['data.unsigned-source'],
  }),
];

const outcomes: readonly JudgedCard[] = [
  judgedImage(
    'a bank card',
    () => ({
      ...withAllFiles(of17(), failure(0x6a82, [])),
      atr: fromHex('3B6B00000031C064A98441008290'),
      appletStatusWord: 0x6a82,
      cardData: null,
      cardDataStatusWord: null,
      pinTriesLeft: null,
    }),
    { verdicts: nothingDone, findings: ['chip.not-eid'], isUntrusted: true },
  ),
  judgedImage('a card that is not activated', () => withAllFiles(of18(), notActivated), {
    verdicts: nothingDone,
    findings: ['chip.not-activated'],
    isUntrusted: true,
  }),
  judgedImage(
    'certificates that are not activated yet',
    () => withFiles(of18(), { 'authentication-certificate': notActivated, 'signature-certificate': notActivated }),
    { verdicts: nothingOfCertificates, findings: ['certificate.missing'] },
  ),
  judgedImage(
    'a memory cell that fails at the same place every time',
    () => withFiles(of17(), { identity: failure(0x6400, six(0x60)) }),
    { verdicts: nothingOfIdentity, findings: ['chip.memory-damaged'] },
  ),
  judgedImage(
    'transmission that breaks at the same place every time',
    () => withFiles(of17(), { address: failure(null, six(0x60), 'communication') }),
    { verdicts: { 'address-signature': 'not-done' }, findings: ['chip.memory-damaged'] },
  ),
  judgedImage(
    'a refusal at moving places: the chip speaks, but it is not proven yet',
    () => withFiles(of17(), { identity: failure(0x6400, [0, 96, 0, 96]) }),
    { verdicts: nothingOfIdentity, findings: ['chip.memory-damaged'] },
  ),
  judgedImage(
    'transmission that breaks at moving places is the business of the reader',
    () => withFiles(of17(), { photo: failure(null, [0, 256, 512, 256], 'communication') }),
    { verdicts: { 'photo-hash': 'not-done' } },
  ),
  judgedImage(
    'the identity signature was lost on the way: nothing is wrong, and nothing is vouched for',
    () => withFiles(of17(), { 'identity-signature': failure(null, [0, 128], 'communication') }),
    { verdicts: { 'identity-signature': 'not-done', 'address-signature': 'not-done' } },
  ),
  judgedImage(
    'the address signature was lost on the way',
    () => withFiles(of17(), { 'address-signature': failure(null, [0, 128], 'communication') }),
    { verdicts: { 'address-signature': 'not-done' } },
  ),
  judgedImage(
    'the RRN certificate was lost on the way',
    () => withFiles(of17(), { 'rrn-certificate': failure(null, [0, 256], 'communication') }),
    { verdicts: nothingOfRegister, isUntrusted: true },
  ),
  judgedImage(
    'a card pulled out in the middle is the business of the reader',
    () => ({ ...withFiles(of17(), { photo: failure(null, [512], 'card-removed') }), endedBy: 'card-removed' }),
    { verdicts: { 'photo-hash': 'not-done' } },
  ),
  judgedImage('EEPROM corrupted while reading', () => withFiles(of17(), { photo: failure(0x6581, [512]) }), {
    verdicts: { 'photo-hash': 'not-done' },
    findings: ['chip.eeprom-failure'],
  }),
  judgedImage('EEPROM corrupted in the card data', () => ({ ...of17(), cardData: null, cardDataStatusWord: 0x6581 }), {
    verdicts: { 'chip-number': 'not-done' },
    findings: ['chip.eeprom-failure'],
  }),
  judgedImage(
    'no RRN certificate file, and an erased address: two causes',
    () => withFiles(of17(), { 'rrn-certificate': missing, address: zeros(121) }),
    { verdicts: nothingOfRegister, findings: ['chip.file-missing', 'data.address-missing'], isUntrusted: true },
  ),
];

export const readings: readonly JudgedCard[] = [...answers, ...outcomes];
