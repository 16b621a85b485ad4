/**
 * Steps through DER (X.690 §8.1) without building anything. Certificates are read with asn1js; a revocation list is not: the
 * Belgian ones have many thousands of entries, and asn1js (and so pkijs) stops at 10,000 values, some 1,200 entries.
 */

export type DerElement = {
  readonly tag: number;
  /** Offsets in the whole: of the header, of the content, and of what follows. */
  readonly start: number;
  readonly contentStart: number;
  readonly end: number;
};

/** Null where no whole element begins: past `limit`, a tag of several bytes, an indefinite length, one that overruns. */
export function elementAt(bytes: Uint8Array, start: number, limit: number): DerElement | null {
  const tag = bytes[start];
  const first = bytes[start + 1];
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f || first === 0x80) return null;
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
  if (lengthBytes > 4) return null;
  const contentStart = start + 2 + lengthBytes;
  let length = first < 0x80 ? first : 0;
  for (let index = start + 2; index < contentStart; index += 1) length = length * 256 + (bytes[index] ?? 0);
  const end = contentStart + length;
  return end <= limit && end <= bytes.length ? { tag, start, contentStart, end } : null;
}

/** The parts of a list have at most seven children, extensions of an entry two or three; a stranger's list may have millions. */
const mostChildren = 64;

/** The elements that fill an element one after the other; null where something else is among them, or far too many are. */
export function childrenOf(bytes: Uint8Array, parent: DerElement): readonly DerElement[] | null {
  const children: DerElement[] = [];
  for (let offset = parent.contentStart; offset < parent.end; ) {
    const child = elementAt(bytes, offset, parent.end);
    if (child === null || children.length === mostChildren) return null;
    children.push(child);
    offset = child.end;
  }
  return children;
}

export const contentOf = (bytes: Uint8Array, { contentStart, end }: DerElement): Uint8Array =>
  bytes.subarray(contentStart, end);

/** Header included. */
export const wholeOf = (bytes: Uint8Array, { start, end }: DerElement): Uint8Array => bytes.subarray(start, end);
