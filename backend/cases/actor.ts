/** Who moves or reads a case, as the caller's token or session tells it. */
import type { ActorRole } from '../../contract/roles.ts';

export type Actor = {
  readonly role: ActorRole;
  /** Opaque; goes into the audit trail and nowhere else. */
  readonly id: string;
  /** Sites of the municipality file whose cases this actor deals with. */
  readonly sites: readonly string[] | 'all';
  /** When a person last signed in for something that asks for it; null: not in this session, or no person. */
  readonly steppedUpAtMs: number | null;
};

/** The backend itself, when a term has passed or a notice was delivered. */
export const clock: Actor = { role: 'clock', id: 'clock', sites: 'all', steppedUpAtMs: null };

/** A case without a site is everybody's. */
export const dealsWith = ({ sites }: Actor, site: string | null): boolean =>
  sites === 'all' || site === null || sites.includes(site);

const stepUpValidMs = 5 * 60_000;

/** A moment in the future is none: a clock that was set back opens nothing. */
export const hasSteppedUp = ({ steppedUpAtMs }: Actor, nowMs: number): boolean =>
  steppedUpAtMs !== null && steppedUpAtMs <= nowMs && nowMs - steppedUpAtMs <= stepUpValidMs;
