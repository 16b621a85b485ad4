/** The reading use case: one reader in, everything that can be said about the card in it out. Used by the visit and the command line. */
import type { EidFileName } from '../../contract/eid-files.ts';
import type { ReadTimings } from '../../contract/eid-read.ts';
import type { Finding } from '../../contract/findings.ts';
import {
  type CardImage,
  type CardReading,
  type CryptoPort,
  interpretCard,
  type ReadOptions,
  type RevocationTransportPort,
  type Roots,
  rememberVerifications,
  sortFindings,
  type Trouble,
  verifyAhead,
} from '../../eid/index.ts';
import { toHex } from '../../eid/bytes.ts';
import { decodeCardData } from '../../eid/decode/card-data.ts';
import type { CardReaderPort, ClockPort, JournalPort, RandomPort } from '../ports.ts';
import { type ChipProofs, withChipProof } from './chip-proofs.ts';
import type { TraceLine } from './exchange-trace.ts';
import { lookUpRevocation, type RevocationTraceLine } from './look-up-revocation.ts';
import { readCardImage, type Talk } from './read-card-image.ts';
import {
  cardsAgainstReader,
  isContactTrouble,
  type ReaderHistory,
  withNotedReading,
  withReaderBlamed,
} from './reader-history.ts';

export type CardReadingParts = {
  readonly reader: CardReaderPort;
  readonly crypto: CryptoPort;
  readonly clock: ClockPort;
  readonly random: RandomPort;
  readonly roots: Roots;
  /** Null: there is nobody to ask whether a certificate was revoked. */
  readonly revocation: RevocationTransportPort | null;
  /** Told when several cards lost contact in one reader. */
  readonly journal?: JournalPort;
};

export type CardReadingOptions = {
  readonly files: readonly EidFileName[];
  /** Ask a 1.8 chip to prove its key; costs one of its 5000 uses, so at most once a visit. Needs the basic public key among `files` to be judged. */
  readonly challenge: boolean;
  /** What chips answered earlier in this visit: they are not asked again, and answers of others are added. */
  readonly chipProofs?: ChipProofs;
  readonly pinStatus: boolean;
  /** `online`: whoever the certificates name is asked, for no longer than look-up-revocation.ts allows. */
  readonly revocation: 'offline' | 'online';
  /** ISO instant at which the card is judged; default: the clock's. */
  readonly now?: string;
  /** How many days before its end a card is said to expire soon; default: eid's own. */
  readonly expiresSoonDays?: number;
  /** Problems this visit has had with a card before; default 0. */
  readonly earlierAttempts?: number;
  /** Card time at most: from connecting to letting go, revocation not counted. Default 20 s. */
  readonly deadlineMs?: number;
  /** Power the card down and up before anything is asked of it; every other program at the card is told `card-reset`. */
  readonly powerCycleFirst?: boolean;
  readonly onProgress?: (file: EidFileName, phase: 'started' | 'finished') => void;
  readonly onTrace?: (line: TraceLine) => void;
  readonly onRevocationTrace?: (line: RevocationTraceLine) => void;
  readonly signal?: AbortSignal;
};

export type CardRead = {
  readonly reading: CardReading;
  /** What was read, for whoever wants to keep it and judge it again. */
  readonly image: CardImage;
  /** About reader and contacts (reader-findings.ts); they are among the findings of `reading` too. */
  readonly talkFindings: readonly Finding[];
  readonly timings: ReadTimings;
  /** Why reading ended early (kiosk/ports.ts CardTroubleCode, or `aborted`), null when it ran to its end. */
  readonly endedBy: Trouble | null;
  /** Some chip has answered in this reader since the program started, this one included: its own good health is known. */
  readonly readerKnownGood: boolean;
};

type JudgeOptions = Pick<CardReadingOptions, 'revocation' | 'now' | 'expiresSoonDays' | 'onRevocationTrace' | 'signal'>;

export interface CardReadingUseCase {
  /** Never rejects for anything card, reader or service do: that is a finding. */
  readCard(readerName: string, options: CardReadingOptions): Promise<CardRead>;
  /** Judges what was read before, by this or another program. Never rejects. */
  judgeCard(image: CardImage, talkFindings: readonly Finding[], options: JudgeOptions): Promise<CardReading>;
}

/** Length of the challenge: that of the hash the chip signs (reference belgian-eid.md §6). */
const nonceLength = 48;

const ignore = (): void => undefined;

export const createCardReading = (parts: CardReadingParts): CardReadingUseCase => {
  const { reader, crypto, clock, random, roots } = parts;
  const revocationParts = { transport: parts.revocation, crypto, roots, clock, random };
  /** Readers in which a chip answered since the program started. */
  const knownGoodReaders = new Set<string>();
  const histories = new Map<string, ReaderHistory>();

  /** The findings of the talk in the light of the cards that were in this reader before. */
  const noteTalk = (readerName: string, { image, findings }: Talk): readonly Finding[] => {
    const hadContactTrouble = findings.some(isContactTrouble);
    // A card that went away, or was not to be had, says nothing about contacts.
    if (!hadContactTrouble && image.endedBy !== null) return findings;
    const history = withNotedReading(histories.get(readerName) ?? [], {
      atr: toHex(image.atr),
      generation: image.cardData === null ? null : (decodeCardData(image.cardData)?.generation ?? null),
      atMs: clock.monotonicMs(),
      hadContactTrouble,
    });
    histories.set(readerName, history);
    const cards = hadContactTrouble ? cardsAgainstReader(history) : null;
    if (cards === null) return findings;
    parts.journal?.write({ event: 'reader.contact-trouble-repeated', facts: { reader: readerName, cards } });
    return withReaderBlamed(findings, history);
  };

  const newChallenge = async (proofs: ChipProofs): Promise<ReadOptions['challenge']> => {
    const nonce = random.bytes(nonceLength);
    return { nonce, nonceSha384: await crypto.digest('SHA-384', nonce), askedBefore: new Set(proofs.keys()) };
  };

  const nowOf = (options: Pick<CardReadingOptions, 'now'>): string =>
    options.now ?? new Date(clock.now()).toISOString();

  const judge = async (
    image: CardImage,
    talkFindings: readonly Finding[],
    options: JudgeOptions,
    cardCrypto: CryptoPort,
  ): Promise<CardReading> => {
    const now = nowOf(options);
    const { expiresSoonDays } = options;
    const question = { now, signal: options.signal ?? null, onTrace: options.onRevocationTrace ?? ignore };
    const revocation =
      options.revocation === 'offline' ? 'offline' : await lookUpRevocation(image, revocationParts, question);
    const reading = await interpretCard(image, { crypto: cardCrypto, roots, now, revocation, expiresSoonDays });
    return { ...reading, findings: sortFindings([...talkFindings, ...reading.findings]) };
  };

  /**
   * Checking begins once the next command is on its way, and never holds it up. A defect in here is not lost: the same one
   * comes again when the whole card is judged, and is heard there.
   */
  const checkBeside = (soFar: CardImage, latest: EidFileName, cardCrypto: CryptoPort, now: string): void => {
    clock.after(0, () => void verifyAhead(soFar, latest, { crypto: cardCrypto, roots, now }).catch(ignore));
  };

  return {
    judgeCard: (image, talkFindings, options) => judge(image, talkFindings, options, crypto),
    readCard: async (readerName, options) => {
      const { chipProofs = new Map() } = options;
      const cardCrypto = rememberVerifications(crypto);
      const talk = await readCardImage({
        reader,
        readerName,
        clock,
        plan: {
          files: options.files,
          challenge: options.challenge ? await newChallenge(chipProofs) : null,
          pinStatus: options.pinStatus,
        },
        earlierAttempts: options.earlierAttempts ?? 0,
        readerKnownGood: knownGoodReaders.has(readerName),
        signal: options.signal ?? null,
        onProgress: options.onProgress ?? ignore,
        onSoFar: (soFar, latest) => checkBeside(soFar, latest, cardCrypto, nowOf(options)),
        onTrace: options.onTrace ?? ignore,
        deadlineMs: options.deadlineMs,
        powerCycleFirst: options.powerCycleFirst,
      });
      const talkFindings = noteTalk(readerName, talk);
      if (talk.image.cardData !== null || talk.image.appletStatusWord !== null) knownGoodReaders.add(readerName);
      const image = options.challenge ? withChipProof(talk.image, chipProofs) : talk.image;
      const reading = await judge(image, talkFindings, options, cardCrypto);
      return {
        reading,
        image,
        talkFindings,
        timings: talk.timings,
        endedBy: image.endedBy,
        readerKnownGood: knownGoodReaders.has(readerName),
      };
    },
  };
};
