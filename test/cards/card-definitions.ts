/**
 * The catalogue of test cards: every case that the engine must read or see through, each made on the spot, each with its story.
 * Nobody on them exists. What must be said about each is in test/unit/eid/judged-cards; what the demo dock offers is in
 * simulator/cards. docs/test-cards.md lists them (node test/cards/write-test-cards.cli.ts).
 */
import { damagedFileCards } from './damaged-files.ts';
import { birthDateCards, documentTypeCards, fieldCards, oldForeigner } from './documents.ts';
import { generationCards } from './generations.ts';
import { peopleCards } from './people.ts';
import type { TestCard } from './test-card.ts';
import { wrongAddressAndPhotoCards } from './wrong-address-and-photo.ts';
import { wrongCertificateCards } from './wrong-certificates.ts';
import { wrongDataCards } from './wrong-data.ts';
import { wrongSignatureCards } from './wrong-signatures.ts';

type CardGroup = { readonly title: string; readonly cards: readonly TestCard[] };

export const cardGroups: readonly CardGroup[] = [
  { title: 'Generations, signatures and ways of storing', cards: Object.values(generationCards) },
  { title: 'People', cards: Object.values(peopleCards) },
  { title: 'Document types', cards: [...documentTypeCards, oldForeigner] },
  { title: 'Fields', cards: fieldCards },
  { title: 'Birth dates', cards: birthDateCards },
  { title: 'Wrong data, well signed', cards: Object.values(wrongDataCards) },
  { title: 'Wrong signatures and issuers', cards: Object.values(wrongSignatureCards) },
  { title: 'Wrong addresses and photos', cards: Object.values(wrongAddressAndPhotoCards) },
  { title: 'Wrong certificates and chips', cards: Object.values(wrongCertificateCards) },
  { title: 'Damaged files', cards: damagedFileCards },
];

export const testCards: readonly TestCard[] = cardGroups.flatMap(({ cards }) => cards);
