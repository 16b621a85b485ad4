/** What differs between the applet generations that the maker knows (reference belgian-eid.md §1, §2, §4). */
import type { Generation } from './card-definition.ts';
import type { PkiFamily } from '../pki/test-pki.ts';

type GenerationProfile = {
  readonly family: PkiFamily;
  readonly photoDigest: 'SHA-256' | 'SHA-384';
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
};

export const generationProfiles: Readonly<Record<Generation, GenerationProfile>> = {
  '1.7': {
    family: 'rsa',
    photoDigest: 'SHA-256',
    cardDataTail: 'F3360125011700030021010F',
    tokenInfoVersions: '07030000',
    certificatePadding: 0,
    absentCertificate: 1300,
    signatureLength: 256,
    hasPuk: true,
    hasBasicKey: false,
  },
  '1.8': {
    family: 'ec',
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
  },
};
