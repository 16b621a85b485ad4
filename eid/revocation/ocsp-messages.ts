/**
 * Writes the question and reads the answer of OCSP (RFC 6960 §4), both with pkijs. Decoding only: judge-ocsp says what an answer
 * is worth. pkijs is loaded when the first question is asked: it costs 40 ms, which a read without look-ups does not pay.
 */
import { Constructed, Enumerated, GeneralizedTime, Integer, Null, OctetString, Primitive } from 'asn1js';
import type { Extension, SingleResponse } from 'pkijs';
import type { SignatureAlgorithm } from '../crypto-port.ts';
import { type Certificate, decodeCertificate, signatureAlgorithmOf } from '../verify/x509.ts';
import { instant, octets, want } from '../verify/x509-shapes.ts';
import type { Period } from './freshness.ts';
import { type CertificateRevocation, type RevocationUnknown, revoked, unknown } from './revocation-outcome.ts';

const loadPkijs = () => import('pkijs');

/** Which certificate is meant: SHA-1 of the issuer's name and key bits, which every responder knows (RFC 6960 §4.3). */
export type CertId = {
  readonly issuerNameHash: Uint8Array;
  readonly issuerKeyHash: Uint8Array;
  /** The content of the INTEGER. */
  readonly serial: Uint8Array;
};

export type OcspSingle = Period & {
  /** Null: the responder used another hash than was asked for. */
  readonly certId: CertId | null;
  readonly status: CertificateRevocation;
};

export type OcspAnswer = {
  /** ResponseData, as signed. */
  readonly tbs: Uint8Array;
  readonly signature: Uint8Array;
  /** Null for an algorithm that is not known. */
  readonly signatureAlgorithm: SignatureAlgorithm | null;
  /** Certificates sent along; nobody vouches for them yet. */
  readonly certificates: readonly Certificate[];
  /** ISO instant. */
  readonly producedAt: string;
  /** Null: the responder sent none back. Empty: it sent something that is no nonce. */
  readonly nonce: Uint8Array | null;
  /** One of its extensions, or of what it says about a certificate, is critical and not known (RFC 6960 §4.4). */
  readonly hasUnknownCritical: boolean;
  readonly singles: readonly OcspSingle[];
};

const oids = {
  sha1: '1.3.14.3.2.26',
  nonce: '1.3.6.1.5.5.7.48.1.2',
  basicResponse: '1.3.6.1.5.5.7.48.1.1',
} as const;

/** OCSPRequest, DER, about one certificate and with a nonce (RFC 6960 §4.4.1; its length: RFC 8954 §2.1). */
export async function makeOcspRequest(certId: CertId, nonce: Uint8Array): Promise<Uint8Array> {
  const { AlgorithmIdentifier, CertID, Extension, OCSPRequest, Request, TBSRequest } = await loadPkijs();
  const reqCert = new CertID({
    hashAlgorithm: new AlgorithmIdentifier({ algorithmId: oids.sha1, algorithmParams: new Null() }),
    issuerNameHash: new OctetString({ valueHex: certId.issuerNameHash }),
    issuerKeyHash: new OctetString({ valueHex: certId.issuerKeyHash }),
    serialNumber: new Integer({ valueHex: certId.serial }),
  });
  const nonceValue = new OctetString({ valueHex: nonce }).toBER();
  const tbsRequest = new TBSRequest({
    requestList: [new Request({ reqCert })],
    requestExtensions: [new Extension({ extnID: oids.nonce, extnValue: nonceValue })],
  });
  return new Uint8Array(new OCSPRequest({ tbsRequest }).toSchema(true).toBER());
}

/** OCSPResponseStatus (RFC 6960 §4.2.1): successful is 0; these are unsigned, so they say nothing but that there is no answer. */
const refusals: Readonly<Record<number, RevocationUnknown>> = {
  1: 'unauthorized', // malformedRequest: ours is sound, so it is not to its taste
  2: 'try-later', // internalError
  3: 'try-later',
  5: 'unauthorized', // sigRequired: we have no key to sign with
  6: 'unauthorized',
};

/** CertStatus: good [0], revoked [1] { time, reason [0] }, unknown [2]. */
function statusOf(value: unknown): CertificateRevocation {
  const block = want((value instanceof Primitive || value instanceof Constructed) && value);
  const { tagNumber } = block.idBlock;
  if (tagNumber === 0) return { status: 'good' };
  if (tagNumber === 2) return unknown('not-known-to-responder');
  const [time, wrapped] = want(block instanceof Constructed && tagNumber === 1 && block).valueBlock.value;
  const reason = wrapped instanceof Constructed ? wrapped.valueBlock.value[0] : undefined;
  if (wrapped !== undefined) want(reason instanceof Enumerated);
  return revoked(
    instant(want(time instanceof GeneralizedTime && time)),
    reason instanceof Enumerated ? reason.valueBlock.valueDec : null,
  );
}

const singleOf = (single: SingleResponse): OcspSingle => {
  const { hashAlgorithm, issuerNameHash, issuerKeyHash, serialNumber } = single.certID;
  return {
    certId:
      hashAlgorithm.algorithmId === oids.sha1
        ? {
            issuerNameHash: octets(issuerNameHash),
            issuerKeyHash: octets(issuerKeyHash),
            serial: serialNumber.valueBlock.valueHexView,
          }
        : null,
    status: statusOf(single.certStatus),
    thisUpdate: single.thisUpdate.toISOString(),
    nextUpdate: single.nextUpdate?.toISOString() ?? null,
  };
};

const noBytes = new Uint8Array(0);

/** The extension's value is an OCTET STRING around the nonce (RFC 8954 §2.1). */
function nonceIn(extensions: readonly Extension[]): Uint8Array | null {
  const extension = extensions.find(({ extnID }) => extnID === oids.nonce);
  if (extension === undefined) return null;
  const [tag, length] = extension.extnValue.valueBlock.valueHexView;
  const nonce = extension.extnValue.valueBlock.valueHexView.subarray(2);
  return tag === 0x04 && length === nonce.length ? nonce : noBytes;
}

/** A refusal, by the reason that it gives. */
export type OcspReply = { readonly answer: OcspAnswer } | { readonly refusal: RevocationUnknown };

async function decode(bytes: Uint8Array): Promise<OcspReply> {
  const { BasicOCSPResponse, OCSPResponse } = await loadPkijs();
  const { responseStatus, responseBytes } = OCSPResponse.fromBER(Uint8Array.from(bytes));
  const status = responseStatus.valueBlock.valueDec;
  if (status !== 0) return { refusal: want(refusals[status]) };
  want(responseBytes?.responseType === oids.basicResponse);
  const basic = BasicOCSPResponse.fromBER(octets(want(responseBytes).response).slice());
  const { tbsResponseData, signatureAlgorithm, signature, certs = [] } = basic;
  const { responses, responseExtensions = [], producedAt, tbsView } = tbsResponseData;
  const extensions = [...responseExtensions, ...responses.flatMap(({ singleExtensions = [] }) => singleExtensions)];
  return {
    answer: {
      tbs: tbsView,
      signature: signature.valueBlock.valueHexView,
      signatureAlgorithm: signatureAlgorithmOf(signatureAlgorithm.algorithmId),
      certificates: certs
        .map((certificate) => decodeCertificate(new Uint8Array(certificate.toSchema().toBER())))
        .filter((certificate) => certificate !== null),
      producedAt: producedAt.toISOString(),
      nonce: nonceIn(responseExtensions),
      hasUnknownCritical: extensions.some(({ critical, extnID }) => critical && extnID !== oids.nonce),
      singles: responses.map(singleOf),
    },
  };
}

/** Bytes that are no OCSPResponse are refused as `malformed`. */
export async function decodeOcspReply(bytes: Uint8Array): Promise<OcspReply> {
  try {
    return await decode(bytes);
  } catch {
    return { refusal: 'malformed' }; // not the structure of RFC 6960, or one of pkijs' own complaints about the same
  }
}
