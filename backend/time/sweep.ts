/**
 * One look at everything that time brings: due terms, late cases, terms that are missing, notices, purge. A table of steps,
 * each on its own: a step that fails is reported and tried again at the next sweep, and holds up none of the others. Every
 * step takes a bounded number of rows, finds its work in our tables and marks what it did there, so that two sweeps at once
 * (two nodes) do everything once, and a sweep that was missed for a week is made up by the next one.
 * What time it is comes from the context. A clock that goes back brings nothing forward: terms fire later, none twice. A
 * clock that leaps forward cannot be told from a week's standstill: what became due fires, in the order in which it was due,
 * each case at most once in a sweep.
 */
import type { Result } from '../../contract/result.ts';
import type { RequestContext } from '../requests/request-context.ts';
import type { StorageTrouble } from '../storage/transaction.ts';

export type StepCount = {
  readonly done: number;
  /** There was more than one sweep takes. */
  readonly more: boolean;
};

/** `defect`: something in our code threw; the error itself went to `onDefect`. */
export type StepFailure = StorageTrouble | 'defect';

export type Step = {
  readonly name: string;
  /** At least so long between two runs; absent: in every sweep. */
  readonly everyMs?: number;
  run(context: RequestContext, onDefect: (error: unknown) => void): Promise<Result<StepCount, StorageTrouble>>;
};

export type StepReport = StepCount & { readonly name: string; readonly failure: StepFailure | null };

export type SweepReport = {
  readonly atMs: number;
  /** Those that ran. */
  readonly steps: readonly StepReport[];
  /** Sweep again at once. */
  readonly more: boolean;
};

export type SweepOptions = {
  readonly context: RequestContext;
  readonly steps: readonly Step[];
  readonly onDefect: (step: string, error: unknown) => void;
};

/** Never throws. */
export const createSweep = ({ context, steps, onDefect }: SweepOptions): (() => Promise<SweepReport>) => {
  const lastRunMs = new Map<string, number>();

  /** A moment ahead of now was taken from a clock that has been set back since. */
  const rests = ({ name, everyMs = 0 }: Step, nowMs: number): boolean => {
    const lastMs = lastRunMs.get(name);
    return lastMs !== undefined && lastMs <= nowMs && nowMs - lastMs < everyMs;
  };

  const runStep = async (step: Step): Promise<StepReport> => {
    const { name } = step;
    let defects = 0;
    const report = (error: unknown): void => {
      defects += 1;
      onDefect(name, error);
    };
    try {
      const outcome = await step.run(context, report);
      if (!outcome.ok) return { name, done: 0, more: false, failure: outcome.failure };
      return { name, ...outcome.value, failure: defects > 0 ? 'defect' : null };
    } catch (error) {
      report(error);
      return { name, done: 0, more: false, failure: 'defect' };
    }
  };

  return async () => {
    const atMs = context.now();
    const reports: StepReport[] = [];
    for (const step of steps.filter((candidate) => !rests(candidate, atMs))) {
      const report = await runStep(step);
      if (report.failure === null && !report.more) lastRunMs.set(step.name, atMs);
      reports.push(report);
    }
    return { atMs, steps: reports, more: reports.some(({ more }) => more) };
  };
};
