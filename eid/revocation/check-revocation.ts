/**
 * Looks up whether the citizen's certificates, and the authority that issued them, were revoked: by OCSP first, by the
 * authority's list where that says nothing. Only for chains that end at a known root, and only at hosts that may be asked.
 */
import type { Result } from '../../contract/result.ts';
import type { CardImage } from '../card-image.ts';
import type { CryptoPort } from '../crypto-port.ts';
import { decodeContents } from '../verify/card-contents.ts';
import { type Authority, type CitizenChain, followCitizenChains } from '../verify/citizen-chain.ts';
import type { Roots } from '../verify/rrn-chain.ts';
import { type Certificate, publicKeyBits } from '../verify/x509.ts';
import { isAllowedAddress } from './allowed-hosts.ts';
import { isCrlCurrent, judgeCrl } from './judge-crl.ts';
import { judgeOcsp } from './judge-ocsp.ts';
import { type CertId, makeOcspRequest } from './ocsp-messages.ts';
import { type CertificateRevocation, type RevocationOutcome, unknown } from './revocation-outcome.ts';
import type { RevocationTransportPort, RevocationTrouble } from './revocation-transport.ts';

export type RevocationOptions = {
  readonly transport: RevocationTransportPort;
  readonly crypto: CryptoPort;
  readonly roots: Roots;
  /** ISO instant at which answers are judged. */
  readonly now: string;
  /** 32 fresh random bytes at each call: one question, one nonce (RFC 8954 §2.1). */
  readonly nonce: () => Uint8Array;
  /** For everything together. The engine has no clock: what OCSP may take is set apart, the rest is for the list. */
  readonly deadlineMs: number;
};

type LookUp = RevocationOptions & { readonly fetchList: FetchList };
type Trust = 'belgian' | 'test';
type TrustedChain = Extract<CitizenChain, { status: 'trusted' }>;
type Issuer = { readonly name: Uint8Array; readonly spki: Uint8Array; readonly mayListRevoked: boolean };

/** OCSP answers have some kilobytes, lists have megabytes. */
const ocspShare = 0.4;

/** The first address that may be asked; otherwise why there is none. */
function addressAmong(
  urls: readonly string[],
  trust: Trust,
  roots: Roots,
): { readonly url: string } | { readonly none: 'no-address' | 'host-not-allowed' } {
  const url = urls.find((one) => isAllowedAddress(one, trust, roots));
  if (url !== undefined) return { url };
  return { none: urls.length === 0 ? 'no-address' : 'host-not-allowed' };
}

async function certIdOf({ serial }: Certificate, { name, spki }: Issuer, crypto: CryptoPort): Promise<CertId | null> {
  const keyBits = publicKeyBits(spki);
  if (keyBits === null) return null;
  const issuerNameHash = await crypto.digest('SHA-1', name);
  return { issuerNameHash, issuerKeyHash: await crypto.digest('SHA-1', keyBits), serial };
}

async function askOcsp(
  certificate: Certificate,
  issuer: Issuer,
  trust: Trust,
  options: RevocationOptions,
): Promise<CertificateRevocation> {
  const { transport, crypto, roots, now, deadlineMs } = options;
  const address = addressAmong(certificate.ocspUrls, trust, roots);
  if ('none' in address) return unknown(address.none);
  const certId = await certIdOf(certificate, issuer, crypto);
  if (certId === null) return unknown('malformed');
  const nonce = options.nonce();
  const request = await makeOcspRequest(certId, nonce);
  const answer = await transport.askOcsp(address.url, request, deadlineMs * ocspShare);
  if (!answer.ok) return unknown(answer.failure);
  return judgeOcsp(answer.value, { certId, nonce, issuer, crypto, now });
}

type List = { readonly result: Result<Uint8Array, RevocationTrouble>; readonly wasKept: boolean };
type FetchList = (url: string, shareMs: number, mayBeKept: boolean) => Promise<List>;

/** Both certificates are usually on the same list, which is large: each is fetched once. */
function createFetchList({ transport, now }: RevocationOptions): FetchList {
  const fetched = new Map<string, Promise<List>>();
  const fetchList = async (url: string, shareMs: number, mayBeKept: boolean): Promise<List> => {
    let wasKept = false;
    const result = await transport.fetchCrl(url, shareMs, (crl) => {
      wasKept = mayBeKept && isCrlCurrent(crl, now);
      return wasKept;
    });
    return { result, wasKept };
  };
  return (url, shareMs, mayBeKept) => {
    const key = `${mayBeKept} ${url}`;
    const list = fetched.get(key) ?? fetchList(url, shareMs, mayBeKept);
    fetched.set(key, list);
    return list;
  };
}

/** `shareMs`: what is left for the list. A kept one took no time of the network; if it turns out worthless, it is fetched anew. */
async function lookUpInCrl(
  certificate: Certificate,
  issuer: Issuer,
  trust: Trust,
  { crypto, roots, now, fetchList }: LookUp,
  shareMs: number,
): Promise<CertificateRevocation> {
  const address = addressAmong(certificate.crlUrls, trust, roots);
  if ('none' in address) return unknown(address.none);
  const judge = async ({ result }: List): Promise<CertificateRevocation> =>
    result.ok ? judgeCrl(result.value, { issuer, serial: certificate.serial, crypto, now }) : unknown(result.failure);
  const list = await fetchList(address.url, shareMs, true);
  const said = await judge(list);
  return said.status === 'unknown' && list.wasKept ? judge(await fetchList(address.url, shareMs, false)) : said;
}

const isOver = ({ notAfter }: Certificate, now: string): boolean => now > notAfter;

async function lookUpCertificate(chain: CitizenChain | null, options: LookUp): Promise<CertificateRevocation | null> {
  if (chain === null) return null;
  if (chain.status !== 'trusted') return unknown('chain-not-trusted');
  const { certificate, trust, authority } = chain;
  if (isOver(certificate, options.now)) return unknown('expired');
  const { keyUsage = null } = authority.certified?.certificate ?? {};
  const mayListRevoked = keyUsage === null || keyUsage.has('cRLSign');
  const issuer = { name: authority.name, spki: authority.spki, mayListRevoked };
  const answered = await askOcsp(certificate, issuer, trust, options);
  if (answered.status !== 'unknown') return answered;
  const listed = await lookUpInCrl(certificate, issuer, trust, options, options.deadlineMs * (1 - ocspShare));
  // Where neither says anything, what the responder said is nearer to the cause, unless there was none to ask.
  return listed.status === 'unknown' && answered.reason !== 'no-address' ? answered : listed;
}

/** Authorities have no OCSP address (reference belgian-eid.md §4); the root's list has a handful of entries. */
async function lookUpAuthority(
  { authority, trust }: { readonly authority: Authority; readonly trust: Trust },
  options: LookUp,
): Promise<CertificateRevocation> {
  if (authority.certified === null) return unknown('no-address');
  const { certificate, root } = authority.certified;
  const issuer = { name: certificate.issuerDer, spki: root.spki, mayListRevoked: true };
  return lookUpInCrl(certificate, issuer, trust, options, options.deadlineMs);
}

const isTrusted = (chain: CitizenChain | null): chain is TrustedChain => chain?.status === 'trusted';

/**
 * Needs `citizen-ca-certificate` among the files that were read, unless `roots.issuers` knows the authority. Everything is asked
 * at the same time and given up at the deadline, as far as the transport keeps to it. Never rejects for what an answer holds.
 */
export async function checkRevocation(image: CardImage, options: RevocationOptions): Promise<RevocationOutcome> {
  const now = new Date(options.now).toISOString();
  const lookUp: LookUp = { ...options, now, fetchList: createFetchList({ ...options, now }) };
  const chains = await followCitizenChains(decodeContents(image), lookUp);
  const trusted = [chains.authentication, chains.signature].filter(isTrusted);
  // One authority issued both: the card has room for one only (503A).
  const known = trusted.find(({ certificate }) => !isOver(certificate, now));
  const [authentication, signature, authority] = await Promise.all([
    lookUpCertificate(chains.authentication, lookUp),
    lookUpCertificate(chains.signature, lookUp),
    known === undefined ? null : lookUpAuthority(known, lookUp),
  ]);
  return { authentication, signature, authority };
}
