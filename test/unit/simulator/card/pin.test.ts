import { describe, expect, it } from 'vitest';
import { makeChip } from '../../../../simulator/card-maker/make-chip.ts';
import { createVirtualCard } from '../../../../simulator/card/create-virtual-card.ts';
import { pinBlock } from '../../../../simulator/card/pin-commands.ts';
import { adult17, adult18 } from '../../../../simulator/cards/holders.ts';
import type { VirtualCard } from '../../../../simulator/virtual-card.ts';
import { bytes, unexpectedAnswers, hex, powered, send } from './apdu-exchange.ts';
import type { Exchange } from './apdu-exchange.ts';

const generations = { '1.7': adult17, '1.8': adult18 } as const;

const newCard = (generation: '1.1' | '1.7' | '1.8', triesLeft = 3): VirtualCard => {
  const definition = generations[generation === '1.1' ? '1.7' : generation];
  const chip = makeChip({ ...definition, pin: { digits: '1234', triesLeft } });
  if (chip.applet === null) throw new Error('the maker gives every card an applet');
  const version = { '1.1': 0x11, '1.7': 0x17, '1.8': 0x18 }[generation];
  return powered(createVirtualCard({ ...chip, applet: { ...chip.applet, version } }));
};

const verify = (digits: string): string => `0020000108 ${hex(pinBlock(digits))}`;
const change = (from: string, to: string): string => `0024000110 ${hex(pinBlock(from))} ${hex(pinBlock(to))}`;
const unblock = (puk: string): string => `002C000108 ${hex(pinBlock(puk))}`;
const empty = '0020000100';
const good = verify('1234');
const bad = verify('4321');
const rightPuk = unblock('222222111111');
const wrongPuk = unblock('333333111111');

type Row = readonly [story: string, generation: '1.1' | '1.7' | '1.8', triesLeft: number, ...exchanges: Exchange[]];
const rows: readonly Row[] = [
  ['accepts the PIN', '1.7', 3, [good, '9000'], [empty, '9000']],
  [
    'counts down, then blocks even the right PIN',
    '1.7',
    3,
    [bad, '63C2'],
    [bad, '63C1'],
    [bad, '63C0'],
    [bad, '6983'],
    [good, '6983'],
    [empty, '6983'],
  ],
  [
    'gives all tries back after the right PIN',
    '1.8',
    3,
    [bad, '63C2'],
    [bad, '63C1'],
    [good, '9000'],
    ['80E60000', '9000'],
    [empty, '63C3'],
  ],
  ['is no longer verified after a wrong PIN', '1.7', 3, [good, '9000'], [bad, '63C2'], [empty, '63C2']],
  ['tells the tries left and takes none, on 1.7', '1.7', 2, [empty, '63C2'], [empty, '63C2'], ['00200001', '63C2']],
  ['tells the tries left and takes none, on 1.8', '1.8', 1, [empty, '63C1'], [empty, '63C1']],
  [
    'takes one for asking on 1.1',
    '1.1',
    3,
    [empty, '63C2'],
    ['00200001', '63C1'],
    [empty, '63C0'],
    [empty, '6983'],
    [good, '6983'],
  ],
  ['forgets a verified PIN for asking on 1.1', '1.1', 3, [good, '9000'], [empty, '63C2']],
  [
    'knows one PIN only',
    '1.7',
    3,
    ['0020000208 241234FFFFFFFFFF', '6A88'],
    ['0020008108 241234FFFFFFFFFF', '6A88'],
    ['00200002', '6A88'],
  ],
  ['refuses another P1 of VERIFY', '1.7', 3, ['0020010108 241234FFFFFFFFFF', '6A86']],
  [
    'wants eight bytes, and takes no try for fewer or more',
    '1.7',
    3,
    ['0020000107 241234FFFFFFFF', '6700'],
    ['0020000109 241234FFFFFFFFFFFF', '6700'],
    ['0020000108', '6700'],
    [empty, '63C3'],
  ],
  ['takes a block in another format for a wrong PIN', '1.7', 3, ['0020000108 31323334FFFFFFFF', '63C2']],
  [
    'logs off',
    '1.7',
    3,
    [good, '9000'],
    ['80E60000', '9000'],
    [empty, '63C3'],
    ['80E60100', '6A86'],
    ['80E60001', '6A86'],
  ],

  [
    'changes the PIN',
    '1.7',
    3,
    [change('1234', '567890123456'), '9000'],
    [good, '63C2'],
    [verify('567890123456'), '9000'],
  ],
  ['changes the PIN on 1.8', '1.8', 2, [change('1234', '0000'), '9000'], [empty, '63C3'], [verify('0000'), '9000']],
  [
    'counts a wrong old PIN',
    '1.7',
    3,
    [good, '9000'],
    [change('1111', '5678'), '63C2'],
    [empty, '63C2'],
    [good, '9000'],
  ],
  ['changes nothing when blocked', '1.7', 0, [change('1234', '5678'), '6983'], [rightPuk, '9000'], [good, '9000']],
  [
    'refuses a new PIN of three digits',
    '1.7',
    3,
    ['0024000110 241234FFFFFFFFFF 23123FFFFFFFFFFF', '6A80'],
    [empty, '63C3'],
  ],
  ['refuses a new PIN of thirteen digits', '1.7', 3, ['0024000110 241234FFFFFFFFFF 2D12345678901234', '6A80']],
  ['refuses a new PIN with a letter', '1.7', 3, ['0024000110 241234FFFFFFFFFF 24A234FFFFFFFFFF', '6A80']],
  ['refuses a new PIN with the wrong filler', '1.7', 3, ['0024000110 241234FFFFFFFFFF 24567800FFFFFFFF', '6A80']],
  ['refuses a new PIN that is no PIN block', '1.7', 3, ['0024000110 241234FFFFFFFFFF 145678FFFFFFFFFF', '6A80']],
  ['wants two blocks', '1.7', 3, ['0024000108 241234FFFFFFFFFF', '6700'], ['00240001', '6700']],
  [
    'refuses other parameters of CHANGE REFERENCE DATA',
    '1.7',
    3,
    [change('1234', '5678').replace('00240001', '00240101'), '6A86'],
    [change('1234', '5678').replace('00240001', '00240002'), '6A88'],
  ],

  ['unblocks with the PUK', '1.7', 0, [empty, '6983'], [rightPuk, '9000'], [empty, '63C3'], [good, '9000']],
  ['does not count the PUK as a verified PIN', '1.1', 0, [rightPuk, '9000'], [`002A9E9A14 ${'00'.repeat(20)}`, '6985']],
  [
    'counts wrong PUKs down to nothing',
    '1.7',
    0,
    ...[11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0].map(
      (left) => [wrongPuk, `63C${left.toString(16).toUpperCase()}`] as const,
    ),
    [wrongPuk, '6983'],
    [rightPuk, '6983'],
    [good, '6983'],
  ],
  ['wants a whole PUK', '1.7', 0, ['002C000104 2C222222', '6700'], ['002C0001', '6700']],
  [
    'refuses other parameters of RESET RETRY COUNTER',
    '1.7',
    0,
    [rightPuk.replace('002C0001', '002C0301'), '6A86'],
    [rightPuk.replace('002C0001', '002C0002'), '6A88'],
  ],
  [
    'has no PUK on 1.8: that needs a role certificate',
    '1.8',
    0,
    [rightPuk, '6982'],
    ['002C0001', '6982'],
    [good, '6983'],
  ],
];

describe('the PIN of the virtual card', () => {
  for (const [story, generation, triesLeft, ...exchanges] of rows) {
    it(`${story} (${generation}, ${triesLeft} tries left)`, () => {
      expect(unexpectedAnswers(newCard(generation, triesLeft), exchanges)).toEqual([]);
    });
  }

  it('keeps a changed PIN through a power cycle', () => {
    const card = newCard('1.7');
    expect(send(card, change('1234', '9876'))).toBe('9000');
    card.powerOff();
    card.powerOn();
    expect(send(card, verify('9876'))).toBe('9000');
  });

  it('stays blocked through a power cycle', () => {
    const card = newCard('1.8', 1);
    expect(send(card, bad)).toBe('63C0');
    card.powerOff();
    card.powerOn();
    expect(send(card, good)).toBe('6983');
  });

  it('builds the block of the reference', () => {
    expect(hex(pinBlock('1234'))).toBe('241234FFFFFFFFFF');
    expect(hex(pinBlock('222222111111'))).toBe('2C222222111111FF');
    expect(pinBlock('12345')).toEqual(bytes('2512345FFFFFFFFF'));
  });
});
