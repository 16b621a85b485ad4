/** Which root is asked first decides what a verdict costs, and never what it is. */
import { expect, it } from 'vitest';
import { belgianRoots, type CryptoPort } from '../../../../eid/index.ts';
import { decodeContents } from '../../../../eid/verify/card-contents.ts';
import { checkRrnChain } from '../../../../eid/verify/rrn-chain.ts';
import { makeChip } from '../../../../simulator/card-maker/make-chip.ts';
import { adult17, adult18 } from '../../../../simulator/cards/holders.ts';
import { asTestCard, imageOf } from '../card-images.ts';

const asked = () => {
  const keys: Uint8Array[] = [];
  const verify: CryptoPort['verify'] = (algorithm, spki, ...rest) => {
    keys.push(spki);
    return asTestCard.crypto.verify(algorithm, spki, ...rest);
  };
  return { keys, crypto: { ...asTestCard.crypto, verify } };
};

it.each([adult17, adult18])(
  'the root that the RRN certificate of $name names is asked first, and then no other',
  async (card) => {
    const { keys, crypto } = asked();
    const contents = decodeContents(imageOf(makeChip(card)));
    const { trust } = await checkRrnChain(contents, asTestCard.roots, crypto);
    expect(trust).toBe('test');
    expect(keys).toHaveLength(1);
  },
);

it('a name that leads nowhere costs the way through all of them, and comes to the same', async () => {
  const { keys, crypto } = asked();
  const contents = decodeContents(imageOf(makeChip({ ...adult18, pki: 'rogue' })));
  const { check, trust } = await checkRrnChain(contents, asTestCard.roots, crypto);
  expect([check.verdict, trust]).toEqual(['failed', 'none']);
  expect(keys).toHaveLength(belgianRoots.length + asTestCard.roots.test.length);
});
