/**
 * While a paper stands in for a card that is gone or away (reference municipal.md B5, B6, C5): its end is announced, it may be
 * extended as often as the municipality file says, and it is given back when the new card is handed over. A Kids-ID has
 * annex 6 in its place (B7); the data sheet says which. Ours is a data sheet for the clerk, the paper itself is federal.
 */
import type { Line, StateRule } from '../case-table.ts';

export const annex12Announced: NonNullable<StateRule['timers']> = [
  { event: 'annex-12-ending', after: 'annex-12-notice' },
];

export const replacementLinkedRule: StateRule = { owner: 'citizen', late: 'return-term', timers: annex12Announced };

/** `whileOut`: states in which somebody may have the paper. */
export const annex12Lines = <Out extends string>(
  whileOut: readonly Out[],
): readonly Line<Out | 'replacement-linked' | 'annex-12-returned' | 'replaced'>[] => [
  {
    event: 'annex-12-ending',
    from: whileOut,
    by: ['clock'],
    notice: 'annex-12-ending',
    rule: 'B6',
  },
  {
    event: 'annex-12-extended',
    from: whileOut,
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
