/** Writes data files of the card for tests, byte by byte: [tag, value] in, tag-length-value out. */
export type TlvField = readonly [tag: number, value: string | Uint8Array];

const valueBytes = (value: string | Uint8Array): Uint8Array =>
  typeof value === 'string' ? Buffer.from(value, 'utf8') : value;

/** Card content specification 5.4 §6.1: one byte FF for every 255, then the rest. */
const ffChained = (length: number): readonly number[] => [
  ...Array.from({ length: Math.floor(length / 255) }, () => 0xff),
  length % 255,
];

/** Seven bits per byte, most significant first, the top bit set on all but the last. */
const sevenBits = (length: number): readonly number[] =>
  length < 0x80 ? [length] : [0x80 | (length >> 7), length & 0x7f];

export const tlvFile = (
  fields: readonly TlvField[],
  encoding: 'ff-chained' | 'seven-bits' = 'ff-chained',
): Uint8Array => {
  const encode = encoding === 'ff-chained' ? ffChained : sevenBits;
  return Uint8Array.from(
    fields.flatMap(([tag, value]) => {
      const bytes = valueBytes(value);
      return [tag, ...encode(bytes.length), ...bytes];
    }),
  );
};

export const zeros = (length: number): Uint8Array => new Uint8Array(length);
export const joined = (...parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(Buffer.concat(parts));
export const fromHex = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));
