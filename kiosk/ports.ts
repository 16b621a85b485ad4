/**
 * The seams between the use cases and the world. Each port is implemented by one folder under kiosk/adapters (the real
 * thing) and, where a demo or a test needs it, by simulator/ (a device that is plugged in by a composition root).
 */
import type {
  CardDefectReceipt,
  CardDefectReport,
  CardDefectSubmission,
  PinReprintSubmission,
  RequestReceipt,
} from '../contract/municipal-api.ts';
import type { Municipality } from '../contract/municipality.ts';
import type { Result } from '../contract/result.ts';

/* ---- card readers ---------------------------------------------------------------------------------------------- */

/** What a reader reports about its slot. `mute`: something is in the slot but gives no ATR. */
export type SlotState = 'empty' | 'card' | 'mute' | 'in-use-exclusively' | 'unavailable';

export type ReaderState = {
  readonly name: string;
  readonly slot: SlotState;
  /** Answer to reset, empty unless `slot` is `card` or `in-use-exclusively`. */
  readonly atr: Uint8Array;
  /** Counts insertions and removals (high word of the PC/SC state): a changed number means the card was out, however briefly. */
  readonly eventCount: number;
  /** The PC/SC state word as reported, for the technician. */
  readonly stateWord: number;
};

/** The whole truth at one moment; every change delivers a new snapshot. */
export type ReadersSnapshot = {
  readonly service: 'up' | 'down';
  /** PC/SC return code that says why the service is down (for example 0x8010001d), null while it is up. */
  readonly serviceCode: number | null;
  readonly readers: readonly ReaderState[];
};

/**
 * Why an exchange with a card did not work: translated once, at the adapter's edge, from PC/SC return codes.
 * `not-answering`: the deadline passed; the channel is unusable afterwards and must be disconnected.
 */
export type CardTroubleCode =
  | 'card-removed'
  | 'card-reset'
  | 'card-mute'
  | 'sharing-violation'
  | 'not-answering'
  | 'communication'
  | 'reader-lost'
  | 'service-lost'
  | 'unsupported';

export type CardTrouble = {
  readonly code: CardTroubleCode;
  /** The call that failed and its PC/SC return code, for the technician; null where no PC/SC call was involved. */
  readonly call: string;
  readonly returnCode: number | null;
};

export type CardResult<T> = Result<T, CardTrouble>;

export type ReaderAttribute = {
  readonly name: 'vendor' | 'model' | 'serial' | 'firmware';
  readonly value: string | null;
};

/** One connection to the card in one reader. Calls are queued strictly in order; none of them throws for card trouble. */
export interface CardChannel {
  readonly atr: Uint8Array;
  readonly protocol: 'T0' | 'T1' | 'raw';
  /** Sends one command APDU; the value is the response including SW1 SW2, at least 2 bytes. */
  transmit(command: Uint8Array, deadlineMs: number): Promise<CardResult<Uint8Array>>;
  /** Keeps other programs away from the card until `endTransaction`. Never hold one while a person is thinking: Windows resets the card after 5 s. */
  beginTransaction(deadlineMs: number): Promise<CardResult<void>>;
  endTransaction(): Promise<CardResult<void>>;
  /**
   * Makes the connection anew, which a channel needs after `card-reset`. `leave` does nothing to the card; after a warm reset
   * or a power cycle the selection and any verified PIN are gone, and every other channel is told `card-reset`.
   */
  reconnect(kind: 'leave' | 'reset' | 'power-cycle', deadlineMs: number): Promise<CardResult<void>>;
  /** Leaves the card powered and as it is. Safe to call at any time and more than once; never waits for an unanswered command. */
  disconnect(): Promise<void>;
}

export interface CardReaderPort {
  /** Starts watching. The listener gets a first snapshot soon and one after every change, until the returned function has been awaited. */
  watch(listener: (snapshot: ReadersSnapshot) => void): () => Promise<void>;
  /**
   * Connects in shared mode with T=0 or T=1, whichever the card offers (the Belgian eID offers T=0 only). `sharing-violation`:
   * another program has the card for itself, be it that it said so at once or that its transaction outlasted the deadline.
   * `card-mute`: no answer to reset, not even after the power was taken from the card and given again.
   */
  connect(readerName: string, deadlineMs: number): Promise<CardResult<CardChannel>>;
  attributes(readerName: string): Promise<readonly ReaderAttribute[]>;
}

/** A USB device that says of itself that it is a smart card reader (class 0x0B). Its serial number is never asked for. */
export type UsbCardReader = {
  /** Four lower-case hex digits each. */
  readonly vendorId: string;
  readonly productId: string;
  /** What the device calls itself, null where it does not. */
  readonly name: string | null;
  /** Who has taken its card interface: on Linux `usbfs` for a driver of pcscd, or a kernel driver; null: nobody. */
  readonly driver: string | null;
};

/** Not having looked is no statement about what is plugged in. */
export type UsbLook =
  | { readonly looked: true; readonly readers: readonly UsbCardReader[] }
  | { readonly looked: false; readonly reason: 'other-system' | 'not-readable' };

export interface UsbDevicesPort {
  /** Never rejects for anything the machine has or lacks. */
  cardReaders(): Promise<UsbLook>;
}

/* ---- the municipal backend ------------------------------------------------------------------------------------- */

/** What the kiosk asks of the municipality. An answer that did not come is `request.outcome-unknown`, never a guess. */
export interface MunicipalityPort {
  /** The municipality's own configuration: languages, services, sites, price book, texts. */
  catalogue(): Promise<Result<Municipality>>;
  /** Idempotent under `idempotencyKey`: repeating it after an unknown outcome never files a second request. */
  submitPinReprint(submission: PinReprintSubmission, idempotencyKey: string): Promise<Result<RequestReceipt>>;
  /** Files the report of a defective card; idempotent in the same way. */
  submitCardDefect(submission: CardDefectSubmission, idempotencyKey: string): Promise<Result<CardDefectReceipt>>;
  /** Null when the municipality has no report under this number. */
  findCardDefect(caseNumber: string): Promise<Result<CardDefectReport | null>>;
}

/* ---- time, randomness, journal ---------------------------------------------------------------------------------- */

/** Time is injected so that tests never sleep. */
export interface ClockPort {
  /** Milliseconds since the epoch: what the wall clock says. */
  now(): number;
  /** Milliseconds that never jump, for durations. */
  monotonicMs(): number;
  /** Calls back once after `delayMs`; the returned function cancels. */
  after(delayMs: number, callback: () => void): () => void;
}

export interface RandomPort {
  /** A fresh random UUID (version 4). */
  uuid(): string;
  bytes(length: number): Uint8Array;
}

/** One line of the technician's journal: codes, counts and durations; never a value read from a card or typed by a person. */
export type JournalEntry = {
  readonly event: string;
  readonly facts?: Readonly<Record<string, string | number | boolean | null>>;
};

export interface JournalPort {
  write(entry: JournalEntry): void;
}
