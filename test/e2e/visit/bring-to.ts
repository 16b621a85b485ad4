/**
 * Brings a visit to a place by the commands that the screens would send, for tests whose subject comes later. The way there
 * is walked on the screen itself in whole-visit.spec.ts.
 */
import type { VisitCommand, VisitStateName } from '../../../contract/visit.ts';
import type { HostedVisit } from './hosted-visit.ts';

type Stage = { readonly state: VisitStateName; readonly by: VisitCommand | { readonly card: string } };

const way = [
  { state: 'choosing-language', by: { command: 'start' } },
  { state: 'choosing-service', by: { command: 'choose-language', language: 'nl' } },
  { state: 'looking-for-letter', by: { command: 'choose-service', service: 'pin-reprint' } },
  { state: 'awaiting-card', by: { command: 'answer-letter', answer: 'lost' } },
  { state: 'identified', by: { card: 'adult-1.7' } },
  { state: 'checking-details', by: { command: 'confirm-identity', mine: true } },
  { state: 'choosing-pickup', by: { command: 'accept-details' } },
  { state: 'choosing-notification', by: { command: 'choose-pickup', site: 'gemeentehuis' } },
  { state: 'reviewing', by: { command: 'choose-notification', channel: 'letter' } },
  { state: 'confirming', by: { command: 'accept-review' } },
] as const satisfies readonly Stage[];

/** The holder of the card that is put in on the way. */
export const surnameOnTheWay = 'Proefpersoon';

export async function bringTo(kiosk: HostedVisit, place: (typeof way)[number]['state']): Promise<void> {
  await kiosk.reaches('attract');
  for (const { state, by } of way) {
    if ('card' in by) await kiosk.insert(by.card);
    else await kiosk.does(by);
    await kiosk.reaches(state);
    if (state === place) return;
  }
}
