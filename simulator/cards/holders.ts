/**
 * Definitions of sound cards, from which the demo cards are made by changing one thing. The people, streets and
 * municipalities are invented; the national numbers have specimen months that are never issued.
 */
import type { CardDefinition } from '../card-maker/card-definition.ts';

const years2022To2032 = { from: { year: 2022, month: 4, day: 12 }, to: { year: 2032, month: 4, day: 12 } };

export const adult17: CardDefinition = {
  name: 'adult-1.7',
  generation: '1.7',
  language: 'nl',
  holder: {
    surname: 'Proefpersoon',
    givenNames: 'Joris Verzonnen',
    thirdGivenNameInitial: 'M',
    birthDate: { year: 1985, month: 3, day: 14 },
    birthSequence: 123,
    sex: 'male',
    nationality: 'Belg',
    birthPlace: 'Voorbeeldgem',
    nobleCondition: '',
  },
  document: {
    cardNumber: '0000001701',
    type: '1',
    validFrom: years2022To2032.from,
    validTo: years2022To2032.to,
    municipality: 'Voorbeeldgem',
  },
  address: { streetAndNumber: 'Denkbeeldige Laan 12 bus 3', zip: '9999', municipality: 'Voorbeeldgem' },
  photo: 'drawn-man',
  certificates: { authentication: years2022To2032, signature: years2022To2032 },
};

export const adult18: CardDefinition = {
  name: 'adult-1.8',
  generation: '1.8',
  language: 'fr',
  holder: {
    surname: 'Exemplaire',
    givenNames: 'Manon Imaginée',
    thirdGivenNameInitial: 'L',
    birthDate: { year: 1992, month: 8, day: 27 },
    birthSequence: 246,
    sex: 'female',
    nationality: 'Belge',
    birthPlace: 'Exempleville',
    nobleCondition: '',
  },
  document: {
    cardNumber: '0000001802',
    type: '1',
    validFrom: years2022To2032.from,
    validTo: years2022To2032.to,
    municipality: 'Exempleville',
  },
  address: { streetAndNumber: 'Rue de la Fiction 8', zip: '9998', municipality: 'Exempleville' },
  photo: 'drawn-woman-195',
  certificates: { authentication: years2022To2032, signature: years2022To2032 },
};

/** A card of the first years: RSA-1024 and SHA-1, valid for five years, and the same answer to reset as applet 1.7. */
export const adult11: CardDefinition = {
  ...adult17,
  name: 'adult-1.1',
  generation: '1.1',
  document: {
    ...adult17.document,
    cardNumber: '0000001101',
    validFrom: { year: 2008, month: 3, day: 10 },
    validTo: { year: 2013, month: 3, day: 10 },
  },
  certificates: {
    authentication: { from: { year: 2008, month: 3, day: 10 }, to: { year: 2013, month: 3, day: 10 } },
    signature: { from: { year: 2008, month: 3, day: 10 }, to: { year: 2013, month: 3, day: 10 } },
  },
};

const issued2014 = { year: 2014, month: 5, day: 6 };

/** Cards of people over 75 are valid for 30 years, their certificates for 10 (reference belgian-eid.md §1). */
export const senior17: CardDefinition = {
  name: 'senior-1.7',
  generation: '1.7',
  language: 'nl',
  holder: {
    surname: 'Oudeman-Bedacht',
    givenNames: 'Godelieve Fictieve',
    thirdGivenNameInitial: '',
    birthDate: { year: 1938, month: 11, day: 2 },
    birthSequence: 78,
    sex: 'female',
    nationality: 'Belg',
    birthPlace: 'Voorbeeldgem',
    nobleCondition: '',
  },
  document: {
    cardNumber: '0000001703',
    type: '1',
    validFrom: issued2014,
    validTo: { ...issued2014, year: 2044 },
    municipality: 'Voorbeeldgem',
  },
  address: { streetAndNumber: 'Verzinselstraat 75', zip: '9999', municipality: 'Voorbeeldgem' },
  photo: 'drawn-old-woman',
  certificates: {
    authentication: { from: issued2014, to: { ...issued2014, year: 2024 } },
    signature: { from: issued2014, to: { ...issued2014, year: 2024 } },
  },
};

export const expired: CardDefinition = {
  name: 'expired',
  generation: '1.7',
  language: 'de',
  holder: {
    surname: 'Mustermann-Erfunden',
    givenNames: 'Jürgen Beispiel',
    thirdGivenNameInitial: 'K',
    birthDate: { year: 1969, month: 3, day: 5 },
    birthSequence: 311,
    sex: 'male',
    nationality: 'Belgier',
    birthPlace: 'Musterhausen',
    nobleCondition: '',
  },
  document: {
    cardNumber: '0000001704',
    type: '1',
    validFrom: { year: 2015, month: 9, day: 1 },
    validTo: { year: 2025, month: 9, day: 1 },
    municipality: 'Musterhausen',
  },
  address: { streetAndNumber: 'Märchenweg 21', zip: '9997', municipality: 'Musterhausen' },
  photo: 'drawn-old-man',
  certificates: {
    authentication: { from: { year: 2015, month: 9, day: 1 }, to: { year: 2025, month: 9, day: 1 } },
    signature: { from: { year: 2015, month: 9, day: 1 }, to: { year: 2025, month: 9, day: 1 } },
  },
};

/** A surname of 80 letters (90 bytes, all that the field has room for), letters of two bytes everywhere, and files that begin with tag 00. */
export const longName: CardDefinition = {
  ...adult18,
  name: 'long-name',
  holder: {
    surname: "d'Énigme-Inventée de la Forêt-Féerique et du Château-Rêvé sur l'Île-aux-Éléphant",
    givenNames: 'Zoë-Éléonore-Françoise-Thérèse Hélène-Noëlle-Gaëlle-Adélaïde',
    thirdGivenNameInitial: 'É',
    birthDate: { year: 2001, month: 8, day: 9 },
    birthSequence: 402,
    sex: 'female',
    nationality: 'Belge',
    birthPlace: "Notre-Dame-de-l'Exemple-Imaginé",
    nobleCondition: 'Comtesse',
  },
  document: { ...adult18.document, cardNumber: '0000001805' },
  address: {
    streetAndNumber: 'Chaussée des Chimères-et-des-Songes 1234 boîte 0567',
    zip: '9998',
    municipality: "Exempleville-lez-l'Évêque-Imaginé",
  },
  fileVersion: true,
};

export const euPlus: CardDefinition = {
  ...adult18,
  name: 'foreigner-eu-plus',
  language: 'nl',
  holder: {
    surname: 'Exemplo',
    givenNames: 'Duarte Inventado',
    thirdGivenNameInitial: '',
    birthDate: { year: 1979, month: 10, day: 30 },
    birthSequence: 457,
    sex: 'male',
    nationality: 'Portugal',
    birthPlace: 'Vila Imaginada',
    nobleCondition: '',
  },
  document: { ...adult18.document, cardNumber: '1234567', type: '32', municipality: 'Voorbeeldgem' },
  address: { streetAndNumber: 'Hersenschimstraat 4', zip: '9999', municipality: 'Voorbeeldgem' },
  photo: 'drawn-man-195',
  specialFields: { 0x1f: '12.04.2022' },
};

/** A Kids-ID is valid for three years and carries certificates only when the parents ask for them. */
export const kids: CardDefinition = {
  ...adult18,
  name: 'kids',
  language: 'nl',
  holder: {
    surname: 'Proefkind',
    givenNames: 'Noor Bedachte',
    thirdGivenNameInitial: '',
    birthDate: { year: 2018, month: 6, day: 21 },
    birthSequence: 168,
    sex: 'female',
    nationality: 'Belg',
    birthPlace: 'Voorbeeldgem',
    nobleCondition: '',
  },
  document: {
    cardNumber: '0000001806',
    type: '6',
    validFrom: { year: 2025, month: 2, day: 3 },
    validTo: { year: 2028, month: 2, day: 3 },
    municipality: 'Voorbeeldgem',
  },
  address: { streetAndNumber: 'Luchtkasteelplein 9', zip: '9999', municipality: 'Voorbeeldgem' },
  photo: 'drawn-child',
  certificates: { authentication: null, signature: null },
};
