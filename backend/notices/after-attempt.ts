/**
 * What follows from an attempt, as one table:
 *
 * | outcome   | what follows                                                                            |
 * |-----------|-----------------------------------------------------------------------------------------|
 * | delivered | sent                                                                                    |
 * | later     | the same channel again after a pause that grows; after the attempts of the file, the next |
 * | refused   | the next channel at once                                                                |
 * | unknown   | once again as the same message, so that who got it twice can tell; then the next channel |
 *
 * After the last channel, and for the telephone, a clerk tells the person.
 */
import type { NoticeState } from '../../contract/case-outcomes.ts';
import type { NoticeChannel } from '../../contract/municipality/service-parts.ts';
import type { CarrierOutcome } from './carriers.ts';

const minuteMs = 60_000;
/** Greylisting wants some minutes (RFC 6647); a server or a printer that is away comes back within hours. */
const pausesMs = [5 * minuteMs, 30 * minuteMs, 120 * minuteMs] as const;
const longestPauseMs = 360 * minuteMs;

/** After that many attempts on a channel. */
export const pauseAfter = (attempts: number): number => pausesMs[attempts - 1] ?? longestPauseMs;

/** The row as it stands, the attempt just made counted. */
export type Attempted = {
  readonly channels: readonly NoticeChannel[];
  readonly channel: NoticeChannel | null;
  readonly attempts: number;
  readonly unknownOutcomes: number;
};

export type Afterwards = {
  readonly state: NoticeState;
  readonly channel: NoticeChannel | null;
  readonly attempts: number;
  readonly unknownOutcomes: number;
  readonly nextAttemptAtMs: number | null;
};

/** From the channel at work to the one after it; a channel that a clerk works is nobody's to send. */
export const nextChannel = ({ channels, channel }: Attempted, nowMs: number): Afterwards => {
  const next = channel === null ? undefined : channels[channels.indexOf(channel) + 1];
  const fresh = { attempts: 0, unknownOutcomes: 0 };
  if (next === undefined) return { ...fresh, state: 'given-up', channel, nextAttemptAtMs: null };
  if (next === 'phone') return { ...fresh, state: 'given-up', channel: next, nextAttemptAtMs: null };
  return { ...fresh, state: 'failed', channel: next, nextAttemptAtMs: nowMs };
};

export type Patience = {
  /** Attempts on each channel, from the municipality file. */
  readonly attempts: number;
  readonly nowMs: number;
};

export const afterAttempt = (
  row: Attempted,
  { result }: Pick<CarrierOutcome, 'result'>,
  patience: Patience,
): Afterwards => {
  if (result === 'delivered') return { ...row, state: 'sent', nextAttemptAtMs: null };
  const again: Afterwards = { ...row, state: 'failed', nextAttemptAtMs: patience.nowMs + pauseAfter(row.attempts) };
  if (result === 'later' && row.attempts < patience.attempts) return again;
  if (result === 'unknown' && row.unknownOutcomes <= 1) return again;
  return nextChannel(row, patience.nowMs);
};
