/** One certificate of an invented card, the question about it, and answers to that question as they should be. */
import { createHash } from 'node:crypto';
import { type Certificate, decodeCertificate, publicKeyBits } from '../../../../eid/verify/x509.ts';
import { makeChip } from '../../../../simulator/card-maker/make-chip.ts';
import { adult17, adult18 } from '../../../../simulator/cards/holders.ts';
import { type PkiFamily, testPki } from '../../../../simulator/pki/test-pki.ts';
import { makeCrl, type CrlContent } from '../../../../simulator/revocation/make-crl.ts';
import {
  makeCertId,
  makeOcspResponse,
  nonceOf,
  type OcspAnswer,
  type SingleAnswer,
} from '../../../../simulator/revocation/make-ocsp-response.ts';
import { delegatedSigner } from '../../../../simulator/revocation/ocsp-signers.ts';
import { asTestCard, fileBytes, imageOf } from '../card-images.ts';

export const now = asTestCard.now;
export const { crypto } = asTestCard;
const minuteMs = 60_000;
export const minutes = (count: number): Date => new Date(Date.parse(now) + count * minuteMs);
export const days = (count: number): Date => minutes(count * 24 * 60);

export const decoded = (file: Uint8Array): Certificate => {
  const certificate = decodeCertificate(file);
  if (certificate === null) throw new TypeError('no certificate');
  return certificate;
};

const sha1 = (bytes: Uint8Array): Uint8Array => Uint8Array.from(createHash('sha1').update(bytes).digest());
export const nonce = Uint8Array.from({ length: 32 }, (_, index) => 200 - index);

/** The authentication certificate of an adult's card of that family. */
export const askedOf = (family: PkiFamily) => {
  const image = imageOf(makeChip(family === 'rsa' ? adult17 : adult18));
  const certificate = decoded(fileBytes(image, 'authentication-certificate'));
  const authority = testPki(family).citizenCa;
  const { subjectDer: name, spki } = decoded(authority.certificate);
  const { serial } = certificate;
  const certId = {
    issuerNameHash: sha1(name),
    issuerKeyHash: sha1(publicKeyBits(spki) ?? new Uint8Array(0)),
    serial,
  };
  const single: SingleAnswer = {
    certId: makeCertId(authority, serial),
    status: { kind: 'good' },
    thisUpdate: minutes(-10),
    nextUpdate: days(1),
  };
  return {
    image,
    certificate,
    authority,
    ocspQuestion: { certId, nonce, issuer: { name, spki }, crypto, now },
    crlQuestion: { issuer: { name, spki, mayListRevoked: true }, serial, crypto, now },
    single,
    /** A sound answer in which a case changes what it is about. */
    ocspAnswer: (aboutIt: Partial<SingleAnswer> = {}, whole: Partial<OcspAnswer> = {}): Uint8Array =>
      makeOcspResponse({
        answers: [{ ...single, ...aboutIt }],
        producedAt: minutes(-10),
        nonce: nonceOf(nonce),
        signer: delegatedSigner(family, authority),
        ...whole,
      }),
    crl: (changes: Partial<CrlContent> = {}): Uint8Array =>
      makeCrl({ issuer: authority, revoked: [], thisUpdate: days(-1), nextUpdate: days(6), ...changes }),
  };
};
