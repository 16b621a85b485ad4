/**
 * While a paper stands in for a card that is gone or away (reference municipal.md B5, B6, C5): its end is announced, it may be
 * extended as often as the municipality file says, and it is given back when the new card is handed over. A Kids-ID has
 * annex 6 in its place (B7); the data sheet says which. Ours is a data sheet for the clerk, the paper itself is federal.
 */
import type { Line, StateRule } from '../case-table.ts';

type Annex12State = 'annex-12-issued' | 'replacement-linked' | 'annex-12-returned' | 'replaced';

const announced: StateRule['timers'] = [{ event: 'annex-12-ending', after: 'annex-12-notice' }];

export const replacementLinkedRule: StateRule = { owner: 'citizen', late: 'return-term', timers: announced };
export const annex12Announced = announced;

export const annex12Lines: readonly Line<Annex12State>[] = [
  {
    event: 'annex-12-ending',
    from: ['annex-12-issued', 'replacement-linked'],
    by: ['clock'],
    notice: 'annex-12-ending',
    rule: 'B6',
  },
  {
    event: 'annex-12-extended',
    from: ['annex-12-issued', 'replacement-linked'],
    again: true,
    by: ['clerk'],
    guards: ['annex-12-is-out', 'extension-left'],
    derives: ['extend-annex-12'],
    document: 'annex-12-data-sheet',
    rule: 'B6',
  },
  {
    event: 'annex-12-returned',
    from: ['replacement-linked'],
    to: 'annex-12-returned',
    by: ['clerk'],
    guards: ['annex-12-is-out'],
    rule: 'B6',
  },
  {
    event: 'replacement-handed-over',
    from: ['replacement-linked'],
    to: 'replaced',
    by: ['clerk'],
    guards: ['no-annex-12-is-out'],
    rule: 'B9',
  },
];
