/** One connection to one reader's card. Thread model and guarantees: README.md. */
import { type ActiveProtocol, loadAddon, type RawOutcome } from './load-addon.ts';
import { PcscError } from './pcsc-error.ts';
import { returnCodes } from './return-codes.ts';
import { createSessionQueue } from './session-queue.ts';

/* The numbers of winscard.h, the same on all three systems. */
const shareModes = { exclusive: 1, shared: 2, direct: 3 } as const;
const dispositions = { leave: 0, reset: 1, 'power-cycle': 2 } as const;
const protocolBits = { T0: 1, T1: 2 } as const;

export type ShareMode = keyof typeof shareModes;
/** What becomes of the card: left as it is, reset warm, or powered down (and up again where that applies). */
export type Disposition = keyof typeof dispositions;
export type Protocol = keyof typeof protocolBits;

export type SessionOptions = {
  readonly shareMode: ShareMode;
  /** Protocols to accept; empty only with `direct`, which reaches the reader even without a card. */
  readonly protocols: readonly Protocol[];
  readonly deadlineMs: number;
};

/**
 * Calls are queued strictly in order and reject with a PcscError. Each `deadlineMs` counts from the moment the call is
 * handed to the card. When it passes, the call rejects with SCARD_E_TIMEOUT and so does every later one: the session is
 * over, and its thread cleans up by itself if the card ever answers or is taken out.
 */
export type Session = {
  readonly readerName: string;
  /** Answer to reset of the latest connect or reconnect; empty without a card. */
  atr(): Uint8Array;
  protocol(): ActiveProtocol;
  /**
   * One command APDU; resolves with what the reader answered, at most 65538 bytes. An answer shorter than 2 bytes is
   * passed on as it is: vpcd answers so when the card is pulled meanwhile.
   */
  transmit(command: Uint8Array, deadlineMs: number): Promise<Uint8Array>;
  /** SCardControl with a control code as made by `controlCode` or as listed by the reader's features. */
  control(code: number, input: Uint8Array, deadlineMs: number): Promise<Uint8Array>;
  /** SCardGetAttrib; at most 264 bytes. */
  attribute(attribute: number, deadlineMs: number): Promise<Uint8Array>;
  /** Waits until no other program holds the card. Windows resets a card whose transaction is idle for 5 s. */
  beginTransaction(deadlineMs: number): Promise<void>;
  endTransaction(disposition: Disposition, deadlineMs: number): Promise<void>;
  /** In shared mode with the protocols of the connection. Selection and verified PIN are gone after a reset. */
  reconnect(initialization: Disposition, deadlineMs: number): Promise<void>;
  /**
   * Ends the session. With a call under way it resolves at once, that call and the queued ones reject with
   * SCARD_E_CANCELLED, and the card is left as it is. Never rejects; may be called more than once.
   */
  disconnect(disposition?: Disposition): Promise<void>;
};

const disconnectDeadlineMs = 1000;

const bitsOf = (protocols: readonly Protocol[]): number =>
  protocols.reduce((bits, protocol) => bits | protocolBits[protocol], 0);

/** Lets the caller overwrite a PIN while its command still waits for its turn, and leaves no copy of ours behind. */
const withCopy = async <T>(bytes: Uint8Array, use: (copy: Uint8Array) => Promise<T>): Promise<T> => {
  const copy = bytes.slice();
  try {
    return await use(copy);
  } finally {
    copy.fill(0);
  }
};

/** The control code of a function number, for example 3400 for CM_IOCTL_GET_FEATURE_REQUEST (PC/SC part 10, 2.2). */
export const controlCode = (functionNumber: number): number =>
  process.platform === 'win32' ? (0x31 << 16) | (functionNumber << 2) : 0x42000000 + functionNumber;

/** Connects on a thread and a PC/SC context of its own. Rejects with a PcscError when there is no connection. */
export const createSession = async (readerName: string, options: SessionOptions): Promise<Session> => {
  const { Session: RawSession } = loadAddon();
  const queue = createSessionQueue(new RawSession());
  const shareMode = shareModes[options.shareMode];
  const protocols = bitsOf(options.protocols);

  let facts: RawOutcome;
  try {
    facts = await queue.run('SCardConnect', options.deadlineMs, (raw) => raw.connect(readerName, shareMode, protocols));
  } catch (error) {
    queue.end(returnCodes.SCARD_E_INVALID_HANDLE[0]);
    throw error;
  }

  let disconnecting: Promise<void> | undefined;

  const disconnect = async (disposition: Disposition): Promise<void> => {
    if (queue.busy()) {
      queue.end(returnCodes.SCARD_E_CANCELLED[0]);
      return;
    }
    try {
      await queue.run('SCardDisconnect', disconnectDeadlineMs, (raw) => raw.disconnect(dispositions[disposition]));
    } catch (error) {
      // The connection is gone either way; a service that has died or a card that was pulled has nothing left to end.
      if (!(error instanceof PcscError)) throw error;
    } finally {
      queue.end(returnCodes.SCARD_E_INVALID_HANDLE[0]);
    }
  };

  return {
    readerName,
    atr: () => facts.bytes,
    protocol: () => facts.protocol,
    transmit: async (command, deadlineMs) => {
      const outcome = await withCopy(command, (copy) =>
        queue.run('SCardTransmit', deadlineMs, (raw) => raw.transmit(copy)),
      );
      return outcome.bytes;
    },
    control: async (code, input, deadlineMs) => {
      const outcome = await withCopy(input, (copy) =>
        queue.run('SCardControl', deadlineMs, (raw) => raw.control(code, copy)),
      );
      return outcome.bytes;
    },
    attribute: async (attribute, deadlineMs) => {
      const outcome = await queue.run('SCardGetAttrib', deadlineMs, (raw) => raw.attribute(attribute));
      return outcome.bytes;
    },
    beginTransaction: async (deadlineMs) => {
      await queue.run('SCardBeginTransaction', deadlineMs, (raw) => raw.beginTransaction());
    },
    endTransaction: async (disposition, deadlineMs) => {
      await queue.run('SCardEndTransaction', deadlineMs, (raw) => raw.endTransaction(dispositions[disposition]));
    },
    reconnect: async (initialization, deadlineMs) => {
      facts = await queue.run('SCardReconnect', deadlineMs, (raw) =>
        raw.reconnect(shareMode, protocols, dispositions[initialization]),
      );
    },
    disconnect: (disposition = 'leave') => {
      disconnecting ??= disconnect(disposition);
      return disconnecting;
    },
  };
};
