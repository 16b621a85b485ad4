/** Sound cards of every generation and way of signing, which fuzzing damages. */
import type { CardImage } from '../../eid/card-image.ts';
import type { CardDefinition } from '../../simulator/card-maker/card-definition.ts';
import { makeChip } from '../../simulator/card-maker/make-chip.ts';
import { adult17, adult18, euPlus, kids, longName } from '../../simulator/cards/holders.ts';
import { imageOf } from '../unit/eid/card-images.ts';

const made = (definition: CardDefinition): CardImage => imageOf(makeChip(definition));

/** Byte 21 of GET CARD DATA names the applet; what is signed does not depend on it. */
const asApplet11 = (image: CardImage): CardImage => {
  const cardData = image.cardData?.slice() ?? null;
  cardData?.set([0x11], 21);
  return { ...image, cardData };
};

export const cardSamples = [
  made(adult17),
  asApplet11(made({ ...adult17, name: 'sha-1', rsaDigests: { identity: 'SHA-1', address: 'SHA-1' } })),
  made({ ...adult17, name: 'mixed digests', rsaDigests: { identity: 'SHA-1', address: 'SHA-256' } }),
  made({ ...adult17, name: 're-keyed', rrnFamily: 'ec' }),
  made(adult18),
  made(longName),
  made(euPlus),
  made(kids),
] as const;
