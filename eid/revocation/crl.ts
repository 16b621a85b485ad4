/**
 * Reads certificate revocation lists (RFC 5280 §5): whose a list is, when it holds, what it says about one certificate.
 * Decoding only: nothing here says that a list may be believed (judge-crl does). Looking through 100,000 entries (5 MB) takes
 * some tens of milliseconds.
 */
import { areEqual } from '../bytes.ts';
import type { SignatureAlgorithm } from '../crypto-port.ts';
import { signatureAlgorithmOf } from '../verify/x509.ts';
import { bits, childrenOf as valuesIn, decodeDer, instant, isTrue, oid, want } from '../verify/x509-shapes.ts';
import { childrenOf, contentOf, type DerElement, elementAt, wholeOf } from './der-walk.ts';
import type { Period } from './freshness.ts';

export type Crl = Period & {
  readonly bytes: Uint8Array;
  /** TBSCertList, as signed. */
  readonly tbs: Uint8Array;
  readonly signature: Uint8Array;
  /** Null for an algorithm that is not known. */
  readonly signatureAlgorithm: SignatureAlgorithm | null;
  /** Name, DER. */
  readonly issuer: Uint8Array;
  /** Null: nothing is revoked. */
  readonly entries: DerElement | null;
  /** False for a part of a list, or one about others' certificates too: what it does not name may be revoked all the same. */
  readonly isWhole: boolean;
};

const tags = { boolean: 0x01, integer: 0x02, octetString: 0x04, enumerated: 0x0a, sequence: 0x30, extensions: 0xa0 };
const isTime = ({ tag }: DerElement): boolean => tag === 0x17 || tag === 0x18;

const deltaIndicator = '2.5.29.27';

/** Every critical extension of a list (RFC 5280 §5.2) restricts what it covers, and Belgian lists have none. */
const isRestricting = (extension: unknown): boolean => {
  const [name, second] = valuesIn(extension);
  return oid(name) === deltaIndicator || isTrue(second);
};

function decode(bytes: Uint8Array): Crl {
  const whole = want(elementAt(bytes, 0, bytes.length));
  const [tbs, algorithm, signature] = want(childrenOf(bytes, whole)).map((part) => want(part));
  const fields = [...want(childrenOf(bytes, want(tbs)))];
  if (fields[0]?.tag === tags.integer) fields.shift();
  const [innerAlgorithm, issuer, thisUpdate, ...rest] = fields;
  const nextUpdate = rest[0] !== undefined && isTime(rest[0]) ? rest.shift() : undefined;
  const entries = rest[0]?.tag === tags.sequence ? rest.shift() : undefined;
  const extensions = rest[0]?.tag === tags.extensions ? rest.shift() : undefined;
  const valueOf = (element: DerElement | undefined) => decodeDer(wholeOf(bytes, want(element)));
  // RFC 5280 §5.1.1.2: named twice, and the same; only the inner one is signed.
  want(areEqual(wholeOf(bytes, want(algorithm)), wholeOf(bytes, want(innerAlgorithm))));
  want(whole.tag === tags.sequence && whole.end === bytes.length && rest.length === 0);
  return {
    bytes,
    tbs: wholeOf(bytes, want(tbs)),
    signature: bits(valueOf(signature)),
    signatureAlgorithm: signatureAlgorithmOf(oid(valuesIn(valueOf(algorithm))[0])),
    issuer: wholeOf(bytes, want(issuer)),
    thisUpdate: instant(valueOf(thisUpdate)),
    nextUpdate: nextUpdate === undefined ? null : instant(valueOf(nextUpdate)),
    entries: entries ?? null,
    isWhole:
      extensions === undefined || !valuesIn(decodeDer(contentOf(bytes, extensions))).some((one) => isRestricting(one)),
  };
}

/** Null when the bytes are not exactly one list. The entries are not looked at yet. */
export function decodeCrl(bytes: Uint8Array): Crl | null {
  try {
    return decode(bytes);
  } catch {
    return null; // not the structure of RFC 5280, or one of asn1js' own complaints about the same
  }
}

export type CrlEntry = {
  /** ISO instant. */
  readonly at: string;
  /** CRLReason (RFC 5280 §5.3.1), null where none is given. */
  readonly reason: number | null;
};

/** What follows 2.5.29 in the extensions of an entry (RFC 5280 §5.3.1, §5.3.2). */
const reasonCode = 21;
const invalidityDate = 24;

const standardExtension = (bytes: Uint8Array, { contentStart, end }: DerElement): number | null =>
  end - contentStart === 3 && bytes[contentStart] === 0x55 && bytes[contentStart + 1] === 0x1d
    ? (bytes[contentStart + 2] ?? null)
    : null;

type EntryExtensions = { readonly reason: number | null } | 'malformed' | 'not-understood';
const noExtensions = { reason: null } as const;

/** Between the date and the end of an entry: nothing, or one list of extensions. */
function entryExtensions(bytes: Uint8Array, start: number, end: number): EntryExtensions {
  if (start === end) return noExtensions;
  const list = elementAt(bytes, start, end);
  const extensions = list?.end === end ? childrenOf(bytes, list) : null;
  if (extensions === null) return 'malformed';
  let reason: number | null = null;
  for (const extension of extensions) {
    const [name, ...values] = childrenOf(bytes, extension) ?? [];
    const value = values.at(-1);
    if (name === undefined || value?.tag !== tags.octetString) return 'malformed';
    const kind = standardExtension(bytes, name);
    const flag = values[0]?.tag === tags.boolean ? bytes[values[0].contentStart] : 0;
    if (flag !== 0 && kind !== reasonCode && kind !== invalidityDate) return 'not-understood';
    if (kind !== reasonCode) continue;
    const code = elementAt(bytes, value.contentStart, value.end);
    if (code?.tag !== tags.enumerated || code.end - code.contentStart !== 1) return 'malformed';
    reason = bytes[code.contentStart] ?? null;
  }
  return reason === null ? noExtensions : { reason };
}

/**
 * Every entry with the serial number (content of its INTEGER). One entry that cannot be decoded, or says something critical
 * that is not understood, spoils the whole list (RFC 5280 §5.3), so all are looked at.
 */
export function entriesFor(
  { bytes, entries }: Crl,
  serial: Uint8Array,
): readonly CrlEntry[] | 'malformed' | 'not-understood' {
  const found: CrlEntry[] = [];
  if (entries === null) return found;
  for (let offset = entries.contentStart; offset < entries.end; ) {
    const entry = elementAt(bytes, offset, entries.end);
    if (entry?.tag !== tags.sequence) return 'malformed';
    const number = elementAt(bytes, entry.contentStart, entry.end);
    const date = number === null ? null : elementAt(bytes, number.end, entry.end);
    if (number?.tag !== tags.integer || date === null || !isTime(date)) return 'malformed';
    const extensions = entryExtensions(bytes, date.end, entry.end);
    if (typeof extensions === 'string') return extensions;
    if (areEqual(contentOf(bytes, number), serial)) {
      const at = instantIn(wholeOf(bytes, date));
      if (at === null) return 'malformed';
      found.push({ at, reason: extensions.reason });
    }
    offset = entry.end;
  }
  return found;
}

function instantIn(time: Uint8Array): string | null {
  try {
    return instant(decodeDer(time));
  } catch {
    return null;
  }
}
