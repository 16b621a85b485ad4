import { expect, test } from 'vitest';
import { generationByAnswerToReset } from '../../../../eid/apdu/answers-to-reset.ts';
import { internalAuthenticate, readBinary, selectPath, withExpectedLength } from '../../../../eid/apdu/commands.ts';
import { lengthInSw2, parseResponse, pinTriesOf } from '../../../../eid/apdu/status-words.ts';

const hexOf = (bytes: Uint8Array | null): string | null =>
  bytes === null ? null : Buffer.from(bytes).toString('hex').toUpperCase();
const bytesOf = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));

test('a path is selected without the id of the master file', () => {
  expect(hexOf(selectPath('DF014031'))).toBe('00A4080C04DF014031');
});

test('offset in P1 P2, and 256 is written 00', () => {
  expect(hexOf(readBinary(0x1234, 256))).toBe('00B0123400');
  expect(hexOf(readBinary(0, 1))).toBe('00B0000001');
});

test('6Cxx changes or adds Le, and does not touch a command with data', () => {
  expect(hexOf(withExpectedLength(bytesOf('00B0000000'), 0x10))).toBe('00B0000010');
  expect(hexOf(withExpectedLength(bytesOf('00200001'), 256))).toBe('0020000100');
  expect(withExpectedLength(internalAuthenticate(new Uint8Array(48)), 0x60)).toBeNull();
});

test('status words', () => {
  expect(parseResponse(bytesOf('0102 9000'.replace(' ', '')))).toEqual({ statusWord: 0x9000, data: bytesOf('0102') });
  expect(parseResponse(bytesOf('90'))).toBeNull();
  expect(pinTriesOf(0x63c2)).toBe(2);
  expect(pinTriesOf(0x6983)).toBeNull();
  expect(lengthInSw2(0x6c00)).toBe(256);
});

test('answers to reset of the Belgian eID are known, others are not', () => {
  expect(generationByAnswerToReset(bytesOf('3B9813400AA503010101AD1311'))).toBe('1.1 or 1.7');
  expect(generationByAnswerToReset(bytesOf('3B7F96000080318065B085040120120FFF829000'))).toBe('1.8');
  expect(generationByAnswerToReset(bytesOf('3B6700005445535442414E'))).toBeNull();
  expect(generationByAnswerToReset(new Uint8Array(0))).toBeNull();
});
