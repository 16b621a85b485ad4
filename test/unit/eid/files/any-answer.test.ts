/** Whatever comes back, and whenever the card goes: the script ends, within bounds, without an exception. */
import { expect, test } from 'vitest';
import { failed, success } from '../../../../contract/result.ts';
import { eidFileNames } from '../../../../contract/eid-files.ts';
import type { CardStepResult, ReadOptions } from '../../../../eid/card-image.ts';
import { readCard } from '../../../../eid/files/read-card.ts';
import { makeChip } from '../../../../simulator/card-maker/make-chip.ts';
import { createVirtualCard } from '../../../../simulator/card/create-virtual-card.ts';
import { adult17, adult18 } from '../../../../simulator/cards/holders.ts';
import { below, createRandom } from '../../../fuzz/random.ts';
import { bytesOf, play, type Answerer } from './scripted-card.ts';

const optionsFor = (atr: string): ReadOptions => ({
  atr: bytesOf(atr),
  files: eidFileNames,
  challenge: { nonce: new Uint8Array(48), nonceSha384: new Uint8Array(48) },
  pinStatus: true,
});
const atrs = ['3B9813400AA503010101AD1311', '3B7F96000080318065B085040120120FFF829000', '3B00', ''];

const randomFrom = (seed: number) => {
  const random = createRandom(seed);
  return (limit: number): number => below(random, limit);
};

const telling = [
  0x9000, 0x6b00, 0x6a82, 0x6d00, 0x6283, 0x6985, 0x6986, 0x6581, 0x6282, 0x6c10, 0x6c00, 0x6110, 0x6100,
];
const troubles = ['communication', 'card-reset', 'card-mute', 'sharing-violation', 'unsupported'];

test.each([1, 2, 3, 4, 5, 6, 7, 8])('random answers, seed %i', (seed) => {
  for (let round = 0; round < 25; round += 1) {
    const random = randomFrom(seed * 1000 + round);
    const answer = (): CardStepResult => {
      if (random(20) === 0) return failed(troubles[random(troubles.length)] ?? 'communication');
      const data = Array.from({ length: random(6) === 0 ? random(300) : random(40) }, () => random(256));
      const statusWord = random(3) === 0 ? random(0x10000) : (telling[random(telling.length)] ?? 0x9000);
      return success(Uint8Array.of(...data, statusWord >> 8, statusWord & 0xff));
    };
    const { value } = play(readCard(optionsFor(atrs[round % atrs.length] ?? '')), (step) =>
      step.kind === 'transmit' || random(10) === 0 ? answer() : null,
    );
    expect(Object.keys(value.files).sort()).toEqual([...eidFileNames].sort());
  }
});

test('a card that answers one byte at a time without end is left at the size limits', () => {
  const { value } = play(
    readCard(optionsFor(atrs[0] ?? '')),
    (step) => (step.kind === 'transmit' ? success(bytesOf(step.command[1] === 0xb0 ? '419000' : '9000')) : null),
    100_000,
  );
  expect(value.files.photo).toMatchObject({ status: 'read' });
});

const cards = { 'adult-1.7': adult17, 'adult-1.8': adult18 } as const;
const answering = (name: keyof typeof cards): Answerer => {
  const card = createVirtualCard(makeChip(cards[name]));
  card.powerOn();
  return (step) => {
    if (step.kind !== 'transmit') return null;
    const answer = card.transmit(step.command);
    return answer === 'silence' ? failed('not-answering') : success(answer);
  };
};

test.each(['adult-1.7', 'adult-1.8'] as const)('%s: removed at each step, the script asks for nothing more', (name) => {
  const atr = name === 'adult-1.7' ? atrs[0] : atrs[1];
  const options = optionsFor(atr ?? '');
  const total = play(readCard(options), answering(name)).steps.length;
  expect(total).toBeGreaterThan(40);
  for (let removedAt = 0; removedAt < total; removedAt += 1) {
    const intact = answering(name);
    const { value, steps } = play(readCard(options), (step, index) => {
      if (index < removedAt || step.kind === 'progress') return intact(step, index);
      return failed('card-removed');
    });
    const asked = steps.slice(removedAt).filter((step) => !/^(started|finished) /.test(step));
    expect(asked.length, `removed at step ${removedAt}`).toBeLessThanOrEqual(1);
    expect(value.endedBy).toBe(asked.length === 1 ? 'card-removed' : null);
  }
});

test.each(['adult-1.7', 'adult-1.8'] as const)('%s: what is read is what the chip holds', (name) => {
  const chip = makeChip(cards[name]);
  const atr = name === 'adult-1.7' ? atrs[0] : atrs[1];
  const { value } = play(readCard(optionsFor(atr ?? '')), answering(name));
  const identity = value.files.identity;
  expect(identity.status === 'read' && identity.bytes).toEqual(chip.applet?.files['DF014031']);
  const photo = value.files.photo;
  expect(photo.status === 'read' && photo.bytes).toEqual(chip.applet?.files['DF014035']);
  expect(value.endedBy).toBeNull();
  expect(value.pinTriesLeft).toBe(3);
});
