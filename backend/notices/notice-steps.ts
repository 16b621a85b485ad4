/** What the sweep (backend/time) does about notices. */
import type { Municipality } from '../../contract/municipality.ts';
import { success } from '../../contract/result.ts';
import type { Step } from '../time/sweep.ts';
import { readBounces } from './bounces/read-bounces.ts';
import type { NoticeCarriers } from './carriers.ts';
import { deliverDueNotices } from './deliver-due-notices.ts';
import { composeCarriers, type NoticeSettings } from './notice-settings.ts';

const deliveryStep = (carriers: NoticeCarriers): Step => ({
  name: 'notices',
  run: async (context, onDefect) => {
    const round = await deliverDueNotices(context, carriers, onDefect);
    if (!round.ok) return round;
    const { sent, waiting, givenUp, more } = round.value;
    return success({ done: sent + waiting + givenUp, more });
  },
});

const bounceStep = (maildir: string): Step => ({
  name: 'returned-mails',
  run: async (context, onDefect) => {
    const returned = await readBounces(context, maildir, onDefect);
    return returned.ok ? success({ done: returned.value, more: false }) : returned;
  },
});

/** What came back goes first, so that it goes on by its next channel at once. */
export const noticeSteps = (settings: NoticeSettings, municipality: Municipality): readonly Step[] => [
  ...(settings.bounceMaildir === null ? [] : [bounceStep(settings.bounceMaildir)]),
  deliveryStep(composeCarriers(settings, municipality)),
];
