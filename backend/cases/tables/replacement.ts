/**
 * A new eID or Kids-ID (reference municipal.md D1 to D11, E1 to E4): normal, urgent in the municipality, urgent in Brussels. An
 * urgent card goes the same way; when it is ready is worked out before payment and again when it goes out, and decides when
 * production is late.
 */
import type { CaseTable } from '../case-table.ts';
import { cardMakingLines, cardMakingStates } from './card-making.ts';

export const replacement: CaseTable<'replacement'> = {
  type: 'replacement',
  begins: ['requested'],
  filing: { documents: ['receipt'] },
  states: {
    requested: { owner: 'citizen', late: 'return-term', timers: [{ event: 'lapsed', after: 'return-term' }] },
    ...cardMakingStates,
  },
  transitions: [
    {
      event: 'home-visit-arranged',
      from: ['requested'],
      by: ['clerk'],
      guards: ['home-visit-offered'],
      records: ['appointmentAt'],
      rule: 'D10',
    },
    /**
     * The fee was settled, or the producer pays, in the case of the defective card: nobody pays twice, and a defect pays for
     * one card. A reported defect names nobody, so whose it was is the clerk's to say, with a fresh sign-in.
     */
    {
      event: 'settled-with-defect',
      from: ['requested', 'intake', 'awaiting-payment'],
      by: ['clerk'],
      guards: ['nothing-paid', 'defect-pays'],
      records: ['linkedCase'],
      sets: { amountCents: 0 },
      derives: ['remember-defect'],
      stepUp: true,
      rule: 'C6',
    },
    { event: 'intake-begun', from: ['requested'], to: 'intake', by: ['clerk'], rule: 'D1 D11' },
    {
      event: 'withdrawn',
      from: ['requested'],
      to: 'withdrawn',
      by: ['clerk'],
      mayRecord: ['refusal'],
      notice: 'request-withdrawn',
      rule: 'D1',
    },
    {
      event: 'lapsed',
      from: ['requested'],
      to: 'withdrawn',
      by: ['clock'],
      notice: 'request-withdrawn',
      rule: 'D1',
    },
    ...cardMakingLines,
  ],
};
