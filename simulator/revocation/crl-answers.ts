/** What can come in the place of a certificate revocation list: a sound one, and the ones not to be believed. */
import type { Authority } from '../pki/test-pki.ts';
import { testPki } from '../pki/test-pki.ts';
import type { PkiFamily } from '../pki/test-pki.ts';
import type { CrlContent, RevokedEntry } from './make-crl.ts';
import { makeCrl, partialCrlExtensions } from './make-crl.ts';

export type AskedList = {
  readonly issuer: Authority;
  readonly family: PkiFamily;
  readonly revoked: readonly RevokedEntry[];
  readonly now: Date;
};

const dayMs = 24 * 3_600_000;
const later = (moment: Date, byMs: number): Date => new Date(moment.getTime() + byMs);

/** A day old and good for a week, in which a case changes what it is about. */
const listFor = ({ issuer, revoked, now }: AskedList, changes: Partial<CrlContent> = {}): Uint8Array =>
  makeCrl({ issuer, revoked, thisUpdate: later(now, -dayMs), nextUpdate: later(now, 7 * dayMs), ...changes });

export const crlAnswers = {
  sound: (asked) => listFor(asked),
  stale: (asked) => listFor(asked, { thisUpdate: later(asked.now, -30 * dayMs), nextUpdate: later(asked.now, -dayMs) }),
  'from-the-future': (asked) => listFor(asked, { thisUpdate: later(asked.now, dayMs) }),
  forged: (asked) => listFor(asked, { isForged: true }),
  'signed-by-rogue': (asked) =>
    listFor(asked, { issuer: { name: asked.issuer.name, key: testPki(asked.family, 'rogue').root.key } }),
  delta: (asked) => listFor(asked, { extensions: [partialCrlExtensions.delta] }),
  'other-certificates-only': (asked) => listFor(asked, { extensions: [partialCrlExtensions.onlyAuthorities] }),
  garbage: () => Buffer.from('<html>Welcome to the network of this building</html>', 'ascii'),
} as const satisfies Readonly<Record<string, (asked: AskedList) => Uint8Array>>;

export type CrlAnswerName = keyof typeof crlAnswers;
