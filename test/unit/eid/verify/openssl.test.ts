/**
 * A second opinion: for made cards, sound and changed, openssl is given the key of the register, the data and the signature,
 * and must accept what we accept and refuse what we refuse. What is signed, and which digests there are, comes from reference
 * belgian-eid.md §4, written down here once more so that it does not come from the code it judges.
 */
import { spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { CardImage, EidFile } from '../../../../eid/card-image.ts';
import { interpretCard } from '../../../../eid/index.ts';
import { makeChip } from '../../../../simulator/card-maker/make-chip.ts';
import { generationCards } from '../../../cards/generations.ts';
import { peopleCards } from '../../../cards/people.ts';
import type { TestCard } from '../../../cards/test-card.ts';
import { wrongAddressAndPhotoCards } from '../../../cards/wrong-address-and-photo.ts';
import { wrongSignatureCards } from '../../../cards/wrong-signatures.ts';
import { asTestCard, fileBytes, imageOf, withChangedByte, withFiles } from '../card-images.ts';

const installed = spawnSync('openssl', ['version']).status === 0;
if (!installed) console.warn('skipped: the openssl command is not installed');
const folder = mkdtempSync(join(tmpdir(), 'second-opinion-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** The first DER element, without what pads the file. */
const element = (file: Uint8Array): Uint8Array => {
  const [, first = 0, second = 0, third = 0] = file;
  const length = first < 0x80 ? 2 + first : first === 0x81 ? 3 + second : 4 + second * 256 + third;
  return file.subarray(0, length);
};
const trimmed = (file: Uint8Array): Uint8Array => file.subarray(0, file.findLastIndex((byte) => byte !== 0) + 1);

const checks = {
  'identity-signature': {
    signed: (image: CardImage) => fileBytes(image, 'identity'),
    signature: (image: CardImage) => fileBytes(image, 'identity-signature'),
  },
  'address-signature': {
    signed: (image: CardImage) =>
      Buffer.concat([trimmed(fileBytes(image, 'address')), fileBytes(image, 'identity-signature')]),
    signature: (image: CardImage) => fileBytes(image, 'address-signature'),
  },
} as const;
type SignatureCheck = keyof typeof checks;

/** Whether openssl accepts the signature under one of the digests that the key may go with. */
const opensslAccepts = (image: CardImage, check: SignatureCheck): boolean => {
  const { publicKey } = new X509Certificate(element(fileBytes(image, 'rrn-certificate')));
  const isEc = publicKey.asymmetricKeyType === 'ec';
  const place = (name: string, content: Uint8Array | string): string => {
    const file = join(folder, name);
    writeFileSync(file, content);
    return file;
  };
  const key = place('key.pem', publicKey.export({ type: 'spki', format: 'pem' }));
  const data = place('data.bin', checks[check].signed(image));
  const stored = checks[check].signature(image);
  const signature = place('signature.bin', isEc ? element(stored) : stored);
  const digests = isEc ? ['-sha384'] : ['-sha256', '-sha1'];
  return digests.some((digest) => {
    const ran = spawnSync('openssl', ['dgst', digest, '-verify', key, '-signature', signature, data], {
      encoding: 'utf8',
    });
    return ran.status === 0 && ran.stdout.includes('Verified OK');
  });
};

const weAccept = async (image: CardImage, check: SignatureCheck, now: string): Promise<boolean> => {
  const { checks: done } = await interpretCard(image, { ...asTestCard, now });
  return done.find((one) => one.check === check)?.verdict === 'passed';
};

type Opinion = readonly [check: SignatureCheck, ours: boolean, openssls: boolean];
const opinions = async (image: CardImage, now: string): Promise<readonly Opinion[]> => [
  ['identity-signature', await weAccept(image, 'identity-signature', now), opensslAccepts(image, 'identity-signature')],
  ['address-signature', await weAccept(image, 'address-signature', now), opensslAccepts(image, 'address-signature')],
];

const { applet10, applet11, applet11Resigned, applet17, applet18, rekeyed, sha1, mixedDigests, mixedDigestsReversed } =
  generationCards;
const { versioned18, paddedIdentity, bareAddress, longPaddedAddress, longFieldSevenBits } = generationCards;
const accepted: readonly TestCard[] = [
  applet10,
  applet11,
  applet11Resigned,
  applet17,
  applet18,
  rekeyed,
  sha1,
  mixedDigests,
  mixedDigestsReversed,
  versioned18,
  paddedIdentity,
  bareAddress,
  longPaddedAddress,
  longFieldSevenBits,
  peopleCards.longName,
  peopleCards.decomposedNames,
  wrongAddressAndPhotoCards.controlInStreet,
];

const { forgedSurname, forgedOn11, changedAddress, moved, changedSignaturePadding, swappedSignatures } =
  wrongSignatureCards;
const { wrongSigner, wrongSigner18, swappedRegister, swappedRegister18, rogue, authorityAsRegister } =
  wrongSignatureCards;
const { unknownAddressField } = wrongAddressAndPhotoCards;
/** With what openssl, and we, must say of identity and address. */
const judged: readonly (readonly [card: TestCard, identity: boolean, address: boolean])[] = [
  [forgedSurname, false, true],
  [forgedOn11, false, true],
  [changedAddress, true, false],
  [moved, true, false],
  [unknownAddressField, true, false],
  [swappedSignatures, false, false],
  [wrongSigner, false, false],
  [wrongSigner18, false, false],
  [swappedRegister, false, false],
  [swappedRegister18, false, false],
  [authorityAsRegister, false, false],
  // A forger's signatures are good ones: only the chain tells.
  [rogue, true, true],
];

/** One byte of a file changed, near its beginning, in its middle, and at the end of what is not padding. */
const mutations = (image: CardImage): readonly (readonly [what: string, image: CardImage])[] =>
  (['identity', 'identity-signature', 'address', 'address-signature'] as const satisfies readonly EidFile[]).flatMap(
    (file) => {
      const end = trimmed(fileBytes(image, file)).length;
      // Texts, not lengths: a file that cannot be decoded is not looked at any further.
      const places = file.endsWith('signature') ? [0, end >> 1, end - 1] : [3, end - 1];
      return places.map((place) => [`${file}, byte ${place}`, withChangedByte(image, file, place, 0x02)] as const);
    },
  );

describe.skipIf(!installed)('openssl and we agree', () => {
  const imageOfCard = ({ definition }: TestCard): CardImage => imageOf(makeChip(definition));
  const timeOf = ({ judgedAt }: TestCard): string => judgedAt ?? asTestCard.now;

  it.each(accepted)('to accept: $story', async (card) => {
    expect(await opinions(imageOfCard(card), timeOf(card))).toEqual([
      ['identity-signature', true, true],
      ['address-signature', true, true],
    ]);
  });

  it.each(judged)('to tell right from wrong: $story', async (card, identity, address) => {
    expect(await opinions(imageOfCard(card), timeOf(card))).toEqual([
      ['identity-signature', identity, identity],
      ['address-signature', address, address],
    ]);
  });

  it.each([applet11, applet17, mixedDigests, rekeyed, applet18])('to refuse any changed byte: $story', async (card) => {
    for (const [what, image] of mutations(imageOfCard(card))) {
      const [identity, address] = await opinions(image, timeOf(card));
      expect([what, identity?.[1], address?.[1]]).toEqual([what, identity?.[2], address?.[2]]);
      expect([what, identity?.[1] === true && address?.[1] === true]).toEqual([what, false]);
    }
  });

  it('the one thing that openssl does not look at: what pads the identity signature belongs to the address signature, and must be zero', async () => {
    expect(await opinions(imageOfCard(changedSignaturePadding), asTestCard.now)).toEqual([
      ['identity-signature', false, true],
      ['address-signature', false, false],
    ]);
  });

  it('an empty signature, and one of zeros', async () => {
    const image = imageOfCard(applet17);
    for (const nothing of [new Uint8Array(0), new Uint8Array(256)]) {
      expect(await opinions(withFiles(image, { 'identity-signature': nothing }), asTestCard.now)).toEqual([
        ['identity-signature', false, false],
        ['address-signature', false, false],
      ]);
    }
  });
});
