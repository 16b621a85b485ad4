/** A proof of presence counts for what was asked, once, now, and by an authentication key; anything else says why not. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { presenceMessage, type PresenceClaim, type PresenceProof } from '../../../../eid/sign/presence-claim.ts';
import { signWithAuthenticationKey } from '../../../../eid/sign/sign-with-authentication-key.ts';
import { type ExpectedPresence, verifyPresenceProof } from '../../../../eid/verify/presence-proof.ts';
import { createNodeCrypto } from '../../../../kiosk/adapters/node-crypto/node-crypto.ts';
import type { CardDefinition } from '../../../../simulator/card-maker/card-definition.ts';
import { makeChip } from '../../../../simulator/card-maker/make-chip.ts';
import { createVirtualCard } from '../../../../simulator/card/create-virtual-card.ts';
import { adult11, adult17, adult18 } from '../../../../simulator/cards/holders.ts';
import { playOnCard } from '../play-on-card.ts';

const nonce = Uint8Array.from({ length: 32 }, (_, index) => index);
const claim: PresenceClaim = {
  purpose: 'clerk-log-in',
  audience: 'https://counter.example.be 99999',
  provenAt: '2026-03-01T09:00:00.000Z',
  nonce,
};
const expected: ExpectedPresence = {
  purpose: 'clerk-log-in',
  audience: claim.audience,
  nonce,
  now: '2026-03-01T09:00:30.000Z',
  maximumAgeMs: 60_000,
  clockSkewMs: 5000,
};

const digestOf = (algorithm: string, bytes: Uint8Array): Uint8Array =>
  Uint8Array.from(createHash(algorithm).update(bytes).digest());

const prove = (definition: CardDefinition, signed: Uint8Array = presenceMessage(claim)): PresenceProof => {
  const chip = makeChip(definition);
  const card = createVirtualCard(chip);
  card.powerOn();
  const digests = { 'SHA-256': digestOf('sha256', signed), 'SHA-384': digestOf('sha384', signed) };
  const pin = Uint8Array.of(1, 2, 3, 4);
  const { value } = playOnCard(card, signWithAuthenticationKey({ atr: chip.atr, pin, acceptLastTry: false, digests }));
  if (value.outcome.status !== 'signed') throw new Error(value.outcome.status);
  const { certificate, signature } = value.outcome;
  return { claim, certificate, signature };
};

const verdictOf = async (proof: PresenceProof, more: Partial<ExpectedPresence> = {}): Promise<string> => {
  const verdict = await verifyPresenceProof(proof, { ...expected, ...more }, createNodeCrypto());
  return verdict.verdict === 'passed' ? 'passed' : verdict.reason;
};

describe.each([
  ['1.1', adult11],
  ['1.7', adult17],
  ['1.8', adult18],
] as const)('%s', (_generation, definition) => {
  const proof = prove(definition);

  test('passes, and hands on the certificate to be judged', async () => {
    const verdict = await verifyPresenceProof(proof, expected, createNodeCrypto());
    expect(verdict).toMatchObject({ verdict: 'passed', certificate: { der: proof.certificate } });
  });

  test.each([
    ['another purpose', { purpose: 'citizen-presence' }, 'other-purpose'],
    ['another audience', { audience: 'https://counter.example.be 99998' }, 'other-audience'],
    ['another nonce', { nonce: nonce.map((byte) => byte ^ 1) }, 'other-nonce'],
    ['a shorter nonce', { nonce: nonce.slice(1) }, 'other-nonce'],
    ['a minute and a moment later', { now: '2026-03-01T09:01:00.001Z' }, 'too-old'],
    ['just in time', { now: '2026-03-01T09:01:00.000Z' }, 'passed'],
    ['a clock that runs ahead a little', { now: '2026-03-01T08:59:55.000Z' }, 'passed'],
    ['a clock that runs ahead too far', { now: '2026-03-01T08:59:54.999Z' }, 'in-the-future'],
    ['a time that is none', { now: 'tomorrow' }, 'too-old'],
  ] as const)('asked for %s: %s', async (_story, more, reason) => {
    expect(await verdictOf(proof, more)).toBe(reason);
  });

  test('every field is signed: a claim changed to what is asked does not verify', async () => {
    const change = (fields: Partial<PresenceClaim>): PresenceProof => ({ ...proof, claim: { ...claim, ...fields } });
    const purpose = 'citizen-presence';
    expect(await verdictOf(change({ purpose }), { purpose })).toBe('signature-invalid');
    const audience = 'https://counter.example.be 99998';
    expect(await verdictOf(change({ audience }), { audience })).toBe('signature-invalid');
    const otherNonce = nonce.map((byte) => byte ^ 1);
    expect(await verdictOf(change({ nonce: otherNonce }), { nonce: otherNonce })).toBe('signature-invalid');
    expect(await verdictOf(change({ provenAt: '2026-03-01T09:00:00.001Z' }))).toBe('signature-invalid');
    expect(await verdictOf(change({ provenAt: '2026-03-01' }))).toBe('time-malformed');
    expect(await verdictOf(change({ provenAt: '2026-13-41T09:00:00.000Z' }))).toBe('time-malformed');
  });

  test('a signature over anything but the claim is none: not the nonce alone, not the claim without its prefix', async () => {
    const message = presenceMessage(claim);
    for (const signed of [nonce, message.slice(1), message.slice(message.indexOf(0x0a) + 1)]) {
      expect(await verdictOf(prove(definition, signed))).toBe('signature-invalid');
    }
  });

  test('signature and certificate', async () => {
    const middle = proof.signature.length >> 1;
    const bent = proof.signature.map((byte, index) => (index === middle ? byte ^ 1 : byte));
    expect(await verdictOf({ ...proof, signature: bent })).toBe('signature-invalid');
    expect(await verdictOf({ ...proof, signature: new Uint8Array(0) })).toBe('signature-invalid');
    expect(await verdictOf({ ...proof, certificate: new Uint8Array(1300) })).toBe('certificate-malformed');
    const files = makeChip(definition).applet?.files;
    const forDocuments = files?.['DF005039'] ?? new Uint8Array(0);
    expect(await verdictOf({ ...proof, certificate: forDocuments })).toBe('not-an-authentication-key');
    expect(await verdictOf({ ...proof, certificate: files?.['DF00503C'] ?? new Uint8Array(0) })).toBe(
      'not-an-authentication-key',
    );
  });
});

test('another person’s certificate does not carry the signature', async () => {
  const mine = prove(adult17);
  const theirs = prove({ ...adult18, name: 'somebody-else' });
  expect(await verdictOf({ ...mine, certificate: theirs.certificate })).toBe('signature-invalid');
});

describe('the signed bytes', () => {
  test('say what they are, and each field how long it is', () => {
    const text = new TextDecoder('latin1').decode(presenceMessage({ ...claim, nonce: new Uint8Array(32).fill(0x4e) }));
    expect(text).toBe(
      'Belgian eID proof of presence, version 1\n' +
        '\0\x0cclerk-log-in' +
        '\0\x20https://counter.example.be 99999' +
        '\0\x182026-03-01T09:00:00.000Z' +
        `\0\x20${'N'.repeat(32)}`,
    );
  });

  test.each([
    ['an empty audience', { audience: '' }],
    ['letters that are not ASCII', { audience: 'Gemeinde Büllingen' }],
    ['a line break', { audience: 'a\nb' }],
    ['an audience without end', { audience: 'a'.repeat(201) }],
    ['a day for a time', { provenAt: '2026-03-01' }],
    ['a short nonce', { nonce: nonce.slice(1) }],
  ])('%s is no claim', (_story, fields) => {
    expect(() => presenceMessage({ ...claim, ...fields })).toThrow(RangeError);
  });
});
