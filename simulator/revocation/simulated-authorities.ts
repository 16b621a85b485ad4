/**
 * The authorities of the test PKI as those who can be asked about revocation, without any transport: question in, bytes or a
 * kind of failure out. A script says what is wrong with which certificate and which list; all others are good.
 */
import { X509Certificate } from 'node:crypto';
import { familyOf, holderKinds, pkiFamilies, pkiKinds, testPki } from '../pki/test-pki.ts';
import type { Authority, HolderKind, PkiFamily, PkiKind } from '../pki/test-pki.ts';
import { crlAnswers, type CrlAnswerName } from './crl-answers.ts';
import { type HttpBehaviourName, isHttpBehaviour } from './http-behaviours.ts';
import { makeCertId, makeOcspRefusal } from './make-ocsp-response.ts';
import type { RevokedEntry } from './make-crl.ts';
import { listedReasons, ocspAnswers, type OcspAnswerName } from './ocsp-answers.ts';
import { readOcspRequest } from './read-ocsp-request.ts';

export type ListName = `root-${PkiFamily}` | `${HolderKind}-${PkiKind}`;

export type RevocationScript = {
  readonly now: () => Date;
  /** `certificate`: DER, padding of a card file behind it or not. */
  readonly certificates?: readonly {
    readonly certificate: Uint8Array;
    readonly answer: OcspAnswerName | HttpBehaviourName;
  }[];
  readonly lists?: Partial<Readonly<Record<ListName, CrlAnswerName | HttpBehaviourName>>>;
};

export type SimulatedAnswer =
  | { readonly kind: 'body'; readonly body: Uint8Array }
  | { readonly kind: 'behaviour'; readonly behaviour: HttpBehaviourName }
  /** There is nothing at that path. */
  | { readonly kind: 'nothing' };

export interface SimulatedAuthorities {
  askOcsp(request: Uint8Array): SimulatedAnswer;
  /** `path`: that of the address, for example `/root-ec.crl` (test-pki.ts lookUpsUnder). */
  fetchCrl(path: string): SimulatedAnswer;
}

type Asked = { readonly list: ListName; readonly family: PkiFamily; readonly issuer: Authority };

const authorities: readonly Asked[] = [
  ...pkiFamilies.map((family): Asked => ({ list: `root-${family}`, family, issuer: testPki(family).root })),
  ...pkiKinds.flatMap((kind) =>
    holderKinds.map(
      (holder): Asked => ({ list: `${holder}-${kind}`, family: familyOf(kind), issuer: testPki(kind)[`${holder}Ca`] }),
    ),
  ),
];

const fromHex = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));

/** A body from the table, or the behaviour of that name. */
const saidBy = <Name extends string>(
  name: Name | HttpBehaviourName,
  body: (name: Name) => Uint8Array,
): SimulatedAnswer =>
  isHttpBehaviour(name) ? { kind: 'behaviour', behaviour: name } : { kind: 'body', body: body(name) };

export const createSimulatedAuthorities = ({
  now,
  certificates = [],
  lists = {},
}: RevocationScript): SimulatedAuthorities => {
  const scripted = certificates.map(({ certificate, answer }) => ({ x509: new X509Certificate(certificate), answer }));

  /** The certificate of that serial asked about, whichever hash the question used; its issuer is found by the same hash. */
  const issuerOf = (certId: Uint8Array, serialHex: string): Asked | null =>
    authorities.find(({ issuer }) =>
      (['SHA-1', 'SHA-256'] as const).some((algorithm) =>
        Buffer.from(makeCertId(issuer, fromHex(serialHex), algorithm)).equals(certId),
      ),
    ) ?? null;

  const revokedBy = (issuer: Authority): readonly RevokedEntry[] =>
    scripted.flatMap(({ x509, answer }) => {
      const reason = listedReasons[answer];
      if (reason === undefined || !x509.checkIssued(new X509Certificate(issuer.certificate))) return [];
      return [{ serial: fromHex(x509.serialNumber), at: x509.validFromDate, reason }];
    });

  return {
    askOcsp(request) {
      const question = readOcspRequest(request);
      const [first] = question?.asked ?? [];
      if (question === null || first === undefined) return { kind: 'body', body: makeOcspRefusal('malformedRequest') };
      const { certId, serialHex } = first;
      const asked = issuerOf(certId, serialHex);
      if (asked === null) return { kind: 'body', body: makeOcspRefusal('unauthorized') };
      const serial = BigInt(`0x${serialHex}`);
      const answer = scripted.find(({ x509 }) => BigInt(`0x${x509.serialNumber}`) === serial)?.answer ?? 'good';
      const { family, issuer } = asked;
      return saidBy(answer, (name) => ocspAnswers[name]({ certId, nonce: question.nonce, family, issuer, now: now() }));
    },
    fetchCrl(path) {
      const asked = authorities.find(({ list }) => path === `/${list}.crl`);
      if (asked === undefined) return { kind: 'nothing' };
      const { list, family, issuer } = asked;
      return saidBy(lists[list] ?? 'sound', (name) =>
        crlAnswers[name]({ issuer, family, revoked: revokedBy(issuer), now: now() }),
      );
    },
  };
};
