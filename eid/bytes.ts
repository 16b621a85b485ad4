/** Small operations on bytes that every room of eid/ needs. */

export const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join('');

/** Two hex digits per byte, nothing else. */
export const fromHex = (hex: string): Uint8Array =>
  Uint8Array.from({ length: hex.length / 2 }, (_, index) => Number.parseInt(hex.slice(2 * index, 2 * index + 2), 16));

export const fromBase64 = (text: string): Uint8Array =>
  Uint8Array.from(atob(text), (character) => character.charCodeAt(0));

export const toBase64 = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));

export const areEqual = (left: Uint8Array, right: Uint8Array): boolean =>
  left.length === right.length && left.every((byte, index) => byte === right[index]);

export const areAll = (bytes: Uint8Array, value: number): boolean => bytes.every((byte) => byte === value);

export function concatenate(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

export function withoutTrailingZeros(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end -= 1;
  return bytes.subarray(0, end);
}

/**
 * Length of the DER element at the start of `bytes`, header included; null when there is none or it runs past the end.
 * Only definite lengths of up to three length bytes, which is all a card can hold.
 */
export function derLength(bytes: Uint8Array, tag = 0x30): number | null {
  const [first, second] = bytes;
  if (first !== tag || second === undefined) return null;
  const lengthBytes = second < 0x80 ? 0 : second & 0x7f;
  if (second === 0x80 || lengthBytes > 3 || bytes.length < 2 + lengthBytes) return null;
  let length = second < 0x80 ? second : 0;
  for (const byte of bytes.subarray(2, 2 + lengthBytes)) length = length * 256 + byte;
  const whole = 2 + lengthBytes + length;
  return whole <= bytes.length ? whole : null;
}
