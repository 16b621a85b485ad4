/** What an OCSP answer is worth: each branch of RFC 6960 §3.2 by an answer that is right but for one thing. */
import { describe, expect, it } from 'vitest';
import { judgeOcsp } from '../../../../eid/revocation/judge-ocsp.ts';
import { pkiFamilies, testPki } from '../../../../simulator/pki/test-pki.ts';
import { makeCertId, makeOcspRefusal, nonceOf } from '../../../../simulator/revocation/make-ocsp-response.ts';
import { delegatedSigner, issuerAsSigner } from '../../../../simulator/revocation/ocsp-signers.ts';
import { zeros } from '../tlv-file.ts';
import { askedOf, days, minutes, now } from './asked.ts';

const good = { status: 'good' } as const;
const unknown = (reason: string) => ({ status: 'unknown', reason });

describe.each(pkiFamilies)('%s', (family) => {
  const { authority, ocspQuestion, ocspAnswer, single } = askedOf(family);
  const judged = (answer: Uint8Array) => judgeOcsp(answer, ocspQuestion);
  const rogue = testPki(family, 'rogue').citizenCa;
  const byRogue = issuerAsSigner({ ...authority, key: rogue.key });

  it.each([
    ['signed by an appointed responder', ocspAnswer(), good],
    ['signed by the authority itself', ocspAnswer({}, { signer: issuerAsSigner(authority) }), good],
    ['the responder named by its key', ocspAnswer({}, { responderId: 'key' }), good],
    [
      'revoked',
      ocspAnswer({ status: { kind: 'revoked', at: days(-3), reason: 1 } }),
      { status: 'revoked', reason: 'key-compromise', at: days(-3).toISOString() },
    ],
    [
      'revoked without a reason',
      ocspAnswer({ status: { kind: 'revoked', at: days(-3), reason: null } }),
      { status: 'revoked', reason: null, at: days(-3).toISOString() },
    ],
    [
      'revoked for a reason that nobody defined',
      ocspAnswer({ status: { kind: 'revoked', at: days(-3), reason: 42 } }),
      { status: 'revoked', reason: null, at: days(-3).toISOString() },
    ],
    [
      'on hold',
      ocspAnswer({ status: { kind: 'revoked', at: days(-3), reason: 6 } }),
      { status: 'suspended', at: days(-3).toISOString() },
    ],
    ['unknown to the responder', ocspAnswer({ status: { kind: 'unknown' } }), unknown('not-known-to-responder')],
    ['try later', makeOcspRefusal('tryLater'), unknown('try-later')],
    ['internal error', makeOcspRefusal('internalError'), unknown('try-later')],
    ['unauthorized', makeOcspRefusal('unauthorized'), unknown('unauthorized')],
    ['signature wanted', makeOcspRefusal('sigRequired'), unknown('unauthorized')],
    ['question refused', makeOcspRefusal('malformedRequest'), unknown('unauthorized')],
    ['another nonce', ocspAnswer({}, { nonce: nonceOf(zeros(32)) }), unknown('wrong-nonce')],
    ['a nonce that is cut', ocspAnswer({}, { nonce: nonceOf(ocspQuestion.nonce.subarray(1)) }), unknown('wrong-nonce')],
    ['a nonce that is none', ocspAnswer({}, { nonce: zeros(0) }), unknown('wrong-nonce')],
    ['no nonce, and young', ocspAnswer({}, { nonce: null }), good],
    ['no nonce, and old', ocspAnswer({ thisUpdate: days(-1) }, { nonce: null }), unknown('stale')],
    ['old, with the nonce and in its time', ocspAnswer({ thisUpdate: days(-1) }), good],
    ['no end, and young', ocspAnswer({ nextUpdate: null }), good],
    ['no end, and old', ocspAnswer({ thisUpdate: days(-1), nextUpdate: null }), unknown('stale')],
    ['from the near future, as clocks differ', ocspAnswer({ thisUpdate: minutes(4) }), good],
    ['from the future', ocspAnswer({ thisUpdate: minutes(6) }), unknown('not-yet-valid')],
    ['produced in the future', ocspAnswer({}, { producedAt: minutes(6) }), unknown('not-yet-valid')],
    ['just over, as clocks differ', ocspAnswer({ nextUpdate: minutes(-4) }), good],
    ['over', ocspAnswer({ nextUpdate: minutes(-6) }), unknown('stale')],
    ['a bit of the signature turned', ocspAnswer({}, { isForged: true }), unknown('wrong-signer')],
    ['signed by a rogue under the right name', ocspAnswer({}, { signer: byRogue }), unknown('wrong-signer')],
    [
      'a rogue that names the authority as its certificate',
      ocspAnswer({}, { signer: { ...byRogue, certificate: authority.certificate } }),
      unknown('wrong-signer'),
    ],
    [
      'a responder whom a rogue appointed',
      ocspAnswer({}, { signer: delegatedSigner(family, { ...authority, key: rogue.key }) }),
      unknown('wrong-signer'),
    ],
    [
      'a responder whom another authority of the same root appointed',
      ocspAnswer({}, { signer: delegatedSigner(family, testPki(family).foreignerCa) }),
      unknown('wrong-signer'),
    ],
    [
      'a certificate that was not made for answering',
      ocspAnswer({}, { signer: delegatedSigner(family, authority, { ocspSigning: false }) }),
      unknown('wrong-signer'),
    ],
    [
      'a responder whose time is over',
      ocspAnswer(
        {},
        { signer: delegatedSigner(family, authority, { validity: { notBefore: days(-9), notAfter: days(-1) } }) },
      ),
      unknown('wrong-signer'),
    ],
    [
      'a responder whose time has not come',
      ocspAnswer(
        {},
        { signer: delegatedSigner(family, authority, { validity: { notBefore: days(1), notAfter: days(9) } }) },
      ),
      unknown('wrong-signer'),
    ],
    [
      'another certificate of the same authority',
      ocspAnswer({ certId: makeCertId(authority, Uint8Array.of(0x10)) }),
      unknown('other-certificate'),
    ],
    [
      'the same number at another authority',
      ocspAnswer({ certId: makeCertId(testPki(family).foreignerCa, ocspQuestion.certId.serial) }),
      unknown('other-certificate'),
    ],
    [
      'the certificate by another hash than was asked for',
      ocspAnswer({ certId: makeCertId(authority, ocspQuestion.certId.serial, 'SHA-256') }),
      unknown('other-certificate'),
    ],
    [
      'several certificates, ours among them',
      ocspAnswer(
        {},
        {
          answers: [
            { ...single, certId: makeCertId(authority, Uint8Array.of(0x10)), status: { kind: 'unknown' } },
            single,
          ],
        },
      ),
      good,
    ],
    ['no certificate at all', ocspAnswer({}, { answers: [] }), unknown('malformed')],
    ['nothing', zeros(0), unknown('malformed')],
    ['zeros', zeros(1500), unknown('malformed')],
    ['a certificate', authority.certificate, unknown('malformed')],
    ['a status that nobody defined', Uint8Array.of(0x30, 0x03, 0x0a, 0x01, 0x09), unknown('malformed')],
    ['success without an answer', Uint8Array.of(0x30, 0x03, 0x0a, 0x01, 0x00), unknown('malformed')],
  ])('%s', async (_story, answer, expected) => {
    expect(await judged(answer)).toEqual(expected);
  });

  it('believes an answer in its time only', async () => {
    const answer = ocspAnswer();
    expect(await judgeOcsp(answer, { ...ocspQuestion, now: days(2).toISOString() })).toEqual(unknown('stale'));
    expect(await judgeOcsp(answer, { ...ocspQuestion, now })).toEqual(good);
  });

  it('says nothing good about an answer of which any byte was changed', async () => {
    const answer = ocspAnswer({ status: { kind: 'revoked', at: days(-3), reason: 1 } });
    for (let place = 0; place < answer.length; place += 29) {
      const changed = answer.slice();
      changed[place] = (changed[place] ?? 0) ^ 0x81;
      // Bytes of a responder's certificate that nothing reads may change; what it says may not.
      expect((await judged(changed)).status, `byte ${place}`).not.toBe('good');
    }
  }, 30_000);

  it('is unmoved by an answer cut anywhere', async () => {
    const answer = ocspAnswer();
    for (let length = 0; length < answer.length; length += 17)
      expect((await judged(answer.slice(0, length))).status).toBe('unknown');
  }, 30_000);
});
