/**
 * Where the parts of a structure lie in its bytes, for damage that knows the structure: TLV fields, DER elements, JPEG
 * segments, the quoted parts and tags of a text. A rough reading of sound bytes; of damaged ones it gives what it can.
 */
export type Shape = 'tlv' | 'der' | 'jpeg' | 'text' | 'plain';

export type Element = {
  readonly start: number;
  /** Place of the byte that says most about the length, null where no byte does. */
  readonly lengthAt: number | null;
  readonly end: number;
};

const tlvElements = (bytes: Uint8Array): readonly Element[] => {
  const elements: Element[] = [];
  let start = 0;
  while (start + 1 < bytes.length) {
    const end = start + 2 + (bytes[start + 1] ?? 0);
    if (end > bytes.length || (bytes[start] === 0 && start > 0)) break;
    elements.push({ start, lengthAt: start + 1, end });
    start = end;
  }
  return elements;
};

const isConstructed = (tag: number): boolean => (tag & 0x20) !== 0;

/** Elements in the order of their first byte, those within others included. */
const derElements = (bytes: Uint8Array, from = 0, to = bytes.length): readonly Element[] => {
  const elements: Element[] = [];
  let start = from;
  while (start + 2 <= to) {
    const tag = bytes[start] ?? 0;
    const first = bytes[start + 1] ?? 0;
    const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
    const content = start + 2 + lengthBytes;
    const length = first < 0x80 ? first : bytes.subarray(start + 2, content).reduce((sum, byte) => sum * 256 + byte, 0);
    const end = content + length;
    if (tag === 0 || lengthBytes > 3 || end > to) break;
    elements.push({ start, lengthAt: content - 1, end });
    if (isConstructed(tag)) elements.push(...derElements(bytes, content, end));
    start = end;
  }
  return elements;
};

const startOfScan = 0xda;

const jpegElements = (bytes: Uint8Array): readonly Element[] => {
  const elements: Element[] = [];
  let start = 2;
  while (start + 4 <= bytes.length && bytes[start] === 0xff && bytes[start + 1] !== startOfScan) {
    const end = start + 2 + ((bytes[start + 2] ?? 0) << 8) + (bytes[start + 3] ?? 0);
    if (end > bytes.length) break;
    elements.push({ start, lengthAt: start + 3, end });
    start = end;
  }
  return elements;
};

/** One character per byte, so that places in the text are places in the bytes. */
const textElements = (bytes: Uint8Array): readonly Element[] =>
  [
    ...Buffer.from(bytes)
      .toString('latin1')
      .matchAll(/"[^"]*"|<[^<>]*>|[-\d.]+/g),
  ].map((match) => ({
    start: match.index,
    lengthAt: null,
    end: match.index + match[0].length,
  }));

export const elementsOf = (bytes: Uint8Array, shape: Shape): readonly Element[] => {
  switch (shape) {
    case 'tlv':
      return tlvElements(bytes);
    case 'der':
      return derElements(bytes);
    case 'jpeg':
      return jpegElements(bytes);
    case 'text':
      return textElements(bytes);
    case 'plain':
      return [];
  }
};
