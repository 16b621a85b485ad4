import { createPublicKey, X509Certificate } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as der from '../../../simulator/pki/der.ts';
import { toPem } from '../../../simulator/pki/issue-certificate.ts';
import { pkiFamilies, testPki } from '../../../simulator/pki/test-pki.ts';

const pkiFolder = new URL('../../../simulator/pki/', import.meta.url);
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

describe('the test PKI', () => {
  it.each(pkiFamilies)('the committed %s root is the one that the cards chain to', (family) => {
    const committed = readFileSync(new URL(`test-root-${family}.pem`, pkiFolder), 'utf8');
    expect(committed).toBe(toPem(testPki(family).root.certificate));
  });

  it.each(pkiFamilies)('the %s authorities say in their names that they are for tests', (family) => {
    const { root, citizenCa, foreignerCa } = testPki(family);
    const names = [root, citizenCa, foreignerCa].map(({ certificate }) => new X509Certificate(certificate).subject);
    expect(names.filter((name) => !name.includes('TEST'))).toEqual([]);
  });

  it.each(pkiFamilies)('the %s certificates point at a host that cannot exist', (family) => {
    const { rrn, citizenCa } = testPki(family);
    for (const { certificate } of [rrn, citizenCa]) {
      const urls = Buffer.from(certificate)
        .toString('latin1')
        .match(/http:\/\/[a-z0-9.-]+/g);
      expect(urls).toEqual(['http://test-pki.invalid']);
    }
  });

  it('every committed key is named and marked as a test key, and used once', () => {
    const folder = new URL('keys/', pkiFolder);
    const keys = readdirSync(folder).map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }));
    expect(keys.filter(({ name, text }) => !name.startsWith('test-') || !text.startsWith('TEST key '))).toEqual([]);
    const publicKeys = keys.map(({ text }) =>
      createPublicKey(text).export({ type: 'spki', format: 'der' }).toString('hex'),
    );
    expect(new Set(publicKeys).size).toBe(keys.length);
  });
});

describe('the DER writer', () => {
  it.each([
    ['short length', der.octetString(new Uint8Array(127)).slice(0, 2), '047f'],
    ['length in one byte', der.octetString(new Uint8Array(128)).slice(0, 3), '048180'],
    ['length in two bytes', der.octetString(new Uint8Array(256)).slice(0, 4), '04820100'],
    ['a positive integer with its high bit set', der.unsignedInteger(Uint8Array.of(0x80)), '02020080'],
    ['an integer without leading zeros', der.unsignedInteger(Uint8Array.of(0, 0, 0x7f)), '02017f'],
    ['zero', der.unsignedInteger(Uint8Array.of(0, 0)), '020100'],
    ['an identifier with long arcs', der.objectIdentifier('1.2.840.113549.1.1.11'), '06092a864886f70d01010b'],
    ['an identifier below 2.16', der.objectIdentifier('2.16.56.2'), '0603603802'],
    ['one named bit', der.namedBits(0), '03020780'],
    ['named bits over two bytes', der.namedBits(0, 9), '0303068040'],
    ['a time before 2050', der.time(new Date('2049-12-31T23:59:59.999Z')), '170d3439313233313233353935395a'],
    ['a time from 2050 on', der.time(new Date('2050-01-01T00:00:00Z')), '180f32303530303130313030303030305a'],
  ])('%s', (_story, bytes, expected) => {
    expect(hex(bytes)).toBe(expected);
  });
});
