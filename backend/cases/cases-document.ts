/** Draws the tables: docs/cases.md is what this returns, and a test holds the two together. Pure. */
import { requestTypes } from '../../contract/request-states.ts';
import { caseTables } from './all-tables.ts';
import type { AnyCaseTable, Line, StateRule } from './case-table.ts';
import { guards } from './guards.ts';
import { paymentMoves } from './payment-rules.ts';

/** Mermaid takes no hyphen in the name of a state. */
const id = (name: string): string => name.replaceAll('-', '_');
const code = (name: string): string => `\`${name}\``;
const named = (names: readonly string[]): string => names.map(code).join(', ');
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** Remarks and beginnings anew change no state: they are in the table only. */
const arrows = (table: AnyCaseTable): string[] => [
  ...table.begins.map((state) => `  [*] --> ${id(state)}`),
  ...table.transitions.flatMap((line) =>
    line.to === undefined ? [] : line.from.map((from) => `  ${id(from)} --> ${id(line.to ?? from)}: ${line.event}`),
  ),
  ...Object.entries(table.states)
    .filter(([, rule]) => rule.owner === null)
    .map(([state]) => `  ${id(state)} --> [*]`),
];

const money = ({ takesPayment, givesBack }: StateRule): string =>
  [
    ...(takesPayment === undefined
      ? []
      : [`takes payment${takesPayment.length > 0 ? ` if ${named(takesPayment)}` : ''}`]),
    ...(givesBack === undefined ? [] : [`gives back${givesBack.length > 0 ? ` if ${named(givesBack)}` : ''}`]),
  ].join('; ');

const stateRow = ([state, rule]: readonly [string, StateRule]): string =>
  row([
    code(state),
    rule.owner ?? `closed (${rule.ends})`,
    rule.late === undefined ? '' : code(rule.late),
    (rule.timers ?? []).map(({ event, after }) => `${code(event)} after ${code(after)}`).join(', '),
    money(rule),
  ]);

const leadsTo = (line: Line): string => {
  if (line.to !== undefined) return code(line.to);
  return line.again === true ? 'stays, terms begin again' : 'stays';
};

const recorded = (line: Line): string =>
  [
    ...(line.records ?? []).map(code),
    ...(line.mayRecord ?? []).map((fact) => `(${code(fact)})`),
    ...Object.entries(line.sets ?? {}).map(([fact, value]) => code(`${fact} = ${value}`)),
    ...(line.derives ?? []).map(code),
  ].join(', ');

const transitionRow = (line: Line): string =>
  row([
    named(line.from),
    code(line.event),
    leadsTo(line),
    line.by.join(', '),
    named(line.guards ?? []),
    recorded(line),
    [...(line.notice === undefined ? [] : [line.notice]), ...(line.document === undefined ? [] : [line.document])].join(
      ', ',
    ),
    [
      ...(line.stepUp === true ? ['sign in again'] : []),
      ...(line.irreversible === true ? ['cannot be undone'] : []),
    ].join(', '),
    line.rule,
  ]);

const filed = ({ filing }: AnyCaseTable): string =>
  `When filed: ${[...filing.documents, ...(filing.notice === undefined ? [] : [`notice ${filing.notice}`])].join(', ')}.`;

const chapter = (table: AnyCaseTable): string[] => [
  `## ${table.type}`,
  '',
  filed(table),
  '',
  '```mermaid',
  'stateDiagram-v2',
  ...arrows(table),
  '```',
  '',
  '| state | owner | late after | the clock | money |',
  '| --- | --- | --- | --- | --- |',
  ...Object.entries(table.states).map(stateRow),
  '',
  '| from | event | to | who | only if | records | goes out | asks for | rules |',
  '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
  ...table.transitions.map(transitionRow),
  '',
];

export const casesDocument = (): string =>
  [
    '# Cases',
    '',
    'Generated from `backend/cases/tables` by `scripts/write-cases.ts`; a test compares. What happens to a request after the',
    'receipt, until it is closed: the states of each type, who owns them, and every way on. A step in a federal system is a',
    "clerk's task with a recorded outcome; nothing here talks to those systems. Rules are those of the reference (A1 to G2).",
    '',
    'Several rows may share event and state: the first whose conditions all hold is taken. An event without a row is refused.',
    'Facts in brackets may be given, the others must be; what is set or worked out cannot be given. Every row leaves an entry',
    'in the audit trail and a CloudEvent. A term after which a state is late only marks the case; what the clock does stands',
    'under "the clock".',
    '',
    ...requestTypes.flatMap((type) => chapter(caseTables[type])),
    '## Conditions and what the caller is told',
    '',
    '| condition | problem |',
    '| --- | --- |',
    ...Object.entries(guards).map(([name, { tells }]) => row([code(name), tells.map(code).join(', ')])),
    '',
    '## Payments',
    '',
    'A payment has a state of its own. A new one begins only where a state takes payment, and never beside one that is paid,',
    'under way or unknown.',
    '',
    '| state | may become |',
    '| --- | --- |',
    ...Object.entries(paymentMoves).map(([state, next]) => row([code(state), next.map(code).join(', ')])),
    '',
  ].join('\n');
