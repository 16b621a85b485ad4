/** What follows from one post for the event that was posted. Pure. */
import type { PostOutcome } from './post-event.ts';

/** Of the event that is next for a receiver. */
export type Standing = {
  readonly failedAttempts: number;
  /** When the receiver first answered it with anything but a success; null: it has not. */
  readonly refusedSince: Date | null;
};

export const freshStanding: Standing = { failedAttempts: 0, refusedSince: null };

export type AfterPost = {
  readonly verdict: 'taken' | 'given-up' | 'later';
  readonly standing: Standing;
  /** The status of the answer, `deadline` or `connection`. */
  readonly code: string;
};

const giveUpAfterMs = 3 * 86_400_000;
/** Gone (RFC 9110 §15.5.11): asking again is of no use. */
const gone = 410;

export const afterPost = (outcome: PostOutcome, before: Standing, nowMs: number): AfterPost => {
  const failedAttempts = before.failedAttempts + 1;
  if (outcome.kind === 'no-answer')
    return { verdict: 'later', standing: { ...before, failedAttempts }, code: outcome.because };
  const code = String(outcome.status);
  if (outcome.status >= 200 && outcome.status < 300) return { verdict: 'taken', standing: freshStanding, code };
  const refusedSince = before.refusedSince ?? new Date(nowMs);
  return outcome.status === gone || nowMs - refusedSince.getTime() >= giveUpAfterMs
    ? { verdict: 'given-up', standing: freshStanding, code }
    : { verdict: 'later', standing: { failedAttempts, refusedSince }, code };
};
