/**
 * What an OCSP answer says about one certificate, and whether it may be believed (RFC 6960 §3.2). The signature is checked over
 * the bytes as they were signed, by our own CryptoPort.
 *
 * Not guaranteed: that the responder's own certificate was not revoked. Authorities mark it with ocsp-nocheck and keep its life
 * short (RFC 6960 §4.2.2.2.1); the Belgian ones do.
 */
import { areEqual } from '../bytes.ts';
import type { CryptoPort } from '../crypto-port.ts';
import { isSignedWith } from '../verify/signed-by.ts';
import type { Certificate } from '../verify/x509.ts';
import { ocspSigning } from '../verify/x509-extensions.ts';
import { clockSkewMs, isYoung, whyNotCurrent } from './freshness.ts';
import { type CertId, decodeOcspReply, type OcspAnswer } from './ocsp-messages.ts';
import { type CertificateRevocation, unknown } from './revocation-outcome.ts';

export type OcspQuestion = {
  readonly certId: CertId;
  readonly nonce: Uint8Array;
  readonly issuer: { readonly name: Uint8Array; readonly spki: Uint8Array };
  readonly crypto: CryptoPort;
  readonly now: string;
};

/** An honest answer carries one responder and perhaps its chain; each one costs a signature check. */
const mostResponders = 4;

async function mayAnswer(responder: Certificate, { issuer, crypto, now }: OcspQuestion): Promise<boolean> {
  const { keyUsage, extendedKeyUsage, notBefore, notAfter, unknownCritical, issuerDer } = responder;
  return (
    extendedKeyUsage?.includes(ocspSigning) === true &&
    (keyUsage === null || keyUsage.has('digitalSignature')) &&
    unknownCritical.length === 0 &&
    notBefore <= now &&
    now <= notAfter &&
    areEqual(issuerDer, issuer.name) &&
    (await isSignedWith(issuer.spki, responder, crypto))
  );
}

async function isSignedRightly(answer: OcspAnswer, question: OcspQuestion): Promise<boolean> {
  const { signatureAlgorithm, signature, tbs, certificates } = answer;
  const { issuer, crypto } = question;
  if (signatureAlgorithm === null) return false;
  if (await crypto.verify(signatureAlgorithm, issuer.spki, signature, tbs)) return true;
  for (const responder of certificates.slice(0, mostResponders)) {
    const isIts = await crypto.verify(signatureAlgorithm, responder.spki, signature, tbs);
    if (isIts) return mayAnswer(responder, question);
  }
  return false;
}

const isSame = (left: CertId, right: CertId | null): boolean =>
  right !== null &&
  areEqual(left.serial, right.serial) &&
  areEqual(left.issuerNameHash, right.issuerNameHash) &&
  areEqual(left.issuerKeyHash, right.issuerKeyHash);

export async function judgeOcsp(bytes: Uint8Array, question: OcspQuestion): Promise<CertificateRevocation> {
  const { certId, nonce, now } = question;
  const reply = await decodeOcspReply(bytes);
  if ('refusal' in reply) return unknown(reply.refusal);
  const { answer } = reply;
  if (!(await isSignedRightly(answer, question))) return unknown('wrong-signer');
  const single = answer.singles.find((one) => isSame(certId, one.certId));
  if (single === undefined) return unknown('other-certificate');
  if (answer.hasUnknownCritical) return unknown('not-understood');
  if (answer.nonce !== null && !areEqual(answer.nonce, nonce)) return unknown('wrong-nonce');
  const notCurrent = whyNotCurrent(single, now);
  if (notCurrent !== null) return unknown(notCurrent);
  if (Date.parse(answer.producedAt) > Date.parse(now) + clockSkewMs) return unknown('not-yet-valid');
  const isProvenFresh = answer.nonce !== null && single.nextUpdate !== null;
  return isProvenFresh || isYoung(single, now) ? single.status : unknown('stale');
}
