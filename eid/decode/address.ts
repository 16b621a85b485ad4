/** The address file 4033 (reference belgian-eid.md §3): three text fields, zero padded; an all-zero file was erased. */
import type { Address } from '../../contract/eid-read.ts';
import { decodeText } from './text.ts';
import { decodeTlv, type TlvProblem } from './tlv.ts';

const addressTags = { streetAndNumber: 0x01, zip: 0x02, municipality: 0x03 } as const;
const knownTags: ReadonlySet<number> = new Set(Object.values(addressTags));

export type DecodedAddress =
  | {
      readonly ok: true;
      readonly address: Address;
      /** `incomplete`: one of the three fields is missing, and it is not the zip code alone that is there. */
      readonly extent: 'whole' | 'zip-only' | 'incomplete' | 'nothing';
      readonly unknownTags: readonly number[];
      /** Tags whose text holds a character that has no place in it (eid/decode/text.ts). */
      readonly markedTags: readonly number[];
    }
  | {
      readonly ok: false;
      readonly problem: TlvProblem | 'not-utf-8';
      readonly offset: number | null;
      readonly tag: number | null;
    };

export function addressExtent(address: Address): Extract<DecodedAddress, { ok: true }>['extent'] {
  const present = Object.values(address).filter((part) => part !== null).length;
  if (present === 0) return 'nothing';
  if (present === 3) return 'whole';
  return present === 1 && address.zip !== null ? 'zip-only' : 'incomplete';
}

/** Not guaranteed: that the address is the one in the register. Cards of Belgians abroad may hold a zip code only. */
export function decodeAddress(bytes: Uint8Array): DecodedAddress {
  const tlv = decodeTlv(bytes);
  if (!tlv.ok) return { ok: false, problem: tlv.problem, offset: tlv.offset, tag: null };
  const texts = new Map<number, string>();
  const markedTags: number[] = [];
  for (const tag of knownTags) {
    const value = tlv.fields.get(tag);
    if (value === undefined) continue;
    const decoded = decodeText(value);
    if (decoded === null) return { ok: false, problem: 'not-utf-8', offset: null, tag };
    if (decoded.isMarked) markedTags.push(tag);
    texts.set(tag, decoded.text.trim());
  }
  const text = (tag: number): string | null => texts.get(tag) || null; // blanks only is absent
  const address: Address = {
    streetAndNumber: text(addressTags.streetAndNumber),
    zip: text(addressTags.zip),
    municipality: text(addressTags.municipality),
  };
  return {
    ok: true,
    address,
    extent: addressExtent(address),
    unknownTags: [...tlv.fields.keys()].filter((tag) => !knownTags.has(tag)),
    markedTags,
  };
}
