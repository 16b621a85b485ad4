/**
 * Which trust list a kiosk works by: the one that its installation names, or, where none is named or it is refused, the one
 * that is built in. A refused list never stops a kiosk; the journal says why it was refused.
 */
import type { Installation } from '../../../contract/installation.ts';
import { builtInTrust, type CryptoPort, type TrustedKeys } from '../../../eid/index.ts';
import type { JournalPort } from '../../ports.ts';
import { readTrustList } from './read-trust-list.ts';

export type TrustInForce = {
  readonly origin: 'built-in' | 'installation';
  readonly version: number;
  readonly trust: TrustedKeys;
};

const inForce = (origin: TrustInForce['origin'], trust: TrustedKeys): TrustInForce => ({
  origin,
  version: trust.list.version,
  trust,
});

export async function trustInForce(
  source: Installation['trustList'],
  crypto: CryptoPort,
  journal: JournalPort,
): Promise<TrustInForce> {
  const read = source === undefined || source === null ? null : await readTrustList(source, crypto);
  if (read !== null && !read.ok) journal.write({ event: 'trust-list.refused', facts: { code: read.failure.code } });
  const chosen = read?.ok === true ? inForce('installation', read.value) : inForce('built-in', builtInTrust);
  journal.write({ event: 'trust-list.in-force', facts: { version: chosen.version, origin: chosen.origin } });
  return chosen;
}
