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
import type { CardReaderPort, ClockPort, RandomPort } from '../ports.ts';
import { type ChipProofs, withChipProof } from './chip-proofs.ts';
import type { TraceLine } from './exchange-trace.ts';
import { lookUpRevocation, type RevocationTraceLine } from './look-up-revocation.ts';
import { readCardImage } from './read-card-image.ts';

export type CardReadingParts = {
  readonly reader: CardReaderPort;
  readonly crypto: CryptoPort;
  readonly clock: ClockPort;
  readonly random: RandomPort;
  readonly roots: Roots;
  /** Null: there is nobody to ask whether a certificate was revoked. */
  readonly revocation: RevocationTransportPort | null;
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
  /** Problems this visit has had with a card before; default 0. */
  readonly earlierAttempts?: number;
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
};

type JudgeOptions = Pick<CardReadingOptions, 'revocation' | 'now' | 'onRevocationTrace' | 'signal'>;

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
  /** Readers in which a card gave its identity since the program started: their own good health is known. */
  const knownGoodReaders = new Set<string>();

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
    const question = { now, signal: options.signal ?? null, onTrace: options.onRevocationTrace ?? ignore };
    const revocation =
      options.revocation === 'offline' ? 'offline' : await lookUpRevocation(image, revocationParts, question);
    const reading = await interpretCard(image, { crypto: cardCrypto, roots, now, revocation });
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
      });
      if (talk.image.files.identity.status === 'read') knownGoodReaders.add(readerName);
      const image = options.challenge ? withChipProof(talk.image, chipProofs) : talk.image;
      const reading = await judge(image, talk.findings, options, cardCrypto);
      return { reading, image, talkFindings: talk.findings, timings: talk.timings, endedBy: image.endedBy };
    },
  };
};
