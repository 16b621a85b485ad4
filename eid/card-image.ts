/**
 * What was read from a card: bytes and outcomes, nothing interpreted. Reading produces it (eid/files), decoding, verifying
 * and diagnosing consume it, and a test can write one by hand.
 */
import type { EidFileName } from '../contract/eid-files.ts';
import type { Address, Identity } from '../contract/eid-read.ts';
import type { Result } from '../contract/result.ts';

/** The files a read may ask for; ids after the Belgian eID content specification (reference belgian-eid.md §2). */
export const eidFiles = {
  identity: { path: 'DF014031', mandatory: true },
  'identity-signature': { path: 'DF014032', mandatory: true },
  address: { path: 'DF014033', mandatory: true },
  'address-signature': { path: 'DF014034', mandatory: true },
  photo: { path: 'DF014035', mandatory: false },
  'rrn-certificate': { path: 'DF00503C', mandatory: true },
  'authentication-certificate': { path: 'DF005038', mandatory: false },
  'signature-certificate': { path: 'DF005039', mandatory: false },
  /** Issuer of both certificates of the citizen; needed to judge them and to ask whether they were revoked. */
  'citizen-ca-certificate': { path: 'DF00503A', mandatory: false },
  /** Never trusted because a card says so: only the pinned keys are. Files of the official viewer must hold it. */
  'root-certificate': { path: 'DF00503B', mandatory: false },
  'basic-public-key': { path: 'DF014040', mandatory: false },
} as const satisfies Record<EidFileName, { readonly path: string; readonly mandatory: boolean }>;
export type EidFile = EidFileName;

/** Why an exchange failed, as the port that carried it says (kiosk/ports.ts CardTroubleCode); kept as text so that eid/ needs no port. */
export type Trouble = string;

export type FileOutcome =
  | { readonly status: 'not-requested' }
  /**
   * `bytes` is the whole file as stored, padding included. Certificates and the address signature may end at the end of their
   * DER, the address within its padding; an absent certificate (all zeros) is one block of zeros.
   */
  | { readonly status: 'read'; readonly bytes: Uint8Array }
  /** 6A82: no such file. */
  | { readonly status: 'missing'; readonly statusWord: number }
  /** 6283, 6985 or 6D00 on selecting: the card or file is not activated. */
  | { readonly status: 'not-activated'; readonly statusWord: number }
  /** Reading stopped at `offset` after `attempts` tries; exactly one of `statusWord` and `trouble` is set. `offsets`: where each attempt stopped. */
  | {
      readonly status: 'failed';
      readonly offset: number;
      readonly offsets: readonly number[];
      readonly attempts: number;
      readonly statusWord: number | null;
      readonly trouble: Trouble | null;
    };

export type ChallengeOutcome =
  /** Not a 1.8 card, or not asked for. */
  | { readonly status: 'not-done'; readonly reason: string }
  /** `challenge`: the bytes whose SHA-384 was sent (48 bytes). `response`: r || s, 96 bytes. */
  | { readonly status: 'answered'; readonly challenge: Uint8Array; readonly response: Uint8Array }
  /** 6985: the chip has answered its 5000 challenges. */
  | { readonly status: 'exhausted'; readonly statusWord: number }
  | { readonly status: 'failed'; readonly statusWord: number | null; readonly trouble: Trouble | null };

/** Decoded fields from a file that holds no signed bytes, such as those of the official viewer. Nothing proves them. */
export type UnsignedData = { readonly identity: Identity; readonly address: Address | null };

export type CardImage = {
  readonly atr: Uint8Array;
  /**
   * The answer to SELECT of the Belpic applet: its status word. Null when nothing came back, or when it was not needed because a
   * card with a Belgian answer to reset gave its card data at once (the applet is selected by default, reference §1).
   */
  readonly appletStatusWord: number | null;
  /** GET CARD DATA without its status word (28 bytes normally), null when the card did not give it. */
  readonly cardData: Uint8Array | null;
  readonly cardDataStatusWord: number | null;
  readonly files: Readonly<Record<EidFile, FileOutcome>>;
  readonly challenge: ChallengeOutcome;
  /** Tries left for the PIN, null where asking would cost one or the card did not say. */
  readonly pinTriesLeft: number | null;
  /** Given in place of identity and address file, by a source that has neither; always blocks (`data.unsigned-source`). */
  readonly unsignedData?: UnsignedData;
  /** Why reading ended early (card removed, reader lost, not answering), null when it ran to its end. */
  readonly endedBy: Trouble | null;
};

/**
 * Reading is a script without I/O: it yields steps and is told what came of each. Whoever drives it
 * (kiosk/card-reading) owns the card channel, the deadlines and the clock, so the script can be tested with plain arrays.
 */
export type CardStep =
  | { readonly kind: 'transmit'; readonly command: Uint8Array }
  | { readonly kind: 'begin-transaction' }
  | { readonly kind: 'end-transaction' }
  | { readonly kind: 'pause'; readonly pauseMs: number }
  /** `leave`: the connection is made anew, the card is left as it is. */
  | { readonly kind: 'reconnect'; readonly how: 'leave' | 'reset' | 'power-cycle' }
  /** Tells whoever watches which file is being read; needs no answer. `soFar`: what was read up to now, so that judging may begin beside reading. */
  | { readonly kind: 'progress'; readonly file: EidFile; readonly phase: 'started' }
  | { readonly kind: 'progress'; readonly file: EidFile; readonly phase: 'finished'; readonly soFar?: CardImage };

/** The response (SW included) for `transmit`, an empty array for every other step that worked. */
export type CardStepResult = Result<Uint8Array, Trouble>;

export type CardScript<T> = Generator<CardStep, T, CardStepResult>;

export type ReadOptions = {
  readonly atr: Uint8Array;
  /** Files to read; the address signature implies the identity signature (it is part of what is signed). */
  readonly files: readonly EidFile[];
  /** 48 random bytes for the chip challenge of 1.8 cards, null to leave it out. Its SHA-384 must be given too, because the script has no crypto. */
  readonly challenge: {
    readonly nonce: Uint8Array;
    readonly nonceSha384: Uint8Array;
    /** Serials in hex of chips that are not to be asked again. */
    readonly askedBefore?: ReadonlySet<string>;
  } | null;
  /** Ask for the PIN tries left where that costs none. */
  readonly pinStatus: boolean;
};
