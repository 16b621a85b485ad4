/**
 * A signature with the authentication key of the card (key 82), for proving that card and PIN are here. A script without
 * I/O (docs/pin-and-signing.md). What needs the PIN happens in one transaction: key, VERIFY, signature, LOG OFF. VERIFY is
 * sent at most once: after a reset by somebody else the caller has to ask for the PIN again.
 *
 * The signature key (83), which signs documents with legal force, is never touched.
 */
import { computeSignature, selectSigningKey } from '../apdu/commands.ts';
import { statusWords } from '../apdu/status-words.ts';
import type { CardScript, Trouble } from '../card-image.ts';
import { exchange } from '../files/exchange.ts';
import { readFile } from '../files/read-file.ts';
import { appletVersionOf, recognise } from '../files/recognise.ts';
import {
  type Attempt,
  endsReading,
  endTransaction,
  openReadingSession,
  persistently,
  type ReadingSession,
  stumbledOver,
} from '../files/recovery.ts';
import type { TriesLeft } from '../pin/ask-tries-left.ts';
import type { PinOutcome } from '../pin/pin-outcome.ts';
import { forgetPin, holdForPin, notSent, presentPin, reasonNotToSend } from '../pin/present-pin.ts';
import { isPin } from '../pin/verify-command.ts';
import type { PinRequest } from '../pin/verify-pin.ts';
import { decodeCertificate } from '../verify/x509.ts';
import { ecdsaDerOf } from './ecdsa-der.ts';
import { type SigningDigest, type SigningMethod, signingMethodOf } from './signing-method.ts';

/** Digests of one message; the key of the card decides which of them is signed. */
export type SigningRequest = PinRequest & { readonly digests: Readonly<Record<SigningDigest, Uint8Array>> };

export type SigningOutcome =
  /** `signature`: PKCS#1 v1.5 with SHA-256, or ECDSA with SHA-384 in DER. `certificate`: DER of the key's certificate. */
  | { readonly status: 'signed'; readonly signature: Uint8Array; readonly certificate: Uint8Array }
  | { readonly status: 'pin-not-verified'; readonly pin: Exclude<PinOutcome, { readonly status: 'verified' }> }
  /** Children and people who opted out have no certificate; a key of an unknown type is as good as none. The PIN was not used. */
  | { readonly status: 'no-key'; readonly reason: 'no-certificate' | 'certificate-malformed' | 'key-unknown' }
  /** The PIN was right, and the card still did not sign. Exactly one of `statusWord` and `trouble` is set, none for an answer that is no signature. */
  | { readonly status: 'not-signed'; readonly statusWord: number | null; readonly trouble: Trouble | null };

export type SigningRun = {
  readonly outcome: SigningOutcome;
  /** The card may still hold the PIN for verified: whoever drives the script resets the card before letting go of it. */
  readonly pinMayBeVerified: boolean;
};

/** Key 82 of the card (reference §5 "Keys"). */
const authenticationKey = 0x82;

type Key = { readonly method: SigningMethod; readonly certificate: Uint8Array; readonly appletVersion: number };

const refused = (outcome: SigningOutcome): SigningRun => ({ outcome, pinMayBeVerified: false });
const pinNotVerified = (pin: Exclude<PinOutcome, { readonly status: 'verified' }>): SigningOutcome => ({
  status: 'pin-not-verified',
  pin,
});

/** The key is known by its certificate; the applet only by its word. */
function* findKey(session: ReadingSession, atr: Uint8Array): CardScript<Key | SigningOutcome> {
  const recognition = yield* recognise(session, atr);
  const appletVersion = appletVersionOf(recognition);
  const lastStatusWord = recognition.cardDataStatusWord ?? recognition.appletStatusWord;
  const unread = (statusWord: number | null): SigningOutcome =>
    pinNotVerified({
      status: 'not-sent',
      trouble: session.endedBy,
      statusWord: session.endedBy === null ? statusWord : null,
    });
  if (appletVersion === null) return unread(lastStatusWord);
  const file = yield* readFile(session, 'authentication-certificate', { appletVersion, files: {} });
  if (file.status === 'missing') return { status: 'no-key', reason: 'no-certificate' };
  if (file.status !== 'read') return unread('statusWord' in file ? file.statusWord : null);
  if (file.bytes.every((byte) => byte === 0)) return { status: 'no-key', reason: 'no-certificate' };
  const certificate = decodeCertificate(file.bytes);
  if (certificate === null) return { status: 'no-key', reason: 'certificate-malformed' };
  const method = signingMethodOf(certificate.keyType, appletVersion);
  return method === null
    ? { status: 'no-key', reason: 'key-unknown' }
    : { method, certificate: certificate.der, appletVersion };
}

/** Key and algorithm are chosen before VERIFY, so that nothing stands between VERIFY and the signature. */
function* holdForSigning(session: ReadingSession, { method, appletVersion }: Key): CardScript<Attempt<TriesLeft>> {
  const held = yield* holdForPin(session, appletVersion);
  if (held.kind === 'stumbled') return held;
  const chosen = yield* exchange(selectSigningKey(method.reference, authenticationKey));
  if (chosen.kind === 'trouble') return stumbledOver(0, chosen);
  return chosen.statusWord === statusWords.done ? held : stumbledOver(0, { statusWord: chosen.statusWord });
}

function* sign(session: ReadingSession, key: Key, digest: Uint8Array): CardScript<SigningOutcome> {
  const { method, certificate } = key;
  const reply = yield* exchange(computeSignature(Uint8Array.of(...method.prefix, ...digest)));
  if (reply.kind === 'trouble') {
    endsReading(session, reply.trouble);
    return { status: 'not-signed', statusWord: null, trouble: reply.trouble };
  }
  const { statusWord, data } = reply;
  if (statusWord !== statusWords.done) return { status: 'not-signed', statusWord, trouble: null };
  if (!method.answerLengths.includes(data.length)) return { status: 'not-signed', statusWord: null, trouble: null };
  const signature = method.algorithm.scheme === 'ecdsa' ? ecdsaDerOf(data) : data;
  return { status: 'signed', signature, certificate };
}

/** `pin` is overwritten when the script has ended, however it ends. */
export function* signWithAuthenticationKey(request: SigningRequest): CardScript<SigningRun> {
  const { atr, pin, acceptLastTry, digests } = request;
  try {
    if (!isPin(pin)) return refused(pinNotVerified({ status: 'pin-length', statusWord: null }));
    const session = openReadingSession();
    const key = yield* findKey(session, atr);
    if ('status' in key) return refused(key);
    const held = yield* persistently(session, () => holdForSigning(session, key));
    const refusal =
      held.done === null ? notSent(session, held.stumbles) : reasonNotToSend(held.done.value, acceptLastTry);
    if (refusal !== null && refusal.status !== 'verified') {
      yield* endTransaction(session);
      return refused(pinNotVerified(refusal));
    }
    const presented = yield* presentPin(session, pin);
    const outcome =
      presented.status === 'verified'
        ? yield* sign(session, key, digests[key.method.algorithm.digest])
        : pinNotVerified(presented);
    const forgotten = yield* forgetPin(session);
    yield* endTransaction(session);
    return { outcome, pinMayBeVerified: !forgotten };
  } finally {
    pin.fill(0);
  }
}
