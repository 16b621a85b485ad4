/** The pinned keys are the published ones: hashes are computed again and each key is one that can verify something. */
import { createHash, createPublicKey } from 'node:crypto';
import { expect, it } from 'vitest';
import { belgianRootKeys, belgianRoots } from '../../../../eid/verify/belgian-roots.ts';

it('pins the roots that have signed cards still in use', () => {
  expect(belgianRoots.map(({ name }) => name)).toEqual([
    'Belgium Root CA2',
    'Belgium Root CA3',
    'Belgium Root CA4',
    'Belgium Root CA6',
  ]);
});

it.each(belgianRootKeys)('$name has the key of the published hash', ({ name, sha256 }) => {
  const spki = belgianRoots.find((root) => root.name === name)?.spki ?? new Uint8Array(0);
  expect(createHash('sha256').update(spki).digest('hex')).toBe(sha256);
});

it.each([
  ['Belgium Root CA2', 'rsa', 2048],
  ['Belgium Root CA3', 'rsa', 4096],
  ['Belgium Root CA4', 'rsa', 4096],
  ['Belgium Root CA6', 'ec', undefined],
])('%s is a key of the known kind', (name, type, bits) => {
  const root = belgianRoots.find((one) => one.name === name);
  const key = createPublicKey({ key: Buffer.from(root?.spki ?? []), format: 'der', type: 'spki' });
  expect(key.asymmetricKeyType).toBe(type);
  expect(key.asymmetricKeyDetails?.modulusLength).toBe(bits);
});
