/**
 * Which addresses may be asked about revocation. A certificate comes from a card, and a card from anybody: without this list a
 * forger would choose where a kiosk inside a town hall's network sends its questions. The hosts of the Belgian PKI are
 * part of the trust list (contract/trust-list.ts).
 */
import { builtInTrust } from '../verify/belgian-roots.ts';
import type { Roots } from '../verify/rrn-chain.ts';

/**
 * Scheme, host, port. No user info, no address in brackets, and nothing after the host but printable characters without a
 * backslash, so that no reader of addresses can take another part for the host.
 */
const plainAddress = /^(https?):\/\/([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)(?::(\d{1,5}))?(?:\/[\x21-\x5b\x5d-\x7e]*)?$/i;
const defaultPorts: Readonly<Record<string, string>> = { http: '80', https: '443' };

/**
 * `trust` is that of the chain whose certificate names the address. A root given as a test root vouches for the hosts (and
 * ports: a test responder runs where it can) that its own certificates name, and for no other chain's.
 */
export function isAllowedAddress(url: string, trust: 'belgian' | 'test', { revocationHosts }: Roots): boolean {
  const [, scheme, host, port] = plainAddress.exec(url) ?? [];
  if (scheme === undefined || host === undefined) return false;
  if (trust === 'test') return true;
  const isDefaultPort = port === undefined || port === defaultPorts[scheme.toLowerCase()];
  return isDefaultPort && (revocationHosts ?? builtInTrust.list.revocationHosts).includes(host.toLowerCase());
}
