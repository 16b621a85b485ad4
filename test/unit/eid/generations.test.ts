/** Each generation, from its answer to reset to its PIN: recognised by what the applet says, and asked only what is free (reference belgian-eid.md §1, §5). */
import { describe, expect, it } from 'vitest';
import { interpretCard } from '../../../eid/index.ts';
import { createVirtualCard } from '../../../simulator/card/create-virtual-card.ts';
import { makeChip } from '../../../simulator/card-maker/make-chip.ts';
import { generationCards } from '../../cards/generations.ts';
import { readVirtualCard } from '../../read-virtual-card.ts';
import { asTestCard } from './card-images.ts';
import { fromHex } from './tlv-file.ts';

const { applet10, applet11, applet17, applet18 } = generationCards;
const cardOf = (card: (typeof generationCards)[keyof typeof generationCards]) =>
  createVirtualCard(makeChip(card.definition));

const hex = (answer: Uint8Array | 'silence'): string =>
  answer === 'silence' ? answer : Buffer.from(answer).toString('hex');
const emptyVerify = fromHex('0020000100');
/** The block of 0000. */
const wrongPin = fromHex('0020000108240000ffffffffff');

describe.each([
  ['1.0', applet10, null, '63c2'],
  ['1.1', applet11, null, '63c2'],
  ['1.7', applet17, 3, '63c3'],
  ['1.8', applet18, 3, '63c3'],
] as const)('applet %s', (generation, testCard, triesTold, afterAsking) => {
  it('says itself what it is', async () => {
    const { card } = await interpretCard(readVirtualCard(cardOf(testCard)), asTestCard);
    expect(card.generation).toBe(generation);
    expect(card.lifeCycle).toBe('0F');
  });

  it('is asked about its PIN only where that is free, and loses no try by being read', () => {
    const card = cardOf(testCard);
    expect(readVirtualCard(card).pinTriesLeft).toBe(triesTold);
    card.reset();
    expect(hex(card.transmit(wrongPin))).toBe('63c2');
  });

  it(`would answer an empty VERIFY with ${afterAsking}`, () => {
    const card = cardOf(testCard);
    card.powerOn();
    expect(hex(card.transmit(emptyVerify))).toBe(afterAsking);
  });
});

it('1.1 and 1.7 have the same answer to reset: it tells nothing', () => {
  expect(makeChip(applet11.definition).atr).toEqual(makeChip(applet17.definition).atr);
});

it('1.0 does not know the identity directory by name, and is read all the same', async () => {
  const selectIdentityDirectory = fromHex('00a4040c0ca000000177496446696c6573');
  const answers = [applet10, applet11, applet17, applet18].map((testCard) => {
    const card = cardOf(testCard);
    card.powerOn();
    return hex(card.transmit(selectIdentityDirectory));
  });
  expect(answers).toEqual(['6a82', '9000', '9000', '9000']);
  const { identity } = await interpretCard(readVirtualCard(cardOf(applet10)), asTestCard);
  expect(identity?.surname).toBe(applet10.definition.holder.surname);
});
