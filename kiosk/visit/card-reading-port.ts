/** The little the visit needs of the reading use case (kiosk/card-reading): one card in, facts out, progress on the way. */
import type { EidFileName } from '../../contract/eid-files.ts';
import type { ReadingFacts } from '../diagnostics/reading-facts.ts';
import type { CardFacts } from '../requests/card-facts.ts';

export type ReadPhase = 'started' | 'finished';

export type CardRead = {
  readonly facts: CardFacts;
  /** The same reading without anything personal, for a diagnosis. */
  readonly reading: ReadingFacts;
  /**
   * What tells this physical card from every other (chip serial and card number), null when the card did not say. Only a
   * keyed hash of it is kept, in memory, while the visit lasts.
   */
  readonly cardIdentity: string | null;
};

export type ReadCardOptions = {
  readonly files: readonly EidFileName[];
  /** How often this visit has had a problem with a card already: a failure that repeats is proven. */
  readonly earlierAttempts: number;
  /** How many days before its end the municipality says that a card expires soon. */
  readonly expiresSoonDays: number;
  /** What the reader says of itself is asked for too, which takes a moment. */
  readonly forDiagnosis: boolean;
  readonly onProgress: (file: EidFileName, phase: ReadPhase) => void;
  /** Aborted when nobody wants the answer any more; the reading then ends as soon as the card lets it. */
  readonly signal: AbortSignal;
};

/** The reads of one visit. What they remember of a card is gone when nobody holds this any more. */
export interface VisitReading {
  /** Never rejects for anything a card or reader can do: that is a finding. */
  readCard(readerName: string, options: ReadCardOptions): Promise<CardRead>;
}

export interface CardReadingPort {
  /** Nothing of what an earlier visit read is known to it. */
  beginVisit(): VisitReading;
}
