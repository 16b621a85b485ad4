/**
 * Trouble with the contacts of one card points at that card; of several cards after each other, at the reader (reference
 * belgian-eid.md §7). What is kept per reader is short, in memory and names no card: what kind answered, when, and whether
 * contact was lost. Pure.
 */
import type { Generation } from '../../contract/eid-read.ts';
import type { Finding, FindingCode } from '../../contract/findings.ts';

export type NotedReading = {
  /** Hex, empty when none came: the same for all cards of a generation. */
  readonly atr: string;
  readonly generation: Generation | null;
  /** Monotonic milliseconds. */
  readonly atMs: number;
  readonly hadContactTrouble: boolean;
};

/** Oldest first; one entry per card, as far as cards can be told apart without knowing any. */
export type ReaderHistory = readonly NotedReading[];

const keptCards = 5;
const cardsThatProve = 3;
/**
 * One person with one card tries again and again: within this time a reading that could be of the same card is taken for
 * one. Two persons with cards of one kind then count as one, so that the reader is blamed late rather than wrongly.
 */
const sameCardWithinMs = 180_000;

const contactTroubles: ReadonlySet<FindingCode> = new Set<FindingCode>([
  'reader.contact-unstable',
  'reader.not-answering',
]);

export const isContactTrouble = ({ code }: Pick<Finding, 'code'>): boolean => contactTroubles.has(code);

const couldBeSame = (one: NotedReading, other: NotedReading): boolean =>
  other.atMs - one.atMs < sameCardWithinMs &&
  (one.atr === other.atr || one.atr === '' || other.atr === '') &&
  (one.generation === other.generation || one.generation === null || other.generation === null);

/** A card that once had trouble keeps it: that it went well at the third attempt does not speak for the contacts. */
export const withNotedReading = (history: ReaderHistory, reading: NotedReading): ReaderHistory => {
  const same = history.findLast((earlier) => couldBeSame(earlier, reading));
  const noted: NotedReading =
    same === undefined
      ? reading
      : {
          atr: reading.atr === '' ? same.atr : reading.atr,
          generation: reading.generation ?? same.generation,
          atMs: reading.atMs,
          hadContactTrouble: same.hadContactTrouble || reading.hadContactTrouble,
        };
  return [...history.filter((earlier) => earlier !== same), noted].slice(-keptCards);
};

/** How many cards lost contact, null while it may still be the cards. */
export const cardsAgainstReader = (history: ReaderHistory): number | null => {
  const cards = history.filter(({ hadContactTrouble }) => hadContactTrouble).length;
  return cards >= cardsThatProve ? cards : null;
};

/** Contact trouble of this reading in the light of the cards before it: the reader's, and a technician's to cure. */
export const withReaderBlamed = (findings: readonly Finding[], history: ReaderHistory): readonly Finding[] => {
  const cards = cardsAgainstReader(history);
  if (cards === null) return findings;
  return findings.map((found) =>
    isContactTrouble(found)
      ? {
          ...found,
          certainty: 'proven',
          evidence: { ...found.evidence, cards },
          remedies: ['call-technician', ...found.remedies.filter((remedy) => remedy !== 'call-technician')],
        }
      : found,
  );
};
