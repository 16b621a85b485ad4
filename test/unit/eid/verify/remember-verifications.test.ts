import { expect, test } from 'vitest';
import type { CryptoPort } from '../../../../eid/crypto-port.ts';
import { rememberVerifications } from '../../../../eid/verify/remember-verifications.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const rsa = { scheme: 'rsa-pkcs1', digest: 'SHA-256' } as const;
const ecdsa = { scheme: 'ecdsa', digest: 'SHA-384', encoding: 'der' } as const;

const countingCrypto = () => {
  const asked: string[] = [];
  const crypto: CryptoPort = {
    digest: async (_algorithm, data) => data,
    verify: async (_algorithm, spki) => {
      asked.push('once');
      return spki.length > 2;
    },
  };
  return { asked, crypto };
};

test('the same question by content is put once and answered alike, true and false', async () => {
  const { asked, crypto } = countingCrypto();
  const remembering = rememberVerifications(crypto);
  for (const key of ['key', 'no']) {
    const first = await remembering.verify(rsa, bytes(key), bytes('s'), bytes('d'));
    expect(await remembering.verify(rsa, bytes(key), bytes('s'), bytes('d'))).toBe(first);
    expect(first).toBe(key === 'key');
  }
  expect(asked).toHaveLength(2);
});

test.each([
  ['another algorithm', () => [ecdsa, 'key', 's', 'd'] as const],
  ['another digest', () => [{ ...rsa, digest: 'SHA-1' }, 'key', 's', 'd'] as const],
  ['another encoding', () => [{ ...ecdsa, encoding: 'raw' }, 'key', 's', 'd'] as const],
  ['another key', () => [rsa, 'kez', 's', 'd'] as const],
  ['another signature', () => [rsa, 'key', 't', 'd'] as const],
  ['other data', () => [rsa, 'key', 's', 'e'] as const],
  ['the same characters, cut elsewhere', () => [rsa, 'keys', '', 'd'] as const],
])('%s is another question', async (_story, other) => {
  const { asked, crypto } = countingCrypto();
  const remembering = rememberVerifications(crypto);
  await remembering.verify(rsa, bytes('key'), bytes('s'), bytes('d'));
  const [algorithm, spki, signature, data] = other();
  await remembering.verify(algorithm, bytes(spki), bytes(signature), bytes(data));
  expect(asked).toHaveLength(2);
});
