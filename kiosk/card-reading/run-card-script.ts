/**
 * Drives a card script (eid/card-image.ts) over a channel: one step at a time, each with a deadline, all together with
 * another, so that no reading can hang. Counts what a technician and the benchmark want to know.
 */
import type { EidFileName } from '../../contract/eid-files.ts';
import { failed, success, type Result } from '../../contract/result.ts';
import type { CardImage, CardScript, CardStep, CardStepResult, Trouble } from '../../eid/card-image.ts';
import type { CardChannel, CardResult, CardTrouble, ClockPort } from '../ports.ts';
import { headerOf, hexReturnCode, statusWordOf, type TraceLine } from './exchange-trace.ts';
import { withinDeadline } from './within-deadline.ts';

export type ScriptDeadlines = {
  readonly exchangeMs: number;
  /** Waiting for another program's transaction to end. */
  readonly transactionMs: number;
  readonly reconnectMs: number;
  /** For the whole script; afterwards every step answers `not-answering`. */
  readonly overallMs: number;
};

export type RunOptions = {
  readonly channel: CardChannel;
  readonly clock: ClockPort;
  readonly deadlines: ScriptDeadlines;
  /** Once aborted every step answers `aborted`. */
  readonly signal: AbortSignal | null;
  readonly onProgress: (file: EidFileName, phase: 'started' | 'finished') => void;
  /** What was read up to now, after each file. */
  readonly onSoFar?: (soFar: CardImage, latest: EidFileName) => void;
  readonly onTrace: (line: TraceLine) => void;
};

/** A place in the talk where transmission failed: the same place again and again points at the card's memory. */
export type TroublePlace = { readonly file: EidFileName | null; readonly command: string };

export type ScriptRun<T> = {
  readonly value: T;
  readonly exchanges: number;
  readonly bytesSent: number;
  /** Status words included. */
  readonly bytesReceived: number;
  /** Where `communication` trouble arose, in order. */
  readonly communicationTroubles: readonly TroublePlace[];
  /** The last trouble with the PC/SC call behind it; it need not have ended the script. Null when all went well. */
  readonly lastTrouble: CardTrouble | null;
};

type ActiveStep = Exclude<CardStep, { readonly kind: 'progress' }>;
type StepOutcome = Result<Uint8Array, { readonly code: Trouble; readonly trouble: CardTrouble | null }>;

/** What a channel may take beyond the deadline it was given before this driver stops believing in it. */
const graceMs = 250;
const nothing = new Uint8Array(0);

const withoutValue = (result: CardResult<void>): CardResult<Uint8Array> => (result.ok ? success(nothing) : result);

const perform = (
  { channel, clock }: RunOptions,
  step: ActiveStep,
  deadlineMs: number,
): Promise<CardResult<Uint8Array>> => {
  switch (step.kind) {
    case 'transmit':
      return channel.transmit(step.command, deadlineMs);
    case 'begin-transaction':
      return channel.beginTransaction(deadlineMs).then(withoutValue);
    case 'end-transaction':
      return channel.endTransaction().then(withoutValue);
    case 'reconnect':
      return channel.reconnect(step.how, deadlineMs).then(withoutValue);
    case 'pause':
      return new Promise((resolve) => clock.after(step.pauseMs, () => resolve(success(nothing))));
  }
};

const deadlineOf = (step: ActiveStep, deadlines: ScriptDeadlines): number => {
  switch (step.kind) {
    case 'begin-transaction':
      return deadlines.transactionMs;
    case 'reconnect':
      return deadlines.reconnectMs;
    case 'pause':
      return step.pauseMs;
    case 'transmit':
    case 'end-transaction':
      return deadlines.exchangeMs;
  }
};

/** One step within its own deadline and what is left of the overall one. */
const takeStep = async (options: RunOptions, step: ActiveStep, remainingMs: number): Promise<StepOutcome> => {
  const trouble = { code: 'not-answering', call: step.kind, returnCode: null } as const;
  if (options.signal?.aborted === true) return failed({ code: 'aborted', trouble: null });
  if (remainingMs <= 0) return failed({ code: trouble.code, trouble });
  const deadlineMs = Math.min(deadlineOf(step, options.deadlines), remainingMs);
  const performed = perform(options, step, deadlineMs);
  const waited = await withinDeadline(options.clock, performed, deadlineMs + graceMs, options.signal);
  if (waited.end === 'aborted') return failed({ code: 'aborted', trouble: null });
  if (waited.end === 'deadline') return failed({ code: trouble.code, trouble });
  const { value: result } = waited;
  return result.ok ? result : failed({ code: result.failure.code, trouble: result.failure });
};

const traceLineOf = (
  step: ActiveStep,
  outcome: StepOutcome,
  file: EidFileName | null,
  microseconds: number,
): TraceLine => {
  const command = step.kind === 'transmit' ? step.command : null;
  const response = outcome.ok && command !== null ? outcome.value : nothing;
  return {
    step: step.kind,
    file,
    command: command === null ? null : headerOf(command),
    sentBytes: command?.length ?? 0,
    receivedBytes: Math.max(0, response.length - 2),
    statusWord: statusWordOf(response),
    trouble: outcome.ok ? null : outcome.failure.code,
    returnCode: outcome.ok ? null : hexReturnCode(outcome.failure.trouble?.returnCode),
    microseconds,
  };
};

/**
 * Never rejects for anything the card or the reader does. The channel stays open; after `not-answering` or `aborted` it
 * may still wait for an answer and is good for nothing but disconnecting.
 */
export const runCardScript = async <T>(script: CardScript<T>, options: RunOptions): Promise<ScriptRun<T>> => {
  const { clock, deadlines } = options;
  const startedMs = clock.monotonicMs();
  const communicationTroubles: TroublePlace[] = [];
  const counts = { exchanges: 0, bytesSent: 0, bytesReceived: 0 };
  let lastTrouble: CardTrouble | null = null;
  let file: EidFileName | null = null;
  const takeAll = async (): Promise<T> => {
    let next = script.next();
    while (next.done !== true) {
      const step = next.value;
      if (step.kind === 'progress') {
        file = step.phase === 'started' ? step.file : null;
        options.onProgress(step.file, step.phase);
        if (step.phase === 'finished' && step.soFar !== undefined) options.onSoFar?.(step.soFar, step.file);
        next = script.next(success(nothing));
        continue;
      }
      const stepStartedMs = clock.monotonicMs();
      const outcome = await takeStep(options, step, startedMs + deadlines.overallMs - stepStartedMs);
      const microseconds = Math.round((clock.monotonicMs() - stepStartedMs) * 1000);
      options.onTrace(traceLineOf(step, outcome, file, microseconds));
      if (step.kind === 'transmit') {
        counts.exchanges += 1;
        counts.bytesSent += step.command.length;
        counts.bytesReceived += outcome.ok ? outcome.value.length : 0;
      }
      if (!outcome.ok) {
        lastTrouble = outcome.failure.trouble ?? lastTrouble;
        if (outcome.failure.code === 'communication' && step.kind === 'transmit') {
          communicationTroubles.push({ file, command: headerOf(step.command) });
        }
      }
      const answer: CardStepResult = outcome.ok ? outcome : failed(outcome.failure.code);
      next = script.next(answer);
    }
    return next.value;
  };
  try {
    const value = await takeAll();
    return { value, ...counts, communicationTroubles, lastTrouble };
  } catch (error) {
    // Our defect, or a listener's. The script may hold a PIN: it is ended, which overwrites it, and not only forgotten.
    script.throw(error);
    throw error;
  }
};
