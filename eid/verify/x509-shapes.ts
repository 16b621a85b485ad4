/**
 * asn1js values are a deep union; each of these narrows to the one class that RFC 5280 has at that place, or gives up. They
 * throw, and are called only where one `catch` around the whole turns that into "no certificate".
 */
import {
  BitString,
  Boolean as Asn1Boolean,
  fromBER,
  GeneralizedTime,
  Integer,
  ObjectIdentifier,
  OctetString,
  Sequence,
  UTCTime,
} from 'asn1js';

/** The structure is not what its standard says. */
export class Malformed extends Error {}

export const want = <T>(value: T | undefined | null | false): T => {
  if (value === undefined || value === null || value === false) throw new Malformed();
  return value;
};

export const sequence = (value: unknown): Sequence => want(value instanceof Sequence && value);
export const childrenOf = (value: unknown): Sequence['valueBlock']['value'] => sequence(value).valueBlock.value;
export const oid = (value: unknown): string => want(value instanceof ObjectIdentifier && value).valueBlock.toString();
/** The element as it stands in the input, header included. */
export const raw = (value: { readonly valueBeforeDecodeView: Uint8Array }): Uint8Array => value.valueBeforeDecodeView;
export const octets = (value: unknown): Uint8Array =>
  want(value instanceof OctetString && value).valueBlock.valueHexView;
export const bits = (value: unknown): Uint8Array => want(value instanceof BitString && value).valueBlock.valueHexView;
/** The content of an INTEGER as it stands, sign byte included. */
export const integerBytes = (value: unknown): Uint8Array =>
  want(value instanceof Integer && value).valueBlock.valueHexView;
export const isTrue = (value: unknown): boolean => value instanceof Asn1Boolean && value.getValue();
/** ISO instant. */
export const instant = (value: unknown): string =>
  want((value instanceof UTCTime || value instanceof GeneralizedTime) && value)
    .toDate()
    .toISOString();

/** [number] in a SEQUENCE. */
export const isTagged = (value: { idBlock: { tagClass: number; tagNumber: number } }, number: number): boolean =>
  value.idBlock.tagClass === 3 && value.idBlock.tagNumber === number;

/** The one element that fills the bytes. */
export function decodeDer(der: Uint8Array) {
  const decoded = fromBER(der);
  if (decoded.offset !== der.length) throw new Malformed();
  return decoded.result;
}
