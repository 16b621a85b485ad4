import { describe, expect, it } from 'vitest';
import { createVirtualCard } from '../../../../simulator/card/create-virtual-card.ts';
import { answersToReset } from '../../../../simulator/card/answers-to-reset.ts';
import type { ChipDefinition } from '../../../../simulator/card/chip-definition.ts';
import { bytes, unexpectedAnswers, hex, powered, send } from './apdu-exchange.ts';
import type { Exchange } from './apdu-exchange.ts';

const counting = (length: number): Uint8Array => Uint8Array.from({ length }, (_, index) => index & 0xff);

const cardData17 = '534C5453 000102030405060708090A0B F3360125011700030021010F';
const cardData18 = '534C5453 000102030405060708090A0B F3360200011800010000020F';
const cardData11 = '534C5453 000102030405060708090A0B A503010101110002000101 0F';

const chip = (cardData: string, atr: Uint8Array): ChipDefinition => ({
  name: 'hand-written',
  atr,
  applet: {
    version: bytes(cardData)[21] ?? 0,
    cardData: bytes(cardData),
    files: {
      '2F00': counting(5),
      DF014031: counting(300),
      DF014033: counting(256),
      DF014035: counting(513),
      DF00503C: counting(40),
      DF005035: new Uint8Array(0),
    },
    pin: { digits: '1234', triesLeft: 3, triesAllowed: 3 },
    puk: { digits: '222222111111', triesLeft: 12, triesAllowed: 12 },
    keys: { authentication: null, signature: null, basic: null },
    challengesLeft: 5000,
  },
});

const definitions = {
  '1.1': chip(cardData11, answersToReset['1.7']),
  '1.7': chip(cardData17, answersToReset['1.7']),
  '1.8': chip(cardData18, answersToReset['1.8']),
  'not-eid': { name: 'not-eid', atr: answersToReset['not-eid'], applet: null },
} as const satisfies Record<string, ChipDefinition>;
type CardName = keyof typeof definitions;

/** What is done, on which card, and each command with the answer expected. */
type Row = readonly [story: string, card: CardName, ...exchanges: Exchange[]];

const rows: readonly Row[] = [
  ['selects the applet by its AID', '1.7', ['00A404000F A00000003029057000AD13100101FF', '9000']],
  [
    'selects the two directories by AID',
    '1.7',
    ['00A4040C0C A000000177504B43532D3135', '9000'],
    ['00A4040C0C A000000177496446696C6573', '9000'],
  ],
  ['knows no other AID', '1.7', ['00A4040008 A000000003000000', '6A82']],
  ['refuses an AID of no or too many bytes', '1.7', ['00A4040C00', '6700'], [`00A4040C11 ${'A0'.repeat(17)}`, '6700']],
  ['selects by path with the master file', '1.7', ['00A4080C06 3F00DF014031', '9000'], ['00B0000001', '009000']],
  ['selects by path without it', '1.7', ['00A4080C04 DF014031', '9000'], ['00B0000001', '009000']],
  ['selects by path with Le, and still returns nothing', '1.7', ['00A4080004 DF014031 00', '9000']],
  [
    'selects directories and the master file by path',
    '1.7',
    ['00A4080C02 DF00', '9000'],
    ['00A4080C02 3F00', '9000'],
    ['00A4080C04 3F00DF01', '9000'],
  ],
  [
    'selects a file below the master file by path',
    '1.7',
    ['00A4080C02 2F00', '9000'],
    ['00A4080C04 3F002F00', '9000'],
    ['00B0000005', '00010203049000'],
  ],
  [
    'knows no other path',
    '1.7',
    ['00A4080C04 DF014099', '6A82'],
    ['00A4080C04 DF024031', '6A82'],
    ['00A4080C08 3F00DF0140310000', '6A82'],
  ],
  ['refuses a path of odd length', '1.7', ['00A4080C03 DF0140', '6700'], ['00A4080C00', '6700']],
  [
    'selects by id inside the current directory only',
    '1.7',
    ['00A4020C02 4031', '6A82'],
    ['00A4020C02 DF01', '9000'],
    ['00A4020C02 4031', '9000'],
    ['00A4020C02 503C', '6A82'],
  ],
  [
    'reaches a directory by id from anywhere',
    '1.7',
    ['00A4080C04 DF014031', '9000'],
    ['00A4020C02 DF00', '9000'],
    ['00A4020C02 503C', '9000'],
    ['00A4020C02 3F00', '9000'],
    ['00A4020C02 2F00', '9000'],
  ],
  [
    'takes P1 = 00 for an id too, and nothing at all for the master file',
    '1.7',
    ['00A4000C02 DF00', '9000'],
    ['00A4000C02 503C', '9000'],
    ['00A4000C00', '9000'],
    ['00A4000C02 2F00', '9000'],
  ],
  [
    'refuses an id that is not two bytes',
    '1.7',
    ['00A4020C01 40', '6700'],
    ['00A4020C03 404040', '6700'],
    ['00A4000C03 404040', '6700'],
    ['00A4020C00', '6700'],
  ],
  [
    'stays in the directory of a file selected by path',
    '1.7',
    ['00A4080C04 DF014031', '9000'],
    ['00A4020C02 4033', '9000'],
  ],
  [
    'knows no other P1 or P2 of SELECT',
    '1.7',
    ['00A4010C02 4031', '6A86'],
    ['00A4090C02 4031', '6A86'],
    ['00A4020402 DF01', '6A86'],
    ['00A4020D02 DF01', '6A86'],
  ],
  [
    'keeps the selection when a SELECT fails',
    '1.7',
    ['00A4080C04 DF014031', '9000'],
    ['00A4080C04 DF014099', '6A82'],
    ['00B0000002', '00019000'],
  ],
  [
    'loses the file when a directory is selected',
    '1.7',
    ['00A4080C04 DF014031', '9000'],
    ['00A4020C02 DF01', '9000'],
    ['00B0000002', '6986'],
  ],

  ['reads nothing before a file is selected', '1.7', ['00B0000001', '6986']],
  ['reads 256 bytes for Le = 00', '1.7', ['00A4080C04 DF014033', '9000'], ['00B0000000', `${hex(counting(256))}9000`]],
  ['reads in the middle', '1.7', ['00A4080C04 DF014031', '9000'], ['00B0010503', '0506079000']],
  [
    'corrects a length beyond the end and delivers nothing',
    '1.7',
    ['00A4080C04 DF014031', '9000'],
    ['00B0010000', '6C2C'],
    ['00B001002D', '6C2C'],
    ['00B001002C', `${hex(counting(300).slice(256))}9000`],
  ],
  [
    'says 6C01 for one byte left, 6C00 never',
    '1.7',
    ['00A4080C04 DF014035', '9000'],
    ['00B0020000', '6C01'],
    ['00B0010100', `${hex(counting(513).slice(257))}9000`],
  ],
  [
    'is at its end at the end and beyond it',
    '1.7',
    ['00A4080C04 DF014031', '9000'],
    ['00B0012C01', '6B00'],
    ['00B0012D00', '6B00'],
    ['00B07FFF01', '6B00'],
  ],
  ['is at its end at once in an empty file', '1.7', ['00A4080C04 DF005035', '9000'], ['00B0000000', '6B00']],
  ['offers no short file ids', '1.7', ['00A4080C04 DF014031', '9000'], ['00B0810001', '6A86']],
  ['wants no data with READ BINARY', '1.7', ['00A4080C04 DF014031', '9000'], ['00B0000001 FF', '6700']],
  [
    'takes a header of four bytes for P3 = 00, as T=0 does',
    '1.7',
    ['00A4080C04 DF014033', '9000'],
    ['00B00000', `${hex(counting(256))}9000`],
  ],

  ['gives its card data', '1.7', ['80E400001C', `${cardData17}9000`]],
  [
    'corrects the length of the card data',
    '1.7',
    ['80E4000000', '6C1C'],
    ['80E400001D', '6C1C'],
    ['80E4000010', '6C1C'],
    ['80E40000', '6C1C'],
  ],
  ['gives card data on 1.1', '1.1', ['80E400001C', `${cardData11}9000`]],
  ['has no tries left in the card data before 1.8', '1.7', ['80E400011F', '6B00']],
  [
    'adds the tries left on 1.8',
    '1.8',
    ['80E400001C', `${cardData18}9000`],
    ['80E400011F', `${cardData18}03FFFF9000`],
    ['80E4000100', '6C1F'],
  ],
  [
    'counts a wrong PIN there',
    '1.8',
    ['0020000108 241111FFFFFFFFFF', '63C2'],
    ['80E400011F', `${cardData18}02FFFF9000`],
  ],
  ['knows no other card data', '1.8', ['80E400021F', '6B00'], ['80E401001C', '6B00']],

  ['refuses GET RESPONSE when nothing waits', '1.7', ['00C0000010', '6985']],
  [
    'knows its classes',
    '1.7',
    ['01A4040C00', '6E00'],
    ['0CA4080C04 DF014031', '6E00'],
    ['10A4080C04 DF014031', '6E00'],
    ['FF00000000', '6E00'],
  ],
  [
    'knows its instructions, each in its class',
    '1.7',
    ['00E400001C', '6D00'],
    ['80A4080C04 DF014031', '6D00'],
    ['00D6000001 FF', '6D00'],
    ['80B2010200', '6D00'],
    ['0084000008', '6D00'],
  ],
  ['answers INTERNAL AUTHENTICATE from 1.8 on only', '1.7', [`0088028132 9430 ${'5A'.repeat(48)}`, '6D00']],
  ['refuses fewer than four bytes', '1.7', ['', '6700'], ['00', '6700'], ['00A408', '6700']],
  [
    'refuses lengths that do not agree',
    '1.7',
    ['00A4080C04 DF0140', '6700'],
    ['00A4080C04 DF0140310000', '6700'],
    ['00A4080C000004 DF014031', '6700'],
    ['00A4080C04', '6700'],
    ['80E60000 01', '6700'],
    ['80E60000 01 00', '6700'],
  ],

  [
    'knows nothing that we ask of a bank card',
    'not-eid',
    ['00A404000F A00000003029057000AD13100101FF', '6A82'],
    ['00A4080C04 DF014031', '6A82'],
    ['80E400001C', '6E00'],
    ['00B0000001', '6D00'],
    ['00', '6700'],
  ],
];

describe('commands of the virtual card', () => {
  for (const [story, name, ...exchanges] of rows) {
    it(`${story} (${name})`, () => {
      expect(unexpectedAnswers(powered(createVirtualCard(definitions[name])), exchanges)).toEqual([]);
    });
  }
});

describe('power', () => {
  it('answers to reset with the ATR, cold and warm', () => {
    const card = createVirtualCard(definitions['1.8']);
    expect(hex(card.powerOn())).toBe('3B7F96000080318065B085040120120FFF829000');
    expect(card.reset()).toEqual(card.powerOn());
  });

  it('does not answer without power', () => {
    const card = createVirtualCard(definitions['1.7']);
    expect(send(card, '80E400001C')).toBe('silence');
    card.powerOn();
    card.powerOff();
    expect(send(card, '80E400001C')).toBe('silence');
  });

  it.each([
    ['a warm reset', (card: ReturnType<typeof createVirtualCard>) => card.reset()],
    ['a power cycle', (card: ReturnType<typeof createVirtualCard>) => (card.powerOff(), card.powerOn())],
  ])('forgets selection and verified PIN at %s, and keeps the tries', (_story, restart) => {
    const card = powered(createVirtualCard(definitions['1.7']));
    send(card, '00A4080C04 DF014031');
    expect(send(card, '0020000108 241234FFFFFFFFFF')).toBe('9000');
    expect(send(card, '00200001')).toBe('9000');
    expect(send(card, '0020000108 249999FFFFFFFFFF')).toBe('63C2');
    restart(card);
    expect(send(card, '00B0000001')).toBe('6986');
    expect(send(card, '00200001')).toBe('63C2');
  });

  it('does not let two cards of one definition share their memory', () => {
    const [one, other] = [definitions['1.7'], definitions['1.7']].map((definition) =>
      powered(createVirtualCard(definition)),
    );
    if (one === undefined || other === undefined) throw new Error('two cards were made');
    send(one, '0020000108 249999FFFFFFFFFF');
    expect(send(one, '00200001')).toBe('63C2');
    expect(send(other, '00200001')).toBe('63C3');
  });

  it('hands out bytes that nobody can change under it', () => {
    const card = powered(createVirtualCard(definitions['1.7']));
    const answer = card.transmit(bytes('80E400001C'));
    if (answer !== 'silence') answer.fill(0);
    card.powerOn().fill(0);
    expect(send(card, '80E400001C')).toBe(`${cardData17}9000`.replaceAll(' ', ''));
    expect(hex(card.reset())).toBe(hex(answersToReset['1.7']));
  });
});
