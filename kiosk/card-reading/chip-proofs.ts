/**
 * A chip allows 5000 challenges in its life, so it is asked at most once a visit (reference belgian-eid.md §6). What it
 * answered is kept under its serial and judged again with every later read, against the key and the signatures of that read.
 * Not guaranteed: that a card which comes back in the same visit with the same serial, key and signed data is the same chip.
 */
import type { CardImage, ChallengeOutcome } from '../../eid/card-image.ts';
import { toHex } from '../../eid/bytes.ts';
import { decodeCardData } from '../../eid/decode/card-data.ts';

/** By the serial of the chip in hex, as GET CARD DATA gives it. */
export type ChipProofs = Map<string, ChallengeOutcome>;

/** Remembers an answer that is new, lost ones too, because they cost a use as well; puts in an earlier one where the chip was not asked again. */
export const withChipProof = (image: CardImage, proofs: ChipProofs): CardImage => {
  const cardData = image.cardData === null ? null : decodeCardData(image.cardData);
  if (cardData === null) return image;
  const serial = toHex(cardData.serial);
  if (image.challenge.status !== 'not-done') {
    proofs.set(serial, image.challenge);
    return image;
  }
  const earlier = proofs.get(serial);
  return earlier === undefined ? image : { ...image, challenge: earlier };
};
