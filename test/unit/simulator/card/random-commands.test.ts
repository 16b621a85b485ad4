import { describe, expect, it } from 'vitest';
import { createVirtualCard } from '../../../../simulator/card/create-virtual-card.ts';
import { withFaults } from '../../../../simulator/card/with-faults.ts';
import { makeChip } from '../../../../simulator/card-maker/make-chip.ts';
import { adult17, adult18 } from '../../../../simulator/cards/holders.ts';
import type { VirtualCard } from '../../../../simulator/virtual-card.ts';

/** xorshift32: the same commands in every run. */
const createRandom = (seed: number): ((below: number) => number) => {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
};

const classes = [0x00, 0x00, 0x00, 0x80, 0x80, 0x0c, 0xff];
const instructionBytes = [0xa4, 0xb0, 0xc0, 0x20, 0x24, 0x2c, 0x22, 0x2a, 0x88, 0xe4, 0xe6, 0xb2];
const parameters = [0x00, 0x01, 0x02, 0x04, 0x08, 0x0c, 0x41, 0x7f, 0x80, 0x81, 0x9a, 0x9e, 0xb6, 0xff];
const fields = [
  'DF014031',
  '3F00DF014035',
  '4031',
  'DF01',
  '3F00',
  'A00000003029057000AD13100101FF',
  '241234FFFFFFFFFF',
  '2C222222111111FF',
  '241234FFFFFFFFFF245678FFFFFFFFFF',
  '0480088482',
  '0480028483',
  `9430${'5A'.repeat(48)}`,
  '5A'.repeat(32),
  '5A'.repeat(48),
];

/** Half noise, half commands whose parts are right and whose whole need not be. */
const randomCommand = (random: (below: number) => number): Uint8Array => {
  const pick = <Item>(items: readonly Item[], otherwise: Item): Item => items[random(items.length)] ?? otherwise;
  if (random(2) === 0) return Uint8Array.from({ length: random(300) }, () => random(256));
  const header = [pick(classes, 0), pick(instructionBytes, 0), pick(parameters, 0), pick(parameters, 0)];
  const data = [...Buffer.from(pick(fields, ''), 'hex')];
  const forms = [
    header,
    [...header, random(256)],
    [...header, data.length, ...data],
    [...header, data.length, ...data, random(256)],
    [...header, data.length + random(3) - 1, ...data],
  ];
  return Uint8Array.from(pick(forms, header));
};

/** Status words whose first byte the reference or ISO 7816-4 knows. */
const isStatusWord = (answer: Uint8Array): boolean =>
  /^(9000|61..|63c.|6[4-9a-f]..)$/.test(Buffer.from(answer.slice(-2)).toString('hex'));

const cards: readonly (readonly [string, () => VirtualCard])[] = [
  ['1.7', () => createVirtualCard(makeChip(adult17))],
  ['1.8', () => createVirtualCard(makeChip(adult18))],
  ['not an eID', () => createVirtualCard({ name: 'other', atr: Uint8Array.of(0x3b, 0x00), applet: null })],
  [
    'with faults',
    () =>
      withFaults(createVirtualCard(makeChip(adult17)), [
        { kind: 'status-on-read', file: 'DF014031', offset: 3, statusWord: 0x6581, times: 'always' },
        { kind: 'file-bytes', file: 'DF014035', bytes: new Uint8Array(300) },
        { kind: 'wrong-length-storm', times: 500 },
      ]),
  ],
];

describe('any bytes in', () => {
  it.each(cards)('never throws and always answers with a status word (%s)', (_name, build) => {
    const random = createRandom(0x2026_1122);
    const card = build();
    card.powerOn();
    const seen = new Set<string>();
    for (let count = 0; count < 6000; count++) {
      const command = randomCommand(random);
      const answer = card.transmit(command);
      if (answer === 'silence' || answer.length < 2 || !isStatusWord(answer)) {
        throw new Error(`no status word for ${Buffer.from(command).toString('hex')}`);
      }
      seen.add(Buffer.from(answer.slice(-2)).toString('hex'));
      if (random(200) === 0) card.reset();
    }
    expect(seen.size).toBeGreaterThanOrEqual(3);
  });
});
