/**
 * Who can help when the PIN is blocked or forgotten, by generation (reference belgian-eid.md §5). Up to 1.7 the PUK of the
 * PIN letter unblocks the PIN; 1.8 takes that only from somebody with a role certificate, which no kiosk and no citizen
 * has: there the municipality is the only way, and nothing here tries.
 */
import type { Generation } from '../../contract/eid-read.ts';

export type PinUnblocking = 'puk-or-municipality' | 'municipality-only' | 'not-known';

export const pinUnblocking: Readonly<Record<Generation, PinUnblocking>> = {
  '1.0': 'puk-or-municipality',
  '1.1': 'puk-or-municipality',
  '1.7': 'puk-or-municipality',
  '1.8': 'municipality-only',
  unknown: 'not-known',
};
