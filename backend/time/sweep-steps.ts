/** What a sweep does, in this order: cases move first, so that the notices of their moves go out in the same sweep. */
import { purgeDue } from '../cases/purge-due.ts';
import { deriveMissingDeadlines } from './derive-missing-deadlines.ts';
import { fireDeadlines } from './fire-deadlines.ts';
import { markLate } from './mark-late.ts';
import type { Step } from './sweep.ts';

const hourMs = 3_600_000;

/** `others` belong to rooms that this one does not know, such as the carrying of notices. */
export const sweepSteps = (others: readonly Step[]): readonly Step[] => [
  fireDeadlines,
  markLate,
  { name: 'derive-missing-deadlines', everyMs: hourMs, run: deriveMissingDeadlines },
  ...others,
  { name: 'purge', everyMs: hourMs, run: purgeDue },
];
