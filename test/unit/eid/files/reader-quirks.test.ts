/**
 * A sound card behind a reader with habits, or in the hands of other programs: what is read is what the chip holds, or it is
 * refused within bounds (reference belgian-eid.md §2 "Rules").
 */
import { describe, expect, test } from 'vitest';
import { eidFileNames } from '../../../../contract/eid-files.ts';
import { failed, success } from '../../../../contract/result.ts';
import { type CardImage, type CardStep, eidFiles, type ReadOptions } from '../../../../eid/card-image.ts';
import { readCard } from '../../../../eid/files/read-card.ts';
import { createVirtualCard } from '../../../../simulator/card/create-virtual-card.ts';
import type { ChipDefinition } from '../../../../simulator/card/chip-definition.ts';
import { makeChip } from '../../../../simulator/card-maker/make-chip.ts';
import { adult17, longName } from '../../../../simulator/cards/holders.ts';
import type { VirtualCard } from '../../../../simulator/virtual-card.ts';
import { createRandom, randomBytes } from '../../../fuzz/random.ts';
import { withSecondApplication } from '../../../second-application.ts';
import { bytesOf, hexOf, play } from './scripted-card.ts';

type Transmit = (command: Uint8Array) => Uint8Array;
/** A reader: what becomes of a command on its way to the card. */
type Reader = (card: Transmit) => Transmit;

const chips: readonly (readonly [string, ChipDefinition])[] = [adult17, longName].map((definition) => [
  definition.name,
  makeChip(definition),
]);

const optionsFor = (chip: ChipDefinition): ReadOptions => ({
  atr: chip.atr,
  files: eidFileNames,
  challenge: null,
  pinStatus: false,
});

const transmitTo =
  (card: VirtualCard): Transmit =>
  (command) => {
    const answer = card.transmit(command);
    if (answer === 'silence') throw new Error('this card always answers');
    return answer;
  };

const cardOf = (chip: ChipDefinition): { readonly transmit: Transmit; readonly reset: () => void } => {
  const card = createVirtualCard(chip);
  card.powerOn();
  return { transmit: transmitTo(card), reset: () => void card.reset() };
};

/** The bytes of each file that was read against those on the chip, zeros at the end aside: no rule asks for all of those. */
const wrongFiles = (image: CardImage, chip: ChipDefinition): readonly string[] =>
  eidFileNames.filter((name) => {
    const outcome = image.files[name];
    const stored = hexOf(chip.applet?.files[eidFiles[name].path] ?? new Uint8Array(0)).replace(/(00)+$/, '');
    const read = outcome.status === 'read' ? hexOf(outcome.bytes).replace(/(00)+$/, '') : '';
    return read !== stored;
  });

const isRead = (command: Uint8Array): boolean => command[0] === 0x00 && command[1] === 0xb0;
const expecting = (command: Uint8Array, length: number): Uint8Array => Uint8Array.of(...command.subarray(0, 4), length);
const lengthAskedFor = (command: Uint8Array): number => ((command[4] ?? 0) === 0 ? 256 : (command[4] ?? 0));
const isDone = (answer: Uint8Array): boolean => answer.at(-2) === 0x90;

/** As many bytes as there are, at most `most` of them, without a word about the rest. */
const inPortionsOf =
  (most: number): Reader =>
  (card) =>
  (command) => {
    if (!isRead(command)) return card(command);
    const answer = card(expecting(command, Math.min(most, lengthAskedFor(command)) & 0xff));
    return answer.at(-2) === 0x6c ? card(expecting(command, answer.at(-1) ?? 0)) : answer;
  };

/** 6Cxx for every read of more than `most` bytes: the most it gives, which is not the rest of the file. */
const namingPortionsOf =
  (most: number): Reader =>
  (card) =>
  (command) =>
    isRead(command) && lengthAskedFor(command) > most ? Uint8Array.of(0x6c, most) : card(command);

/** 61xx after every read, the bytes by GET RESPONSE. */
const throughGetResponse: Reader = (card) => {
  let waiting: Uint8Array | null = null;
  return (command) => {
    if (command[1] === 0xc0 && waiting !== null) {
      const answer = waiting;
      waiting = null;
      return answer;
    }
    const answer = card(command);
    if (!isRead(command) || !isDone(answer)) return answer;
    waiting = answer;
    return Uint8Array.of(0x61, (answer.length - 2) & 0xff);
  };
};

const swallowing6C: Reader = (card) => (command) => {
  const answer = card(command);
  return answer.length === 2 && answer[0] === 0x6c ? card(expecting(command, answer[1] ?? 0)) : answer;
};

/** Every `nth` command is answered `statusWord` and not run. */
const spurious =
  (statusWord: string, nth: number): Reader =>
  (card) => {
    let count = 0;
    return (command) => {
      count += 1;
      return count % nth === 0 ? bytesOf(statusWord) : card(command);
    };
  };

const patient: readonly (readonly [string, Reader])[] = [
  ['one byte at a time', inPortionsOf(1)],
  ['seven bytes at a time', inPortionsOf(7)],
  ['one byte less than asked for', inPortionsOf(255)],
  ['one byte at a time, named as the rest', namingPortionsOf(1)],
  ['240 bytes at a time, named as the rest', namingPortionsOf(240)],
  ['61xx and GET RESPONSE', throughGetResponse],
  ['6Cxx answered by the reader itself', swallowing6C],
  ['6D00 now and then', spurious('6D00', 7)],
  ['6B00 now and then', spurious('6B00', 11)],
  ['6986 now and then', spurious('6986', 5)],
  ['6E00 now and then', spurious('6E00', 13)],
];

describe.each(chips)('%s behind a reader that gives', (_name, chip) => {
  test.each(patient)('%s: read whole', (_reader, reader) => {
    const { transmit, reset } = cardOf(chip);
    const through = reader(transmit);
    const { value } = play(readCard(optionsFor(chip)), (step) => {
      if (step.kind === 'reconnect') reset();
      return step.kind === 'transmit' ? success(through(step.command)) : null;
    });
    expect(wrongFiles(value, chip)).toEqual([]);
    expect(value.endedBy).toBeNull();
  });
});

const endless: readonly (readonly [string, Transmit])[] = [
  ['61xx for ever', () => bytesOf('6110')],
  ['61xx with bytes for ever', () => Uint8Array.of(...new Uint8Array(255), 0x61, 0x00)],
  ['6Cxx for ever', (command) => Uint8Array.of(0x6c, (lengthAskedFor(command) + 1) & 0xff)],
  [
    '6C and 61 in turns',
    (() => {
      let turn = 0;
      return () => Uint8Array.of((turn += 1) % 2 === 0 ? 0x61 : 0x6c, 0x20);
    })(),
  ],
  [
    'more than was asked for',
    (command) => Uint8Array.of(...new Uint8Array(lengthAskedFor(command) + 40).fill(7), 0x90, 0x00),
  ],
  ['nothing but 9000', () => bytesOf('9000')],
];

describe.each(chips)('%s behind a reader that answers every read', (_name, chip) => {
  test.each(endless)('%s: refused within bounds', (_answer, answer) => {
    const { transmit } = cardOf(chip);
    const { value, steps } = play(readCard(optionsFor(chip)), (step) => {
      if (step.kind !== 'transmit') return null;
      const isAnswered = isRead(step.command) || step.command[1] === 0xc0;
      return success(isAnswered ? answer(step.command) : transmit(step.command));
    });
    // Per file at most six attempts of 32 rounds each and their SELECT; with a card that sends noise none is longer than its limit.
    expect(steps.length).toBeLessThan(eidFileNames.length * 6 * 40);
    expect(value.files.identity).not.toMatchObject({ status: 'read', bytes: chip.applet?.files['DF014031'] });
  });

  test('random bytes now and then: decoded or refused, never longer than a file may be', () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const random = createRandom(seed);
      const { transmit, reset } = cardOf(chip);
      const { value } = play(readCard(optionsFor(chip)), (step) => {
        if (step.kind === 'reconnect') reset();
        if (step.kind !== 'transmit') return null;
        return success(random() < 0.2 ? randomBytes(random, 2 + Math.floor(random() * 300)) : transmit(step.command));
      });
      const lengths = Object.values(value.files).map((file) => (file.status === 'read' ? file.bytes.length : 0));
      expect(Math.max(...lengths)).toBeLessThanOrEqual(16_384 + 256);
    }
  });
});

describe.each(chips)('%s in the hands of other programs between our transactions', (_name, chip) => {
  const withEverything: ReadOptions = {
    ...optionsFor(chip),
    challenge: { nonce: new Uint8Array(48), nonceSha384: new Uint8Array(48) },
    pinStatus: true,
  };
  const isAnswered = (image: CardImage): boolean =>
    image.pinTriesLeft === 3 && image.challenge.status === (chip.applet?.version === 0x18 ? 'answered' : 'not-done');

  test.each([0x6d00, 0x6e00] as const)(
    'another application is selected (%i): ours is selected anew each time',
    (refusal) => {
      const card = withSecondApplication(createVirtualCard(chip), refusal);
      card.powerOn();
      const transmit = transmitTo(card);
      const { value, steps } = play(readCard(withEverything), (step) => {
        if (step.kind === 'begin-transaction') card.select();
        return step.kind === 'transmit' ? success(transmit(step.command)) : null;
      });
      expect(wrongFiles(value, chip)).toEqual([]);
      expect(isAnswered(value)).toBe(true);
      expect(steps.filter((step) => /^(pause|reset|power-cycle)/.test(step))).toEqual([]);
    },
  );

  test('the card is reset before each of our transactions: connected to anew, and left as it is', () => {
    const { transmit, reset } = cardOf(chip);
    let isToldOfReset = false;
    const answer = (step: CardStep) => {
      if (step.kind === 'transmit') return success(transmit(step.command));
      if (step.kind === 'reconnect') isToldOfReset = true;
      if (step.kind !== 'begin-transaction') return null;
      if (!isToldOfReset) reset();
      const result = isToldOfReset ? null : failed('card-reset');
      isToldOfReset = false;
      return result;
    };
    const { value, steps } = play(readCard(withEverything), answer);
    expect(wrongFiles(value, chip)).toEqual([]);
    expect(isAnswered(value)).toBe(true);
    expect(new Set(steps.filter((step) => /^(leave|pause|reset|power-cycle)/.test(step)))).toEqual(new Set(['leave']));
  });

  test('a reset by another program does not make a place that fails look like one that moves', () => {
    const { transmit, reset } = cardOf(chip);
    let photoBegun = 0;
    const { value } = play(readCard(optionsFor(chip)), (step) => {
      if (step.kind === 'reconnect') reset();
      if (step.kind !== 'transmit') return null;
      const command = hexOf(step.command);
      if (command === '00A4080C04DF014035') {
        photoBegun += 1;
        if (photoBegun === 1) return failed('card-reset');
      }
      if (photoBegun > 0 && command.startsWith('00B00300')) return failed('communication');
      return success(transmit(step.command));
    });
    expect(value.files.photo).toMatchObject({ status: 'failed', offset: 0x300 });
    expect(value.files.photo.status === 'failed' && new Set(value.files.photo.offsets)).toEqual(new Set([0x300]));
  });

  test('a card that another program keeps for itself is waited for, without a reset, and then given up', () => {
    const { value, steps } = play(readCard(optionsFor(chip)), (step) =>
      step.kind === 'begin-transaction' ? failed('sharing-violation') : null,
    );
    expect(value.endedBy).toBe('sharing-violation');
    const pauses = [50, 200, 500, 1000, 2000].map((pauseMs) => ['begin', `pause ${pauseMs}`]);
    expect(steps).toEqual([...pauses.flat(), 'begin']);
  });
});
