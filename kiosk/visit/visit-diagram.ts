/** Draws the transition table: docs/visit.md is what this returns, and a test holds the two together. Pure. */
import type { VisitStateName } from '../../contract/visit.ts';
import { stateRules, visitStateNames } from './state-rules.ts';
import { junctions, type Row, visitTable } from './visit-table.ts';
import { timerDelaysMs } from './visit-times.ts';

/** Mermaid takes no hyphen in the name of a state, and some of our junctions are words of its own (`end`). */
const id = (name: string): string => (Object.hasOwn(junctions, name) ? `junction_${name}` : name).replaceAll('-', '_');

/** Rows for many states would bury the picture under arrows; they are listed below it instead. */
const drawnForAtMost = 3;
const isDrawn = (row: Row): boolean => row.in.length <= drawnForAtMost && row.to !== undefined && row.to !== 'place';

const labelOf = (row: Row): string => `${row.on}${row.when === undefined ? '' : ` [${row.when}]`}`;

const arrows = (): string[] =>
  visitTable
    .filter(isDrawn)
    .flatMap((row) => row.in.map((state) => `  ${id(state)} --> ${id(row.to ?? state)}: ${labelOf(row)}`));

const junctionLines = (): string[] =>
  Object.entries(junctions).flatMap(([name, branches]) => [
    `  state ${id(name)} <<choice>>`,
    ...branches.map((branch) => `  ${id(name)} --> ${id(branch.to)}${'when' in branch ? `: ${branch.when}` : ''}`),
  ]);

const named = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');

const inStates = (states: readonly VisitStateName[]): string => {
  const others = visitStateNames.filter((name) => !states.includes(name));
  return others.length < states.length ? `all but ${others.length === 0 ? 'none' : named(others)}` : named(states);
};

const tableLine = (row: Row): string =>
  `| ${[
    inStates(row.in),
    `\`${row.on}\``,
    row.when === undefined ? '' : `\`${row.when}\``,
    row.to === undefined ? 'stays' : `\`${row.to}\``,
    [...(row.because === undefined ? [] : [`because ${row.because}`]), ...(row.set ?? []), ...(row.run ?? [])].join(
      ', ',
    ),
  ].join(' | ')} |`;

const ruleLine = (name: VisitStateName): string => {
  const rule = stateRules[name];
  const clocks = [rule.idle, ...rule.timers].flatMap((timer) =>
    timer === null ? [] : [`${timer} ${timerDelaysMs[timer] / 1000} s`],
  );
  return `| \`${name}\` | ${rule.keeps} | ${clocks.join(', ')} | ${[...rule.enter.set, ...rule.enter.run].join(', ')} |`;
};

export const visitDocument = (): string =>
  [
    '# The visit',
    '',
    'Generated from `kiosk/visit/visit-table.ts` and `kiosk/visit/state-rules.ts` by `scripts/write-visit-diagram.ts`; a test compares.',
    '',
    'Small diamonds are junctions: questions about where the visit stands. `end` is the one way out of every visit. Transitions',
    'that many states share, and those that return to an earlier place, are in the table below only.',
    '',
    '```mermaid',
    'stateDiagram-v2',
    '  [*] --> out_of_service',
    ...junctionLines(),
    ...arrows(),
    '```',
    '',
    '## Every transition',
    '',
    'The first row that fits applies. An event without a row changes nothing; a command is then refused (`visit.not-now`).',
    '',
    '| in | on | when | to | changes and effects |',
    '| --- | --- | --- | --- | --- |',
    ...visitTable.map(tableLine),
    '',
    '## What holds in a state, however it was reached',
    '',
    'Keeps: what of the visit may still be held. nothing: the visit is over and a fresh one begins. answers: choices without a',
    'personal value. parked: personal data only while there is a place to return to, and none of it on the screen. receipt: what',
    'was filed. personal: what was read and typed. The warning after `idle` or `typing` lasts ' +
      `${timerDelaysMs.warning / 1000} s.`,
    '',
    '| state | keeps | clocks | on entering |',
    '| --- | --- | --- | --- |',
    ...visitStateNames.map(ruleLine),
    '',
  ].join('\n');
