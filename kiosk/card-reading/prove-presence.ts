/**
 * A person proves to be here with card and PIN: a clerk who logs in with the own eID, a citizen at the kiosk. The PIN is
 * asked for before this begins; nothing here waits for a person (docs/pin-and-signing.md).
 */
import type { CryptoPort } from '../../eid/crypto-port.ts';
import { presenceMessage, type PresenceClaim, type PresenceProof } from '../../eid/sign/presence-claim.ts';
import {
  type SigningOutcome,
  type SigningRun,
  signWithAuthenticationKey,
} from '../../eid/sign/sign-with-authentication-key.ts';
import type { CardChannel, CardReaderPort, ClockPort } from '../ports.ts';
import { connectToCard } from './connect-to-card.ts';
import { connectLine, type TraceLine } from './exchange-trace.ts';
import { runCardScript, type ScriptDeadlines } from './run-card-script.ts';
import { withinDeadline } from './within-deadline.ts';

export type PresenceParts = {
  readonly reader: CardReaderPort;
  readonly crypto: CryptoPort;
  readonly clock: ClockPort;
};

export type PresenceRequest = {
  readonly claim: Omit<PresenceClaim, 'provenAt'>;
  /** One digit per byte, 0 to 9. Overwritten before this settles, however it ends. */
  readonly pin: Uint8Array;
  /** Send the PIN even when only one try is left: a wrong one then blocks the card. */
  readonly acceptLastTry: boolean;
  readonly signal?: AbortSignal;
  readonly onTrace?: (line: TraceLine) => void;
};

export type PresenceOutcome =
  | { readonly status: 'proven'; readonly proof: PresenceProof }
  | Exclude<SigningOutcome, { readonly status: 'signed' }>;

/** An RSA-2048 signature takes an old chip a second or two. */
const deadlines: ScriptDeadlines = {
  exchangeMs: 8000,
  transactionMs: 5000,
  reconnectMs: 5000,
  overallMs: 20_000,
};
const resetDeadlineMs = 2000;
const disconnectDeadlineMs = 2000;

const ignore = (): void => undefined;

/** A card that may still hold the PIN for verified is not left to the next program. What no longer answers cannot be reset. */
const letGo = async (channel: CardChannel, clock: ClockPort, run: SigningRun | null): Promise<void> => {
  if (run?.pinMayBeVerified !== false) {
    await withinDeadline(clock, channel.reconnect('reset', resetDeadlineMs), resetDeadlineMs, null);
  }
  await withinDeadline(clock, channel.disconnect(), disconnectDeadlineMs, null);
};

/** Never rejects for anything card, reader, service or person do, and always comes to an end. */
export const provePresence = async (
  { reader, crypto, clock }: PresenceParts,
  readerName: string,
  { pin, acceptLastTry, signal = new AbortController().signal, onTrace = ignore, ...request }: PresenceRequest,
): Promise<PresenceOutcome> => {
  try {
    const claim: PresenceClaim = { ...request.claim, provenAt: new Date(clock.now()).toISOString() };
    const message = presenceMessage(claim);
    const digests = {
      'SHA-256': await crypto.digest('SHA-256', message),
      'SHA-384': await crypto.digest('SHA-384', message),
    };
    const startedMs = clock.monotonicMs();
    const connected = await connectToCard({ reader, readerName, clock, signal });
    onTrace(connectLine(connected, clock.monotonicMs() - startedMs));
    if (!connected.ok) {
      const pinNotSent = { status: 'not-sent', trouble: connected.failure.code, statusWord: null } as const;
      return { status: 'pin-not-verified', pin: pinNotSent };
    }
    const channel = connected.value;
    let run: SigningRun | null = null;
    try {
      const script = signWithAuthenticationKey({ atr: channel.atr, pin, acceptLastTry, digests });
      run = (await runCardScript(script, { channel, clock, deadlines, signal, onProgress: ignore, onTrace })).value;
    } finally {
      await letGo(channel, clock, run);
    }
    const { outcome } = run;
    if (outcome.status !== 'signed') return outcome;
    const { certificate, signature } = outcome;
    return { status: 'proven', proof: { claim, certificate, signature } };
  } finally {
    pin.fill(0);
  }
};
