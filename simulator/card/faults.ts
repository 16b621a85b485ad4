/**
 * What can be wrong with a chip or its contacts, as data; with-faults.ts puts it around a card. The failures are those of reference belgian-eid.md §2 and §7.
 *
 * Files are named by their path without the MF id (`DF014031`), as eid/card-image.ts has them.
 */
export type CardFault =
  /** No answer to reset, and no answer to anything else: turned over, dirty or dead. */
  | { readonly kind: 'mute' }
  /** Another answer to reset than the card's own, for example garbage. */
  | { readonly kind: 'atr'; readonly atr: Uint8Array }
  /** Silent at the `nth` command since the last reset (1 = the first) and at every one after it. */
  | { readonly kind: 'silent-from-command'; readonly nth: number }
  /** Silent when the file is read. */
  | { readonly kind: 'silent-on-file'; readonly file: string }
  /** Answers `statusWord` to every read that touches `offset` of the file, `times` times. */
  | {
      readonly kind: 'status-on-read';
      readonly file: string;
      readonly offset: number;
      readonly statusWord: number;
      readonly times: FaultTimes;
    }
  /** A read that touches `offset` breaks off there: the answer has the bytes before it and no status word. */
  | { readonly kind: 'short-answer'; readonly file: string; readonly offset: number; readonly times: FaultTimes }
  /** The file holds other bytes than the card's own. A file the card does not have cannot be added. */
  | { readonly kind: 'file-bytes'; readonly file: string; readonly bytes: Uint8Array }
  /** The card does not have the file: SELECT answers 6A82. */
  | { readonly kind: 'file-missing'; readonly file: string }
  /** The first `times` commands in the life of the card are answered `statusWord`, then never again (noted for Kids cards: 6D00). */
  | { readonly kind: 'transient-status'; readonly statusWord: number; readonly times: number }
  /** SELECT of any elementary file is refused: 6283 on 1.7, 6985 on 1.8. */
  | { readonly kind: 'not-activated'; readonly statusWord: number }
  /** READ BINARY is answered 6Cxx, with the very length that was asked for, `times` times. */
  | { readonly kind: 'wrong-length-storm'; readonly times: FaultTimes };

/** Counted over the life of the card object, so that a power cycle does not bring the fault back. */
export type FaultTimes = number | 'always';
