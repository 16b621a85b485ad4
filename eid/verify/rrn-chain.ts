/**
 * The RRN certificate must be signed by a pinned root's key (reference belgian-eid.md §4: it is issued directly by the root).
 * Only the pinned key tells a real card from a test card: test certificates carry production policies.
 */
import type { Trust } from '../../contract/eid-read.ts';
import type { Check } from '../../contract/findings.ts';
import type { CryptoPort } from '../crypto-port.ts';
import type { PinnedRoot, TrustedKeys } from './belgian-roots.ts';
import { areAll, areEqual } from '../bytes.ts';
import { bytesOf, type CardContents } from './card-contents.ts';
import { likelyFirst, signerAmong } from './signed-by.ts';
import { failedCheck, notDone, passed } from './verdict.ts';
import { type Certificate, decodeCertificate } from './x509.ts';
import { ocspSigning } from './x509-extensions.ts';

export type Roots = {
  readonly belgian: readonly PinnedRoot[];
  /** Given on purpose; a card trusted by one of these is a test card and everything says so. */
  readonly test: readonly PinnedRoot[];
  /** Authorities known to have been issued by a Belgian root: a card that names one need not carry its certificate. */
  readonly issuers?: readonly PinnedRoot[];
  /** Hosts that may be asked about revocation; default: those of the Belgian PKI. */
  readonly revocationHosts?: readonly string[];
  /** Of the trust list that the Belgian keys come from; a diagnosis names it. */
  readonly trustListVersion?: number;
};

/** What a trust list says, and test roots beside it where a composition gives some on purpose. */
export const rootsFrom = ({ roots, issuers, list }: TrustedKeys, test: readonly PinnedRoot[] = []): Roots => ({
  belgian: roots,
  test,
  issuers,
  revocationHosts: list.revocationHosts,
  trustListVersion: list.version,
});

/** The pinned root whose key signed the certificate, a Belgian one before a test root; null when none did. */
export async function rootOf(
  certificate: Certificate,
  { belgian, test }: Roots,
  crypto: CryptoPort,
): Promise<{ readonly trust: 'belgian' | 'test'; readonly root: PinnedRoot } | null> {
  const pinned = [...belgian, ...test];
  const root = await signerAmong(await likelyFirst(pinned, certificate, crypto), certificate, crypto);
  if (root === null) return null;
  return { trust: belgian.includes(root) ? 'belgian' : 'test', root };
}

type ValidityOfCard = { readonly validFrom: string; readonly validTo: string | null };

/** Whether the certificate was valid when the card was issued; it may have expired since, which is no defect of the card. */
const wasValidAtIssue = ({ notBefore, notAfter }: Certificate, { validFrom }: ValidityOfCard): boolean =>
  notBefore.slice(0, 10) <= validFrom && validFrom <= notAfter.slice(0, 10);

/** Whether there was a day on which both the certificate and the card were valid. */
const wereValidTogether = ({ notBefore, notAfter }: Certificate, { validFrom, validTo }: ValidityOfCard): boolean =>
  validFrom <= notAfter.slice(0, 10) && (validTo === null || notBefore.slice(0, 10) <= validTo);

/**
 * A 1.7 chip is made with RSA signatures; elliptic-curve ones replaced them when the card was re-keyed (reference §4), on a
 * day that is nowhere on the card. Only such a card may be older than its RRN certificate. The signed file tells it from a 1.8
 * even where the chip gave no card data: on a 1.8 it must hold the hash of the chip's key (tag 1A).
 */
const isRekeyed = ({ cardData, identity }: CardContents, { keyType }: Certificate): boolean =>
  keyType === 'ec' &&
  (cardData === null || cardData.generation === '1.7') &&
  identity?.ok === true &&
  identity.basicKeyHash === null;

/** Null when the certificate's dates fit the card's, or when the card's are not known. */
function problemOfDates(contents: CardContents, certificate: Certificate): string | null {
  const { identity } = contents;
  if (identity?.ok !== true) return null;
  const { validFrom, validTo } = identity.identity;
  if (validFrom === null) return null;
  const card = { validFrom, validTo };
  if (isRekeyed(contents, certificate)) {
    return wereValidTogether(certificate, card) ? null : 'the RRN certificate and the card were at no time both valid';
  }
  return wasValidAtIssue(certificate, card) ? null : 'the RRN certificate was not valid when the card was issued';
}

/**
 * A root that a card or a file names is trusted for nothing, but one that nobody knows belongs to a chain that somebody made
 * up. An absent one (zeros, or not asked for) says nothing.
 */
function namesUnknownRoot({ image }: CardContents, { belgian, test }: Roots): boolean {
  const bytes = bytesOf(image, 'root-certificate');
  if (bytes === null || areAll(bytes, 0)) return false;
  const named = decodeCertificate(bytes);
  return named === null || ![...belgian, ...test].some(({ spki }) => areEqual(spki, named.spki));
}

/** RFC 6960 §4.2.2.2: whoever may answer for an authority speaks about revocation and nothing else. */
const answersForAuthority = ({ extendedKeyUsage }: Certificate): boolean =>
  extendedKeyUsage?.includes(ocspSigning) ?? false;

/**
 * The root also made the authorities of the citizens' certificates, and those who answer for it: none of them speaks for the
 * register. Its subject is not compared: what it is under Root CA6 is not published (reference §12).
 */
const mayVouchForData = (certificate: Certificate): boolean => {
  const { keyUsage } = certificate;
  const signsData = keyUsage === null || keyUsage.has('digitalSignature') || keyUsage.has('nonRepudiation');
  return signsData && !answersForAuthority(certificate);
};

export async function checkRrnChain(
  contents: CardContents,
  roots: Roots,
  crypto: CryptoPort,
): Promise<{ readonly check: Check; readonly trust: Trust }> {
  const { rrn } = contents;
  const check = 'rrn-chain';
  const none = (outcome: Check) => ({ check: outcome, trust: 'none' as const });
  if (rrn.status === 'corrupt') return none(notDone(check, 'the RRN certificate cannot be decoded'));
  if (rrn.status === 'absent') return none(notDone(check, 'there is no RRN certificate on the card'));
  if (rrn.status === 'unread') return none(notDone(check, 'the RRN certificate was not read'));
  const { certificate } = rrn;
  const signer = await rootOf(certificate, roots, crypto);
  if (signer === null) return none(failedCheck(check, 'no known root issued the RRN certificate'));
  if (!mayVouchForData(certificate))
    return none(failedCheck(check, 'the RRN certificate is not meant for signing data'));
  // RFC 5280 §4.2: such a certificate must not be relied on.
  if (certificate.unknownCritical.length > 0) {
    return none(failedCheck(check, 'the RRN certificate says something critical that is not understood'));
  }
  // On a chip the pinned key alone decides; in a file without signatures the chain in it is all there is to check.
  if (contents.image.unsignedData !== undefined && namesUnknownRoot(contents, roots)) {
    return none(failedCheck(check, 'the root certificate in the file is none that is known'));
  }
  const problem = problemOfDates(contents, certificate);
  if (problem !== null) return none(failedCheck(check, problem));
  return { check: passed(check), trust: signer.trust };
}
