/** Looks up whether the citizen's certificates, and the authority that issued them, were revoked. */
import type { CardImage } from '../card-image.ts';
import type { CryptoPort } from '../crypto-port.ts';
import type { Roots } from '../verify/rrn-chain.ts';
import type { RevocationOutcome } from './revocation-outcome.ts';
import type { RevocationTransportPort } from './revocation-transport.ts';

export type RevocationOptions = {
  readonly transport: RevocationTransportPort;
  readonly crypto: CryptoPort;
  readonly roots: Roots;
  /** ISO instant at which answers are judged. */
  readonly now: string;
  /** 32 fresh random bytes at each call: one question, one nonce. */
  readonly nonce: () => Uint8Array;
  /** For everything together: no look-up is given longer than what is left of it. */
  readonly deadlineMs: number;
};

/** Needs `citizen-ca-certificate` among the files that were read, unless `roots.issuers` knows the authority. Never rejects. */
export async function checkRevocation(_image: CardImage, _options: RevocationOptions): Promise<RevocationOutcome> {
  const unknown = { status: 'unknown', reason: 'chain-not-trusted' } as const;
  return { authentication: unknown, signature: unknown, authority: unknown };
}
