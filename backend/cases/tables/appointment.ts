/** An appointment at the counter (reference municipal.md §1.2, F3). */
import type { CaseTable } from '../case-table.ts';

export const appointment: CaseTable<'appointment'> = {
  type: 'appointment',
  begins: ['booked'],
  filing: { notice: 'appointment-booked', documents: ['receipt'] },
  states: {
    booked: {
      owner: 'citizen',
      late: 'appointment-no-show',
      timers: [{ event: 'not-come', after: 'appointment-no-show' }],
    },
    called: { owner: 'clerk', late: 'end-of-day', timers: [{ event: 'not-come', after: 'end-of-day' }] },
    served: { owner: null, ends: 'completed' },
    'no-show': { owner: null, ends: 'withdrawn' },
    withdrawn: { owner: null, ends: 'withdrawn' },
  },
  transitions: [
    {
      event: 'moved',
      from: ['booked'],
      to: 'booked',
      by: ['clerk'],
      guards: ['hour-has-place'],
      records: ['appointmentAt'],
      mayRecord: ['site'],
      notice: 'appointment-booked',
      rule: 'F3',
    },
    { event: 'called', from: ['booked'], to: 'called', by: ['clerk'], rule: 'F3' },
    { event: 'served', from: ['called'], to: 'served', by: ['clerk'], mayRecord: ['linkedCase'], rule: 'F3' },
    { event: 'not-come', from: ['booked', 'called'], to: 'no-show', by: ['clock', 'clerk'], rule: 'F3' },
    {
      event: 'withdrawn',
      from: ['booked'],
      to: 'withdrawn',
      by: ['clerk'],
      notice: 'request-withdrawn',
      rule: 'F3',
    },
  ],
};
