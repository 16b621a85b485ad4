/**
 * When an answer is too old or from the future. Times that answers carry: RFC 6960 §2.4 and §4.2.2.1 (OCSP), RFC 5280 §5.1.2.4
 * and §5.1.2.5 (lists). How much clocks may differ, and how old an answer without proof of freshness may be, is local policy
 * (RFC 6960 §3.2 points 5 and 6); these values are ours.
 */
import type { RevocationUnknown } from './revocation-outcome.ts';

const minuteMs = 60_000;

/** How far the clocks of a kiosk and of an authority may be apart; Windows domains and Kerberos (RFC 4120 §8.2) allow the same. */
export const clockSkewMs = 5 * minuteMs;

/** An answer that neither echoes our nonce nor says when the next one comes may be a replay: only a young one is believed. */
export const unprovenAnswerAgeMs = 4 * 60 * minuteMs;

export type Period = {
  /** ISO instants. */
  readonly thisUpdate: string;
  readonly nextUpdate: string | null;
};

/** Null: `now` lies within the period, give or take the difference of the clocks. */
export function whyNotCurrent({ thisUpdate, nextUpdate }: Period, now: string): RevocationUnknown | null {
  const nowMs = Date.parse(now);
  if (Date.parse(thisUpdate) > nowMs + clockSkewMs) return 'not-yet-valid';
  return nextUpdate !== null && Date.parse(nextUpdate) < nowMs - clockSkewMs ? 'stale' : null;
}

export const isYoung = ({ thisUpdate }: Period, now: string): boolean =>
  Date.parse(thisUpdate) >= Date.parse(now) - unprovenAnswerAgeMs;
