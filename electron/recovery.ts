/**
 * What to do when the page dies or hangs: end the visit, wipe, start a new page; after too many deaths in a short time show
 * nothing more and end the process, so that the supervisor (systemd) and a technician see it. A visit never goes on after a crash.
 */
export type RecoveryPolicy = {
  /** Deaths within `windowMs` after which the process gives up. */
  readonly giveUpAfter: number;
  readonly windowMs: number;
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
};

export const recoveryPolicy: RecoveryPolicy = {
  giveUpAfter: 5,
  windowMs: 120_000,
  firstPauseMs: 250,
  longestPauseMs: 5_000,
};

export type RecoveryDecision =
  | { readonly act: 'ignore' }
  | { readonly act: 'restart-page'; readonly pauseMs: number }
  | { readonly act: 'give-up' };

/** Decides about one more death of the page; `earlierDeaths` are monotonic milliseconds. */
export function decideRecovery(
  reason: string,
  nowMs: number,
  earlierDeaths: readonly number[],
  policy: RecoveryPolicy = recoveryPolicy,
): RecoveryDecision {
  if (reason === 'clean-exit') return { act: 'ignore' };
  const recent = earlierDeaths.filter((death) => nowMs - death < policy.windowMs).length;
  if (recent + 1 >= policy.giveUpAfter) return { act: 'give-up' };
  return { act: 'restart-page', pauseMs: Math.min(policy.firstPauseMs * 2 ** recent, policy.longestPauseMs) };
}

/** How long an unresponsive page may stay so before it is ended. */
export const unresponsiveGraceMs = 8_000;
