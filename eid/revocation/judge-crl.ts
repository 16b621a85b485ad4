/** What a certificate revocation list says about one certificate, and whether it may be believed (RFC 5280 §6.3.3). */
import { areEqual } from '../bytes.ts';
import type { CryptoPort } from '../crypto-port.ts';
import { type Crl, type CrlEntry, decodeCrl, entriesFor } from './crl.ts';
import { whyNotCurrent } from './freshness.ts';
import { type CertificateRevocation, revoked, type RevocationUnknown, unknown } from './revocation-outcome.ts';

export type CrlQuestion = {
  /** Who issued the certificate, and so signs the list. */
  readonly issuer: { readonly name: Uint8Array; readonly spki: Uint8Array; readonly mayListRevoked: boolean };
  /** Of the certificate: the content of its INTEGER. */
  readonly serial: Uint8Array;
  readonly crypto: CryptoPort;
  readonly now: string;
};

/** Only in lists of changes (RFC 5280 §5.3.1); in a whole list it can only mean that the certificate is good again. */
const removeFromCrl = 8;

/** A list without an end would hold for ever; RFC 5280 §5.1.2.5 demands one. */
const whyNotUsable = (crl: Crl, now: string): RevocationUnknown | null =>
  crl.nextUpdate === null ? 'malformed' : whyNotCurrent(crl, now);

/** Whether a list that was kept from before may still be used: what it is worth is judged when it is. */
export function isCrlCurrent(bytes: Uint8Array, now: string): boolean {
  const crl = decodeCrl(bytes);
  return crl !== null && whyNotUsable(crl, now) === null;
}

/** The worst of what several entries say: revoked for good before on hold. */
function statusOf(entries: readonly CrlEntry[]): CertificateRevocation {
  const counted = entries.filter(({ reason }) => reason !== removeFromCrl).map(({ at, reason }) => revoked(at, reason));
  return counted.find(({ status }) => status === 'revoked') ?? counted[0] ?? { status: 'good' };
}

export async function judgeCrl(bytes: Uint8Array, question: CrlQuestion): Promise<CertificateRevocation> {
  const { issuer, serial, crypto, now } = question;
  const crl = decodeCrl(bytes);
  if (crl === null) return unknown('malformed');
  const isIssuers =
    issuer.mayListRevoked &&
    areEqual(crl.issuer, issuer.name) &&
    crl.signatureAlgorithm !== null &&
    (await crypto.verify(crl.signatureAlgorithm, issuer.spki, crl.signature, crl.tbs));
  if (!isIssuers) return unknown('wrong-signer');
  if (!crl.isWhole) return unknown('not-understood');
  const notUsable = whyNotUsable(crl, now);
  if (notUsable !== null) return unknown(notUsable);
  const entries = entriesFor(crl, serial);
  return typeof entries === 'string' ? unknown(entries) : statusOf(entries);
}
