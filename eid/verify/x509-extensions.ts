/** The extensions of a certificate that judging a card's chains, and asking about revocation, depends on (RFC 5280 §4.2). */
import { Constructed, Primitive, type Sequence } from 'asn1js';
import { bits, childrenOf, decodeDer, isTagged, isTrue, Malformed, octets, oid, want } from './x509-shapes.ts';

/** In the order of their bits (RFC 5280 §4.2.1.3). */
const keyUsages = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const;
export type KeyUsage = (typeof keyUsages)[number];

export type CertificateExtensions = {
  /** Null when the extension is absent: any use is allowed. */
  readonly keyUsage: ReadonlySet<KeyUsage> | null;
  /** Purposes by OID, null when the extension is absent. */
  readonly extendedKeyUsage: readonly string[] | null;
  /** Basic constraints say that it may issue certificates. */
  readonly isAuthority: boolean;
  /** Where to ask by OCSP, and where the issuer's lists are; as written, whoever asks decides whether they may be used. */
  readonly ocspUrls: readonly string[];
  readonly crlUrls: readonly string[];
  /** Critical, and nothing that we know: RFC 5280 §4.2 forbids to rely on such a certificate. */
  readonly unknownCritical: readonly string[];
  /** The issuer's key by its identifier, null when the certificate does not name it. A hint about where to look, never a proof. */
  readonly authorityKeyId: Uint8Array | null;
};

const oids = {
  keyUsage: '2.5.29.15',
  basicConstraints: '2.5.29.19',
  crlDistributionPoints: '2.5.29.31',
  /** Any policy will do: what tells a Belgian card from another is the pinned root (reference belgian-eid.md §4). */
  certificatePolicies: '2.5.29.32',
  authorityKeyIdentifier: '2.5.29.35',
  extendedKeyUsage: '2.5.29.37',
  authorityInformation: '1.3.6.1.5.5.7.1.1',
} as const;
/** id-kp-OCSPSigning (RFC 6960 §4.2.2.2): the authority lets its owner answer in its place. */
export const ocspSigning = '1.3.6.1.5.5.7.3.9';
const known: ReadonlySet<string> = new Set(Object.values(oids));
const ocspAccess = '1.3.6.1.5.5.7.48.1';

function decodeKeyUsage(value: Uint8Array): ReadonlySet<KeyUsage> {
  const flags = bits(decodeDer(value));
  return new Set(keyUsages.filter((_, bit) => ((flags[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0));
}

/** A path length is not looked at: below an authority of these chains there are only holders' certificates. */
const decodeIsAuthority = (value: Uint8Array): boolean => isTrue(childrenOf(decodeDer(value))[0]);

/** GeneralName [6]: a URI in IA5. */
const uriOf = (name: unknown): string | null =>
  name instanceof Primitive && isTagged(name, 6) ? String.fromCharCode(...name.valueBlock.valueHexView) : null;
const isText = (value: string | null): value is string => value !== null;

const decodeOcspUrls = (value: Uint8Array): readonly string[] =>
  childrenOf(decodeDer(value))
    .map((description) => childrenOf(description))
    .filter(([method]) => oid(method) === ocspAccess)
    .map(([, location]) => uriOf(location))
    .filter(isText);

/** DistributionPoint: distributionPoint [0] { fullName [0] GeneralNames }; other ways to name one are not used on cards. */
const decodeCrlUrls = (value: Uint8Array): readonly string[] =>
  childrenOf(decodeDer(value))
    .flatMap((point) => childrenOf(point))
    .filter((part): part is Constructed => part instanceof Constructed && isTagged(part, 0))
    .flatMap((point) => point.valueBlock.value)
    .filter((name): name is Constructed => name instanceof Constructed && isTagged(name, 0))
    .flatMap((names) => names.valueBlock.value.map(uriOf))
    .filter(isText);

/** AuthorityKeyIdentifier: keyIdentifier [0]; issuer and serial, which it may hold instead, say no more than the issuer's name. */
const decodeAuthorityKeyId = (value: Uint8Array): Uint8Array | null => {
  const [first] = childrenOf(decodeDer(value));
  return first instanceof Primitive && isTagged(first, 0) ? first.valueBlock.valueHexView : null;
};

/** `extensions`: the SEQUENCE within [3], null where the certificate has none. Throws where one that matters is malformed. */
export function decodeExtensions(extensions: Sequence | null): CertificateExtensions {
  const values = new Map<string, Uint8Array>();
  const unknownCritical: string[] = [];
  for (const extension of extensions?.valueBlock.value ?? []) {
    const parts = childrenOf(extension);
    const name = oid(parts[0]);
    if (values.has(name)) throw new Malformed(); // RFC 5280 §4.2: no more than one of each
    values.set(name, octets(want(parts.at(-1))));
    if (isTrue(parts[1]) && !known.has(name)) unknownCritical.push(name);
  }
  const decoded = <T>(name: string, decode: (value: Uint8Array) => T): T | null => {
    const value = values.get(name);
    return value === undefined ? null : decode(value);
  };
  return {
    keyUsage: decoded(oids.keyUsage, decodeKeyUsage),
    extendedKeyUsage: decoded(oids.extendedKeyUsage, (value) => childrenOf(decodeDer(value)).map(oid)),
    isAuthority: decoded(oids.basicConstraints, decodeIsAuthority) ?? false,
    ocspUrls: decoded(oids.authorityInformation, decodeOcspUrls) ?? [],
    crlUrls: decoded(oids.crlDistributionPoints, decodeCrlUrls) ?? [],
    unknownCritical,
    authorityKeyId: decoded(oids.authorityKeyIdentifier, decodeAuthorityKeyId),
  };
}
