/**
 * Our own test PKI with the shape of the Belgian one (reference belgian-eid.md §4): a root, below it the RRN certificate
 * that signs the data files and the authorities that issue the holders' certificates. The roots are also committed as
 * `test-root-rsa.pem` and `test-root-ec.pem`, to be given as an explicit test root.
 *
 * The rogue PKI has the same names and other keys: what a forger would build.
 */
import type { KeyObject } from 'node:crypto';
import { issueCertificate } from './issue-certificate.ts';
import type { CertificateRequest, DistinguishedName, Validity } from './issue-certificate.ts';
import { testKey } from './test-keys.ts';
import type { TestKeyName } from './test-keys.ts';

export const pkiFamilies = ['rsa', 'ec'] as const;
export type PkiFamily = (typeof pkiFamilies)[number];
export type PkiOwner = 'test' | 'rogue';

export type Authority = {
  readonly name: DistinguishedName;
  readonly key: KeyObject;
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

const utc = (date: string): Date => new Date(`${date}T00:00:00Z`);

type FamilyProfile = {
  readonly authorities: Validity;
  readonly rrn: Validity;
  readonly rrnPolicy: string;
  readonly caSerial: string;
};
/** Lifetimes as long as those of the Belgian roots 3, 4 (RSA) and 6 (EC), so that cards from 2014 on find their issuers valid. */
const profiles: Readonly<Record<PkiFamily, FamilyProfile>> = {
  rsa: {
    authorities: { notBefore: utc('2013-06-26'), notAfter: utc('2045-06-26') },
    rrn: { notBefore: utc('2013-07-01'), notAfter: utc('2033-07-01') },
    rrnPolicy: '2.16.56.10.1.1.4',
    caSerial: '201401',
  },
  ec: {
    authorities: { notBefore: utc('2020-06-03'), notAfter: utc('2040-06-03') },
    rrn: { notBefore: utc('2020-07-01'), notAfter: utc('2034-07-01') },
    rrnPolicy: '2.16.56.12.1.1.4',
    caSerial: '202002',
  },
};

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

const createPki = (family: PkiFamily, owner: PkiOwner): TestPki => {
  const profile = profiles[family];
  const keyFor = (name: TestKeyName): KeyObject => testKey(owner === 'rogue' ? `test-rogue-${family}` : name);
  const rootCrl = `${pkiHost}/root-${family}.crl`;

  const rootName: DistinguishedName = [
    ['country', 'BE'],
    ['commonName', `eID kiosk TEST Root CA ${family.toUpperCase()}`],
  ];
  const rootKey = keyFor(`test-root-${family}`);
  const rootIssuer = { name: rootName, key: rootKey };
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
    return { name, key, certificate: issueCertificate(request, rootIssuer) };
  };

  const rrnName: DistinguishedName = [
    ['country', 'BE'],
    ['organization', 'RRN'],
    ['commonName', 'RRN'],
  ];
  const rrnKey = keyFor(`test-rrn-${family}`);
  const rrn: Authority = {
    name: rrnName,
    key: rrnKey,
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

export const testPki = (family: PkiFamily, owner: PkiOwner = 'test'): TestPki => {
  const name = `${family} ${owner}`;
  const known = built.get(name);
  if (known !== undefined) return known;
  const pki = createPki(family, owner);
  built.set(name, pki);
  return pki;
};
