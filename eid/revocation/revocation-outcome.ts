/**
 * What looking up revocation comes to, one answer per certificate. "Unknown" is neither good nor bad and always says why:
 * whoever shows it must not take it for either (architecture, idea 4). Reasons hold no value from a card.
 */
import type { RevocationTrouble } from './revocation-transport.ts';

/** Why the authority withdrew a certificate (RFC 5280 §5.3.1), in its order there; 7 is not used, and hold is a status of its own. */
const revocationReasons = {
  0: 'unspecified',
  1: 'key-compromise',
  2: 'authority-compromise',
  3: 'affiliation-changed',
  4: 'superseded',
  5: 'cessation-of-operation',
  9: 'privilege-withdrawn',
  10: 'attribute-authority-compromise',
} as const satisfies Readonly<Record<number, string>>;
export type RevocationReason = (typeof revocationReasons)[keyof typeof revocationReasons];
const certificateHold = 6;

/** Why an answer was not had, or could not be believed. */
export type RevocationUnknown =
  | RevocationTrouble
  /** The certificate's time is over; authorities need not answer for it any more. */
  | 'expired'
  /** The certificate's own chain leads to no root that we know: the hosts it names are not asked. */
  | 'chain-not-trusted'
  /** The certificate names nobody who could be asked. */
  | 'no-address'
  /** It names an address outside the list of hosts that may be asked. */
  | 'host-not-allowed'
  /** Not the structure that RFC 6960 or RFC 5280 describes. */
  | 'malformed'
  /** The list holds something that must be understood and is not: an indirect or partial list (RFC 5280 §5.2). */
  | 'not-understood'
  /** OCSP tryLater or internalError. */
  | 'try-later'
  /** OCSP unauthorized, sigRequired or malformedRequest: this responder will not answer us. */
  | 'unauthorized'
  /** Not signed by the authority, nor by a responder that it appointed. */
  | 'wrong-signer'
  /** About another certificate. */
  | 'other-certificate'
  /** Not the number that was sent along: an answer to somebody else's question. */
  | 'wrong-nonce'
  /** Older than it may be. */
  | 'stale'
  /** From the future: somebody's clock is wrong. */
  | 'not-yet-valid'
  /** The responder answered that it does not know the certificate. */
  | 'not-known-to-responder';

export type CertificateRevocation =
  | { readonly status: 'good' }
  /** `at`: ISO instant. `reason` is null where the authority gave none. */
  | { readonly status: 'revoked'; readonly reason: RevocationReason | null; readonly at: string }
  /** certificateHold: may become good again, as when a card is not activated yet. */
  | { readonly status: 'suspended'; readonly at: string }
  | { readonly status: 'unknown'; readonly reason: RevocationUnknown };

export const unknown = (reason: RevocationUnknown): CertificateRevocation => ({ status: 'unknown', reason });

const isKnownReason = (code: number): code is keyof typeof revocationReasons => Object.hasOwn(revocationReasons, code);

/** `reason`: CRLReason (RFC 5280 §5.3.1), null where none was given; a number that nobody defined counts as none. */
export const revoked = (at: string, reason: number | null): CertificateRevocation =>
  reason === certificateHold
    ? { status: 'suspended', at }
    : { status: 'revoked', reason: reason !== null && isKnownReason(reason) ? revocationReasons[reason] : null, at };

/** Null: the card holds no such certificate, or it was not read. */
export type RevocationOutcome = {
  readonly authentication: CertificateRevocation | null;
  readonly signature: CertificateRevocation | null;
  /** The authority that issued both, against the list of the root. */
  readonly authority: CertificateRevocation | null;
};
