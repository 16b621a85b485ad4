/**
 * A font file of the web as the plain font it was made from (WOFF File Format 1.0, W3C Recommendation of 13 December 2012).
 * The library beneath pdfkit inflates a packed font anew, in script, for every document that uses it: two thirds of the
 * time of a page. Unpacked once, that is gone. Private and metadata blocks are left behind.
 */
import { inflateSync } from 'node:zlib';

/** 'wOFF', WOFF 1.0 §3. */
const signature = 0x77_4f_46_46;
const woffHeaderBytes = 44;
const woffEntryBytes = 20;
/** OpenType 1.9, "Table Directory". */
const sfntHeaderBytes = 12;
const sfntEntryBytes = 16;

type Table = { readonly tag: number; readonly checksum: number; readonly data: Buffer };

const aligned = (length: number): number => (length + 3) & ~3;

/** WOFF 1.0 §4: a table that packing would not make smaller stands there as it is. */
const readTable = (woff: Buffer, entry: number): Table => {
  const offset = woff.readUInt32BE(entry + 4);
  const packedBytes = woff.readUInt32BE(entry + 8);
  const plainBytes = woff.readUInt32BE(entry + 12);
  const stored = woff.subarray(offset, offset + packedBytes);
  return {
    tag: woff.readUInt32BE(entry),
    checksum: woff.readUInt32BE(entry + 16),
    data: packedBytes < plainBytes ? inflateSync(stored, { maxOutputLength: plainBytes }) : stored,
  };
};

/** Throws for anything but a whole WOFF 1.0 file: our fonts come with the program. */
export const unpackWoff = (woff: Buffer): Buffer => {
  if (woff.readUInt32BE(0) !== signature) throw new Error('not a WOFF 1.0 file');
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, index) => readTable(woff, woffHeaderBytes + index * woffEntryBytes));
  const start = sfntHeaderBytes + count * sfntEntryBytes;
  const size = tables.reduce((sum, { data }) => sum + aligned(data.length), start);
  const sfnt = Buffer.alloc(size);
  const powerOfTwo = 2 ** Math.floor(Math.log2(count));
  sfnt.writeUInt32BE(woff.readUInt32BE(4), 0);
  sfnt.writeUInt16BE(count, 4);
  sfnt.writeUInt16BE(powerOfTwo * sfntEntryBytes, 6);
  sfnt.writeUInt16BE(Math.log2(powerOfTwo), 8);
  sfnt.writeUInt16BE((count - powerOfTwo) * sfntEntryBytes, 10);
  let offset = start;
  for (const [index, { tag, checksum, data }] of tables.entries()) {
    const entry = sfntHeaderBytes + index * sfntEntryBytes;
    sfnt.writeUInt32BE(tag, entry);
    sfnt.writeUInt32BE(checksum, entry + 4);
    sfnt.writeUInt32BE(offset, entry + 8);
    sfnt.writeUInt32BE(data.length, entry + 12);
    data.copy(sfnt, offset);
    offset += aligned(data.length);
  }
  return sfnt;
};
