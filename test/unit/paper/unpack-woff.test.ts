import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { unpackWoff } from '../../../paper/unpack-woff.ts';

const packed = await readFile(
  fileURLToPath(import.meta.resolve('@fontsource/noto-sans/files/noto-sans-greek-400-normal.woff')),
);

/** OpenType 1.9, "Calculating checksums": sums of big-endian words, in `head` without the word that balances the file. */
const checksumOf = (table: Buffer, isHead: boolean): number => {
  const padded = Buffer.concat([table, Buffer.alloc((4 - (table.length % 4)) % 4)]);
  let sum = 0;
  for (let at = 0; at < padded.length; at += 4) if (!isHead || at !== 8) sum = (sum + padded.readUInt32BE(at)) >>> 0;
  return sum;
};

test('every table of the plain font has the checksum that its maker gave it', () => {
  const plain = unpackWoff(packed);
  const count = plain.readUInt16BE(4);
  expect(count).toBe(packed.readUInt16BE(12));
  // WOFF 1.0 §3: the header says how long the plain font is.
  expect(plain.length).toBe(packed.readUInt32BE(16));
  const tags = Array.from({ length: count }, (_, index) => {
    const entry = 12 + index * 16;
    const tag = plain.toString('latin1', entry, entry + 4);
    const offset = plain.readUInt32BE(entry + 8);
    const table = plain.subarray(offset, offset + plain.readUInt32BE(entry + 12));
    expect({ tag, checksum: checksumOf(table, tag === 'head') }).toEqual({
      tag,
      checksum: plain.readUInt32BE(entry + 4),
    });
    return tag;
  });
  expect(tags).toEqual(expect.arrayContaining(['cmap', 'glyf', 'head', 'hmtx']));
});

test('what is no whole font is refused', () => {
  expect(() => unpackWoff(Buffer.from('OTTO and more'))).toThrow('not a WOFF');
  expect(() => unpackWoff(packed.subarray(0, packed.length / 2))).toThrow('unexpected end');
});
