/** Which transmission protocol an answer to reset offers first (ISO 7816-3 §8.2). */
const directConvention = 0x3b;
const inverseConvention = 0x3f;

const interfaceByteCount = (presence: number): number =>
  (presence & 0x1) + ((presence >> 1) & 0x1) + ((presence >> 2) & 0x1) + ((presence >> 3) & 0x1);

/** Null for what is no answer to reset or offers neither T=0 nor T=1. The check byte TCK is not verified. */
export const offeredProtocol = (atr: Uint8Array): 'T0' | 'T1' | null => {
  const [initial, format] = atr;
  if (initial === undefined || format === undefined) return null;
  if (initial !== directConvention && initial !== inverseConvention) return null;
  let first: number | null = null;
  let position = 1;
  let presence = format >> 4;
  // Each TD byte names one protocol and says which interface bytes follow; without any, T=0 is meant.
  for (;;) {
    const next = position + interfaceByteCount(presence);
    if ((presence & 0x8) === 0) {
      position = next;
      break;
    }
    const protocolByte = atr[next];
    if (protocolByte === undefined) return null;
    first ??= protocolByte & 0x0f;
    presence = protocolByte >> 4;
    position = next;
  }
  const historicalByteCount = format & 0x0f;
  if (atr.length < position + 1 + historicalByteCount) return null;
  if (first === null || first === 0) return 'T0';
  return first === 1 ? 'T1' : null;
};
