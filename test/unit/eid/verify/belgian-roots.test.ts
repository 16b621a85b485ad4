/** The pinned keys are the published ones, and each is one that can verify something. */
import { createHash, createPublicKey } from 'node:crypto';
import { expect, it } from 'vitest';
import { belgianRoots } from '../../../../eid/verify/belgian-roots.ts';

it('pins the roots that have signed cards still in use', () => {
  expect(belgianRoots.map(({ name }) => name)).toEqual([
    'Belgium Root CA2',
    'Belgium Root CA3',
    'Belgium Root CA4',
    'Belgium Root CA6',
  ]);
});

/** Of the keys in the root certificates that the official middleware ships, computed apart from our file. */
it.each([
  ['Belgium Root CA2', 'f8e5f905bc939911267b83d50814a90323b51e183629db52d4fc2d5468a5a578'],
  ['Belgium Root CA3', 'c7bc5e493726bbf531f62fc5f5513ac03ead813af4dcd445b3305ba3d3d53374'],
  ['Belgium Root CA4', 'b1538a9071705a92d938e506b738da0cafd1ae66aec2eeddc75479d433bd8776'],
  ['Belgium Root CA6', '894ad2232fe69bb09e8370ef387ec1c66ab6a4ce53c811fd3c8ced5b5158d8c1'],
])('%s has the key of the published hash', (name, sha256) => {
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
