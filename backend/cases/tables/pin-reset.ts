/** A new PIN at the counter: the chip has applet 1.8, or the PUK is still known (reference municipal.md A1, A2). Free, at once. */
import type { CaseTable } from '../case-table.ts';

export const pinReset: CaseTable<'pin-reset'> = {
  type: 'pin-reset',
  begins: ['requested'],
  filing: { documents: ['receipt'] },
  states: {
    requested: { owner: 'citizen', late: 'next-working-day', timers: [{ event: 'lapsed', after: 'return-term' }] },
    reset: { owner: null, ends: 'completed' },
    refused: { owner: null, ends: 'withdrawn' },
    withdrawn: { owner: null, ends: 'withdrawn' },
  },
  transitions: [
    {
      event: 'pin-set',
      from: ['requested'],
      to: 'reset',
      by: ['clerk'],
      mayRecord: ['generation'],
      rule: 'A1 A2',
    },
    {
      event: 'request-refused',
      from: ['requested'],
      to: 'refused',
      by: ['clerk'],
      records: ['refusal'],
      mayRecord: ['generation', 'linkedCase'],
      notice: 'request-refused',
      rule: 'A2',
    },
    { event: 'withdrawn', from: ['requested'], to: 'withdrawn', by: ['clerk'], rule: 'A1' },
    { event: 'lapsed', from: ['requested'], to: 'withdrawn', by: ['clock'], rule: 'A1' },
  ],
};
