/**
 * As much of an X.509 certificate (RFC 5280) as the card's chains need: names, serial, validity, key, extensions, and the
 * bytes that were signed. Decoding only: nothing here says that a certificate may be trusted.
 */
import { BaseStringBlock, Constructed, Set as Asn1Set } from 'asn1js';
import { derLength } from '../bytes.ts';
import type { SignatureAlgorithm } from '../crypto-port.ts';
import { type CertificateExtensions, decodeExtensions } from './x509-extensions.ts';
import {
  bits,
  childrenOf,
  decodeDer,
  instant,
  integerBytes,
  isTagged,
  oid,
  raw,
  sequence,
  want,
} from './x509-shapes.ts';

export type Certificate = CertificateExtensions & {
  /** The whole certificate, without padding of the file it came from. */
  readonly der: Uint8Array;
  readonly tbs: Uint8Array;
  readonly signature: Uint8Array;
  /** Null for an algorithm that no Belgian card uses. */
  readonly signatureAlgorithm: SignatureAlgorithm | null;
  /** The content of the INTEGER as it stands, sign byte included. */
  readonly serial: Uint8Array;
  /** Attribute values by OID, the first of each. */
  readonly subject: ReadonlyMap<string, string>;
  readonly issuer: ReadonlyMap<string, string>;
  /** Names are compared byte for byte: whoever signs writes its own name the same way each time. */
  readonly subjectDer: Uint8Array;
  readonly issuerDer: Uint8Array;
  /** ISO instants. */
  readonly notBefore: string;
  readonly notAfter: string;
  readonly spki: Uint8Array;
  readonly keyType: 'rsa' | 'ec' | 'other';
};

export const nameOids = { commonName: '2.5.4.3', serialNumber: '2.5.4.5' } as const;

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

function decodeName(value: unknown): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  for (const set of childrenOf(value)) {
    for (const attribute of want(set instanceof Asn1Set && set).valueBlock.value) {
      const [type, text] = childrenOf(attribute);
      const name = oid(type);
      if (!attributes.has(name) && text instanceof BaseStringBlock) attributes.set(name, text.getValue());
    }
  }
  return attributes;
}

function decode(der: Uint8Array): Certificate {
  const [tbsValue, algorithmValue, signatureValue] = childrenOf(decodeDer(der));
  const tbs = sequence(tbsValue);
  const fields = [...tbs.valueBlock.value];
  // [0] EXPLICIT version is optional (absent in version 1) and comes first.
  if (fields[0] !== undefined && isTagged(fields[0], 0)) fields.shift();
  const [serial, , issuerValue, validity, subjectValue, spkiValue, ...rest] = fields;
  const [notBefore, notAfter] = childrenOf(validity);
  const [issuer, subject, spki] = [sequence(issuerValue), sequence(subjectValue), sequence(spkiValue)];
  const keyAlgorithm = oid(childrenOf(spki.valueBlock.value[0])[0]);
  // [3] EXPLICIT Extensions
  const wrapper = rest.find((field) => isTagged(field, 3));
  return {
    der,
    tbs: raw(tbs),
    signature: bits(signatureValue),
    signatureAlgorithm: signatureAlgorithmOf(oid(childrenOf(algorithmValue)[0])),
    serial: integerBytes(serial),
    subject: decodeName(subject),
    issuer: decodeName(issuer),
    subjectDer: raw(subject),
    issuerDer: raw(issuer),
    notBefore: instant(notBefore),
    notAfter: instant(notAfter),
    spki: raw(spki),
    keyType: keyTypes[keyAlgorithm] ?? 'other',
    ...decodeExtensions(wrapper instanceof Constructed ? sequence(wrapper.valueBlock.value[0]) : null),
  };
}

/** Null for an algorithm that neither cards nor their authorities use. */
export const signatureAlgorithmOf = (identifier: string): SignatureAlgorithm | null =>
  signatureAlgorithms[identifier] ?? null;

/** The bits of a SubjectPublicKeyInfo's key, which is what its hash is taken over (RFC 6960 §4.1.1); null when it is none. */
export function publicKeyBits(spki: Uint8Array): Uint8Array | null {
  try {
    return bits(childrenOf(decodeDer(spki))[1]);
  } catch {
    return null;
  }
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
