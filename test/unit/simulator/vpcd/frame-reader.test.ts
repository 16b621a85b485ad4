import { describe, expect, it } from 'vitest';
import { createFrameReader, frame } from '../../../../simulator/vpcd/frame-reader.ts';

const payloads = [Uint8Array.of(0x04), Uint8Array.of(0x00, 0xa4, 0x04, 0x0c, 0x00), new Uint8Array(300).fill(0x5a)];
const stream = Buffer.concat(payloads.map(frame));

describe('the frames of vpcd', () => {
  it('carries a 2-byte big-endian length', () => {
    expect([...frame(new Uint8Array(0x0102)).subarray(0, 2)]).toEqual([0x01, 0x02]);
  });

  it('finds the same payloads wherever the stream is cut in two', () => {
    for (let cut = 0; cut <= stream.length; cut++) {
      const read = createFrameReader();
      const found = [...read(stream.subarray(0, cut)), ...read(stream.subarray(cut))];
      expect(found, `cut at ${cut}`).toEqual(payloads);
    }
  });

  it('finds them when every byte comes alone', () => {
    const read = createFrameReader();
    expect([...stream].flatMap((byte) => read(Uint8Array.of(byte)))).toEqual(payloads);
  });

  it('passes an empty frame on as an empty payload', () => {
    expect(createFrameReader()(Uint8Array.of(0, 0, 0, 1, 4))).toEqual([new Uint8Array(0), Uint8Array.of(4)]);
  });

  it('does not keep the memory it was given', () => {
    const read = createFrameReader();
    const chunk = Uint8Array.of(0, 2, 7);
    read(chunk);
    chunk.fill(0xff);
    expect(read(Uint8Array.of(8))).toEqual([Uint8Array.of(7, 8)]);
  });

  it('refuses what the length cannot say', () => {
    expect(() => frame(new Uint8Array(0x10000))).toThrow(RangeError);
    expect(frame(new Uint8Array(0xffff))).toHaveLength(0xffff + 2);
  });
});
