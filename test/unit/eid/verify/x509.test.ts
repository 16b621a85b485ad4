/** Our reader of certificates against node:crypto's, on certificates of our test PKI; and bytes that are no certificate. */
import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { toHex } from '../../../../eid/bytes.ts';
import { decodeCertificate, nameOids } from '../../../../eid/verify/x509.ts';
import { adult17, adult18 } from '../../../../simulator/cards/holders.ts';
import { makeChip } from '../../../../simulator/card-maker/make-chip.ts';
import { fileBytes, imageOf } from '../card-images.ts';
import { fromHex, joined, zeros } from '../tlv-file.ts';

const files = ['rrn-certificate', 'authentication-certificate', 'signature-certificate'] as const;
const certificates = [adult17, adult18].flatMap((definition) => {
  const image = imageOf(makeChip(definition));
  return files.map((file) => [`${definition.generation} ${file}`, fileBytes(image, file)] as const);
});

describe.each(certificates)('%s', (_name, bytes) => {
  const ours = decodeCertificate(bytes);
  const theirs = new X509Certificate(bytes);

  it('says what node:crypto says', () => {
    expect(toHex(ours?.serial ?? zeros(0))).toBe(theirs.serialNumber);
    expect(ours?.notBefore).toBe(new Date(theirs.validFrom).toISOString());
    expect(ours?.notAfter).toBe(new Date(theirs.validTo).toISOString());
    expect(toHex(ours?.spki ?? zeros(0))).toBe(toHex(theirs.publicKey.export({ type: 'spki', format: 'der' })));
    expect(ours?.keyType).toBe(theirs.publicKey.asymmetricKeyType);
    expect(toHex(ours?.der ?? zeros(0))).toBe(toHex(theirs.raw));
  });

  it('reads names', () => {
    expect(theirs.subject).toContain(`CN=${ours?.subject.get(nameOids.commonName)}`);
    expect(theirs.issuer).toContain(`CN=${ours?.issuer.get(nameOids.commonName)}`);
  });

  it('stays the same before padding', () => {
    expect(decodeCertificate(joined(ours?.der ?? zeros(0), zeros(1100)))).toEqual(ours);
  });

  it('is null when cut anywhere', () => {
    const der = ours?.der ?? zeros(0);
    for (let length = 0; length < der.length; length += 1)
      expect(decodeCertificate(der.subarray(0, length))).toBeNull();
  });
});

it('tells the uses of a key apart', () => {
  const usageOf = (file: (typeof files)[number] | 'citizen-ca-certificate') => {
    const certificate = decodeCertificate(fileBytes(imageOf(makeChip(adult18)), file));
    return { usage: [...(certificate?.keyUsage ?? [])], isAuthority: certificate?.isAuthority };
  };
  expect(usageOf('rrn-certificate')).toEqual({ usage: ['digitalSignature', 'nonRepudiation'], isAuthority: false });
  expect(usageOf('authentication-certificate')).toEqual({ usage: ['digitalSignature'], isAuthority: false });
  expect(usageOf('signature-certificate')).toEqual({ usage: ['nonRepudiation'], isAuthority: false });
  expect(usageOf('citizen-ca-certificate')).toEqual({ usage: ['keyCertSign', 'cRLSign'], isAuthority: true });
});

it.each([
  ['nothing', zeros(0)],
  ['an absent certificate', zeros(2500)],
  ['all FF', zeros(1300).fill(0xff)],
  ['an empty SEQUENCE', fromHex('3000')],
  ['a SEQUENCE of something else', fromHex('3003020101')],
  ['an indefinite length', joined(fromHex('3080'), zeros(200))],
  ['a length of 4 GB', joined(fromHex('3084ffffffff'), zeros(200))],
  ['a length of 126 bytes', joined(fromHex('30fe'), zeros(200))],
])('%s is no certificate', (_story, bytes) => {
  expect(decodeCertificate(bytes)).toBeNull();
});
