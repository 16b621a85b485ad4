/** Lengths that bytes announce about themselves: DER headers, TLV elements, zero padding. Nothing here judges content. */

export const isZeroFrom = (bytes: Uint8Array, offset: number): boolean =>
  bytes.subarray(offset).every((byte) => byte === 0);

/**
 * Length of the DER SEQUENCE that `bytes` begin with, header included. Null when they begin with something else, when the
 * header is not complete yet, or when the length takes more than three bytes.
 */
export const announcedDerLength = (bytes: Uint8Array): number | null => {
  const [tag, first, ...rest] = bytes.subarray(0, 5);
  if (tag !== 0x30 || first === undefined) return null;
  if (first < 0x80) return 2 + first;
  const lengthBytes = first & 0x7f;
  if (lengthBytes === 0 || lengthBytes > 3 || rest.length < lengthBytes) return null;
  return 2 + lengthBytes + rest.slice(0, lengthBytes).reduce((length, byte) => length * 256 + byte, 0);
};

/**
 * Whether `bytes` are SEQUENCE { INTEGER, INTEGER } followed by nothing but zeros: an ECDSA signature as stored. A bare RSA
 * signature passes for one with a probability far below 2^-40.
 */
export const isDerSignature = (bytes: Uint8Array): boolean => {
  const length = announcedDerLength(bytes);
  if (length === null || length > bytes.length || length > 0x81) return false;
  const firstInteger = bytes[3];
  if (bytes[2] !== 0x02 || firstInteger === undefined) return false;
  const secondInteger = 4 + firstInteger;
  return (
    bytes[secondInteger] === 0x02 &&
    bytes[secondInteger + 1] === length - secondInteger - 2 &&
    isZeroFrom(bytes, length)
  );
};

/**
 * Whether TLV elements end with the bytes or before zero padding. A length continues over bytes FF (reference belgian-eid.md
 * §3); tag 00 is an element only in first place, where it holds the version of the file.
 */
export const isWholeTlv = (bytes: Uint8Array): boolean => {
  let offset = 0;
  while (offset < bytes.length) {
    const isPadding = bytes[offset] === 0 && (offset > 0 || bytes[1] === 0);
    if (isPadding) return isZeroFrom(bytes, offset);
    let lengthByte: number | undefined;
    let length = 0;
    do {
      offset += 1;
      lengthByte = bytes[offset];
      if (lengthByte === undefined) return false;
      length += lengthByte;
    } while (lengthByte === 0xff);
    offset += 1 + length;
  }
  return offset === bytes.length;
};
