/** What a sweep does, in this order: cases move first, so that the notices of their moves go out in the same sweep. */
import { success } from '../../contract/result.ts';
import type { NoticeCarriers } from '../notices/carriers.ts';
import { deliverDueNotices } from '../notices/deliver-due-notices.ts';
import { deriveMissingDeadlines } from './derive-missing-deadlines.ts';
import { fireDeadlines } from './fire-deadlines.ts';
import { markLate } from './mark-late.ts';
import type { Step } from './sweep.ts';

const hourMs = 3_600_000;

const deliverNotices = (carriers: NoticeCarriers): Step => ({
  name: 'deliver-notices',
  run: async (context) => {
    const round = await deliverDueNotices(context, carriers);
    return round.ok ? success({ done: round.value.sent, more: false }) : round;
  },
});

export const sweepSteps = (carriers: NoticeCarriers): readonly Step[] => [
  fireDeadlines,
  markLate,
  { name: 'derive-missing-deadlines', everyMs: hourMs, run: deriveMissingDeadlines },
  deliverNotices(carriers),
];
