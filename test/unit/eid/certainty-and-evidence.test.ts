/** How sure a finding is, how bad, and what it may tell; and what is shown of a card that failed. */
import { describe, expect, it } from 'vitest';
import type { FindingCode } from '../../../contract/findings.ts';
import { type CardImage, interpretCard } from '../../../eid/index.ts';
import { makeChip } from '../../../simulator/card-maker/make-chip.ts';
import { adult17, adult18 } from '../../../simulator/cards/holders.ts';
import { asTestCard, imageOf, withChangedByte, withFiles } from './card-images.ts';
import { fromHex, tlvFile, zeros } from './tlv-file.ts';

describe('how sure, how bad', () => {
  const findingOf = async (image: Parameters<typeof interpretCard>[0], code: string) =>
    (await interpretCard(image, asTestCard)).findings.find((one) => one.code === code);

  it('a broken photo alone limits, a broken identity file blocks, and one of both blocks', async () => {
    const failed = {
      status: 'failed',
      offset: 96,
      offsets: [96, 96, 96, 96, 96, 96],
      attempts: 6,
      statusWord: 0x6400,
      trouble: null,
    } as const;
    const image = imageOf(makeChip(adult17));
    expect(await findingOf(withFiles(image, { photo: failed }), 'chip.memory-damaged')).toMatchObject({
      severity: 'limiting',
      certainty: 'proven',
      evidence: { file: 'photo', offset: 96, attempts: 6, statusWord: '6400', files: 'photo' },
    });
    expect(await findingOf(withFiles(image, { identity: failed }), 'chip.memory-damaged')).toMatchObject({
      severity: 'blocking',
    });
    expect(await findingOf(withFiles(image, { photo: failed, address: failed }), 'chip.memory-damaged')).toMatchObject({
      severity: 'blocking',
      evidence: { file: 'address', files: 'address photo' },
    });
  });

  it('what is compared with unsigned data is suspected only', async () => {
    const changedPhoto = withChangedByte(imageOf(makeChip(adult17)), 'photo', 700);
    expect(await findingOf(changedPhoto, 'data.photo-corrupt')).toMatchObject({ certainty: 'proven' });
    const alsoUnsigned = withFiles(changedPhoto, { 'identity-signature': zeros(256) });
    expect(await findingOf(alsoUnsigned, 'data.photo-corrupt')).toMatchObject({ certainty: 'suspected' });
  });

  it('a chip that only keeps silent is suspected, one that shows a wrong key is proven a copy', async () => {
    const image = imageOf(makeChip(adult18));
    const wrongKey = withChangedByte(image, 'basic-public-key', 60);
    expect(await findingOf(wrongKey, 'card.copy-suspected')).toMatchObject({ certainty: 'proven' });
    const silent = { ...image, challenge: { status: 'failed', statusWord: 0x6d00, trouble: null } as const };
    expect(await findingOf(silent, 'card.copy-suspected')).toMatchObject({ certainty: 'suspected' });
  });
});

describe('evidence', () => {
  const evidenceOf = async (image: CardImage, code: FindingCode) =>
    (await interpretCard(image, asTestCard)).findings.find((one) => one.code === code)?.evidence;
  const image = imageOf(makeChip(adult17));

  it('keeps unknown tags of identity and address apart: 04 is a date in one and nothing in the other', async () => {
    const withAddressTag = withFiles(image, {
      address: tlvFile([
        [1, 'a'],
        [2, '9999'],
        [3, 'b'],
        [4, 'c'],
      ]),
    });
    expect(await evidenceOf(withAddressTag, 'data.unknown-field')).toEqual({ identityTags: null, addressTags: '04' });
    const newFields = { ...adult17, defects: { identityFields: { 0x2a: 'new', 0x40: '' } } };
    expect(await evidenceOf(imageOf(makeChip(newFields)), 'data.unknown-field')).toEqual({
      identityTags: '2A 40',
      addressTags: null,
    });
  });

  it('names the applet version nobody knows', async () => {
    const cardData = image.cardData?.slice() ?? zeros(28);
    cardData[21] = 0x19;
    expect(await evidenceOf({ ...image, cardData }, 'chip.unsupported-generation')).toEqual({
      appletVersion: '19',
      cardDataLength: 28,
      statusWord: '9000',
    });
  });
});

it('shows what could be decoded even when a check failed', async () => {
  const image = withChangedByte(imageOf(makeChip(adult17)), 'identity-signature', 5);
  const { identity, address, photo, photoBytes } = await interpretCard(image, asTestCard);
  expect(identity?.surname).toBe(adult17.holder.surname);
  expect(address).toEqual(adult17.address);
  expect(photo).toMatchObject({ width: 140, height: 200, bytes: photoBytes?.length });
});

it('takes an answer to reset of any length', async () => {
  for (const atr of [zeros(0), fromHex('3b'), zeros(33).fill(0xff)]) {
    const { card } = await interpretCard({ ...imageOf(makeChip(adult17)), atr }, asTestCard);
    expect(fromHex(card.atr)).toEqual(atr);
  }
});
