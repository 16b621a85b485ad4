/** Both sides of the revocation services against openssl: what we simulate is understood by it, and we understand what it says. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { success } from '../../contract/result.ts';
import { checkRevocation, type RevocationTransportPort } from '../../eid/index.ts';
import { createRevocationHttp } from '../../kiosk/adapters/revocation-http/create-revocation-http.ts';
import { createSystemClock } from '../../kiosk/adapters/system/system-clock.ts';
import { createSystemRandom } from '../../kiosk/adapters/system/system-random.ts';
import { makeChip } from '../../simulator/card-maker/make-chip.ts';
import { adult17, adult18 } from '../../simulator/cards/holders.ts';
import { type LookUps, lookUpsUnder, pkiFamilies, type PkiFamily, testPki } from '../../simulator/pki/test-pki.ts';
import { crlAnswers } from '../../simulator/revocation/crl-answers.ts';
import { crlReasons } from '../../simulator/revocation/ocsp-answers.ts';
import { delegatedSigner } from '../../simulator/revocation/ocsp-signers.ts';
import { startRevocationServer } from '../../simulator/revocation/revocation-server.ts';
import type { RevocationScript } from '../../simulator/revocation/simulated-authorities.ts';
import { asTestCard, fileBytes, imageOf } from '../unit/eid/card-images.ts';
import { isOpensslInstalled, openOpensslAuthority } from './openssl-authority.ts';

if (!isOpensslInstalled) console.warn('skipped: the openssl command is not installed');

const now = new Date();
const nowhere: LookUps = { ocspUrl: null, crlUrl: null, authorityCrlUrl: null };
const holders = { rsa: adult17, ec: adult18 } as const;
const random = createSystemRandom();

const imageFor = (family: PkiFamily, lookUps: LookUps) => imageOf(makeChip({ ...holders[family], lookUps }));
/** The certificate alone, without the padding of its file. */
const certificateOf = (
  image: ReturnType<typeof imageFor>,
  file: 'authentication-certificate' | 'signature-certificate',
) => {
  const bytes = fileBytes(image, file);
  return bytes.slice(0, 4 + Buffer.from(bytes).readUInt16BE(2));
};

const transport = createRevocationHttp({
  clock: createSystemClock(),
  random,
  journal: { write: ({ event }) => expect.unreachable(event) },
  cacheDirectory: null,
  proxy: null,
});

const check = (image: ReturnType<typeof imageFor>, by: RevocationTransportPort = transport) =>
  checkRevocation(image, {
    transport: by,
    crypto: asTestCard.crypto,
    roots: asTestCard.roots,
    now: now.toISOString(),
    nonce: () => random.bytes(32),
    deadlineMs: 60_000,
  });

describe.skipIf(!isOpensslInstalled).each(pkiFamilies)('openssl and the %s authorities', (family) => {
  const pki = testPki(family);
  const ca = pki.citizenCa;
  let openssl: ReturnType<typeof openOpensslAuthority>;
  beforeAll(() => {
    openssl = openOpensslAuthority();
  });
  afterAll(() => openssl.close());

  describe('as a client of our responder', () => {
    const card = imageFor(family, nowhere);
    const certificate = certificateOf(card, 'authentication-certificate');
    type Answer = NonNullable<RevocationScript['certificates']>[number]['answer'];
    const askAbout = async (answer: Answer, hash: '-sha1' | '-sha256' = '-sha1') => {
      const server = await startRevocationServer({ now: () => now, certificates: [{ certificate, answer }] });
      try {
        const about = ['-issuer', openssl.pemFile(ca.certificate), '-cert', openssl.pemFile(certificate)];
        const trusted = ['-CAfile', openssl.pemFile(pki.root.certificate, ca.certificate)];
        return await openssl.ask('ocsp', hash, ...about, ...trusted, '-url', `${server.origin}/ocsp-${family}`);
      } finally {
        await server.close();
      }
    };

    test.each(['good', 'signed-by-issuer', 'named-by-key'] as const)('believes it: %s', async (answer) => {
      const { output } = await askAbout(answer);
      expect(output).toContain('Response verify OK');
      expect(output).toContain(': good');
      expect(output).not.toContain('WARNING');
    });

    test('is told of what was revoked, and why', async () => {
      expect((await askAbout('revoked')).output).toMatch(
        /Response verify OK[\s\S]*: revoked[\s\S]*Reason: keyCompromise/,
      );
      expect((await askAbout('on-hold')).output).toMatch(/: revoked[\s\S]*Reason: certificateHold/);
      expect((await askAbout('unknown')).output).toMatch(/: unknown/);
    });

    test.each([
      ['wrong-nonce', /Nonce Verify error/],
      ['no-nonce', /WARNING: no nonce in response/],
      ['stale', /WARNING: Status times invalid/],
      ['from-the-future', /WARNING: Status times invalid/],
      ['forged', /Response Verify Failure/],
      ['signed-by-rogue-issuer', /Response Verify Failure/],
      ['signed-by-rogue-responder', /Response Verify Failure/],
      ['signed-by-unappointed', /Response Verify Failure/],
      ['other-certificate', /ERROR: No Status found/],
      ['try-later', /Responder Error: trylater/],
      ['unauthorized', /Responder Error: unauthorized/],
      ['garbage', /Error querying OCSP responder/],
    ] as const)('does not believe it: %s', async (answer, said) => {
      expect((await askAbout(answer)).output).toMatch(said);
    });

    test('may use SHA-256 for the certificate in question', async () => {
      expect((await askAbout('revoked', '-sha256')).output).toMatch(/Response verify OK[\s\S]*: revoked/);
    });
  });

  test('as a responder: one certificate good, the other revoked', async () => {
    const issued = imageFor(family, nowhere);
    const signer = delegatedSigner(family, ca);
    const authentication = certificateOf(issued, 'authentication-certificate');
    const signature = certificateOf(issued, 'signature-certificate');
    const url = await openssl.respond(ca, { key: signer.key, certificate: signer.certificate ?? ca.certificate }, [
      { certificate: authentication, revoked: null },
      { certificate: signature, revoked: '260101120000Z,superseded' },
    ]);
    const outcome = await check(imageFor(family, { ...nowhere, ocspUrl: url }));
    expect(outcome).toMatchObject({
      authentication: { status: 'good' },
      signature: { status: 'revoked', reason: 'superseded', at: '2026-01-01T12:00:00.000Z' },
    });
  });

  test('as a responder that does not know the certificate', async () => {
    const signer = delegatedSigner(family, ca);
    const url = await openssl.respond(ca, { key: signer.key, certificate: signer.certificate ?? ca.certificate }, []);
    const { authentication } = await check(imageFor(family, { ...nowhere, ocspUrl: url }));
    expect(authentication).toEqual({ status: 'unknown', reason: 'not-known-to-responder' });
  });

  test('verifies our lists, and sees a forged one', () => {
    const entry = {
      serial: Uint8Array.of(0xab, 0xcd),
      at: new Date('2026-01-01T12:00:00Z'),
      reason: crlReasons.certificateHold,
    };
    const asked = { issuer: ca, family, revoked: [entry], now };
    const judge = (list: Uint8Array) =>
      openssl.run(
        'crl',
        '-inform',
        'DER',
        '-in',
        openssl.file(list),
        '-noout',
        '-text',
        '-verify',
        '-CAfile',
        openssl.pemFile(ca.certificate),
      );
    const sound = judge(crlAnswers.sound(asked));
    expect(sound.output).toContain('verify OK');
    expect(sound.output).toMatch(/Serial Number: ABCD[\s\S]*Jan {2}1 12:00:00 2026 GMT[\s\S]*Certificate Hold/);
    for (const answer of ['forged', 'signed-by-rogue'] as const)
      expect(judge(crlAnswers[answer](asked)).output).toContain('verify failure');
  });

  test('makes lists that we judge: one certificate on hold, the other not on it, the authority good', async () => {
    const lookUps = { ...lookUpsUnder('http://127.0.0.1', family, 'citizen'), ocspUrl: null };
    const image = imageFor(family, lookUps);
    const digest = family === 'ec' ? 'sha384' : 'sha256';
    const certificate = certificateOf(image, 'authentication-certificate');
    const ofHolders = openssl.gencrl(ca, [{ certificate, revoked: '260101120000Z,certificateHold' }], digest);
    const ofRoot = openssl.gencrl(pki.root, [], digest);
    const lists: RevocationTransportPort = {
      askOcsp: () => expect.unreachable('nobody was named for it'),
      fetchCrl: async (url) => success(url === lookUps.authorityCrlUrl ? ofRoot : ofHolders),
    };
    expect(await check(image, lists)).toMatchObject({
      authentication: { status: 'suspended', at: '2026-01-01T12:00:00.000Z' },
      signature: { status: 'good' },
      authority: { status: 'good' },
    });
    const withoutAuthority = openssl.gencrl(
      pki.root,
      [
        {
          certificate: testPki(family, 'test', lookUps.authorityCrlUrl).citizenCa.certificate,
          revoked: '260101120000Z,CACompromise',
        },
      ],
      digest,
    );
    const revoked = { ...lists, fetchCrl: async () => success(withoutAuthority) };
    expect((await check(image, revoked)).authority).toMatchObject({
      status: 'revoked',
      reason: 'authority-compromise',
    });
  });
});
