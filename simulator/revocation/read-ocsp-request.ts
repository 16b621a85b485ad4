/** Reads as much of an OCSPRequest (RFC 6960 §4.1) as a responder needs for its answer. */
import { fromBER, Constructed, Integer, ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import { nonceOid } from './make-ocsp-response.ts';

export type OcspQuestion = {
  /** One per certificate asked about: the CertID as it stands, and the serial in it, lower-case hex of its DER content. */
  readonly asked: readonly { readonly certId: Uint8Array; readonly serialHex: string }[];
  /** Value of the nonce extension, DER; null without one. */
  readonly nonce: Uint8Array | null;
};

const childrenOf = (value: unknown): readonly unknown[] =>
  value instanceof Sequence || value instanceof Constructed ? value.valueBlock.value : [];

const tagged = (values: readonly unknown[], number: number): Constructed | null =>
  values.find(
    (value): value is Constructed =>
      value instanceof Constructed && value.idBlock.tagClass === 3 && value.idBlock.tagNumber === number,
  ) ?? null;

const nonceIn = (extensions: readonly unknown[]): Uint8Array | null => {
  for (const extension of extensions) {
    const parts = childrenOf(extension);
    const value = parts.at(-1);
    const isNonce = parts[0] instanceof ObjectIdentifier && parts[0].valueBlock.toString() === nonceOid;
    if (isNonce && value instanceof OctetString) return Uint8Array.from(value.valueBlock.valueHexView);
  }
  return null;
};

/** Null when the bytes are no question. */
export const readOcspRequest = (request: Uint8Array): OcspQuestion | null => {
  const decoded = fromBER(request);
  if (decoded.offset === -1) return null;
  const fields = childrenOf(childrenOf(decoded.result)[0]);
  const list = fields.find((field) => field instanceof Sequence);
  const asked = childrenOf(list).flatMap((one) => {
    const certId = childrenOf(one)[0];
    const serial = childrenOf(certId)[3];
    if (!(certId instanceof Sequence) || !(serial instanceof Integer)) return [];
    return [
      {
        certId: Uint8Array.from(certId.valueBeforeDecodeView),
        serialHex: Buffer.from(serial.valueBlock.valueHexView).toString('hex'),
      },
    ];
  });
  if (asked.length === 0) return null;
  return { asked, nonce: nonceIn(childrenOf(childrenOf(tagged(fields, 2))[0])) };
};
