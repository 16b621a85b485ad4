/** Which certificates may vouch for data, and which dates they may have. In the test PKI, the RSA one begins on 2013-07-01 and the EC one on 2020-07-01. */
import { describe, expect, it } from 'vitest';
import { decodeContents } from '../../../../eid/verify/card-contents.ts';
import { checkRrnChain } from '../../../../eid/verify/rrn-chain.ts';
import type { CardDefinition } from '../../../../simulator/card-maker/card-definition.ts';
import { makeChip } from '../../../../simulator/card-maker/make-chip.ts';
import { adult17, adult18 } from '../../../../simulator/cards/holders.ts';
import { type CertificateRequest, issueCertificate } from '../../../../simulator/pki/issue-certificate.ts';
import { testKey } from '../../../../simulator/pki/test-keys.ts';
import { testPki } from '../../../../simulator/pki/test-pki.ts';
import { asTestCard, imageOf, withFiles } from '../card-images.ts';

const validIn = (definition: CardDefinition, fromYear: number, toYear: number): CardDefinition => ({
  ...definition,
  document: {
    ...definition.document,
    validFrom: { year: fromYear, month: 1, day: 15 },
    validTo: { year: toYear, month: 1, day: 15 },
  },
});
const rekeyed: CardDefinition = { ...adult17, rrnFamily: 'ec' };

async function chainOf(definition: CardDefinition, hasCardData = true) {
  const image = imageOf(makeChip(definition));
  const seen = hasCardData ? image : { ...image, cardData: null };
  const { check, trust } = await checkRrnChain(decodeContents(seen), asTestCard.roots, asTestCard.crypto);
  return { verdict: check.verdict, reason: check.reason, trust };
}

const good = { verdict: 'passed', reason: null, trust: 'test' };
const tooYoung = {
  verdict: 'failed',
  reason: 'the RRN certificate was not valid when the card was issued',
  trust: 'none',
};
const neverTogether = {
  verdict: 'failed',
  reason: 'the RRN certificate and the card were at no time both valid',
  trust: 'none',
};

describe('the dates of the RRN certificate and of the card', () => {
  it.each([
    ['an RSA card issued while it was valid', validIn(adult17, 2014, 2024), good],
    ['an RSA card issued before it', validIn(adult17, 2012, 2022), tooYoung],
    ['an RSA card issued after it', validIn(adult17, 2034, 2044), tooYoung],
    ['a 1.8 card issued while it was valid', validIn(adult18, 2021, 2031), good],
    ['a 1.8 card issued before it', validIn(adult18, 2019, 2029), tooYoung],
    ['a re-keyed 1.7 issued while it was valid', validIn(rekeyed, 2022, 2032), good],
    ['a re-keyed 1.7 issued before it', validIn(rekeyed, 2016, 2026), good],
    ['a re-keyed 1.7 that had ended before it began', validIn(rekeyed, 2010, 2020), neverTogether],
    ['a re-keyed 1.7 that began after it had ended', validIn(rekeyed, 2035, 2045), neverTogether],
  ] as const)('%s', async (_story, definition, expected) => {
    expect(await chainOf(definition)).toEqual(expected);
  });

  it('a re-keyed 1.7 is known by its signed file where the chip gave no card data', async () => {
    expect(await chainOf(validIn(rekeyed, 2016, 2026), false)).toEqual(good);
    expect(await chainOf(validIn(adult18, 2019, 2029), false)).toEqual(tooYoung);
  });
});

describe('a certificate that the root signed, in the place of that of the register', () => {
  const { root } = testPki('ec');
  const request: CertificateRequest = {
    subject: [['commonName', 'RRN']],
    subjectKey: testKey('test-citizen-ca-ec'),
    validity: { notBefore: new Date('2020-07-01T00:00:00Z'), notAfter: new Date('2034-07-01T00:00:00Z') },
    keyUsage: ['digitalSignature', 'nonRepudiation'],
    policy: null,
    authority: null,
    crlUrl: null,
    ocspUrl: null,
    caIssuersUrl: null,
    qualified: false,
  };
  const notMeant = { verdict: 'failed', reason: 'the RRN certificate is not meant for signing data', trust: 'none' };
  const critical = {
    verdict: 'failed',
    reason: 'the RRN certificate says something critical that is not understood',
    trust: 'none',
  };

  it.each([
    ['for signing data', {}, good],
    ['for issuing certificates', { keyUsage: ['certificateSign'] }, notMeant],
    ['for answering about revocation', { ocspSigning: true }, notMeant],
    ['with something critical that nobody knows', { unknownCritical: true }, critical],
  ] as const)('%s', async (_story, changes, expected) => {
    const certificate = issueCertificate({ ...request, ...changes }, root);
    const image = withFiles(imageOf(makeChip(adult18)), { 'rrn-certificate': certificate });
    const { check, trust } = await checkRrnChain(decodeContents(image), asTestCard.roots, asTestCard.crypto);
    expect({ verdict: check.verdict, reason: check.reason, trust }).toEqual(expected);
  });
});
