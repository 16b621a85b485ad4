/** The read plan against the length-aware floor (reference belgian-eid.md §9). */
import { describe, expect, test } from 'vitest';
import { success } from '../../../../contract/result.ts';
import { readCard } from '../../../../eid/files/read-card.ts';
import { floorCardOf } from '../../../../scripts/bench/bench-cards.ts';
import { lengthAwareFloor, sixFiles } from '../../../../scripts/bench/length-aware-floor.ts';
import type { ChipDefinition } from '../../../../simulator/card/chip-definition.ts';
import { createVirtualCard } from '../../../../simulator/card/create-virtual-card.ts';
import { readCardFolder } from '../../../../simulator/card-files/card-folder.ts';
import { makeChip } from '../../../../simulator/card-maker/make-chip.ts';
import { adult17, adult18, longName } from '../../../../simulator/cards/holders.ts';
import { publicCard, type PublicCardName } from '../../../public-cards.ts';
import { play } from './scripted-card.ts';

const floorOf = (chip: ChipDefinition): number => {
  const floorCard = floorCardOf(chip);
  if (floorCard === null) throw new Error(`${chip.name} is no Belgian card.`);
  return lengthAwareFloor(floorCard).whole.exchanges;
};

const exchangesOf = (chip: ChipDefinition) => {
  const card = createVirtualCard(chip);
  const options = { atr: card.powerOn(), files: sixFiles, challenge: null, pinStatus: false };
  let exchanges = 0;
  let untilNameAndAddress = 0;
  play(readCard(options), (step) => {
    if (step.kind === 'progress' && step.file === 'address' && step.phase === 'finished') {
      untilNameAndAddress = exchanges;
    }
    if (step.kind !== 'transmit') return null;
    exchanges += 1;
    const answer = card.transmit(step.command);
    return answer === 'silence' ? { ok: false, failure: 'not-answering' } : success(answer);
  });
  return { exchanges, untilNameAndAddress };
};

test.each([
  ['RSA 1.7', makeChip(adult17)],
  ['EC 1.8', makeChip(adult18)],
  ['EC 1.8 with version tags and a long name', makeChip(longName)],
] as const)('%s: within 5 %% of the floor, name and address after at most 7 exchanges', (_name, chip) => {
  const { exchanges, untilNameAndAddress } = exchangesOf(chip);
  expect(exchanges).toBeLessThanOrEqual(floorOf(chip) * 1.05);
  expect(untilNameAndAddress).toBeLessThanOrEqual(7);
});

const publicNames: readonly PublicCardName[] = ['alice', 'alice17ec'];
describe.each(publicNames)('the public card %s', (name) => {
  const folder = publicCard(name);
  test.skipIf(folder === null)('is read at the floor', () => {
    const definition = readCardFolder(folder ?? '');
    if (!definition.ok) throw new Error(definition.failure.code);
    const { exchanges, untilNameAndAddress } = exchangesOf(definition.value);
    expect(exchanges).toBeLessThanOrEqual(floorOf(definition.value));
    expect(untilNameAndAddress).toBeLessThanOrEqual(6);
  });
});
