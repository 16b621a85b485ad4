/**
 * A sound card for every document type, status, mention and spelling that the reference lists (belgian-eid.md §3), made from
 * the lists themselves: whoever adds a line there gets a card here.
 */
import { documentTypes, typesWithEuDate } from '../../eid/decode/document-types.ts';
import type { CardDefinition } from '../../simulator/card-maker/card-definition.ts';
import { adult11, adult17, adult18 } from '../../simulator/cards/holders.ts';
import { like, type TestCard, withFields } from './test-card.ts';

/** Cards of the 2021 layout and later came with applet 1.8. */
const firstTypeOf2021 = 31;
const belgianTypes: readonly number[] = [1, 6, 7, 8];

const documentOf = (code: number): CardDefinition => {
  const base = code >= firstTypeOf2021 ? adult18 : adult17;
  const cardNumber = belgianTypes.includes(code) ? base.document.cardNumber : `10000${String(code).padStart(2, '0')}`;
  return like(base, `document-type-${code}`, {
    document: { ...base.document, cardNumber, type: String(code) },
    ...(typesWithEuDate.includes(code) ? { specialFields: { 0x1f: '12.04.2022' } } : {}),
  });
};

export const documentTypeCards: readonly TestCard[] = Object.entries(documentTypes).map(([code, name]) => ({
  story: `Document type ${code}, ${name}.`,
  definition: documentOf(Number(code)),
}));

/** Story, tag, value. */
const fieldRows: readonly (readonly [story: string, tag: number, value: string])[] = [
  ['Special status 1: white cane.', 0x10, '1'],
  ['Special status 2: extended minority.', 0x10, '2'],
  ['Special status 3: white cane and extended minority.', 0x10, '3'],
  ['Special status 4: yellow cane.', 0x10, '4'],
  ['Special status 5: yellow cane and extended minority.', 0x10, '5'],
  ['A document type with a leading zero.', 0x0f, '01'],
  ['Female, in Dutch.', 0x0d, 'V'],
  ['Female, in German.', 0x0d, 'W'],
  ['A noble condition.', 0x0e, 'Comtesse'],
  ['The third card after two lost ones.', 0x12, '02'],
  ['Staff of SHAPE.', 0x13, '1'],
  ['Staff of NATO.', 0x13, '2'],
  ['Former holder of an EU blue card.', 0x13, '4'],
  ['A researcher.', 0x13, '5'],
  ['Member of the family, said by presence.', 0x14, '1'],
  ['Member of the family with nothing in the field: nobody can tell.', 0x14, ''],
  ['Date and country of protection.', 0x15, '01.02.2020-SY'],
  ['Labour market: unlimited.', 0x16, '7'],
  ['Labour market: limited.', 0x16, '8'],
  ['Labour market: none.', 0x16, '9'],
  ['Labour market: seasonal.', 0x16, 'A'],
  ['The number of an employer.', 0x17, '0000.000.097'],
  ['The number of a second employer.', 0x18, '0000.000.194'],
  ['A file number of the region.', 0x19, 'R-2022-0001'],
  ['Brexit: article 18(1) of the agreement.', 0x1b, 'B'],
  ['Brexit: permanent stay.', 0x1c, 'C'],
  ['A-card mention: seasonal.', 0x1d, 'A'],
  ['A-card mention: student.', 0x1d, 'D'],
  ['A-card mention: pupil.', 0x1d, 'E'],
  ['A-card mention: trainee.', 0x1d, 'F'],
  ['A-card mention: volunteer.', 0x1d, 'G'],
  ['A-card mention: au pair.', 0x1d, 'H'],
  ['A-card mention: researcher.', 0x1d, 'I'],
  ['A-card mention: looking for work.', 0x1d, 'J'],
  ['A mobility programme.', 0x1e, 'K'],
];

/** On adult18, who is a woman. */
export const fieldCards: readonly TestCard[] = fieldRows.map(([story, tag, value]) => ({
  story,
  definition: withFields(adult18, `field-${tag.toString(16).padStart(2, '0')}-${value || 'empty'}`, { [tag]: value }),
}));

const months: Readonly<Record<string, readonly string[]>> = {
  Dutch: ['JAN', 'FEB', 'MAAR', 'APR', 'MEI', 'JUN', 'JUL', 'AUG', 'SEP', 'OKT', 'NOV', 'DEC'],
  French: ['JAN', 'FEV', 'MARS', 'AVR', 'MAI', 'JUIN', 'JUIL', 'AOUT', 'SEPT', 'OCT', 'NOV', 'DEC'],
  German: ['JAN', 'FEB', 'MÄR', 'APR', 'MAI', 'JUN', 'JUL', 'AUG', 'SEP', 'OKT', 'NOV', 'DEZ'],
};

const isoOf = (month: number, day: number): string =>
  `1985-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

export type BirthDateCard = TestCard & { readonly iso: string };

/** The number of adult17 is a specimen's: its month says nothing, so any month of 1985 agrees with it. */
const bornInMonths: readonly BirthDateCard[] = Object.entries(months).flatMap(([language, names]) =>
  names.map((name, index) => ({
    story: `Born in month ${index + 1}, in ${language}: ${name}.`,
    definition: withFields(adult17, `born-${language.toLowerCase()}-${index + 1}`, {
      0x0c: language === 'German' ? `14.${name}.1985` : `14 ${name} 1985`,
    }),
    iso: isoOf(index + 1, 14),
  })),
);

const spellings: readonly (readonly [spelling: string, written: string, iso: string])[] = [
  ['a day of one digit', '1 JAN 1985', isoOf(1, 1)],
  ['two blanks', '14  MAAR  1985', isoOf(3, 14)],
  ['a dot and a blank', '22.DEZ. 1985', isoOf(12, 22)],
  ['dots and no blank', '23.SEP.1985', isoOf(9, 23)],
  ['nothing between the parts', '14MAAR1985', isoOf(3, 14)],
  ['small letters', '14 maar 1985', isoOf(3, 14)],
  ['an accent on FÉV', '14 FÉV 1985', isoOf(2, 14)],
  ['an accent on FÉV, decomposed', '14 FÉV 1985'.normalize('NFD'), isoOf(2, 14)],
  ['an accent on AOÛT', '14 AOÛT 1985', isoOf(8, 14)],
  ['an accent on DÉC', '14 DÉC 1985', isoOf(12, 14)],
  ['MÄR, decomposed', '14.MÄR.1985'.normalize('NFD'), isoOf(3, 14)],
  ['MÄR without its accent', '14.MAR.1985', isoOf(3, 14)],
];

export const birthDateCards: readonly BirthDateCard[] = [
  ...bornInMonths,
  ...spellings.map(([spelling, written, iso], index) => ({
    story: `A birth date with ${spelling}.`,
    definition: withFields(adult17, `birth-date-spelling-${index + 1}`, { 0x0c: written }),
    iso,
  })),
];

/** Nine digits, seven and two, without the B of later cards. */
export const oldForeigner: TestCard = {
  story: 'A foreigner of the first years: nine digits on the card, and no B before them.',
  definition: like(adult11, 'old-foreigner', { document: { ...adult11.document, cardNumber: '1234567', type: '3' } }),
  judgedAt: '2010-06-01T10:00:00Z',
};
