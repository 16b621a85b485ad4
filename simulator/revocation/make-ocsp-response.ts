/** Writes OCSP answers (RFC 6960 §4.2, in DER): sound ones, and with the right arguments any that no honest responder would give. */
import { createHash } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { BitString, fromBER, Sequence } from 'asn1js';
import * as der from '../pki/der.ts';
import { encodeName, extension, signatureAlgorithm, signData, subjectPublicKeyInfo } from '../pki/issue-certificate.ts';
import type { Authority } from '../pki/test-pki.ts';
import type { OcspSigner } from './ocsp-signers.ts';

/** Hash algorithms of a CertID; SHA-1 is what every responder understands (RFC 6960 §4.3). */
const hashAlgorithms = { 'SHA-1': '1.3.14.3.2.26', 'SHA-256': '2.16.840.1.101.3.4.2.1' } as const;

const hash = (algorithm: keyof typeof hashAlgorithms, data: Uint8Array): Uint8Array =>
  Uint8Array.from(createHash(algorithm).update(data).digest());

/** What is hashed as the key: the bits of the BIT STRING, without tag, length and count of unused bits (RFC 6960 §4.1.1). */
const publicKeyBits = (key: KeyObject): Uint8Array => {
  const { result } = fromBER(subjectPublicKeyInfo(key));
  const bits = result instanceof Sequence ? result.valueBlock.value[1] : null;
  if (!(bits instanceof BitString)) throw new TypeError('a SubjectPublicKeyInfo ends in a BIT STRING');
  return bits.valueBlock.valueHexView;
};

/** CertID, DER. `serial`: unsigned, big-endian. */
export const makeCertId = (
  issuer: Pick<Authority, 'name' | 'key'>,
  serial: Uint8Array,
  algorithm: keyof typeof hashAlgorithms = 'SHA-1',
): Uint8Array =>
  der.sequence(
    der.sequence(der.objectIdentifier(hashAlgorithms[algorithm]), der.nullValue()),
    der.octetString(hash(algorithm, encodeName(issuer.name))),
    der.octetString(hash(algorithm, publicKeyBits(issuer.key))),
    der.unsignedInteger(serial),
  );

export type CertificateStatus =
  | { readonly kind: 'good' }
  | { readonly kind: 'unknown' }
  /** `reason`: CRLReason (RFC 5280 §5.3.1), 6 is certificateHold; null leaves it out. */
  | { readonly kind: 'revoked'; readonly at: Date; readonly reason: number | null };

const encodeStatus = (status: CertificateStatus): Uint8Array => {
  switch (status.kind) {
    case 'good':
      return der.contextPrimitive(0, new Uint8Array(0));
    case 'unknown':
      return der.contextPrimitive(2, new Uint8Array(0));
    case 'revoked':
      return der.contextConstructed(
        1,
        der.generalizedTime(status.at),
        ...(status.reason === null ? [] : [der.contextConstructed(0, der.enumerated(status.reason))]),
      );
  }
};

export type SingleAnswer = {
  /** DER, as the question had it (readOcspRequest) or from makeCertId. */
  readonly certId: Uint8Array;
  readonly status: CertificateStatus;
  readonly thisUpdate: Date;
  /** Null: newer information is available all the time (RFC 6960 §4.2.2.1). */
  readonly nextUpdate: Date | null;
};

export type OcspAnswer = {
  readonly answers: readonly SingleAnswer[];
  readonly producedAt: Date;
  /** Value of the nonce extension as it stands in the question, DER; null leaves the extension out. */
  readonly nonce: Uint8Array | null;
  readonly signer: OcspSigner;
  /** Default: by name. */
  readonly responderId?: 'name' | 'key';
  /** One bit of the signature is turned. */
  readonly isForged?: boolean;
};

const encodeSingle = ({ certId, status, thisUpdate, nextUpdate }: SingleAnswer): Uint8Array =>
  der.sequence(
    certId,
    encodeStatus(status),
    der.generalizedTime(thisUpdate),
    ...(nextUpdate === null ? [] : [der.contextConstructed(0, der.generalizedTime(nextUpdate))]),
  );

const responderIdOf = ({ name, key }: OcspSigner, by: 'name' | 'key'): Uint8Array =>
  by === 'name'
    ? der.contextConstructed(1, encodeName(name))
    : der.contextConstructed(2, der.octetString(hash('SHA-1', publicKeyBits(key))));

/** id-pkix-ocsp-nonce and id-pkix-ocsp-basic (RFC 6960 §4.4.1, §4.2.1). */
export const nonceOid = '1.3.6.1.5.5.7.48.1.2';
const basicResponseOid = '1.3.6.1.5.5.7.48.1.1';

const successful = 0;

/** A nonce extension's value around bytes of one's own choice: for an answer to a question that was never asked. */
export const nonceOf = (bytes: Uint8Array): Uint8Array => der.octetString(bytes);

/** OCSPResponse with status `successful`, DER. */
export const makeOcspResponse = (answer: OcspAnswer): Uint8Array => {
  const { signer, nonce } = answer;
  const toBeSigned = der.sequence(
    responderIdOf(signer, answer.responderId ?? 'name'),
    der.generalizedTime(answer.producedAt),
    der.sequence(...answer.answers.map(encodeSingle)),
    ...(nonce === null ? [] : [der.contextConstructed(1, der.sequence(extension(nonceOid, false, nonce)))]),
  );
  const signature = signData(signer.key, toBeSigned);
  const lastByte = signature.length - 1;
  if (answer.isForged === true) signature[lastByte] = (signature[lastByte] ?? 0) ^ 0x01;
  const basic = der.sequence(
    toBeSigned,
    signatureAlgorithm(signer.key),
    der.bitString(signature),
    ...(signer.certificate === null ? [] : [der.contextConstructed(0, der.sequence(signer.certificate))]),
  );
  return der.sequence(
    der.enumerated(successful),
    der.contextConstructed(0, der.sequence(der.objectIdentifier(basicResponseOid), der.octetString(basic))),
  );
};

/** OCSPResponseStatus other than successful (RFC 6960 §4.2.1). */
const refusals = { malformedRequest: 1, internalError: 2, tryLater: 3, sigRequired: 5, unauthorized: 6 } as const;

/** An OCSPResponse that says nothing about any certificate: unsigned, as all of them are. */
export const makeOcspRefusal = (status: keyof typeof refusals): Uint8Array =>
  der.sequence(der.enumerated(refusals[status]));
