/**
 * The citizen's certificates must come from an authority that a pinned root made (reference belgian-eid.md §4): certificate,
 * Citizen or Foreigner CA, root. A chain that cannot be followed, because the authority's certificate was not read, is unknown
 * and nothing worse.
 *
 * Not guaranteed: that nobody was revoked (see eid/revocation), nor that the certificates' policies are those of a citizen.
 */
import { areEqual } from '../bytes.ts';
import type { CryptoPort } from '../crypto-port.ts';
import type { PinnedRoot } from './belgian-roots.ts';
import type { CardContents, CertificateFile } from './card-contents.ts';
import { type Roots, rootOf } from './rrn-chain.ts';
import { isSignedWith, signerAmong } from './signed-by.ts';
import type { Certificate } from './x509.ts';
import type { KeyUsage } from './x509-extensions.ts';

export const citizenUses = ['authentication', 'signature'] as const;
export type CitizenUse = (typeof citizenUses)[number];

/** Each certificate is for one thing only (reference belgian-eid.md §4). */
const requiredUsage: Readonly<Record<CitizenUse, KeyUsage>> = {
  authentication: 'digitalSignature',
  signature: 'nonRepudiation',
};

/** Proven by the certificates themselves; no clock is needed for any but the last. */
export type ChainProblem =
  | 'wrong-key-usage'
  /** Not signed by the authority on the card, nor by one that we know. */
  | 'not-issued-by-authority'
  /** No known root made the authority. */
  | 'authority-untrusted'
  /** Its certificate does not let it issue others. */
  | 'authority-not-allowed'
  /** It was not valid when it issued the certificate, or is no longer while the certificate is. */
  | 'authority-out-of-date';

export type Authority = {
  /** Name, DER. */
  readonly name: Uint8Array;
  readonly spki: Uint8Array;
  /** With the root that signed it; null for an authority known by its key only (`Roots.issuers`). */
  readonly certified: { readonly certificate: Certificate; readonly root: PinnedRoot } | null;
};

export type CitizenChain =
  | {
      readonly status: 'trusted';
      readonly certificate: Certificate;
      readonly trust: 'belgian' | 'test';
      readonly authority: Authority;
    }
  | { readonly status: 'wrong'; readonly problem: ChainProblem }
  | { readonly status: 'unknown'; readonly reason: string };

/** Null: there is no such certificate on the card, or it cannot be decoded. */
export type CitizenChains = Readonly<Record<CitizenUse, CitizenChain | null>>;

const wrong = (problem: ChainProblem): CitizenChain => ({ status: 'wrong', problem });
const unknown = (reason: string): CitizenChain => ({ status: 'unknown', reason });

/** RFC 5280 §4.2: such a certificate must not be relied on, which does not make it false. */
export const notUnderstood = 'a certificate says something critical that is not understood';

const whyNoAuthority: Readonly<Record<Exclude<CertificateFile['status'], 'decoded'>, string>> = {
  corrupt: 'the certificate of the authority cannot be decoded',
  absent: 'there is no certificate of the authority on the card',
  unread: 'the certificate of the authority was not read',
};

const isValidAt = ({ notBefore, notAfter }: Certificate, instant: string): boolean =>
  notBefore <= instant && instant <= notAfter;

/** RFC 5280 §6.1.4 (k) and (n). Without a key usage every use is allowed. */
const mayIssue = ({ isAuthority, keyUsage }: Certificate): boolean =>
  isAuthority && (keyUsage === null || keyUsage.has('keyCertSign'));

async function throughAuthority(
  certificate: Certificate,
  authority: Certificate,
  { roots, crypto, now }: ChainParts,
): Promise<CitizenChain> {
  const root = await rootOf(authority, roots, crypto);
  if (root === null) return wrong('authority-untrusted');
  if (!mayIssue(authority)) return wrong('authority-not-allowed');
  const isStillValid = isValidAt(authority, now) || !isValidAt(certificate, now);
  if (!isStillValid || !isValidAt(authority, certificate.notBefore)) return wrong('authority-out-of-date');
  if (authority.unknownCritical.length > 0) return unknown(notUnderstood);
  const certified = { certificate: authority, root: root.root };
  return {
    status: 'trusted',
    certificate,
    trust: root.trust,
    authority: { name: authority.subjectDer, spki: authority.spki, certified },
  };
}

type ChainParts = { readonly roots: Roots; readonly crypto: CryptoPort; readonly now: string };

async function chainOf(
  use: CitizenUse,
  certificate: Certificate,
  authority: CertificateFile,
  parts: ChainParts,
): Promise<CitizenChain> {
  const { keyUsage, signatureAlgorithm } = certificate;
  if (keyUsage !== null && !keyUsage.has(requiredUsage[use])) return wrong('wrong-key-usage');
  if (signatureAlgorithm === null) return unknown('the certificate is signed in a way that is not known');
  if (certificate.unknownCritical.length > 0) return unknown(notUnderstood);
  const isFromCard =
    authority.status === 'decoded' &&
    areEqual(authority.certificate.subjectDer, certificate.issuerDer) &&
    (await isSignedWith(authority.certificate.spki, certificate, parts.crypto));
  if (isFromCard) {
    const chain = await throughAuthority(certificate, authority.certificate, parts);
    if (chain.status !== 'wrong' || chain.problem !== 'authority-untrusted') return chain;
  }
  const issuer = await signerAmong(parts.roots.issuers ?? [], certificate, parts.crypto);
  if (issuer !== null) {
    const known = { name: certificate.issuerDer, spki: issuer.spki, certified: null };
    return { status: 'trusted', certificate, trust: 'belgian', authority: known };
  }
  if (authority.status !== 'decoded') return unknown(whyNoAuthority[authority.status]);
  return wrong(isFromCard ? 'authority-untrusted' : 'not-issued-by-authority');
}

/** `now`: ISO instant. */
export async function followCitizenChains(
  { authentication, signature, citizenAuthority }: CardContents,
  parts: ChainParts,
): Promise<CitizenChains> {
  const of = (use: CitizenUse, file: CertificateFile): Promise<CitizenChain | null> =>
    file.status === 'decoded' ? chainOf(use, file.certificate, citizenAuthority, parts) : Promise.resolve(null);
  return {
    authentication: await of('authentication', authentication),
    signature: await of('signature', signature),
  };
}
