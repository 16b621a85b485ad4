/**
 * What eid/ needs of the network to learn whether a certificate was revoked, and does not contain itself: one question by OCSP
 * (RFC 6960, appendix A) and the list of an authority (RFC 5280 §5). Which address may be asked is decided before
 * (allowed-hosts); whoever carries the question follows no redirection and never waits longer than it was told.
 * kiosk/adapters/revocation-http implements it.
 */
import type { Result } from '../../contract/result.ts';

export type RevocationTrouble =
  /** No route, no name, connection refused or broken. */
  | 'unreachable'
  | 'timed-out'
  /** The server answered, and not with what was asked for: a status other than 200, a redirection. */
  | 'refused'
  /** More bytes than any honest answer has. */
  | 'too-large';

export interface RevocationTransportPort {
  /** The DER of an OCSPRequest in, the bytes of the answer out, undecoded. Never rejects for what the network does. */
  askOcsp(url: string, request: Uint8Array, deadlineMs: number): Promise<Result<Uint8Array, RevocationTrouble>>;
  /**
   * The bytes of a certificate revocation list, undecoded; one that was kept from before may be given instead while `isFresh`
   * says so. It is asked about kept lists only; whatever is fetched takes the place of what was kept.
   */
  fetchCrl(
    url: string,
    deadlineMs: number,
    isFresh: (crl: Uint8Array) => boolean,
  ): Promise<Result<Uint8Array, RevocationTrouble>>;
}
