/** What a responder can say to a question about one certificate: the honest answers and the ones not to be believed. */
import type { Authority, PkiFamily } from '../pki/test-pki.ts';
import { testPki } from '../pki/test-pki.ts';
import type { CertificateStatus, OcspAnswer, SingleAnswer } from './make-ocsp-response.ts';
import { makeCertId, makeOcspRefusal, makeOcspResponse, nonceOf } from './make-ocsp-response.ts';
import { delegatedSigner, issuerAsSigner } from './ocsp-signers.ts';

export type AskedCertificate = {
  /** DER, as the question had it. */
  readonly certId: Uint8Array;
  readonly nonce: Uint8Array | null;
  readonly family: PkiFamily;
  readonly issuer: Authority;
  readonly now: Date;
};

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const later = (moment: Date, byMs: number): Date => new Date(moment.getTime() + byMs);

/** CRLReason (RFC 5280 §5.3.1). */
export const crlReasons = { keyCompromise: 1, certificateHold: 6 } as const;

const revokedADayAgo = (now: Date, reason: number): CertificateStatus => ({
  kind: 'revoked',
  at: later(now, -dayMs),
  reason,
});

/** A sound answer of the appointed responder, an hour old and good for a day, in which a case changes what it is about. */
const answerTo = (
  { certId, nonce, family, issuer, now }: AskedCertificate,
  single: Partial<SingleAnswer> = {},
  whole: Partial<OcspAnswer> = {},
): Uint8Array => {
  const answer: SingleAnswer = {
    certId,
    status: { kind: 'good' },
    thisUpdate: later(now, -hourMs),
    nextUpdate: later(now, dayMs),
    ...single,
  };
  return makeOcspResponse({
    answers: [answer],
    producedAt: answer.thisUpdate,
    nonce,
    signer: delegatedSigner(family, issuer),
    ...whole,
  });
};

const otherSerial = Uint8Array.of(0x10, 0x01);

export const ocspAnswers = {
  good: (asked) => answerTo(asked),
  revoked: (asked) => answerTo(asked, { status: revokedADayAgo(asked.now, crlReasons.keyCompromise) }),
  'on-hold': (asked) => answerTo(asked, { status: revokedADayAgo(asked.now, crlReasons.certificateHold) }),
  unknown: (asked) => answerTo(asked, { status: { kind: 'unknown' } }),
  'signed-by-issuer': (asked) => answerTo(asked, {}, { signer: issuerAsSigner(asked.issuer) }),
  'named-by-key': (asked) => answerTo(asked, {}, { responderId: 'key' }),
  'no-nonce': (asked) => answerTo(asked, {}, { nonce: null }),
  'no-next-update': (asked) => answerTo(asked, { nextUpdate: null }),
  'try-later': () => makeOcspRefusal('tryLater'),
  unauthorized: () => makeOcspRefusal('unauthorized'),
  'wrong-nonce': (asked) => answerTo(asked, {}, { nonce: nonceOf(new Uint8Array(32)) }),
  stale: (asked) =>
    answerTo(asked, { thisUpdate: later(asked.now, -30 * dayMs), nextUpdate: later(asked.now, -29 * dayMs) }),
  'from-the-future': (asked) =>
    answerTo(asked, { thisUpdate: later(asked.now, dayMs), nextUpdate: later(asked.now, 2 * dayMs) }),
  'other-certificate': (asked) => answerTo(asked, { certId: makeCertId(asked.issuer, otherSerial) }),
  forged: (asked) => answerTo(asked, {}, { isForged: true }),
  'signed-by-rogue-issuer': (asked) =>
    answerTo(asked, {}, { signer: issuerAsSigner({ ...asked.issuer, key: testPki(asked.family, 'rogue').root.key }) }),
  'signed-by-rogue-responder': (asked) =>
    answerTo(
      asked,
      {},
      { signer: delegatedSigner(asked.family, { ...asked.issuer, key: testPki(asked.family, 'rogue').root.key }) },
    ),
  'signed-by-unappointed': (asked) =>
    answerTo(asked, {}, { signer: delegatedSigner(asked.family, asked.issuer, { ocspSigning: false }) }),
  garbage: () => Uint8Array.from({ length: 1500 }, (_, index) => (index * 37) & 0xff),
  empty: () => new Uint8Array(0),
} as const satisfies Readonly<Record<string, (asked: AskedCertificate) => Uint8Array>>;

export type OcspAnswerName = keyof typeof ocspAnswers;
/** Answers that put a certificate on the list of its issuer, and the reason given there. */
export const listedReasons: Partial<Readonly<Record<string, number>>> = {
  revoked: crlReasons.keyCompromise,
  'on-hold': crlReasons.certificateHold,
} satisfies Partial<Record<OcspAnswerName, number>>;
