/**
 * Our own test PKI with the shape of the Belgian one (reference belgian-eid.md §4): a root, below it the RRN certificate
 * that signs the data files and the authorities that issue the holders' certificates. The roots are also committed as
 * `test-root-rsa.pem` and `test-root-ec.pem`, to be given as an explicit test root.
 *
 * The rogue PKI has the same names and other keys: what a forger would build.
 */
import type { KeyObject } from 'node:crypto';
import { issueCertificate } from './issue-certificate.ts';
import type { CertificateRequest, DistinguishedName, RsaDigest, Validity } from './issue-certificate.ts';
import { testKey } from './test-keys.ts';
import type { TestKeyName } from './test-keys.ts';

export const pkiFamilies = ['rsa', 'ec'] as const;
export type PkiFamily = (typeof pkiFamilies)[number];
/**
 * What a generation of cards was issued under. `rsa1024` are the first years: a register and holders with 1024-bit keys, and
 * SHA-1 throughout, below an earlier certificate of the RSA root with the same key. Whoever trusts that key trusts both.
 */
export const pkiKinds = ['rsa1024', ...pkiFamilies] as const;
export type PkiKind = (typeof pkiKinds)[number];
export type PkiOwner = 'test' | 'rogue';

export type Authority = {
  readonly name: DistinguishedName;
  readonly key: KeyObject;
  readonly rsaDigest: RsaDigest;
  readonly certificate: Uint8Array;
};

export type TestPki = {
  readonly root: Authority;
  /** Signs identity and address files; issued directly by the root. */
  readonly rrn: Authority;
  readonly citizenCa: Authority;
  readonly foreignerCa: Authority;
};

/** Top-level domain that no name server answers (RFC 2606 §2): a test certificate never causes traffic. */
export const pkiHost = 'http://test-pki.invalid';

export const holderKinds = ['citizen', 'foreigner'] as const;
export type HolderKind = (typeof holderKinds)[number];

/** Where certificates say that their revocation may be looked up; null leaves an address out. */
export type LookUps = {
  /** Of a holder's certificates. */
  readonly ocspUrl: string | null;
  readonly crlUrl: string | null;
  /** Of the authority that issued them. */
  readonly authorityCrlUrl: string | null;
};

/** `base`: scheme and host, for example that of a simulated responder. */
const utc = (date: string): Date => new Date(`${date}T00:00:00Z`);

type PkiProfile = {
  /** Whose root and authorities have the keys and names. */
  readonly family: PkiFamily;
  readonly rsaDigest: RsaDigest;
  readonly authorities: Validity;
  readonly rrn: Validity;
  readonly rrnPolicy: string;
  readonly caSerial: string;
};
/** Lifetimes like those of the Belgian roots 1 and 2 (RSA-1024 cards), 3 and 4 (RSA) and 6 (EC), so that a card finds its issuers valid on its first day. */
const profiles: Readonly<Record<PkiKind, PkiProfile>> = {
  rsa1024: {
    family: 'rsa',
    rsaDigest: 'SHA-1',
    authorities: { notBefore: utc('2003-01-26'), notAfter: utc('2021-12-15') },
    rrn: { notBefore: utc('2003-02-01'), notAfter: utc('2018-02-01') },
    rrnPolicy: '2.16.56.1.1.1.4',
    caSerial: '200501',
  },
  rsa: {
    family: 'rsa',
    rsaDigest: 'SHA-256',
    authorities: { notBefore: utc('2013-06-26'), notAfter: utc('2045-06-26') },
    rrn: { notBefore: utc('2013-07-01'), notAfter: utc('2033-07-01') },
    rrnPolicy: '2.16.56.10.1.1.4',
    caSerial: '201401',
  },
  ec: {
    family: 'ec',
    rsaDigest: 'SHA-256',
    authorities: { notBefore: utc('2020-06-03'), notAfter: utc('2040-06-03') },
    rrn: { notBefore: utc('2020-07-01'), notAfter: utc('2034-07-01') },
    rrnPolicy: '2.16.56.12.1.1.4',
    caSerial: '202002',
  },
};

/** Whose root and keys these are. */
export const familyOf = (kind: PkiKind): PkiFamily => profiles[kind].family;

/** `base`: scheme and host, for example that of a simulated responder. */
export const lookUpsUnder = (base: string, kind: PkiKind, holder: HolderKind): LookUps => ({
  ocspUrl: `${base}/ocsp-${kind}`,
  crlUrl: `${base}/${holder}-${kind}.crl`,
  authorityCrlUrl: `${base}/root-${familyOf(kind)}.crl`,
});

const authorityRequest = (
  subject: DistinguishedName,
  subjectKey: KeyObject,
  validity: Validity,
  pathLength: number | null,
  crlUrl: string | null,
): CertificateRequest => ({
  subject,
  subjectKey,
  validity,
  keyUsage: ['certificateSign', 'crlSign'],
  policy: null,
  authority: { pathLength },
  crlUrl,
  ocspUrl: null,
  caIssuersUrl: null,
  qualified: false,
});

const createPki = (kind: PkiKind, owner: PkiOwner, rootCrl: string | null): TestPki => {
  const profile = profiles[kind];
  const { family, rsaDigest } = profile;
  const keyFor = (name: TestKeyName): KeyObject => testKey(owner === 'rogue' ? `test-rogue-${kind}` : name);

  const rootName: DistinguishedName = [
    ['country', 'BE'],
    ['commonName', `eID kiosk TEST Root CA ${family.toUpperCase()}`],
  ];
  const rootKey = keyFor(`test-root-${family}`);
  const rootIssuer = { name: rootName, key: rootKey, rsaDigest };
  const root: Authority = {
    ...rootIssuer,
    certificate: issueCertificate(authorityRequest(rootName, rootKey, profile.authorities, null, null), rootIssuer),
  };

  const issuingAuthority = (label: string, key: KeyObject): Authority => {
    const name: DistinguishedName = [
      ['country', 'BE'],
      ['commonName', `TEST ${label} CA`],
      ['serialNumber', profile.caSerial],
    ];
    const request = authorityRequest(name, key, profile.authorities, 0, rootCrl);
    return { name, key, rsaDigest, certificate: issueCertificate(request, rootIssuer) };
  };

  const rrnName: DistinguishedName = [
    ['country', 'BE'],
    ['organization', 'RRN'],
    ['commonName', 'RRN'],
  ];
  const rrnKey = keyFor(`test-rrn-${kind}`);
  const rrn: Authority = {
    name: rrnName,
    key: rrnKey,
    rsaDigest,
    certificate: issueCertificate(
      {
        subject: rrnName,
        subjectKey: rrnKey,
        validity: profile.rrn,
        keyUsage: ['digitalSignature', 'nonRepudiation'],
        policy: profile.rrnPolicy,
        authority: null,
        crlUrl: rootCrl,
        ocspUrl: null,
        caIssuersUrl: null,
        qualified: false,
      },
      rootIssuer,
    ),
  };
  return {
    root,
    rrn,
    citizenCa: issuingAuthority('Citizen', keyFor(`test-citizen-ca-${family}`)),
    foreignerCa: issuingAuthority('Foreigner', keyFor(`test-foreigner-ca-${family}`)),
  };
};

const built = new Map<string, TestPki>();

/** `rootCrl`: where the certificates below the root say its list is; default: where nobody can be. */
export const testPki = (
  kind: PkiKind,
  owner: PkiOwner = 'test',
  rootCrl: string | null = `${pkiHost}/root-${familyOf(kind)}.crl`,
): TestPki => {
  const name = `${kind} ${owner} ${rootCrl ?? ''}`;
  const known = built.get(name);
  if (known !== undefined) return known;
  const pki = createPki(kind, owner, rootCrl);
  built.set(name, pki);
  return pki;
};
