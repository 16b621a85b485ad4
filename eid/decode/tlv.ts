/**
 * Tag, length, value: the form of the identity and address files (reference belgian-eid.md §3).
 *
 * Two length encodings are in use: the card specification chains FF bytes (FF x is 255 + x), some software reads seven bits
 * at a time. They agree below 128, which covers every field seen so far; we read the specified one and fall back to the
 * other only where the file makes no sense otherwise, or makes it with tags out of order and the other does not: cards are
 * written in the order of their tags, and text that is read as tags is not.
 */
import { areAll } from '../bytes.ts';

export type TlvProblem = 'empty' | 'all-zero' | 'all-ff' | 'truncated' | 'duplicate-tag' | 'data-after-padding';

export type Tlv =
  | {
      readonly ok: true;
      readonly fields: ReadonlyMap<number, Uint8Array>;
      readonly structureVersion: Uint8Array | null;
    }
  | { readonly ok: false; readonly problem: TlvProblem; readonly offset: number };

type Length = { readonly length: number; readonly next: number } | null;
type LengthReader = (bytes: Uint8Array, offset: number) => Length;

const ffChained: LengthReader = (bytes, offset) => {
  let length = 0;
  for (let at = offset; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    length += byte;
    if (byte !== 0xff) return { length, next: at + 1 };
  }
  return null;
};

const sevenBits: LengthReader = (bytes, offset) => {
  let length = 0;
  // Three bytes hold lengths of up to 2 MB: more than any file, and no number runs away.
  for (let at = offset; at < bytes.length && at < offset + 3; at += 1) {
    const byte = bytes[at] ?? 0;
    length = length * 128 + (byte & 0x7f);
    if (byte < 0x80) return { length, next: at + 1 };
  }
  return null;
};

function decodeWith(readLength: LengthReader, bytes: Uint8Array): Tlv {
  const fields = new Map<number, Uint8Array>();
  let structureVersion: Uint8Array | null = null;
  let offset = 0;
  while (offset < bytes.length) {
    const tag = bytes[offset] ?? 0;
    // Tag 00 is the version of the file structure at the start of a file, padding anywhere else.
    if (tag === 0 && offset > 0) {
      if (!areAll(bytes.subarray(offset), 0)) return { ok: false, problem: 'data-after-padding', offset };
      break;
    }
    const read = readLength(bytes, offset + 1);
    if (read === null || read.next + read.length > bytes.length) return { ok: false, problem: 'truncated', offset };
    const value = bytes.subarray(read.next, read.next + read.length);
    if (tag === 0) structureVersion = value;
    else if (fields.has(tag)) return { ok: false, problem: 'duplicate-tag', offset };
    else fields.set(tag, value);
    offset = read.next + read.length;
  }
  return { ok: true, fields, structureVersion };
}

/**
 * Where both encodings can make sense of the same bytes, what the specification takes for a field of 129 bytes begins with
 * the second length byte of the other. No field of 129 bytes is binary, and text does not begin with a control character.
 */
const isMisread = (fields: ReadonlyMap<number, Uint8Array>): boolean =>
  [...fields.values()].some((value) => value.length === 0x81 && (value[0] ?? 0) < 0x20);

const areInOrder = (fields: ReadonlyMap<number, Uint8Array>): boolean =>
  [...fields.keys()].every((tag, place, tags) => place === 0 || tag > (tags[place - 1] ?? 0));

/** Never reads past the end and never throws; `offset` is where the file stopped making sense. */
export function decodeTlv(bytes: Uint8Array): Tlv {
  if (bytes.length === 0) return { ok: false, problem: 'empty', offset: 0 };
  if (areAll(bytes, 0x00)) return { ok: false, problem: 'all-zero', offset: 0 };
  if (areAll(bytes, 0xff)) return { ok: false, problem: 'all-ff', offset: 0 };
  const specified = decodeWith(ffChained, bytes);
  const isSure = specified.ok && !isMisread(specified.fields) && areInOrder(specified.fields);
  if (isSure) return specified;
  const other = decodeWith(sevenBits, bytes);
  if (!other.ok) return specified;
  const isBetter = !specified.ok || isMisread(specified.fields) || areInOrder(other.fields);
  return isBetter ? other : specified;
}
