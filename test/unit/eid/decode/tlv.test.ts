/** Both length encodings, versions, padding, and every way in which a data file can stop making sense. */
import { describe, expect, it } from 'vitest';
import { decodeTlv } from '../../../../eid/decode/tlv.ts';
import { fromHex, joined, tlvFile, zeros } from '../tlv-file.ts';

const fieldsOf = (bytes: Uint8Array): Readonly<Record<string, string>> | string => {
  const decoded = decodeTlv(bytes);
  if (!decoded.ok) return decoded.problem;
  return Object.fromEntries(
    [...decoded.fields].map(([tag, value]) => [tag.toString(16), Buffer.from(value).toString('latin1')]),
  );
};

describe('a file that makes sense', () => {
  it.each([
    [
      'ends with its last field',
      tlvFile([
        [1, 'a'],
        [2, 'bc'],
      ]),
      { 1: 'a', 2: 'bc' },
    ],
    ['is padded with zeros', joined(tlvFile([[1, 'a']]), zeros(40)), { 1: 'a' }],
    ['is padded with one zero', joined(tlvFile([[1, 'a']]), zeros(1)), { 1: 'a' }],
    [
      'begins with its version',
      tlvFile([
        [0, Uint8Array.of(0, 2)],
        [1, 'a'],
      ]),
      { 1: 'a' },
    ],
    [
      'has an empty field',
      tlvFile([
        [1, ''],
        [2, 'b'],
      ]),
      { 1: '', 2: 'b' },
    ],
    [
      'has zeros inside a field',
      tlvFile([
        [0x11, zeros(3)],
        [2, 'b'],
      ]),
      { 11: '\0\0\0', 2: 'b' },
    ],
    [
      'has tags out of order',
      tlvFile([
        [9, 'z'],
        [1, 'a'],
      ]),
      { 9: 'z', 1: 'a' },
    ],
    [
      'has unknown tags',
      tlvFile([
        [0x7e, 'new'],
        [1, 'a'],
      ]),
      { '7e': 'new', 1: 'a' },
    ],
  ])('%s', (_story, bytes, expected) => {
    expect(fieldsOf(bytes)).toEqual(expected);
  });

  it('gives the version apart', () => {
    const decoded = decodeTlv(
      tlvFile([
        [0, Uint8Array.of(0, 2)],
        [1, 'a'],
      ]),
    );
    expect(decoded.ok && decoded.structureVersion).toEqual(Uint8Array.of(0, 2));
    const without = decodeTlv(tlvFile([[1, 'a']]));
    expect(without.ok && without.structureVersion).toBeNull();
  });
});

describe('lengths', () => {
  const long = (length: number): string => 'n'.repeat(length);

  it.each([0, 1, 127, 128, 254, 255, 256, 300, 509, 510, 511, 800])('FF-chained: %i bytes', (length) => {
    const bytes = tlvFile([
      [7, long(length)],
      [8, 'x'],
    ]);
    expect(fieldsOf(bytes)).toEqual({ 7: long(length), 8: 'x' });
  });

  it.each([128, 129, 200, 300, 800])('seven bits at a time: %i bytes', (length) => {
    const bytes = tlvFile(
      [
        [7, long(length)],
        [8, 'x'],
      ],
      'seven-bits',
    );
    expect(fieldsOf(bytes)).toEqual({ 7: long(length), 8: 'x' });
  });
});

describe('a file that does not', () => {
  it.each([
    ['empty', zeros(0), 'empty'],
    ['all zero', zeros(117), 'all-zero'],
    ['all FF', new Uint8Array(117).fill(0xff), 'all-ff'],
    ['half a field', fromHex('010261'), 'truncated'],
    ['a tag and nothing else', fromHex('01016102'), 'truncated'],
    ['a chain of lengths that does not end', fromHex('01016102ffffff'), 'truncated'],
    ['one byte past the end', fromHex('0101610203626300').subarray(0, 7), 'truncated'],
    [
      'the same tag twice',
      tlvFile([
        [1, 'a'],
        [2, 'b'],
        [1, 'a'],
      ]),
      'duplicate-tag',
    ],
    ['data behind the padding', joined(tlvFile([[1, 'a']]), zeros(3), Uint8Array.of(1)), 'data-after-padding'],
  ])('%s', (_story, bytes, problem) => {
    expect(fieldsOf(bytes)).toBe(problem);
  });

  it('says where it stopped', () => {
    expect(
      decodeTlv(
        tlvFile([
          [1, 'abc'],
          [1, 'd'],
        ]),
      ),
    ).toMatchObject({ ok: false, offset: 5 });
  });
});
