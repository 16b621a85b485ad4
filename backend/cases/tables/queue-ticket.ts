/** A number in the queue of one day (reference municipal.md §1.2, G1). It names nobody. */
import type { CaseTable } from '../case-table.ts';

export const queueTicket: CaseTable<'queue-ticket'> = {
  type: 'queue-ticket',
  begins: ['issued'],
  filing: { documents: ['receipt'] },
  states: {
    issued: { owner: 'clerk', late: 'end-of-day', timers: [{ event: 'not-come', after: 'end-of-day' }] },
    called: { owner: 'clerk', late: 'end-of-day', timers: [{ event: 'not-come', after: 'end-of-day' }] },
    served: { owner: null, ends: 'completed' },
    'no-show': { owner: null, ends: 'withdrawn' },
    withdrawn: { owner: null, ends: 'withdrawn' },
  },
  transitions: [
    { event: 'called', from: ['issued'], to: 'called', by: ['clerk'], rule: 'G1' },
    { event: 'served', from: ['called'], to: 'served', by: ['clerk'], mayRecord: ['linkedCase'], rule: 'G1' },
    { event: 'not-come', from: ['issued', 'called'], to: 'no-show', by: ['clock', 'clerk'], rule: 'G1' },
    { event: 'withdrawn', from: ['issued'], to: 'withdrawn', by: ['clerk'], rule: 'G1' },
  ],
};
