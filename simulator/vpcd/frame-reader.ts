/**
 * vpcd's framing: a 2-byte big-endian length, then as many bytes (virtualsmartcard, src/vpcd/vpcd.c). TCP may cut and
 * join the frames anywhere.
 */
const headerBytes = 2;
const longestPayload = 0xffff;

/** Takes what arrived and returns the payloads that are complete with it, in order; keeps the rest for the next call. */
export type FrameReader = (chunk: Uint8Array) => readonly Uint8Array[];

export const createFrameReader = (): FrameReader => {
  let pending = new Uint8Array(0);
  return (chunk) => {
    const bytes = new Uint8Array(pending.length + chunk.length);
    bytes.set(pending);
    bytes.set(chunk, pending.length);
    const payloads: Uint8Array[] = [];
    let start = 0;
    while (bytes.length - start >= headerBytes) {
      const length = ((bytes[start] ?? 0) << 8) | (bytes[start + 1] ?? 0);
      const end = start + headerBytes + length;
      if (bytes.length < end) break;
      payloads.push(bytes.slice(start + headerBytes, end));
      start = end;
    }
    pending = bytes.slice(start);
    return payloads;
  };
};

/** Length and payload in one piece, so that it leaves in one segment. Throws for more than 65 535 bytes. */
export const frame = (payload: Uint8Array): Uint8Array => {
  if (payload.length > longestPayload) throw new RangeError(`${payload.length} bytes do not fit in one vpcd frame`);
  const bytes = new Uint8Array(headerBytes + payload.length);
  bytes[0] = payload.length >> 8;
  bytes[1] = payload.length & 0xff;
  bytes.set(payload, headerBytes);
  return bytes;
};
