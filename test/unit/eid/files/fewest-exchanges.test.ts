/** The read plan against the length-aware floor (reference belgian-eid.md §9). */
import { describe, expect, test } from 'vitest';
import { success } from '../../../../contract/result.ts';
import type { EidFile } from '../../../../eid/card-image.ts';
import { announcedDerLength } from '../../../../eid/files/announced-length.ts';
import { readCard } from '../../../../eid/files/read-card.ts';
import type { ChipDefinition } from '../../../../simulator/card/chip-definition.ts';
import { createVirtualCard } from '../../../../simulator/card/create-virtual-card.ts';
import { readCardFolder } from '../../../../simulator/card-files/card-folder.ts';
import { makeChip } from '../../../../simulator/card-maker/make-chip.ts';
import { adult17, adult18, longName } from '../../../../simulator/cards/holders.ts';
import { publicCard, type PublicCardName } from '../../../public-cards.ts';
import { play } from './scripted-card.ts';

const sixFiles = {
  DF014031: 'identity',
  DF014033: 'address',
  DF014032: 'identity-signature',
  DF014034: 'address-signature',
  DF00503C: 'rrn-certificate',
  DF014035: 'photo',
} as const satisfies Record<string, EidFile>;

const fileOf = (chip: ChipDefinition, path: keyof typeof sixFiles): Uint8Array =>
  chip.applet?.files[path] ?? new Uint8Array(0);

/** One SELECT and the reads of each file; one round more where nothing announces the length; one GET CARD DATA. */
const floorOf = (chip: ChipDefinition): number => {
  const reads = (length: number): number => 1 + Math.ceil(length / 256);
  const toEndOfDer = (bytes: Uint8Array): number => reads(announcedDerLength(bytes) ?? bytes.length);
  const unannounced = (bytes: Uint8Array): number => reads(bytes.length) + 1;
  return (
    1 +
    unannounced(fileOf(chip, 'DF014031')) +
    reads(1) +
    unannounced(fileOf(chip, 'DF014032')) +
    toEndOfDer(fileOf(chip, 'DF014034')) +
    toEndOfDer(fileOf(chip, 'DF00503C')) +
    unannounced(fileOf(chip, 'DF014035'))
  );
};

const exchangesOf = (chip: ChipDefinition) => {
  const card = createVirtualCard(chip);
  const options = { atr: card.powerOn(), files: Object.values(sixFiles), challenge: null, pinStatus: false };
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
