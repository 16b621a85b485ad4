/** The Belgian eID as a library: a script that reads a card, and what can be said about what was read. No I/O and no clock. */
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
} from './card-image.ts';
export { eidFiles } from './card-image.ts';
export type { CryptoPort, DigestAlgorithm, SignatureAlgorithm } from './crypto-port.ts';
export { readCard } from './files/read-card.ts';
export { sortFindings, withoutConsequences } from './findings/sort-findings.ts';
export { type CardReading, type InterpretOptions, interpretCard, toEidReadDocument } from './interpret-card.ts';
export { checkRevocation, type RevocationOptions } from './revocation/check-revocation.ts';
export type { CertificateRevocation, RevocationOutcome, RevocationUnknown } from './revocation/revocation-outcome.ts';
export type { RevocationTransportPort, RevocationTrouble } from './revocation/revocation-transport.ts';
export { belgianRoots, builtInTrust, type PinnedRoot, type TrustedKeys } from './verify/belgian-roots.ts';
export { type Roots, rootsFrom } from './verify/rrn-chain.ts';
export {
  decodeTrustList,
  openTrustList,
  type SignedTrustList,
  type TrustListTrouble,
  trustListSizeLimit,
} from './verify/trust-list.ts';
export { decodeCertificate } from './verify/x509.ts';
