/**
 * What a person signs to prove that they are here with their card (docs/pin-and-signing.md): never anything that somebody
 * else chose alone, and never anything that could be taken for another kind of message. A fixed prefix names the kind, and
 * every field has its length before it, so that two different claims never give the same bytes.
 */
import { concatenate } from '../bytes.ts';
import type { PresencePurpose } from '../../contract/presence-purposes.ts';

export type PresenceClaim = {
  readonly purpose: PresencePurpose;
  /** Who asks, in printable ASCII, 1 to 200 characters: origin and municipality, for example `https://counter.example.be 99999`. */
  readonly audience: string;
  /** When it was signed: ISO instant in UTC with milliseconds, as `Date.toISOString` writes it. */
  readonly provenAt: string;
  /** Fresh random bytes of whoever asks, `presenceNonceLength` of them, used once. */
  readonly nonce: Uint8Array;
};

/** What was proven, and by what: the certificate still has to be judged (chain, revocation, holder). */
export type PresenceProof = {
  readonly claim: PresenceClaim;
  /** DER of the authentication certificate. */
  readonly certificate: Uint8Array;
  /** PKCS#1 v1.5 with SHA-256 for an RSA key, ECDSA with SHA-384 in DER for an EC key, over `presenceMessage(claim)`. */
  readonly signature: Uint8Array;
};

export const presenceNonceLength = 32;

const prefix = 'Belgian eID proof of presence, version 1\n';
const printableAscii = /^[\x20-\x7e]{1,200}$/;
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

export const isInstant = (text: string): boolean => instant.test(text) && !Number.isNaN(Date.parse(text));

const ascii = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

const field = (bytes: Uint8Array): Uint8Array =>
  concatenate(Uint8Array.of(bytes.length >> 8, bytes.length & 0xff), bytes);

/**
 * The bytes whose hash is signed: prefix, then purpose, audience, time and nonce, each after its length in two bytes (big
 * endian). Throws RangeError for a claim that is none: whoever makes or expects one decides its fields.
 */
export const presenceMessage = ({ purpose, audience, provenAt, nonce }: PresenceClaim): Uint8Array => {
  if (!printableAscii.test(audience)) throw new RangeError('the audience of a claim is printable ASCII');
  if (!isInstant(provenAt)) throw new RangeError('the time of a claim is an ISO instant');
  if (nonce.length !== presenceNonceLength) throw new RangeError(`a nonce has ${presenceNonceLength} bytes`);
  return concatenate(
    ascii(prefix),
    field(ascii(purpose)),
    field(ascii(audience)),
    field(ascii(provenAt)),
    field(nonce),
  );
};
