/** Whom the routing of the municipality file named when a loss was filed (reference municipal.md B3 to B5), as said on paper. */
import type { LossRule } from '../../contract/municipality/routing.ts';
import type { RequestContext } from '../requests/request-context.ts';
import { circumstancesOf } from '../rules/circumstances.ts';
import { type LossSituation, routeLoss } from '../rules/route-loss.ts';
import type { CaseRow } from './case-rows.ts';

/** Where the person lives is not among the facts: it is whichever answer led to where the case was sent. */
const residences = [null, true, false] as const;

const situationOf = ({ type, facts }: CaseRow): Omit<LossSituation, 'resident' | 'abroad'> | null => {
  const { lossKind, cardFamily, replacementReason } = facts;
  if (type === 'loss' && lossKind !== undefined && cardFamily !== undefined)
    return { kind: lossKind, family: cardFamily };
  if (type === 'foreigner-card' && (replacementReason === 'loss' || replacementReason === 'theft'))
    return { kind: replacementReason, family: 'foreigner-card' };
  return null;
};

/** Null where nothing is declared, and where the file of today names nobody for it. */
export const declarationContactOf = (
  row: CaseRow,
  { municipality, simulated }: RequestContext,
): LossRule['contact'] | null => {
  const { routedTo } = row.facts;
  const situation = situationOf(row);
  if (situation === null || routedTo === undefined) return null;
  const atFiling = circumstancesOf({ municipality, simulated, nowMs: row.received_at.getTime(), openCases: [] });
  return (
    residences
      .map((resident) => routeLoss({ ...situation, abroad: routedTo === 'embassy', resident }, atFiling))
      .find(({ to }) => to === routedTo)?.contact ?? null
  );
};
