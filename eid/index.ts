/**
 * The Belgian eID as a library: scripts that read a card, verify its PIN and sign with it, and what can be said about what
 * was read. No I/O and no clock.
 */
export type {
  CardImage,
  CardScript,
  CardStep,
  CardStepResult,
  ChallengeOutcome,
  EidFile,
  FileOutcome,
  ReadOptions,
  Trouble,
  UnsignedData,
} from './card-image.ts';
export { eidFiles } from './card-image.ts';
export type { CryptoPort, DigestAlgorithm, SignatureAlgorithm } from './crypto-port.ts';
export { readCard } from './files/read-card.ts';
export { compareWithRegister, type RegisterAnswer } from './findings/register-findings.ts';
export { sortFindings, withoutConsequences } from './findings/sort-findings.ts';
export { type CardReading, type InterpretOptions, interpretCard, toEidReadDocument } from './interpret-card.ts';
export type { PinOutcome } from './pin/pin-outcome.ts';
export { type PinUnblocking, pinUnblocking } from './pin/pin-unblocking.ts';
export { type PinCheck, type PinRequest, verifyPin } from './pin/verify-pin.ts';
export { checkRevocation, type RevocationOptions } from './revocation/check-revocation.ts';
export type { CertificateRevocation, RevocationOutcome, RevocationUnknown } from './revocation/revocation-outcome.ts';
export type { RevocationTransportPort, RevocationTrouble } from './revocation/revocation-transport.ts';
export { type PresenceClaim, presenceMessage, presenceNonceLength, type PresenceProof } from './sign/presence-claim.ts';
export {
  type SigningOutcome,
  type SigningRequest,
  type SigningRun,
  signWithAuthenticationKey,
} from './sign/sign-with-authentication-key.ts';
export { belgianRoots, builtInTrust, type PinnedRoot, type TrustedKeys } from './verify/belgian-roots.ts';
export { rememberVerifications } from './verify/remember-verifications.ts';
export { type Roots, rootsFrom } from './verify/rrn-chain.ts';
export { type ExpectedPresence, type PresenceVerdict, verifyPresenceProof } from './verify/presence-proof.ts';
export {
  decodeTrustList,
  openTrustList,
  type SignedTrustList,
  type TrustListTrouble,
  trustListSizeLimit,
} from './verify/trust-list.ts';
export { verifyAhead } from './verify/verify-ahead.ts';
export { decodeCertificate } from './verify/x509.ts';
