/** How long one call waits: until what it waits for comes, its deadline passes, or somebody interrupts it. */
import { failed, success, type Result } from '../../contract/result.ts';
import type { ClockPort } from '../../kiosk/ports.ts';
import type { TroubleCause } from './card-troubles.ts';

export type Outcome<T> = Result<T, TroubleCause>;

export type Patience = {
  /** The value, or what ended the waiting before it came. */
  wait<T>(promise: Promise<T>): Promise<Outcome<T>>;
  interrupt(cause: TroubleCause): void;
  /** To be called when the call is over, so that no timer is left. */
  end(): void;
};

/** `deadlineMs` null waits for ever. */
export const startPatience = (clock: ClockPort, deadlineMs: number | null): Patience => {
  const interrupted = Promise.withResolvers<Outcome<never>>();
  const interrupt = (cause: TroubleCause): void => interrupted.resolve(failed(cause));
  const stopTimer = deadlineMs === null ? null : clock.after(deadlineMs, () => interrupt('not-answering'));
  return {
    wait: (promise) => Promise.race([promise.then(success), interrupted.promise]),
    interrupt,
    end: () => stopTimer?.(),
  };
};
