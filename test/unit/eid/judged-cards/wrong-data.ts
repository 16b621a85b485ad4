/** Identity files that were signed as they are, and are wrong. */
import { wrongDataCards } from '../../../cards/wrong-data.ts';
import { judgedGroup, type Judgement, nothingOfCertificates, nothingOfIdentity } from './judged-card.ts';

const corrupt: Judgement = { verdicts: nothingOfIdentity, findings: ['data.identity-corrupt'] };
const incomplete: Judgement = { findings: ['data.identity-incomplete'] };
/** Shown with a mark in place of what nobody sees, and well signed; a human looks at the card before anything is made of it. */
const marked = (surname: string): Judgement => ({ findings: ['data.identity-corrupt'], shown: { surname } });
const wrongNumber: Judgement = {
  verdicts: { ...nothingOfCertificates, 'national-number': 'failed' },
  findings: ['data.national-number-invalid', 'certificate.missing'],
};
const unknownField: Judgement = { findings: ['data.unknown-field'] };

export const wrongData = judgedGroup(wrongDataCards, {
  halfField: corrupt,
  overrunningField: corrupt,
  endlessLength: corrupt,
  tagAlone: corrupt,
  duplicateField: corrupt,
  dataAfterPadding: corrupt,
  noMandatoryField: incomplete,
  noNationality: incomplete,
  emptyCardNumber: incomplete,
  oddPhotoHash: { ...incomplete, verdicts: { 'photo-hash': 'not-done' } },
  impossibleValidity: { ...incomplete, verdicts: { 'card-validity': 'not-done' } },
  noEuDate: incomplete,
  noBasicKeyHash: { ...incomplete, verdicts: { 'chip-authenticity': 'not-done' } },
  notUtf8: corrupt,
  overlongUtf8: corrupt,
  surrogate: corrupt,
  latin1: corrupt,
  nulInName: corrupt,
  controlInName: marked('\u{FFFD}[31mProefpersoon'),
  lineFeedInName: marked('Proef\u{FFFD}persoon'),
  directionInName: marked('Proef\u{FFFD}noosrep'),
  isolateInName: marked('Proef\u{FFFD}persoon'),
  zeroWidthInName: marked('Proef\u{FFFD}persoon'),
  hiddenTagsInName: marked('Proefpersoon\u{FFFD}\u{FFFD}'),
  controlInUnknownField: { ...unknownField, shown: { unknownFields: { '2B': '1B5B324A0007' } } },
  wrongCheckDigits: wrongNumber,
  shortNationalNumber: wrongNumber,
  wrongCardNumber: { findings: ['data.card-number-invalid'], shown: { cardNumber: '000000170153' } },
  strangeCardNumber: { findings: ['data.card-number-invalid'], shown: { cardNumber: 'X-1' } },
  otherHolder: { verdicts: { holder: 'failed' }, findings: ['data.holder-mismatch'] },
  otherBirthDate: {
    verdicts: nothingOfCertificates,
    findings: ['data.birth-date-mismatch', 'certificate.missing'],
  },
  otherBirthYear: { findings: ['data.birth-date-mismatch'] },
  otherSex: { findings: ['data.sex-mismatch'] },
  unknownSex: { ...unknownField, shown: { sex: null, unknownFields: { '0D': '58' } } },
  unknownStatus: { ...unknownField, shown: { specialStatus: null, unknownFields: { '10': '51' } } },
  unknownField: { ...unknownField, shown: { unknownFields: { '2A': '6E6577' } } },
  unknownDocumentType: {
    findings: ['data.unknown-document-type'],
    shown: { documentType: { code: 99, name: null } },
  },
  strangeDocumentType: {
    findings: ['data.unknown-document-type'],
    shown: { documentType: null, unknownFields: { '0F': '5859' } },
  },
  unknownMonth: { shown: { birthDate: { raw: '14 ENE 1985', iso: null, year: 1985 } } },
});
