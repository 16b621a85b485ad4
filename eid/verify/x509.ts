/**
 * As much of an X.509 certificate (RFC 5280) as the card's chain needs: names, serial, validity, key, key usage, and the
 * bytes that were signed. Decoding only: nothing here says that a certificate may be trusted.
 */
import {
  BaseStringBlock,
  BitString,
  Constructed,
  fromBER,
  GeneralizedTime,
  Integer,
  ObjectIdentifier,
  OctetString,
  Sequence,
  Set as Asn1Set,
  UTCTime,
} from 'asn1js';
import { derLength, toHex } from '../bytes.ts';
import type { SignatureAlgorithm } from '../crypto-port.ts';

export type Certificate = {
  /** The whole certificate, without padding of the file it came from. */
  readonly der: Uint8Array;
  readonly tbs: Uint8Array;
  readonly signature: Uint8Array;
  /** Null for an algorithm that no Belgian card uses. */
  readonly signatureAlgorithm: SignatureAlgorithm | null;
  readonly serialHex: string;
  /** Attribute values by OID, the first of each. */
  readonly subject: ReadonlyMap<string, string>;
  readonly issuer: ReadonlyMap<string, string>;
  /** ISO instants. */
  readonly notBefore: string;
  readonly notAfter: string;
  readonly spki: Uint8Array;
  readonly keyType: 'rsa' | 'ec' | 'other';
  /** Null when the extension is absent. */
  readonly keyUsage: { readonly digitalSignature: boolean; readonly nonRepudiation: boolean } | null;
};

export const nameOids = { commonName: '2.5.4.3', serialNumber: '2.5.4.5' } as const;

const keyUsageOid = '2.5.29.15';
const keyTypes: Readonly<Record<string, Certificate['keyType']>> = {
  '1.2.840.113549.1.1.1': 'rsa',
  '1.2.840.10045.2.1': 'ec',
};
const signatureAlgorithms: Readonly<Record<string, SignatureAlgorithm>> = {
  '1.2.840.113549.1.1.5': { scheme: 'rsa-pkcs1', digest: 'SHA-1' },
  '1.2.840.113549.1.1.11': { scheme: 'rsa-pkcs1', digest: 'SHA-256' },
  '1.2.840.113549.1.1.12': { scheme: 'rsa-pkcs1', digest: 'SHA-384' },
  '1.2.840.113549.1.1.13': { scheme: 'rsa-pkcs1', digest: 'SHA-512' },
  '1.2.840.10045.4.3.2': { scheme: 'ecdsa', digest: 'SHA-256', encoding: 'der' },
  '1.2.840.10045.4.3.3': { scheme: 'ecdsa', digest: 'SHA-384', encoding: 'der' },
  '1.2.840.10045.4.3.4': { scheme: 'ecdsa', digest: 'SHA-512', encoding: 'der' },
};

/** Thrown within this file only, where the structure is not what RFC 5280 says. */
class Malformed extends Error {}
const want = <T>(value: T | undefined | null | false): T => {
  if (value === undefined || value === null || value === false) throw new Malformed();
  return value;
};

/** asn1js values are a deep union; each helper narrows to the one class that RFC 5280 has at that place. */
const sequence = (value: unknown): Sequence => want(value instanceof Sequence && value);
const oid = (value: unknown): string => want(value instanceof ObjectIdentifier && value).valueBlock.toString();
const raw = (value: { readonly valueBeforeDecodeView: Uint8Array }): Uint8Array => value.valueBeforeDecodeView;
const instant = (value: unknown): string =>
  want((value instanceof UTCTime || value instanceof GeneralizedTime) && value)
    .toDate()
    .toISOString();

function bitString(value: unknown): Uint8Array {
  const bits = want(value instanceof BitString && value);
  return bits.valueBlock.valueHexView;
}

function decodeName(value: unknown): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  for (const set of sequence(value).valueBlock.value) {
    for (const attribute of want(set instanceof Asn1Set && set).valueBlock.value) {
      const [type, text] = sequence(attribute).valueBlock.value;
      const name = oid(type);
      if (!attributes.has(name) && text instanceof BaseStringBlock) attributes.set(name, text.getValue());
    }
  }
  return attributes;
}

function decodeKeyUsage(extensions: Sequence): Certificate['keyUsage'] {
  for (const extension of extensions.valueBlock.value) {
    const parts = sequence(extension).valueBlock.value;
    if (oid(parts[0]) !== keyUsageOid) continue;
    const value = parts.at(-1);
    const bits = fromBER(want(value instanceof OctetString && value).valueBlock.valueHexView);
    const flags = bitString(bits.result)[0] ?? 0;
    return { digitalSignature: (flags & 0x80) !== 0, nonRepudiation: (flags & 0x40) !== 0 };
  }
  return null;
}

function decode(der: Uint8Array): Certificate {
  const decoded = fromBER(der);
  if (decoded.offset === -1) throw new Malformed();
  const [tbsValue, algorithmValue, signatureValue] = sequence(decoded.result).valueBlock.value;
  const tbs = sequence(tbsValue);
  const fields = [...tbs.valueBlock.value];
  // [0] EXPLICIT version is optional (absent in version 1) and comes first.
  if (fields[0]?.idBlock.tagClass === 3 && fields[0].idBlock.tagNumber === 0) fields.shift();
  const [serial, , issuer, validity, subject, spki, ...rest] = fields;
  const [notBefore, notAfter] = sequence(validity).valueBlock.value;
  const spkiSequence = sequence(spki);
  const keyAlgorithm = oid(sequence(spkiSequence.valueBlock.value[0]).valueBlock.value[0]);
  const wrapper = rest.find((field) => field.idBlock.tagClass === 3 && field.idBlock.tagNumber === 3);
  return {
    der,
    tbs: raw(tbs),
    signature: bitString(signatureValue),
    signatureAlgorithm: signatureAlgorithms[oid(sequence(algorithmValue).valueBlock.value[0])] ?? null,
    serialHex: toHex(want(serial instanceof Integer && serial).valueBlock.valueHexView),
    subject: decodeName(subject),
    issuer: decodeName(issuer),
    notBefore: instant(notBefore),
    notAfter: instant(notAfter),
    spki: raw(spkiSequence),
    keyType: keyTypes[keyAlgorithm] ?? 'other',
    // [3] EXPLICIT Extensions
    keyUsage: wrapper instanceof Constructed ? decodeKeyUsage(sequence(wrapper.valueBlock.value[0])) : null,
  };
}

/** Null when the bytes do not begin with a certificate; what follows it (padding of a card file) is ignored. */
export function decodeCertificate(file: Uint8Array): Certificate | null {
  const length = derLength(file);
  if (length === null) return null;
  try {
    return decode(file.slice(0, length));
  } catch {
    return null; // Malformed, or one of asn1js' own complaints about the same
  }
}
