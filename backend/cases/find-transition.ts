/**
 * Which way a case goes when something happens, and what is known about it afterwards: the tables read once, for the engine
 * and for the interface alike. Pure. Where several lines fit event and state, the first whose guards all hold is taken.
 */
import type { AllowedEvent } from '../../contract/case-api.ts';
import type { CaseProblem } from '../../contract/problem-types.ts';
import { failed, type Result, success } from '../../contract/result.ts';
import type { AnyCaseTable, Line } from './case-table.ts';
import { areFacts, type DetailIssue, detailIssues } from './check-details.ts';
import { derivedFacts } from './derivations.ts';
import type { Facts } from './facts.ts';
import { firstProblem, type GuardInput, guards } from './guards.ts';

export type FoundTransition = {
  readonly line: Line;
  readonly to: string;
  /** True for a remark: the state is not entered anew, so its terms and its lateness stay as they are. */
  readonly stays: boolean;
  /** All facts of the case afterwards. */
  readonly facts: Facts;
};

export type TransitionFault =
  | { readonly problem: CaseProblem | 'role-not-allowed' }
  | { readonly problem: 'details-unfit'; readonly issues: readonly DetailIssue[] };

export type TransitionOrder = {
  readonly event: string;
  /** Facts that came with the event, not yet checked; those of the case are in the input. */
  readonly details: { readonly [fact: string]: unknown };
};

const linesFor = (table: AnyCaseTable, state: string, event: string): readonly Line[] =>
  table.transitions.filter((line) => line.event === event && line.from.includes(state));

/** The facts of the case in `input` are those before the event; what the event records is added here. */
export const findTransition = (
  table: AnyCaseTable,
  input: GuardInput,
  { event, details }: TransitionOrder,
): Result<FoundTransition, TransitionFault> => {
  const lines = linesFor(table, input.state, event);
  if (lines.length === 0) return failed({ problem: 'transition-not-allowed' });
  const mine = lines.filter((line) => line.by.includes(input.actor.role));
  const [first] = mine;
  if (first === undefined) return failed({ problem: 'role-not-allowed' });
  if (!areFacts(first, details)) return failed({ problem: 'details-unfit', issues: detailIssues(first, details) });

  const after = { ...input, facts: { ...input.facts, ...details } };
  let refusal: CaseProblem = 'transition-not-allowed';
  for (const line of mine) {
    const problem = firstProblem(line.guards ?? [], after);
    if (problem === null)
      return success({
        line,
        to: line.to ?? input.state,
        stays: line.to === undefined && line.again !== true,
        facts: { ...after.facts, ...line.sets, ...derivedFacts(line.derives ?? [], after) },
      });
    if (line === first) refusal = problem;
  }
  return failed({ problem: refusal });
};

/** A guard that looks at what the event is going to record cannot be judged before. */
const canBeJudged = (line: Line, name: keyof typeof guards): boolean => {
  const recorded = new Set([...(line.records ?? []), ...(line.mayRecord ?? [])]);
  return !guards[name].reads.some((fact) => recorded.has(fact));
};

/**
 * What this actor may do now, one entry for each way it may lead. Not guaranteed to succeed: what is recorded with the event
 * decides too, and so does the moment at which it comes.
 */
export const allowedEvents = (table: AnyCaseTable, input: GuardInput): readonly AllowedEvent[] =>
  table.transitions
    .filter((line) => line.from.includes(input.state) && line.by.includes(input.actor.role))
    .filter((line) => {
      const judged = (line.guards ?? []).filter((name) => canBeJudged(line, name));
      return firstProblem(judged, input) === null;
    })
    .map((line) => ({
      event: line.event,
      to: line.to ?? input.state,
      records: [...(line.records ?? [])],
      mayRecord: [...(line.mayRecord ?? [])],
      stepUp: line.stepUp === true,
      irreversible: line.irreversible === true,
    }));
