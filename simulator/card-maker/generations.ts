/** What differs between the applet generations that the maker knows (reference belgian-eid.md §1, §2, §4). */
import type { Generation } from './card-definition.ts';
import type { RsaDigest } from '../pki/issue-certificate.ts';
import type { PkiKind } from '../pki/test-pki.ts';

type GenerationProfile = {
  readonly pki: PkiKind;
  /** Key length of the holder's RSA keys, null for EC. */
  readonly rsaBits: number | null;
  /** Of the data signatures, where they are RSA. */
  readonly rsaDigest: RsaDigest;
  readonly photoDigest: 'SHA-1' | 'SHA-256' | 'SHA-384';
  /** Bytes 16 to 27 of GET CARD DATA. */
  readonly cardDataTail: string;
  readonly tokenInfoVersions: string;
  /** Zeros behind the DER of a certificate. */
  readonly certificatePadding: number;
  /** Zeros that stand for a certificate the card does not have. */
  readonly absentCertificate: number;
  /** Files 4032 and 4034 are this long, zero-padded. */
  readonly signatureLength: number;
  readonly hasPuk: boolean;
  readonly hasBasicKey: boolean;
  /** Before the seven digits of a foreigner's card number. Which year brought the B is not published; we give it to 1.7. */
  readonly foreignerPrefix: '' | 'B';
};

/** RSA-1024 and SHA-1; what 1.0 and 1.1 have in common. */
const firstYears = {
  pki: 'rsa1024',
  rsaBits: 1024,
  rsaDigest: 'SHA-1',
  photoDigest: 'SHA-1',
  tokenInfoVersions: '01010000',
  certificatePadding: 50,
  absentCertificate: 1300,
  signatureLength: 128,
  hasPuk: true,
  hasBasicKey: false,
  foreignerPrefix: '',
} as const;

export const generationProfiles: Readonly<Record<Generation, GenerationProfile>> = {
  // Bytes 16 to 20 of both are invented; 24 to 26 are the applet interface and PKCS#15 versions.
  '1.0': { ...firstYears, cardDataTail: 'A5030101011000010001010F' },
  '1.1': { ...firstYears, cardDataTail: 'A5030101011100020001010F' },
  '1.7': {
    pki: 'rsa',
    rsaBits: 2048,
    rsaDigest: 'SHA-256',
    photoDigest: 'SHA-256',
    cardDataTail: 'F3360125011700030021010F',
    tokenInfoVersions: '07030000',
    certificatePadding: 0,
    absentCertificate: 1300,
    signatureLength: 256,
    hasPuk: true,
    hasBasicKey: false,
    foreignerPrefix: 'B',
  },
  '1.8': {
    pki: 'ec',
    rsaBits: null,
    rsaDigest: 'SHA-256',
    photoDigest: 'SHA-384',
    // Component code and OS bytes (16 to 20) are invented: no public dump of a 1.8 card is known.
    cardDataTail: 'F3360200011800010000020F',
    tokenInfoVersions: '08040000',
    certificatePadding: 1100,
    absentCertificate: 2500,
    // The length of the fixed-size file is not published; 110 holds any P-384 signature.
    signatureLength: 110,
    hasPuk: false,
    hasBasicKey: true,
    foreignerPrefix: 'B',
  },
};
