/** From the citizen's certificate to a pinned root: every way in which the chain can be wrong, and the ways in which it is only unknown. */
import { describe, expect, it } from 'vitest';
import { decodeContents } from '../../../../eid/verify/card-contents.ts';
import { followCitizenChains } from '../../../../eid/verify/citizen-chain.ts';
import { checkCitizenCertificates } from '../../../../eid/verify/holder.ts';
import { makeChip } from '../../../../simulator/card-maker/make-chip.ts';
import { adult17, adult18 } from '../../../../simulator/cards/holders.ts';
import { type CertificateRequest, type Issuer, issueCertificate } from '../../../../simulator/pki/issue-certificate.ts';
import { testKey } from '../../../../simulator/pki/test-keys.ts';
import { pkiFamilies, testPki } from '../../../../simulator/pki/test-pki.ts';
import { asBelgianCard, asTestCard, fileBytes, imageOf, withChangedByte, withFiles } from '../card-images.ts';
import { zeros } from '../tlv-file.ts';

const { crypto, now, roots } = asTestCard;
const parts = { crypto, now, roots };
const pki = testPki('ec');
const on18 = imageOf(makeChip(adult18));
const wrong = (problem: string) => ({ status: 'wrong', problem });

const year = (number: number): Date => new Date(Date.UTC(number, 0, 1));
const authorityName: Issuer['name'] = [['commonName', 'TEST Special CA']];
const authorityKey = testKey('test-foreigner-ca-ec');

const request = (changes: Partial<CertificateRequest>): CertificateRequest => ({
  subject: authorityName,
  subjectKey: authorityKey,
  validity: { notBefore: year(2021), notAfter: year(2039) },
  keyUsage: ['certificateSign', 'crlSign'],
  policy: null,
  authority: { pathLength: 0 },
  crlUrl: null,
  ocspUrl: null,
  caIssuersUrl: null,
  qualified: false,
  ...changes,
});

const issuerOf = (name: Issuer['name'], key: Issuer['key']): Issuer => ({ ...pki.citizenCa, name, key });

/** The card of an authority that differs from a right one in `changes`. */
const underAuthority = (changes: Partial<CertificateRequest>, leaf: Partial<CertificateRequest> = {}) => {
  const holder = issueCertificate(
    request({
      subject: [['commonName', 'Somebody']],
      subjectKey: testKey('test-card-ec-authentication'),
      validity: { notBefore: year(2022), notAfter: year(2032) },
      keyUsage: ['digitalSignature'],
      authority: null,
      ...leaf,
    }),
    issuerOf(authorityName, authorityKey),
  );
  return withFiles(on18, {
    'authentication-certificate': holder,
    'citizen-ca-certificate': issueCertificate(request(changes), pki.root),
  });
};

const chainOf = async (image: typeof on18, changes: Partial<typeof parts> = {}) =>
  (await followCitizenChains(decodeContents(image), { ...parts, ...changes })).authentication;

it.each(pkiFamilies)('%s: both certificates lead to the root', async (family) => {
  const contents = decodeContents(imageOf(makeChip(family === 'rsa' ? adult17 : adult18)));
  const chains = await followCitizenChains(contents, parts);
  expect(chains.authentication).toMatchObject({ status: 'trusted', trust: 'test' });
  expect(chains.signature).toMatchObject({ status: 'trusted', trust: 'test' });
});

it('says whose root it was', async () => {
  expect(await chainOf(on18, { roots: { belgian: roots.test, test: [] } })).toMatchObject({ trust: 'belgian' });
});

describe('wrong', () => {
  it.each([
    ['an authority of no known root', on18, wrong('authority-untrusted'), { roots: asBelgianCard.roots }],
    [
      'a bit of the signature turned',
      withChangedByte(on18, 'authentication-certificate', 620),
      wrong('not-issued-by-authority'),
      {},
    ],
    [
      'another authority',
      withFiles(on18, { 'citizen-ca-certificate': pki.foreignerCa.certificate }),
      wrong('not-issued-by-authority'),
      {},
    ],
    [
      'the certificate for signatures',
      withFiles(on18, { 'authentication-certificate': fileBytes(on18, 'signature-certificate') }),
      wrong('wrong-key-usage'),
      {},
    ],
    ['issued by one that is no authority', underAuthority({ authority: null }), wrong('authority-not-allowed'), {}],
    [
      'issued by one that may only sign lists',
      underAuthority({ keyUsage: ['crlSign'] }),
      wrong('authority-not-allowed'),
      {},
    ],
    [
      'issued before there was an authority',
      underAuthority({ validity: { notBefore: year(2023), notAfter: year(2039) } }),
      wrong('authority-out-of-date'),
      {},
    ],
    [
      'an authority that ended before its certificate',
      underAuthority({ validity: { notBefore: year(2021), notAfter: year(2025) } }),
      wrong('authority-out-of-date'),
      {},
    ],
  ])('%s', async (_story, image, expected, changes) => {
    expect(await chainOf(image, changes)).toEqual(expected);
  });

  it('is right where nothing is changed', async () => {
    expect(await chainOf(underAuthority({}))).toMatchObject({ status: 'trusted' });
  });

  it('is not the authority whose time ended with that of its certificates', async () => {
    const image = underAuthority(
      { validity: { notBefore: year(2021), notAfter: year(2025) } },
      { validity: { notBefore: year(2022), notAfter: year(2024) } },
    );
    expect(await chainOf(image)).toMatchObject({ status: 'trusted' });
  });
});

describe('unknown', () => {
  it.each([
    ['not read', withFiles(on18, { 'citizen-ca-certificate': { status: 'not-requested' } })],
    ['not there', withFiles(on18, { 'citizen-ca-certificate': zeros(2500) })],
    ['no certificate', withFiles(on18, { 'citizen-ca-certificate': zeros(900).fill(0x30) })],
  ])('an authority that is %s', async (_story, image) => {
    expect(await chainOf(image)).toMatchObject({ status: 'unknown' });
  });

  it.each([
    ['the authority', underAuthority({ unknownCritical: true })],
    ['the certificate', underAuthority({}, { unknownCritical: true })],
  ])('where %s says something critical that nobody knows, and that passes no check', async (_story, image) => {
    const contents = decodeContents(withFiles(image, { 'signature-certificate': zeros(2500) }));
    const chains = await followCitizenChains(contents, parts);
    expect(chains.authentication).toMatchObject({ status: 'unknown' });
    expect(checkCitizenCertificates(contents, chains, { now, isCardTrusted: true }).verdict).toBe('not-done');
  });

  it('is not what the list of known authorities names', async () => {
    const contents = decodeContents(on18);
    const spki = contents.citizenAuthority.status === 'decoded' ? contents.citizenAuthority.certificate.spki : zeros(0);
    const known = { ...asBelgianCard.roots, issuers: [{ name: 'Citizen CA', spki }] };
    const unread = withFiles(on18, { 'citizen-ca-certificate': { status: 'not-requested' } });
    expect(await chainOf(unread, { roots: known })).toMatchObject({ status: 'trusted', trust: 'belgian' });
    expect(await chainOf(on18, { roots: known })).toMatchObject({ status: 'trusted', trust: 'belgian' });
  });
});

it('is nothing where there is no certificate', async () => {
  const none = withFiles(on18, { 'authentication-certificate': zeros(2500) });
  expect(await chainOf(none)).toBeNull();
});
