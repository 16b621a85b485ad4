/** Only the header of a JPEG is read, and nothing in it can hurt. */
import { describe, expect, it } from 'vitest';
import { jpegSize } from '../../../../eid/decode/jpeg.ts';
import { fromHex, joined } from '../tlv-file.ts';

const startOfImage = fromHex('ffd8');
/** JFIF header segment of 16 bytes. */
const jfif = fromHex('ffe000104a46494600010101012c012c0000');
/** Precision 8, height 200, width 140, one component. */
const frame = (marker: string): Uint8Array => fromHex(`${marker}000b0800c8008c01011100`);

describe('a JPEG', () => {
  it.each([
    ['baseline', joined(startOfImage, jfif, frame('ffc0'))],
    ['progressive', joined(startOfImage, jfif, frame('ffc2'))],
    ['without JFIF', joined(startOfImage, frame('ffc0'))],
    ['with fill bytes before a marker', joined(startOfImage, jfif, fromHex('ffffff'), frame('ffc0').subarray(1))],
    ['with Huffman tables first', joined(startOfImage, fromHex('ffc4000400ff'), frame('ffc0'))],
  ])('%s', (_story, bytes) => {
    expect(jpegSize(bytes)).toEqual({ width: 140, height: 200 });
  });
});

describe('not a JPEG', () => {
  const whole = joined(startOfImage, jfif, frame('ffc0'));
  it.each([
    ['nothing', new Uint8Array(0)],
    ['two bytes', startOfImage],
    ['a PNG', fromHex('89504e470d0a1a0a0000000d49484452')],
    ['all zero', new Uint8Array(3000)],
    ['all FF', new Uint8Array(3000).fill(0xff)],
    ['a segment length of zero', joined(startOfImage, fromHex('ffe00000'), frame('ffc0'))],
    ['a segment past the end', joined(startOfImage, fromHex('ffe0ffff'), frame('ffc0'))],
    ['no frame at all', joined(startOfImage, jfif)],
    ['a frame behind the picture data', joined(startOfImage, jfif, fromHex('ffda000401ff'), frame('ffc0'))],
    ['a frame behind the end', joined(startOfImage, jfif, fromHex('ffd90004ffff'), frame('ffc0'))],
    ['a frame without width', joined(startOfImage, fromHex('ffc0000b0800c8000001011100'))],
  ])('%s', (_story, bytes) => {
    expect(jpegSize(bytes)).toBeNull();
  });

  it('cut anywhere before the end of its size', () => {
    const needed = whole.length - 4; // component count and the one component come after height and width
    for (let length = 0; length < needed; length += 1)
      expect(jpegSize(whole.subarray(0, length)), `${length}`).toBeNull();
  });
});
