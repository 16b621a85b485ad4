/** Whoever asks something of the backend, once it is proven (docs/adr/0016). */
import type { CallerRole } from '../../contract/roles.ts';

export type Caller = {
  /** The id of a device, or of a person as the identity provider names them; goes into the audit trail. */
  readonly id: string;
  readonly role: CallerRole;
  /** Ids of the municipality's sites. */
  readonly sites: readonly string[] | 'all';
  /** Milliseconds since the epoch at which this person last signed in again; null for devices and for who did not. */
  readonly steppedUpAtMs: number | null;
};

/** Why nobody is known to be calling: standard problems of the Belgif guide (http/problems.ts). */
export type Unauthenticated = 'noAccessToken' | 'invalidAccessToken' | 'missingPermission' | 'serviceUnavailable';
