/**
 * The activation code of a digital key (reference municipal.md G1, G2): in person, the code on paper, the link by mail. The
 * private e-mail address is given to the federal service by the clerk and is not kept here.
 */
import type { CaseTable } from '../case-table.ts';

export const digitalKey: CaseTable<'digital-key'> = {
  type: 'digital-key',
  begins: ['requested'],
  filing: { documents: ['receipt'] },
  states: {
    requested: { owner: 'citizen', late: 'end-of-day', timers: [{ event: 'lapsed', after: 'end-of-day' }] },
    'identity-checked': {
      owner: 'clerk',
      late: 'end-of-day',
      takesPayment: [],
      givesBack: ['refund-is-policy'],
    },
    'code-printed': { owner: 'clerk', late: 'end-of-day' },
    'link-sent': { owner: 'citizen', late: 'link-term', timers: [{ event: 'link-ended', after: 'link-term' }] },
    closed: { owner: null, ends: 'completed' },
    refused: { owner: null, ends: 'withdrawn' },
    withdrawn: { owner: null, ends: 'withdrawn', givesBack: [] },
  },
  transitions: [
    { event: 'identity-proven', from: ['requested'], to: 'identity-checked', by: ['clerk'], rule: 'G1' },
    {
      event: 'identity-not-proven',
      from: ['requested'],
      to: 'refused',
      by: ['clerk'],
      records: ['refusal'],
      rule: 'G1',
    },
    {
      event: 'code-printed',
      from: ['identity-checked'],
      to: 'code-printed',
      by: ['clerk'],
      guards: ['no-unknown-payment', 'is-paid'],
      rule: 'G1 G2',
    },
    { event: 'link-sent', from: ['code-printed'], to: 'link-sent', by: ['clerk'], rule: 'G1 G2' },
    { event: 'link-sent-again', from: ['link-sent'], again: true, by: ['clerk'], rule: 'G2' },
    { event: 'key-activated', from: ['link-sent'], to: 'closed', by: ['clerk'], rule: 'G2' },
    { event: 'link-ended', from: ['link-sent'], to: 'closed', by: ['clock'], rule: 'G2' },
    {
      event: 'withdrawn',
      from: ['requested', 'identity-checked'],
      to: 'withdrawn',
      by: ['clerk'],
      guards: ['nothing-paid'],
      rule: 'G1',
    },
    { event: 'lapsed', from: ['requested'], to: 'withdrawn', by: ['clock'], rule: 'G1' },
  ],
};
