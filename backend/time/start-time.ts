/** Time for one backend: what a sweep does, and what wakes it. A composition root starts it after the database is prepared. */
import type { RequestContext } from '../requests/request-context.ts';
import type { JobStore } from '../storage/open-database.ts';
import { createSweep, type Step, type SweepReport } from './sweep.ts';
import { sweepSteps } from './sweep-steps.ts';
import { untilNextDeadlineMs } from './until-next-deadline.ts';
import { startWakes, type Wakes } from './wake.ts';

export type TimeOptions = {
  readonly context: RequestContext;
  readonly jobStore: JobStore;
  /** Of other rooms: carrying notices (notices/notice-steps.ts). */
  readonly steps: readonly Step[];
  /** After every sweep. */
  readonly onSwept: (report: SweepReport) => void;
  /** Something in our code threw; the other steps and cases went on. */
  readonly onDefect: (step: string, error: unknown) => void;
  /** The job system complained, by code. */
  readonly onTrouble: (code: string) => void;
};

export const startTime = ({ context, jobStore, steps, onSwept, onDefect, onTrouble }: TimeOptions): Promise<Wakes> => {
  const sweep = createSweep({ context, steps: sweepSteps(steps), onDefect });
  return startWakes({
    jobStore,
    sweep: async () => {
      const report = await sweep();
      onSwept(report);
      return report;
    },
    untilNextDueMs: () => untilNextDeadlineMs(context),
    onTrouble,
  });
};
