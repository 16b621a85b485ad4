/**
 * Two clerks destroy what nobody collected (reference municipal.md A11, D7): the first signs, another one confirms. Both sign
 * in again for it, and nobody signs while it is not known what became of a payment: a destroyed case is closed, and the money
 * would be looked for no more. Shared by codes and cards.
 */
import type { DocumentKind, NoticeKind } from '../../../contract/case-outcomes.ts';
import type { Line } from '../case-table.ts';

export const destructionLines = <Destroyed extends string>(
  destroyed: Destroyed,
  leaves: { readonly notice: NoticeKind; readonly document: DocumentKind },
  rule: string,
): readonly Line<'expired' | 'destruction-signed' | Destroyed>[] => [
  {
    event: 'destruction-signed',
    from: ['expired'],
    to: 'destruction-signed',
    by: ['clerk'],
    guards: ['no-unknown-payment'],
    derives: ['sign-first'],
    stepUp: true,
    rule,
  },
  {
    event: 'destruction-confirmed',
    from: ['destruction-signed'],
    to: destroyed,
    by: ['clerk'],
    guards: ['no-unknown-payment', 'another-clerk-signs'],
    derives: ['sign-second'],
    ...leaves,
    stepUp: true,
    irreversible: true,
    rule,
  },
  /** The second clerk does not find what the first one signed for. */
  {
    event: 'destruction-doubted',
    from: ['destruction-signed'],
    to: 'expired',
    by: ['clerk'],
    mayRecord: ['note'],
    rule,
  },
];
