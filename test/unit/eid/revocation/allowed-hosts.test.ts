/** Only the hosts of the Belgian PKI are asked about Belgian cards, however an address dresses up as one. */
import { describe, expect, it } from 'vitest';
import { isAllowedAddress } from '../../../../eid/revocation/allowed-hosts.ts';

const roots = { belgian: [], test: [] };

describe('of a Belgian card', () => {
  it.each([
    'http://ocsp.eid.belgium.be',
    'http://ocsp.eid.belgium.be/eid/0',
    'https://ocsp.eidpki.belgium.be/eid/brca6',
    'http://crl.eid.belgium.be/eidc201401.crl',
    'http://crl.eidpki.belgium.be:80/eid/brca6.crl',
    'https://crl.eidpki.belgium.be:443/eid/brca6.crl',
    'HTTP://OCSP.EID.BELGIUM.BE/',
  ])('%s', (url) => {
    expect(isAllowedAddress(url, 'belgian', roots)).toBe(true);
  });

  it.each([
    '',
    'ocsp.eid.belgium.be',
    '//ocsp.eid.belgium.be/',
    'ftp://ocsp.eid.belgium.be/',
    'ldap://crl.eid.belgium.be/',
    'file:///ocsp.eid.belgium.be',
    'http://ocsp.eid.belgium.be:8080/',
    'http://ocsp.eid.belgium.be:443/',
    'https://ocsp.eid.belgium.be:80/',
    'http://ocsp.eid.belgium.be.evil.example/',
    'http://evil.example/ocsp.eid.belgium.be',
    'http://ocsp.eid.belgium.be@evil.example/',
    'http://user@ocsp.eid.belgium.be/',
    'http://user:word@ocsp.eid.belgium.be/',
    'http://evil.example\\@ocsp.eid.belgium.be/',
    'http://ocsp.eid.belgium.be\\evil',
    'http://ocsp.eid.belgium.be./',
    'http://xocsp.eid.belgium.be/',
    'http://eid.belgium.be/',
    'http://ocsp.eid.belgium.be /',
    'http://ocsp.eid.belgium.be/a b',
    'http://ocsp.eid.belgium.be/\r\nHost: evil',
    'http://ocsp.eid.belgium.be?x',
    'http://ocsp.eid.belgium.be#x',
    'http://[::1]/',
    'http://127.0.0.1/',
    'http://test-pki.invalid/ocsp-rsa',
    ' http://ocsp.eid.belgium.be/',
  ])('not %j', (url) => {
    expect(isAllowedAddress(url, 'belgian', roots)).toBe(false);
  });
});

it('takes the hosts of the configuration instead of the usual ones', () => {
  const configured = { ...roots, revocationHosts: ['proxy.example'] };
  expect(isAllowedAddress('http://proxy.example/ocsp', 'belgian', configured)).toBe(true);
  expect(isAllowedAddress('http://ocsp.eid.belgium.be/', 'belgian', configured)).toBe(false);
});

it('lets a test root vouch for its own hosts and ports, and not for tricks', () => {
  expect(isAllowedAddress('http://test-pki.invalid/ocsp-rsa', 'test', roots)).toBe(true);
  expect(isAllowedAddress('http://127.0.0.1:34567/ocsp-rsa', 'test', roots)).toBe(true);
  expect(isAllowedAddress('http://user@127.0.0.1:34567/', 'test', roots)).toBe(false);
  expect(isAllowedAddress('file:///etc/passwd', 'test', roots)).toBe(false);
});
