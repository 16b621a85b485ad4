/** Good cards raise no alarm: whatever is unusual but right about a holder or a card, nothing above a notice is said, and no check fails. */
import { documentTypes } from '../../../../eid/decode/document-types.ts';
import { birthDateCards, documentTypeCards, fieldCards, oldForeigner } from '../../../cards/documents.ts';
import { generationCards } from '../../../cards/generations.ts';
import { peopleCards } from '../../../cards/people.ts';
import { judged, judgedGroup, type Judgement, type JudgedCard, nothingOfCertificates } from './judged-card.ts';

const nothing: Judgement = {};
const withoutCertificates: Judgement = { verdicts: nothingOfCertificates, findings: ['certificate.missing'] };

const generations = judgedGroup(generationCards, {
  applet10: nothing,
  applet11: nothing,
  applet11Resigned: nothing,
  applet17: nothing,
  applet18: nothing,
  rekeyed: nothing,
  sha1: nothing,
  mixedDigests: nothing,
  mixedDigestsReversed: nothing,
  versioned: nothing,
  versioned18: nothing,
  paddedIdentity: nothing,
  bareAddress: nothing,
  longPaddedAddress: nothing,
  paddedRegister: nothing,
  longField: { shown: { regionalFileNumber: 'x'.repeat(300) } },
  longFieldSevenBits: { shown: { regionalFileNumber: 'x'.repeat(300) } },
});

const people = judgedGroup(peopleCards, {
  kids: withoutCertificates,
  kidsWithCertificate: { findings: ['certificate.missing'] },
  minor: { findings: ['certificate.missing'] },
  senior: { verdicts: { 'citizen-certificates': 'failed' }, findings: ['certificate.expired'] },
  expired: {
    verdicts: { 'card-validity': 'failed', 'citizen-certificates': 'failed' },
    findings: ['card.expired'],
  },
  longName: { shown: { nobleCondition: 'Comtesse' } },
  euPlus: { shown: { euStartDate: '2022-04-12' } },
  euDateToCome: { shown: { euStartDate: null } },
  bornIn2000: { shown: { birthDate: { raw: '01 JAN 2000', iso: '2000-01-01', year: 2000 } } },
  bornIn1999: { shown: { birthDate: { raw: '31 DEC 1999', iso: '1999-12-31', year: 1999 } } },
  bornOnLeapDay: { shown: { birthDate: { raw: '29 FEV 2004', iso: '2004-02-29', year: 2004 } } },
  birthYearOnly: { shown: { birthDate: { raw: '        1992', iso: null, year: 1992 } } },
  numberWithYearOnly: withoutCertificates,
  numberWithMonthOnly: withoutCertificates,
  numberCountedOn: withoutCertificates,
  numberWithoutDate: withoutCertificates,
  registerMan: { ...withoutCertificates, shown: { sex: 'M' } },
  registerWoman: { ...withoutCertificates, shown: { sex: 'F' } },
  bis: withoutCertificates,
  bisSexUnknown: withoutCertificates,
  bisDateUnknown: withoutCertificates,
  noGivenNames: { shown: { givenNames: null } },
  noSurname: { shown: { surname: null } },
  decomposedNames: { shown: { givenNames: 'Géraldine Noëlle'.normalize('NFC') } },
  composedNames: { shown: { givenNames: 'Géraldine Noëlle'.normalize('NFC') } },
  diacritics: { shown: { surname: 'Żółć-Håkonsøn Ğüneş Çelebi Nguyễn Ștefănescu' } },
  beyondLatin: { shown: { surname: 'Примерова-Ψευδή 例' } },
  longestName: { shown: { surname: 'Ëxtra '.repeat(43).slice(0, 257) } },
  blanksAround: { shown: { birthPlace: 'Exempleville' } },
  abroad: { findings: ['data.address-abroad'] },
  blanksInAddress: nothing,
  twoTriesLeft: { findings: ['pin.tries-left'] },
  oneTryLeft: { findings: ['pin.tries-left'] },
  pinBlocked: { findings: ['pin.blocked'] },
});

const codes = Object.entries(documentTypes).map(([code, name]) => ({ code: Number(code), name }));
const documents = documentTypeCards.map((card, index) =>
  judged(card, { shown: { documentType: codes[index] ?? null } }),
);

const births = birthDateCards.map((card) => {
  const written = card.definition.defects?.identityFields?.[0x0c];
  const raw = typeof written === 'string' ? written.normalize('NFC') : '';
  return judged(card, { shown: { birthDate: { raw, iso: card.iso, year: 1985 } } });
});

export const soundCards: readonly JudgedCard[] = [
  ...generations,
  ...people,
  ...documents,
  judged(oldForeigner, { shown: { cardNumber: '123456748' } }),
  ...fieldCards.map((card) => judged(card)),
  ...births,
];
