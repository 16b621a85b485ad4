/**
 * The terms that tables refer to, each once: when a state is late, when a reminder is due, when something ends. A term gives
 * an instant or null where the municipality file sets none. Days and hours are those of the municipal calendar in
 * Europe/Brussels, so that a night with a clock change is one day like any other.
 */
import type { Municipality } from '../../contract/municipality.ts';
import type { RequestType } from '../../contract/request-states.ts';
import type { Facts } from './facts.ts';

export type TermInput = {
  readonly type: RequestType;
  readonly facts: Facts;
  readonly municipality: Municipality;
  /** Milliseconds since the epoch at which the state was entered. */
  readonly sinceMs: number;
  /** When the first notice of arrival was delivered, and the first reminder sent; null while not. */
  readonly notifiedAtMs: number | null;
  readonly firstReminderAtMs: number | null;
};

/** Milliseconds since the epoch, or null: no such term. */
export type Term = (input: TermInput) => number | null;

export const termNames = [
  'next-working-day',
  'payment-term',
  'lead-time',
  'next-reminder',
  'collect-term',
  'hard-term',
  'pre-declaration-term',
  'annex-12-notice',
  'annex-12-end',
  'helpdesk-answer',
  'codes-missing',
  'link-term',
  'ready-at',
  'appointment-no-show',
  'end-of-day',
] as const;
export type TermName = (typeof termNames)[number];
