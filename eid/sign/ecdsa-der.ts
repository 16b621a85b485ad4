/** ECDSA signatures as X.509, CMS and OpenSSL write them: SEQUENCE { r INTEGER, s INTEGER } (RFC 3279 §2.2.3). */

/** The shortest DER INTEGER of an unsigned big-endian number; numbers below 126 bytes, so that the length is one byte. */
const integerOf = (bytes: Uint8Array): readonly number[] => {
  const first = bytes.findIndex((byte) => byte !== 0);
  const digits = first === -1 ? [0] : [...bytes.subarray(first)];
  const padded = (digits[0] ?? 0) >= 0x80 ? [0, ...digits] : digits;
  return [0x02, padded.length, ...padded];
};

/** From r || s, both of one length, as the card answers (96 bytes on P-384). */
export const ecdsaDerOf = (raw: Uint8Array): Uint8Array => {
  const half = raw.length / 2;
  const content = [...integerOf(raw.subarray(0, half)), ...integerOf(raw.subarray(half))];
  return Uint8Array.of(0x30, content.length, ...content);
};
