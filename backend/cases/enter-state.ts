/**
 * What a case gets with the state it is in: an owner, a moment from which it is late, the terms that run, and for a closed
 * one the day on which everything personal goes (reference municipal.md §1.2). Pure; filing and every move use it.
 */
import type { RequestType } from '../../contract/request-states.ts';
import type { Municipality } from '../../contract/municipality.ts';
import type { CaseRow } from './case-rows.ts';
import { caseTables } from './all-tables.ts';
import type { AnyCaseTable, StateRule } from './case-table.ts';
import type { Arrival } from './arrival-of.ts';
import type { Facts } from './facts.ts';
import { type TermName, terms } from './terms.ts';

const dayMs = 86_400_000;

export type Entering = Arrival & {
  readonly type: RequestType;
  readonly state: string;
  readonly facts: Facts;
  readonly municipality: Municipality;
  readonly atMs: number;
};

export type Entered = {
  readonly row: Pick<CaseRow, 'owner' | 'site' | 'since' | 'late_at' | 'late_since' | 'closed_at' | 'purge_at'>;
  readonly deadlines: readonly { readonly event: string; readonly dueAt: Date }[];
};

/** Throws for a state that the table of the type does not have. */
export const stateRule = (type: RequestType, state: string): StateRule => {
  const table: AnyCaseTable = caseTables[type];
  const rule = table.states[state];
  if (rule === undefined) throw new Error(`a ${type} has no state ${state}`);
  return rule;
};

const dateOf = (instantMs: number | null): Date | null => (instantMs === null ? null : new Date(instantMs));

export const enterState = ({ type, state, facts, municipality, atMs, ...arrival }: Entering): Entered => {
  const rule = stateRule(type, state);
  const instantOf = (name: TermName): Date | null =>
    dateOf(terms[name]({ type, facts, municipality, sinceMs: atMs, ...arrival }));
  const closed = rule.owner === null;
  const keptDays = municipality.privacy.retentionDays[rule.ends ?? 'completed'];
  return {
    row: {
      owner: rule.owner,
      site: facts.pickupSite ?? facts.site ?? null,
      since: new Date(atMs),
      late_at: rule.late === undefined ? null : instantOf(rule.late),
      late_since: null,
      closed_at: closed ? new Date(atMs) : null,
      purge_at: closed ? new Date(atMs + keptDays * dayMs) : null,
    },
    deadlines: (rule.timers ?? []).flatMap(({ event, after }) => {
      const dueAt = instantOf(after);
      return dueAt === null ? [] : [{ event, dueAt }];
    }),
  };
};
