/**
 * A residence card that was lost, stolen or has ended (reference municipal.md B4, F1 to F3). Loss and theft both go to the
 * police first; a family that is no longer issued is asked for as the one that took its place, never as a duplicate.
 */
import type { CaseTable } from '../case-table.ts';
import { cardMakingLines, cardMakingStates } from './card-making.ts';

export const foreignerCard: CaseTable<'foreigner-card'> = {
  type: 'foreigner-card',
  begins: ['referred'],
  filing: { documents: ['receipt'] },
  states: {
    referred: { owner: 'citizen', late: 'return-term', timers: [{ event: 'lapsed', after: 'return-term' }] },
    'police-report-seen': {
      owner: 'citizen',
      late: 'return-term',
      timers: [{ event: 'lapsed', after: 'return-term' }],
    },
    ...cardMakingStates,
  },
  transitions: [
    {
      event: 'police-report-seen',
      from: ['referred'],
      to: 'police-report-seen',
      by: ['clerk'],
      records: ['policeReference'],
      rule: 'B4 F3',
    },
    /** A card that has ended or does not fit any more: there is nothing to declare. */
    {
      event: 'intake-begun',
      from: ['referred'],
      to: 'intake',
      by: ['clerk'],
      guards: ['police-not-needed', 'family-issued'],
      mayRecord: ['familyCode'],
      rule: 'B4 F1 F2',
    },
    {
      event: 'intake-begun',
      from: ['police-report-seen'],
      to: 'intake',
      by: ['clerk'],
      guards: ['family-issued'],
      mayRecord: ['familyCode'],
      rule: 'F1 F2 F3',
    },
    {
      event: 'withdrawn',
      from: ['referred', 'police-report-seen'],
      to: 'withdrawn',
      by: ['clerk'],
      mayRecord: ['refusal'],
      notice: 'request-withdrawn',
      rule: 'F3',
    },
    {
      event: 'lapsed',
      from: ['referred', 'police-report-seen'],
      to: 'withdrawn',
      by: ['clock'],
      notice: 'request-withdrawn',
      rule: 'F3',
    },
    ...cardMakingLines,
  ],
};
