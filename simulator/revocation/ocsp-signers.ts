/** Who may sign an answer about a certificate of the test PKI, and who must not be believed (RFC 6960 §4.2.2.2). */
import type { KeyObject } from 'node:crypto';
import { issueCertificate } from '../pki/issue-certificate.ts';
import type { DistinguishedName, Validity } from '../pki/issue-certificate.ts';
import { testKey } from '../pki/test-keys.ts';
import type { Authority, PkiFamily } from '../pki/test-pki.ts';

export type OcspSigner = {
  readonly name: DistinguishedName;
  readonly key: KeyObject;
  /** Sent along in the answer; null where the issuer itself signs and is known already. */
  readonly certificate: Uint8Array | null;
};

export const issuerAsSigner = ({ name, key }: Authority): OcspSigner => ({ name, key, certificate: null });

export type ResponderDetails = {
  readonly validity: Validity;
  /** False: a certificate like any other of that issuer, which was never meant to answer for it. */
  readonly ocspSigning: boolean;
};

const ordinary: ResponderDetails = {
  validity: { notBefore: new Date('2020-07-01T00:00:00Z'), notAfter: new Date('2034-07-01T00:00:00Z') },
  ocspSigning: true,
};

/** A responder with a certificate of its own, issued by `issuer`: the way the Belgian service works. */
export const delegatedSigner = (
  family: PkiFamily,
  issuer: Authority,
  details: Partial<ResponderDetails> = {},
): OcspSigner => {
  const name: DistinguishedName = [
    ['country', 'BE'],
    ['commonName', `eID kiosk TEST OCSP responder ${family.toUpperCase()}`],
  ];
  const key = testKey(`test-responder-${family}`);
  const certificate = issueCertificate(
    {
      ...ordinary,
      ...details,
      subject: name,
      subjectKey: key,
      keyUsage: ['digitalSignature'],
      policy: null,
      authority: null,
      crlUrl: null,
      ocspUrl: null,
      caIssuersUrl: null,
      qualified: false,
    },
    issuer,
  );
  return { name, key, certificate };
};
