/** The reading use case as a visit needs it: facts for a request instead of everything a technician wants to see. */
import type { CardReading } from '../../eid/index.ts';
import type { CardReadingPort } from '../visit/card-reading-port.ts';
import { cardFactsOf } from './card-facts-of.ts';
import type { ChipProofs } from './chip-proofs.ts';
import type { CardReadingUseCase } from './create-card-reading.ts';

/** Null until both chip and identity file have said who they are. */
const cardIdentityOf = ({ card, identity }: CardReading): string | null => {
  const cardNumber = identity?.cardNumber ?? null;
  return card.serial === null || cardNumber === null ? null : `${card.serial} ${cardNumber}`;
};

/** The chip is challenged where the plan asks for its key, and once a visit at most; PIN tries are told, because a blocked PIN is worth an offer. */
export const cardReadingForVisit = (cardReading: CardReadingUseCase): CardReadingPort => ({
  beginVisit: () => {
    const chipProofs: ChipProofs = new Map();
    return {
      readCard: async (readerName, { files, earlierAttempts, onProgress, signal }) => {
        const { reading } = await cardReading.readCard(readerName, {
          chipProofs,
          files,
          challenge: files.includes('basic-public-key'),
          pinStatus: true,
          revocation: 'online',
          earlierAttempts,
          onProgress,
          signal,
        });
        return { facts: cardFactsOf(reading), cardIdentity: cardIdentityOf(reading) };
      },
    };
  },
});
