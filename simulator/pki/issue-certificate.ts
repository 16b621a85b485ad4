/** Writes and signs X.509 v3 certificates (RFC 5280) of the shape that Belgian eID cards carry (reference belgian-eid.md §4). */
import { createHash, createPublicKey, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { publicKeyBits } from '../../eid/verify/x509.ts';
import { scalarLength, signHashP384 } from '../card/p384-signature.ts';
import * as der from './der.ts';

const attributeTypes = {
  country: '2.5.4.6',
  organization: '2.5.4.10',
  commonName: '2.5.4.3',
  surname: '2.5.4.4',
  givenName: '2.5.4.42',
  serialNumber: '2.5.4.5',
} as const;
type AttributeType = keyof typeof attributeTypes;

/** Relative names in the order they are written. */
export type DistinguishedName = readonly (readonly [type: AttributeType, value: string])[];

/** Country and serial number are PrintableString, everything else is UTF8String (RFC 5280 appendix A). */
export const encodeName = (name: DistinguishedName): Uint8Array =>
  der.sequence(
    ...name.map(([type, value]) => {
      const printable = type === 'country' || type === 'serialNumber';
      const text = printable ? der.printableString(value) : der.utf8String(value);
      return der.set(der.sequence(der.objectIdentifier(attributeTypes[type]), text));
    }),
  );

/** Key usages by their bit (RFC 5280 §4.2.1.3). */
const keyUsageBits = { digitalSignature: 0, nonRepudiation: 1, certificateSign: 5, crlSign: 6 } as const;

export type Validity = { readonly notBefore: Date; readonly notAfter: Date };

export type CertificateRequest = {
  readonly subject: DistinguishedName;
  /** A private key or a public key; only its public half goes into the certificate. */
  readonly subjectKey: KeyObject;
  readonly validity: Validity;
  readonly keyUsage: readonly (keyof typeof keyUsageBits)[];
  readonly policy: string | null;
  /** Null: not an authority. */
  readonly authority: { readonly pathLength: number | null } | null;
  readonly crlUrl: string | null;
  readonly ocspUrl: string | null;
  readonly caIssuersUrl: string | null;
  /** The statements of a qualified certificate (ETSI EN 319 412-5). */
  readonly qualified: boolean;
  /** May answer OCSP questions for its issuer, and need not be asked about itself (RFC 6960 §4.2.2.2). Default: false. */
  readonly ocspSigning?: boolean;
  /** Says something critical that nobody knows (RFC 5280 §4.2). Default: false. */
  readonly unknownCritical?: boolean;
};

export type Issuer = {
  readonly name: DistinguishedName;
  readonly key: KeyObject;
  /** Of an RSA issuer's signatures. Default: SHA-256. */
  readonly rsaDigest?: RsaDigest;
};

const publicKeyOf = (key: KeyObject): KeyObject => (key.type === 'private' ? createPublicKey(key) : key);

/** SubjectPublicKeyInfo, DER. */
export const subjectPublicKeyInfo = (key: KeyObject): Uint8Array =>
  Uint8Array.from(publicKeyOf(key).export({ type: 'spki', format: 'der' }));

/** SHA-1 of the key's bits (RFC 5280 §4.2.1.2, method 1), as most authorities do. */
export function keyIdentifier(key: KeyObject): Uint8Array {
  const bits = publicKeyBits(subjectPublicKeyInfo(key));
  if (bits === null) throw new Error('The public key has no bits.');
  return Uint8Array.from(createHash('sha1').update(bits).digest());
}

/** One entry of Extensions (RFC 5280 §4.1), the shape that certificates, CRLs and OCSP messages share; `value` is DER. */
export const extension = (identifier: string, critical: boolean, value: Uint8Array): Uint8Array =>
  der.sequence(der.objectIdentifier(identifier), ...(critical ? [der.boolean(true)] : []), der.octetString(value));

const uriName = (url: string): Uint8Array => der.contextPrimitive(6, Buffer.from(url, 'ascii'));

const authorityInformation = (request: CertificateRequest): readonly Uint8Array[] => {
  const access = (method: string, url: string | null): readonly Uint8Array[] =>
    url === null ? [] : [der.sequence(der.objectIdentifier(method), uriName(url))];
  const descriptions = [
    ...access('1.3.6.1.5.5.7.48.2', request.caIssuersUrl),
    ...access('1.3.6.1.5.5.7.48.1', request.ocspUrl),
  ];
  return descriptions.length === 0 ? [] : [extension('1.3.6.1.5.5.7.1.1', false, der.sequence(...descriptions))];
};

/** QcCompliance and QcSSCD. */
const qualifiedStatements = (): Uint8Array =>
  der.sequence(
    der.sequence(der.objectIdentifier('0.4.0.1862.1.1')),
    der.sequence(der.objectIdentifier('0.4.0.1862.1.4')),
  );

const extensions = (request: CertificateRequest, issuer: Issuer): readonly Uint8Array[] => {
  const { authority, crlUrl, policy } = request;
  const pathLength = authority?.pathLength ?? null;
  return [
    extension('2.5.29.14', false, der.octetString(keyIdentifier(request.subjectKey))),
    extension('2.5.29.35', false, der.sequence(der.contextPrimitive(0, keyIdentifier(issuer.key)))),
    extension('2.5.29.15', true, der.namedBits(...request.keyUsage.map((usage) => keyUsageBits[usage]))),
    ...(authority === null
      ? []
      : [
          extension(
            '2.5.29.19',
            true,
            der.sequence(der.boolean(true), ...(pathLength === null ? [] : [der.rawInteger(pathLength)])),
          ),
        ]),
    ...(policy === null
      ? []
      : [extension('2.5.29.32', false, der.sequence(der.sequence(der.objectIdentifier(policy))))]),
    ...(crlUrl === null
      ? []
      : [
          extension(
            '2.5.29.31',
            false,
            der.sequence(der.sequence(der.contextConstructed(0, der.contextConstructed(0, uriName(crlUrl))))),
          ),
        ]),
    ...authorityInformation(request),
    ...(request.ocspSigning === true
      ? [
          extension('2.5.29.37', false, der.sequence(der.objectIdentifier('1.3.6.1.5.5.7.3.9'))),
          extension('1.3.6.1.5.5.7.48.1.5', false, der.nullValue()),
        ]
      : []),
    ...(request.unknownCritical === true ? [extension('1.3.6.1.4.1.1', true, der.nullValue())] : []),
    ...(request.qualified ? [extension('1.3.6.1.5.5.7.1.3', false, qualifiedStatements())] : []),
  ];
};

export type RsaDigest = 'SHA-1' | 'SHA-256';

/** sha1WithRSAEncryption and sha256WithRSAEncryption (RFC 8017 appendix C). */
const rsaAlgorithms: Readonly<Record<RsaDigest, string>> = {
  'SHA-1': '1.2.840.113549.1.1.5',
  'SHA-256': '1.2.840.113549.1.1.11',
};

/** AlgorithmIdentifier of what `signData` makes: ecdsa-with-SHA384, or RSA with that digest. */
export const signatureAlgorithm = (key: KeyObject, rsaDigest: RsaDigest = 'SHA-256'): Uint8Array =>
  key.asymmetricKeyType === 'ec'
    ? der.sequence(der.objectIdentifier('1.2.840.10045.4.3.3'))
    : der.sequence(der.objectIdentifier(rsaAlgorithms[rsaDigest]), der.nullValue());

/** ECDSA-Sig-Value in DER over SHA-384 for a P-384 key, PKCS#1 v1.5 for an RSA key. The same input gives the same bytes. */
export const signData = (key: KeyObject, data: Uint8Array, rsaDigest: RsaDigest = 'SHA-256'): Uint8Array => {
  if (key.asymmetricKeyType !== 'ec') return Uint8Array.from(sign(rsaDigest, data, key));
  const pair = signHashP384(key, createHash('sha384').update(data).digest());
  return der.sequence(der.unsignedInteger(pair.slice(0, scalarLength)), der.unsignedInteger(pair.slice(scalarLength)));
};

/** Fifteen bytes that follow from issuer, subject, key and start of validity, with a leading 10 so that they stay positive. */
const serialNumber = (request: CertificateRequest, issuer: Issuer): Uint8Array => {
  const hash = createHash('sha256')
    .update(encodeName(issuer.name))
    .update(encodeName(request.subject))
    .update(subjectPublicKeyInfo(request.subjectKey))
    .update(request.validity.notBefore.toISOString())
    .digest();
  return der.concat(Uint8Array.of(0x10), hash.subarray(0, 15));
};

/** The certificate, DER. An issuer whose name and key are the subject's makes it self-signed. */
export const issueCertificate = (request: CertificateRequest, issuer: Issuer): Uint8Array => {
  const toBeSigned = der.sequence(
    der.contextConstructed(0, der.rawInteger(2)),
    der.unsignedInteger(serialNumber(request, issuer)),
    signatureAlgorithm(issuer.key, issuer.rsaDigest),
    encodeName(issuer.name),
    der.sequence(der.time(request.validity.notBefore), der.time(request.validity.notAfter)),
    encodeName(request.subject),
    subjectPublicKeyInfo(request.subjectKey),
    der.contextConstructed(3, der.sequence(...extensions(request, issuer))),
  );
  const { key, rsaDigest } = issuer;
  return der.sequence(
    toBeSigned,
    signatureAlgorithm(key, rsaDigest),
    der.bitString(signData(key, toBeSigned, rsaDigest)),
  );
};

export const toPem = (certificate: Uint8Array): string => {
  const lines =
    Buffer.from(certificate)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
};
