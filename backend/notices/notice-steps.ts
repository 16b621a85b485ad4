/** What the sweep (backend/time) does about notices. */
import { success } from '../../contract/result.ts';
import type { Step } from '../time/sweep.ts';
import { readBounces } from './bounces/read-bounces.ts';
import type { NoticeCarriers } from './carriers.ts';
import { deliverDueNotices } from './deliver-due-notices.ts';

export const deliveryStep = (carriers: NoticeCarriers): Step => ({
  name: 'notices',
  run: async (context, onDefect) => {
    const round = await deliverDueNotices(context, carriers, onDefect);
    if (!round.ok) return round;
    const { sent, waiting, givenUp, more } = round.value;
    return success({ done: sent + waiting + givenUp, more });
  },
});

/** Before the delivery, so that what came back goes on at once. */
export const bounceStep = (maildir: string): Step => ({
  name: 'returned-mails',
  run: async (context) => {
    const returned = await readBounces(context, maildir);
    return returned.ok ? success({ done: returned.value, more: false }) : returned;
  },
});
