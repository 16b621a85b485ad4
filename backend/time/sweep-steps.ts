/** What a sweep does, in this order: cases move first, so that the notices of their moves go out in the same sweep. */
import { success } from '../../contract/result.ts';
import { purgeDue } from '../cases/purge-due.ts';
import { deriveMissingDeadlines } from './derive-missing-deadlines.ts';
import { fireDeadlines } from './fire-deadlines.ts';
import { markLate } from './mark-late.ts';
import type { Step } from './sweep.ts';

const hourMs = 3_600_000;

const purge: Step = {
  name: 'purge',
  everyMs: hourMs,
  run: async (context) => {
    const purged = await purgeDue(context);
    return purged.ok ? success({ done: purged.value.purged, more: purged.value.more }) : purged;
  },
};

/** `others` belong to rooms that this one does not know: carrying notices, forgetting what has expired. */
export const sweepSteps = (others: readonly Step[]): readonly Step[] => [
  fireDeadlines,
  markLate,
  { name: 'derive-missing-deadlines', everyMs: hourMs, run: deriveMissingDeadlines },
  ...others,
  purge,
];
