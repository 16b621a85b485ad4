/**
 * A writer for DER (X.690), as much of it as certificates and PKCS#15 files need. Values in, bytes out; it checks only
 * what it cannot express.
 */
export const concat = (...parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(Buffer.concat(parts));

const lengthBytes = (length: number): Uint8Array => {
  if (length < 0x80) return Uint8Array.of(length);
  const hex = length.toString(16);
  const bytes = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex');
  return concat(Uint8Array.of(0x80 | bytes.length), bytes);
};

/** One element with a one-byte tag. */
export const element = (tag: number, ...content: readonly Uint8Array[]): Uint8Array => {
  const body = concat(...content);
  return concat(Uint8Array.of(tag), lengthBytes(body.length), body);
};

export const sequence = (...content: readonly Uint8Array[]): Uint8Array => element(0x30, ...content);
export const set = (...content: readonly Uint8Array[]): Uint8Array => element(0x31, ...content);
/** [n] around complete elements. */
export const contextConstructed = (number: number, ...content: readonly Uint8Array[]): Uint8Array =>
  element(0xa0 | number, ...content);
/** [n] in the place of a primitive tag. */
export const contextPrimitive = (number: number, content: Uint8Array): Uint8Array => element(0x80 | number, content);

/** An INTEGER of the given unsigned big-endian bytes. */
export const unsignedInteger = (bytes: Uint8Array): Uint8Array => {
  const firstUsed = bytes.findIndex((byte) => byte !== 0);
  const digits = firstUsed === -1 ? Uint8Array.of(0) : bytes.slice(firstUsed);
  const needsZero = ((digits[0] ?? 0) & 0x80) !== 0;
  return element(0x02, needsZero ? concat(Uint8Array.of(0), digits) : digits);
};
/** An INTEGER whose content is given as it is, so that a key reference such as 82 can be written the way the card has it. */
export const rawInteger = (...content: readonly number[]): Uint8Array => element(0x02, Uint8Array.from(content));

export const boolean = (value: boolean): Uint8Array => element(0x01, Uint8Array.of(value ? 0xff : 0x00));
export const nullValue = (): Uint8Array => element(0x05);
export const octetString = (content: Uint8Array): Uint8Array => element(0x04, content);
/** A BIT STRING; `unusedBits` counts from the right of the last byte. */
export const bitString = (content: Uint8Array, unusedBits = 0): Uint8Array =>
  element(0x03, Uint8Array.of(unusedBits), content);
export const enumerated = (value: number): Uint8Array => element(0x0a, Uint8Array.of(value));

/** A BIT STRING of named bits without trailing zero bits (X.690 §11.2.2); bit 0 is the leftmost. */
export const namedBits = (...bits: readonly number[]): Uint8Array => {
  const highest = Math.max(...bits);
  const bytes = new Uint8Array(Math.floor(highest / 8) + 1);
  for (const bit of bits) {
    const index = Math.floor(bit / 8);
    bytes[index] = (bytes[index] ?? 0) | (0x80 >> (bit % 8));
  }
  return bitString(bytes, 7 - (highest % 8));
};

export const utf8String = (text: string): Uint8Array => element(0x0c, Buffer.from(text, 'utf8'));
export const printableString = (text: string): Uint8Array => element(0x13, Buffer.from(text, 'ascii'));

const base128 = (arc: number): readonly number[] => {
  const groups = [arc % 128];
  for (let rest = Math.floor(arc / 128); rest > 0; rest = Math.floor(rest / 128)) groups.unshift(0x80 | (rest % 128));
  return groups;
};

/** An OBJECT IDENTIFIER from its dotted form. */
export const objectIdentifier = (dotted: string): Uint8Array => {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return element(0x06, Uint8Array.from([first * 40 + second, ...rest].flatMap(base128)));
};

const timeDigits = (moment: Date): string => moment.toISOString().replaceAll(/[-:T]|\.\d+/g, '');

/** GeneralizedTime whatever the year, to the second: what OCSP uses throughout (RFC 6960 §4.2.2.1). */
export const generalizedTime = (moment: Date): Uint8Array => element(0x18, Buffer.from(timeDigits(moment), 'ascii'));

/** UTCTime until 2049, GeneralizedTime from 2050 (RFC 5280 §4.1.2.5), to the second. */
export const time = (moment: Date): Uint8Array =>
  moment.getUTCFullYear() < 2050
    ? element(0x17, Buffer.from(timeDigits(moment).slice(2), 'ascii'))
    : generalizedTime(moment);
