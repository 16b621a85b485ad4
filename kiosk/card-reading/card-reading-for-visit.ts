/** The reading use case as a visit needs it: facts for a request instead of everything a technician wants to see. */
import { type CardReading, toEidReadDocument } from '../../eid/index.ts';
import { attributesForDiagnosis, withoutPersonalValues } from '../diagnostics/reading-facts.ts';
import type { ReaderAttribute } from '../ports.ts';
import type { CardReadingPort } from '../visit/card-reading-port.ts';
import { cardFactsOf } from './card-facts-of.ts';
import type { ChipProofs } from './chip-proofs.ts';
import type { CardReadingUseCase } from './create-card-reading.ts';

/** Null until both chip and identity file have said who they are. */
const cardIdentityOf = ({ card, identity }: CardReading): string | null => {
  const cardNumber = identity?.cardNumber ?? null;
  return card.serial === null || cardNumber === null ? null : `${card.serial} ${cardNumber}`;
};

/** Looks that need no card: what the reader says of itself, and the state of its slot at this moment. */
export type ReaderLook = {
  readonly attributes: (readerName: string) => Promise<readonly ReaderAttribute[]>;
  readonly stateWord: (readerName: string) => string | null;
};

/** The chip is challenged where the plan asks for its key, and once a visit at most; PIN tries are told, because a blocked PIN is worth an offer. */
export const cardReadingForVisit = (cardReading: CardReadingUseCase, look: ReaderLook): CardReadingPort => ({
  beginVisit: () => {
    const chipProofs: ChipProofs = new Map();
    return {
      readCard: async (readerName, { files, earlierAttempts, expiresSoonDays, forDiagnosis, onProgress, signal }) => {
        const read = await cardReading.readCard(readerName, {
          chipProofs,
          files,
          challenge: files.includes('basic-public-key'),
          pinStatus: true,
          revocation: 'online',
          earlierAttempts,
          expiresSoonDays,
          onProgress,
          signal,
        });
        const { reading } = read;
        return {
          facts: cardFactsOf(reading),
          reading: {
            read: withoutPersonalValues(toEidReadDocument(reading, readerName, read.timings)),
            findings: reading.findings,
            readerKnownGood: read.readerKnownGood,
            readerAttributes: forDiagnosis ? attributesForDiagnosis(await look.attributes(readerName)) : [],
            stateWord: look.stateWord(readerName),
            endedBy: read.endedBy,
          },
          cardIdentity: cardIdentityOf(reading),
        };
      },
    };
  },
});
