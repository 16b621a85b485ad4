/**
 * Cards with nothing wrong, however unusual they or their holders are, with what is found all the same. Whatever else is said
 * about one of them is a false alarm.
 */
import type { FindingCode } from '../../contract/findings.ts';
import { adult17, adult18 } from '../../simulator/cards/holders.ts';
import { documentTypeCards, oldForeigner } from '../cards/documents.ts';
import { generationCards } from '../cards/generations.ts';
import { peopleCards } from '../cards/people.ts';
import { like, type TestCard, withFields } from '../cards/test-card.ts';
import { type OnCard, onCard, onTestCard } from './provocation.ts';

const good = ({ story, definition, judgedAt }: TestCard, ...found: readonly FindingCode[]): OnCard =>
  onCard(story, definition, { also: [...onTestCard, ...found], ...(judgedAt === undefined ? {} : { judgedAt }) });

const { kids, kidsWithCertificate, minor } = peopleCards;

const ofPeople: readonly OnCard[] = [
  good({ story: 'An adult on applet 1.7.', definition: adult17 }),
  good({ story: 'An adult on applet 1.8.', definition: adult18 }),
  good(kids, 'certificate.missing'),
  good(kidsWithCertificate, 'certificate.missing'),
  good(minor, 'certificate.missing'),
  good(peopleCards.senior, 'certificate.expired'),
  good(peopleCards.bornIn1999),
  good(peopleCards.bornIn2000),
  good(peopleCards.bornOnLeapDay),
  good({
    story: 'Born on the last day of 2013.',
    definition: like(adult18, 'born-in-2013', {
      holder: { ...adult18.holder, birthDate: { year: 2013, month: 12, day: 31 } },
    }),
  }),
  good(peopleCards.birthYearOnly),
  good({
    story: 'Only the year of birth is known, and nothing stands for the rest.',
    definition: withFields(adult18, 'birth-year-alone', { 0x0c: '1992' }),
  }),
  good(peopleCards.longName),
  good(peopleCards.noGivenNames),
  good(peopleCards.noSurname),
  good(peopleCards.diacritics),
  good(peopleCards.decomposedNames),
  good(peopleCards.beyondLatin),
  good(peopleCards.abroad, 'data.address-abroad'),
];

/** The maker writes no certificates for numbers that it did not make. */
const ofNumbers: readonly OnCard[] = [
  peopleCards.numberWithYearOnly,
  peopleCards.numberWithMonthOnly,
  peopleCards.numberCountedOn,
  peopleCards.numberWithoutDate,
  peopleCards.bis,
  peopleCards.bisSexUnknown,
  peopleCards.bisDateUnknown,
].map((card) => good(card, 'certificate.missing'));

const ofForeigners: readonly OnCard[] = [
  ...documentTypeCards.map((card) => good(card)),
  good(peopleCards.euPlus),
  good(peopleCards.euDateToCome),
  good(oldForeigner),
];

const ofGenerations: readonly OnCard[] = [
  good(generationCards.applet10),
  good(generationCards.applet11),
  good(generationCards.rekeyed),
  good(generationCards.mixedDigests),
];

export const goodCards: readonly OnCard[] = [...ofPeople, ...ofNumbers, ...ofForeigners, ...ofGenerations];
