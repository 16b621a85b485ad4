/**
 * The trust list that the library brings along: the keys of the Belgian roots that sign RRN certificates, compared by key
 * because re-issued roots share it. The one copy of the keys is config/trust/belgian-trust-list.json, taken in when the
 * module is loaded or bundled (docs/adr/0013-trust-list-as-json-module.md); what is pinned and why: docs/trust-lists.md.
 */
import shipped from '../../config/trust/belgian-trust-list.json' with { type: 'json' };
import type { TrustList } from '../../contract/trust-list.ts';
import { fromBase64 } from '../bytes.ts';

export type PinnedRoot = {
  readonly name: string;
  /** SubjectPublicKeyInfo, DER. */
  readonly spki: Uint8Array;
};

/** A trust list whose keys have been decoded. */
export type TrustedKeys = {
  readonly list: TrustList;
  readonly roots: readonly PinnedRoot[];
  readonly issuers: readonly PinnedRoot[];
};

const pinned = ({ name, spki }: { readonly name: string; readonly spki: string }): PinnedRoot => ({
  name,
  spki: fromBase64(spki),
});

/** Base64 must have been checked before. */
export const trustedKeysOf = (list: TrustList): TrustedKeys => ({
  list,
  roots: list.roots.map(pinned),
  issuers: list.issuers.map(pinned),
});

/** A test holds the shipped file to everything that a foreign list is held to. */
export const builtInTrust: TrustedKeys = trustedKeysOf({ ...shipped, schema: 'trust-list/1' });

export const belgianRoots: readonly PinnedRoot[] = builtInTrust.roots;
