/**
 * One card's calls, strictly one after the other, each with a deadline counted from the moment it is handed to the card.
 * A call that outlives its deadline ends the whole queue: the thread inside it cannot be interrupted, and what the card
 * does with the command is no longer known.
 */
import type { RawOutcome, RawSession } from './load-addon.ts';
import { PcscError } from './pcsc-error.ts';
import { returnCodes } from './return-codes.ts';

type WaitingCall = {
  readonly call: string;
  readonly deadlineMs: number;
  readonly start: (raw: RawSession) => Promise<RawOutcome>;
  readonly resolve: (outcome: RawOutcome) => void;
  readonly reject: (error: unknown) => void;
};

export type SessionQueue = {
  /** Resolves with a successful outcome; rejects with a PcscError. `call` names the call in that error if it never starts. */
  run(call: string, deadlineMs: number, start: (raw: RawSession) => Promise<RawOutcome>): Promise<RawOutcome>;
  /** True while a call is with the card or waiting for its turn. */
  busy(): boolean;
  /** Rejects everything under way and waiting with `code`, and every later call too. Never waits. */
  end(code: number): void;
};

export const createSessionQueue = (raw: RawSession): SessionQueue => {
  const waiting: WaitingCall[] = [];
  let running = false;
  let endedWith: number | null = null;

  const end = (code: number): void => {
    if (endedWith !== null) return;
    endedWith = code;
    raw.close(code);
    for (const call of waiting.splice(0)) call.reject(new PcscError(code, call.call));
  };

  const startNext = async (): Promise<void> => {
    const next = running ? undefined : waiting.shift();
    if (next === undefined) return;
    running = true;
    let settled = false;
    // An answer that arrived while this thread was busy elsewhere is delivered before setImmediate, and so still counts.
    const timer = setTimeout(() => {
      setImmediate(() => {
        if (!settled) end(returnCodes.SCARD_E_TIMEOUT[0]);
      });
    }, next.deadlineMs);
    try {
      const outcome = await next.start(raw);
      if (outcome.code === returnCodes.SCARD_S_SUCCESS[0]) next.resolve(outcome);
      else next.reject(new PcscError(outcome.code, outcome.call));
    } catch (error) {
      next.reject(error);
    } finally {
      settled = true;
      clearTimeout(timer);
      running = false;
    }
    void startNext();
  };

  return {
    run: (call, deadlineMs, start) =>
      new Promise((resolve, reject) => {
        if (endedWith !== null) {
          reject(new PcscError(endedWith, call));
          return;
        }
        waiting.push({ call, deadlineMs, start, resolve, reject });
        void startNext();
      }),
    busy: () => running || waiting.length > 0,
    end,
  };
};
