/** Command by command: what is sent to a card for a PIN, what never is, and what is made of every answer. */
import { describe, expect, test } from 'vitest';
import { failed, success } from '../../../../contract/result.ts';
import type { CardStep } from '../../../../eid/card-image.ts';
import type { PinOutcome } from '../../../../eid/pin/pin-outcome.ts';
import { isPin, verifyCommand } from '../../../../eid/pin/verify-command.ts';
import { type PinCheck, verifyPin } from '../../../../eid/pin/verify-pin.ts';
import { bytesOf, type Expectation, hexOf, play, playExpecting } from '../files/scripted-card.ts';

const atr = bytesOf('3B9813400AA503010101AD1311');
const cardData = (version: string): Expectation => [
  '80E400001C',
  `534C5453000102030405060708090A0BF3360125 01${version} 0003002101 0F 9000`.replaceAll(' ', ''),
];
const select: Expectation = ['00A4040C0FA00000003029057000AD13100101FF', '9000'];
const logOff: Expectation = ['80E60000', '9000'];
const block = '241234FFFFFFFFFF';
const verify = (answer: string): Expectation => [`0020000108${block}`, answer];
const long = (tries: string): string => `${'00'.repeat(28)}${tries}FFFF9000`;

type Generation = '1.1' | '1.7' | '1.8';
const versions = { '1.1': '11', '1.7': '17', '1.8': '18' } as const;
/** How each generation is asked for its tries; 1.1 never is. */
const askTries = (generation: Generation, tries: number): readonly Expectation[] => {
  if (generation === '1.1') return [];
  return generation === '1.7' ? [['00200001', `63C${tries}`]] : [['80E400011F', long(`0${tries}`)]];
};

type Steps = readonly (Expectation | string)[];
const upToVerify = (generation: Generation, tries = 3): Steps => [
  'begin',
  cardData(versions[generation]),
  'end',
  'begin',
  select,
  ...askTries(generation, tries),
];

const run = (steps: Steps, acceptLastTry = false): PinCheck & { readonly pin: Uint8Array } => {
  const pin = Uint8Array.of(1, 2, 3, 4);
  const check = playExpecting(verifyPin({ atr, pin, acceptLastTry }), steps);
  expect([...pin]).toEqual([0, 0, 0, 0]);
  return { ...check, pin };
};

describe('the PIN block', () => {
  test.each([
    [[1, 2, 3, 4], '241234FFFFFFFFFF'],
    [[1, 2, 3, 4, 5], '2512345FFFFFFFFF'],
    [[0, 9, 0, 9, 0, 9, 0, 9, 0, 9, 0, 9], '2C090909090909FF'],
  ])('%j', (digits, expected) => {
    expect(hexOf(verifyCommand(Uint8Array.from(digits)))).toBe(`0020000108${expected}`);
  });

  test.each([[[1, 2, 3]], [Array.from({ length: 13 }, () => 1)], [[1, 2, 3, 10]], [[0x31, 0x32, 0x33, 0x34]], [[]]])(
    '%j is no PIN, and the card never hears of it',
    (digits) => {
      const pin = Uint8Array.from(digits);
      expect(isPin(pin)).toBe(false);
      const { outcome } = playExpecting(verifyPin({ atr, pin, acceptLastTry: false }), []);
      expect(outcome).toEqual({ status: 'pin-length', statusWord: null });
      expect(pin.every((digit) => digit === 0)).toBe(true);
    },
  );
});

const answers: readonly (readonly [answer: string, outcome: PinOutcome])[] = [
  ['9000', { status: 'verified' }],
  ['63C2', { status: 'wrong', triesLeft: 2 }],
  ['63C1', { status: 'wrong', triesLeft: 1 }],
  ['63C0', { status: 'blocked' }],
  ['6983', { status: 'blocked' }],
  ['6700', { status: 'pin-length', statusWord: 0x6700 }],
  ['6982', { status: 'not-allowed', statusWord: 0x6982 }],
  ['6985', { status: 'not-allowed', statusWord: 0x6985 }],
  ['6A86', { status: 'not-allowed', statusWord: 0x6a86 }],
  ['6D00', { status: 'not-allowed', statusWord: 0x6d00 }],
  ['6E00', { status: 'not-allowed', statusWord: 0x6e00 }],
  ['6A88', { status: 'no-pin', statusWord: 0x6a88 }],
  ['6300', { status: 'outcome-unknown', trouble: null, statusWord: 0x6300 }],
  ['6581', { status: 'outcome-unknown', trouble: null, statusWord: 0x6581 }],
  ['communication', { status: 'outcome-unknown', trouble: 'communication', statusWord: null }],
];

describe.each(['1.1', '1.7', '1.8'] as const)('%s', (generation) => {
  test.each(answers)('VERIFY answered %s, once and then logged off', (answer, outcome) => {
    const check = run([...upToVerify(generation), verify(answer), logOff, 'end']);
    expect(check.outcome).toEqual(outcome);
    expect(check.pinMayBeVerified).toBe(false);
  });

  test('a card that is gone, or silent, is asked nothing more', () => {
    expect(run([...upToVerify(generation), verify('card-removed')])).toMatchObject({
      outcome: { status: 'outcome-unknown', trouble: 'card-removed' },
      pinMayBeVerified: false,
    });
    expect(run([...upToVerify(generation), verify('not-answering')])).toMatchObject({
      outcome: { status: 'outcome-unknown', trouble: 'not-answering' },
      pinMayBeVerified: true,
    });
  });

  test('reset by another program before the transaction: connected, held and selected anew, and VERIFY sent once', () => {
    const { outcome } = run([
      ...upToVerify(generation).slice(0, 3),
      'begin !card-reset',
      'leave',
      ...upToVerify(generation).slice(3),
      verify('9000'),
      logOff,
      'end',
    ]);
    expect(outcome.status).toBe('verified');
  });

  test('reset in the middle of VERIFY: never sent again', () => {
    const { outcome } = run([...upToVerify(generation), verify('card-reset'), ['80E60000', 'card-reset'], 'end']);
    expect(outcome).toEqual({ status: 'outcome-unknown', trouble: 'card-reset', statusWord: null });
  });

  test('a LOG OFF that is not taken is made up for by a reset, while nobody else has the card', () => {
    const check = run([...upToVerify(generation), verify('9000'), ['80E60000', '6E00'], 'reset', 'end']);
    expect(check).toMatchObject({ outcome: { status: 'verified' }, pinMayBeVerified: false });
    const left = run([...upToVerify(generation), verify('9000'), ['80E60000', '6E00'], 'reset !communication', 'end']);
    expect(left.pinMayBeVerified).toBe(true);
  });
});

describe.each(['1.7', '1.8'] as const)('tries on %s', (generation) => {
  test('the last one is not used', () => {
    const { outcome } = run([...upToVerify(generation, 1), 'end']);
    expect(outcome).toEqual({ status: 'last-try' });
  });

  test('unless the caller says so', () => {
    const { outcome } = run([...upToVerify(generation, 1), verify('63C0'), logOff, 'end'], true);
    expect(outcome).toEqual({ status: 'blocked' });
  });

  test('a blocked PIN is not sent, not even then', () => {
    expect(run([...upToVerify(generation, 0), 'end'], true).outcome).toEqual({ status: 'blocked' });
  });

  test('a card that does not tell is not sent the PIN', () => {
    const question = generation === '1.7' ? '00200001' : '80E400011F';
    const steps: Steps = [...upToVerify(generation).slice(0, 5), [question, '6985'], 'end'];
    expect(run(steps).outcome).toEqual({ status: 'tries-unknown' });
  });
});

test('blocked, told by 6983', () => {
  const steps: Steps = [...upToVerify('1.7').slice(0, 5), ['00200001', '6983'], 'end'];
  expect(run(steps).outcome).toEqual({ status: 'blocked' });
});

test('a PIN that another program left verified hides the tries: it is logged off first', () => {
  const steps: Steps = [
    ...upToVerify('1.7').slice(0, 5),
    ['00200001', '9000'],
    logOff,
    ['00200001', '63C3'],
    verify('9000'),
    logOff,
    'end',
  ];
  expect(run(steps).outcome).toEqual({ status: 'verified' });
});

test('an applet that nobody knows is neither asked nor sent a PIN', () => {
  const steps: Steps = ['begin', cardData('29'), 'end', 'begin', select, 'end'];
  expect(run(steps).outcome).toEqual({ status: 'tries-unknown' });
});

test('a card that stays refused is not sent a PIN', () => {
  const sent: string[] = [];
  const pin = Uint8Array.of(1, 2, 3, 4);
  const { value } = play(verifyPin({ atr, pin, acceptLastTry: true }), (step) => {
    if (step.kind !== 'transmit') return null;
    sent.push(hexOf(step.command));
    return sent.length === 1 ? success(bytesOf(cardData('17')[1])) : success(bytesOf('6A82'));
  });
  expect(value.outcome).toEqual({ status: 'not-sent', trouble: null, statusWord: 0x6a82 });
  expect(sent.filter((command) => command.startsWith('0020'))).toEqual([]);
});

describe('nothing of the PIN is left', () => {
  const stopped = (answerVerify: 'abort' | 'defect') => {
    const pin = Uint8Array.of(1, 2, 3, 4);
    const script = verifyPin({ atr, pin, acceptLastTry: false });
    let command: Uint8Array | null = null;
    const queue = upToVerify('1.8').filter((step) => typeof step !== 'string');
    const answer = (step: CardStep) => {
      if (step.kind !== 'transmit') return success(new Uint8Array(0));
      const expected = queue.shift();
      if (expected !== undefined) return success(bytesOf(expected[1]));
      command ??= step.command;
      expect(hexOf(command)).toBe(`0020000108${block}`);
      if (answerVerify === 'defect') throw new Error('a bug elsewhere');
      return failed('aborted');
    };
    let next = script.next();
    try {
      while (next.done !== true) next = script.next(answer(next.value));
    } catch (error) {
      expect(() => script.throw(error)).toThrow('a bug elsewhere');
    }
    if (command === null) throw new Error('VERIFY was never sent');
    return { pin, command: new Uint8Array(command) };
  };

  test.each(['abort', 'defect'] as const)('after %s', (how) => {
    const { pin, command } = stopped(how);
    expect(pin.every((digit) => digit === 0)).toBe(true);
    expect(command.every((byte) => byte === 0)).toBe(true);
  });
});
