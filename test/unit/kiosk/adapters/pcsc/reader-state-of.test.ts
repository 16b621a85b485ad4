import { expect, test } from 'vitest';
import { isCardReader, readerStateOf } from '../../../../../kiosk/adapters/pcsc/reader-state-of.ts';

const atr = Uint8Array.of(0x3b, 0x00);
const none = new Uint8Array(0);

test.for<[story: string, stateWord: number, atr: Uint8Array, slot: string]>([
  ['empty', 0x0002_0010, none, 'empty'],
  ['a card', 0x0001_0020, atr, 'card'],
  ['a card that others use too', 0x0001_0120, atr, 'card'],
  ['a card kept by one program', 0x0001_00a0, atr, 'in-use-exclusively'],
  ['a card that pcscd calls mute', 0x0001_0220, none, 'mute'],
  ['a mute card with an answer to reset left over', 0x0001_0220, atr, 'mute'],
  ['present without an answer to reset', 0x0001_0020, none, 'mute'],
  ['a reader pulled out', 0x0001_000c, none, 'unavailable'],
  ['a reader that cannot be used', 0x0000_0008, none, 'unavailable'],
])('%s', ([, stateWord, answer, slot]) => {
  const state = readerStateOf({ name: 'A', stateWord, atr: answer });
  expect(state).toMatchObject({ name: 'A', slot, stateWord, eventCount: stateWord >>> 16 });
  expect(state.atr.length > 0).toBe(slot === 'card' || slot === 'in-use-exclusively');
});

test('the count of insertions and removals fills the whole high word', () => {
  expect(readerStateOf({ name: 'A', stateWord: 0xffff0010, atr: none }).eventCount).toBe(0xffff);
});

test('the log-in of Windows is no card reader', () => {
  expect(isCardReader('Windows Hello for Business 1')).toBe(false);
  expect(isCardReader('ACS ACR38U 00 00')).toBe(true);
});
