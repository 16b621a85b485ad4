/**
 * Opens a trust list that did not come with the release (contract/trust-list.ts, docs/trust-lists.md): nothing in it counts
 * before the operator's Ed25519 signature over the exact bytes of the file has been verified, and nothing in it is believed
 * that can be computed again. Values only; never throws, whatever the bytes.
 *
 * Not guaranteed: that the list is the operator's newest one. Only one older than the built-in list is refused.
 */
import { BitString, fromBER, ObjectIdentifier, Sequence } from 'asn1js';
import { Check, Errors } from 'typebox/value';
import { failed, type Result, success } from '../../contract/result.ts';
import { type TrustList, type TrustListProblem, TrustListSchema } from '../../contract/trust-list.ts';
import { fromBase64, toHex } from '../bytes.ts';
import type { CryptoPort } from '../crypto-port.ts';
import { builtInTrust, type TrustedKeys, trustedKeysOf } from './belgian-roots.ts';

export type TrustListTrouble = {
  readonly code: TrustListProblem;
  /** Where in the list, as a JSON pointer; null where that says nothing. */
  readonly at: string | null;
};

export type SignedTrustList = {
  readonly list: Uint8Array;
  /** The detached signature as its file has it: 64 bytes in base64, at most one line end behind. */
  readonly signature: Uint8Array;
};

/** A thousand issuers fit; a file that is no list is not parsed. */
export const trustListSizeLimit = 1 << 20;

const trouble = (code: TrustListProblem, at: string | null = null) => failed<TrustListTrouble>({ code, at });

/** A pointer may end in a name that the list made up. */
const printable = (pointer: string): string => pointer.slice(0, 100).replace(/[^ -~]/g, '?');

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null; // not UTF-8
  }
}

function parse(text: string): Result<unknown, null> {
  try {
    return success(JSON.parse(text));
  } catch {
    return failed(null);
  }
}

/** SubjectPublicKeyInfo (RFC 5280 §4.1.2.7) and nothing behind it; a whole certificate, the likely mistake, is none. */
function isPublicKey(der: Uint8Array): boolean {
  try {
    const { offset, result } = fromBER(der);
    if (offset !== der.length || !(result instanceof Sequence)) return false;
    const [algorithm, key, ...rest] = result.valueBlock.value;
    return (
      rest.length === 0 &&
      algorithm instanceof Sequence &&
      algorithm.valueBlock.value[0] instanceof ObjectIdentifier &&
      key instanceof BitString
    );
  } catch {
    return false; // asn1js throws at some malformed input instead of saying so
  }
}

/** By the calendar, not only by form: the day must survive being read and written. */
function isCalendarDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** The first date that no calendar has, or a validity that ends before it begins. */
function impossibleDateIn({ issuedOn, roots }: TrustList): string | null {
  if (!isCalendarDay(issuedOn)) return '/issuedOn';
  const index = roots.findIndex(
    ({ validity: { notBefore, notAfter } }) =>
      !isCalendarDay(notBefore) || !isCalendarDay(notAfter) || notAfter < notBefore,
  );
  return index === -1 ? null : `/roots/${index}/validity`;
}

/** Everything but the signature: what an operator's tool asks before it signs. */
export async function decodeTrustList(
  bytes: Uint8Array,
  crypto: CryptoPort,
  oldestVersion: number = builtInTrust.list.version,
): Promise<Result<TrustedKeys, TrustListTrouble>> {
  if (bytes.length > trustListSizeLimit) return trouble('trust-list.too-large');
  const text = textOf(bytes);
  const parsed = text === null ? failed(null) : parse(text);
  if (!parsed.ok) return trouble('trust-list.not-json');
  const list = parsed.value;
  if (!Check(TrustListSchema, list)) {
    return trouble('trust-list.schema', printable(Errors(TrustListSchema, list)[0]?.instancePath ?? ''));
  }
  const impossibleDate = impossibleDateIn(list);
  if (impossibleDate !== null) return trouble('trust-list.date-impossible', impossibleDate);

  const seen = new Set<string>();
  for (const part of ['roots', 'issuers'] as const) {
    for (const [index, { name, spki, sha256 }] of list[part].entries()) {
      const at = `/${part}/${index}`;
      const der = fromBase64(spki);
      if (!isPublicKey(der)) return trouble('trust-list.key-malformed', `${at}/spki`);
      const digest = toHex(await crypto.digest('SHA-256', der)).toLowerCase();
      if (digest !== sha256) return trouble('trust-list.hash-wrong', `${at}/sha256`);
      // A key as both root and issuer would be believed twice over, a name twice would hide one of two keys.
      for (const unique of [`name ${name}`, `key ${sha256}`]) {
        if (seen.has(unique)) return trouble('trust-list.duplicate', at);
        seen.add(unique);
      }
    }
  }
  const orphan = list.issuers.findIndex(({ issuedBy }) => !list.roots.some(({ name }) => name === issuedBy));
  if (orphan !== -1) return trouble('trust-list.issuer-unknown', `/issuers/${orphan}/issuedBy`);
  if (list.version < oldestVersion) return trouble('trust-list.older-than-built-in', '/version');
  return success(trustedKeysOf(list));
}

/** Canonical base64 of 64 bytes: the last letter holds four bits that mean nothing and must be zero. */
const signatureText = /^[A-Za-z0-9+/]{85}[AQgw]==\n?$/;

/** `publicKey`: SubjectPublicKeyInfo (DER) of an Ed25519 key. */
export async function openTrustList(
  { list, signature }: SignedTrustList,
  publicKey: Uint8Array,
  crypto: CryptoPort,
  oldestVersion?: number,
): Promise<Result<TrustedKeys, TrustListTrouble>> {
  if (list.length > trustListSizeLimit) return trouble('trust-list.too-large');
  const text = textOf(signature);
  if (text === null || !signatureText.test(text)) return trouble('trust-list.signature-malformed');
  const isSigned = await crypto.verify({ scheme: 'ed25519' }, publicKey, fromBase64(text.trimEnd()), list);
  return isSigned ? decodeTrustList(list, crypto, oldestVersion) : trouble('trust-list.signature-wrong');
}
