/** Readings to export: sound cards of every generation that the card maker knows, and one with names that hurt careless writers. */
import { type CardImage, type CardReading, interpretCard, toEidReadDocument } from '../../../../eid/index.ts';
import type { ExportableReading } from '../../../../eid/export/json-export.ts';
import type { CardDefinition } from '../../../../simulator/card-maker/card-definition.ts';
import { makeChip } from '../../../../simulator/card-maker/make-chip.ts';
import { adult17, adult18, longName } from '../../../../simulator/cards/holders.ts';
import { asTestCard, imageOf } from '../card-images.ts';

/** Markup, quotes, separators, a formula, Hebrew and Arabic, a decomposed letter, a direction override, a control character. */
export const hurtful: CardDefinition = {
  ...adult18,
  name: 'hurtful-names',
  holder: {
    ...adult18.holder,
    surname: '=2+3,"Proef" & <Persoon>',
    givenNames: 'Zoe\u0308 אבג ابت',
    birthPlace: 'Voor\u202Ebeeld\u0007gem',
  },
  address: { streetAndNumber: "'t Steegje; 1\t<b>", zip: '@9999', municipality: '-Denkbeeldig]]>' },
};

export const exportedCards: Readonly<Record<string, CardDefinition>> = {
  'a 1.7 card': adult17,
  'a re-keyed 1.7 card': { ...adult17, name: 're-keyed', rrnFamily: 'ec' },
  'a 1.8 card': adult18,
  'a card with long names': longName,
  'a card with names that hurt': hurtful,
  'a card without an address': { ...adult18, name: 'abroad', address: null },
};

export const readAt = '2026-03-01T09:30:00.000Z';
const timings = { firstFieldsMs: 1, completeMs: 2, exchanges: 3, bytesSent: 4, bytesReceived: 5 };

export const judged = (image: CardImage): Promise<CardReading> => interpretCard(image, asTestCard);

export const documentOf = (reading: CardReading) => toEidReadDocument(reading, 'Invented Reader 00', timings);

export const exportable = async (definition: CardDefinition): Promise<ExportableReading & { reading: CardReading }> => {
  const image = imageOf(makeChip(definition));
  const reading = await judged(image);
  return { image, talkFindings: [], document: documentOf(reading), readAt, reading };
};
