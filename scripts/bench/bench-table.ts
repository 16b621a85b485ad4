/** The one table that the bench prints. */
import { aimsOf, type BenchReport, type CardReport } from './bench-report.ts';
import { peers } from './exchange-rates.ts';
import { extras, type Stretch } from './measure-reading.ts';
import { openScTools } from './opensc-tools.ts';

type Row = readonly [card: string, what: string, exchanges: string, bytes: string, window: string, against: string];

const heads: Row = ['card', 'what', 'exchanges', 'bytes', 'window ms', 'of floor'];

const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;

const figures = (stretch: Stretch): [string, string, string] => [
  String(stretch.exchanges),
  String(stretch.bytes),
  stretch.windowMs.toFixed(1),
];

const rowsOfCard = (report: CardReport): readonly Row[] => {
  const { card, ours, floor, nameAndAddress, openSc } = report;
  const [eidenv, explorer] = openScTools;
  const openScRow = (tool: (typeof openScTools)[number], what: string, of: Stretch): Row => {
    const found = openSc[tool];
    return found === null
      ? [card, `OpenSC ${tool}: not installed`, '', '', '', '']
      : [card, `OpenSC ${tool}: ${what}`, ...figures(found), percent(found.windowMs, of.windowMs)];
  };
  return [
    [card, 'six files: floor', ...figures(floor.whole), ''],
    [card, 'six files: ours', ...figures(ours), percent(ours.windowMs, floor.whole.windowMs)],
    openScRow(explorer, 'six files', floor.whole),
    [card, 'name and address: floor', ...figures(floor.nameAndAddress), ''],
    [
      card,
      'name and address: ours',
      ...figures(nameAndAddress),
      percent(nameAndAddress.windowMs, floor.nameAndAddress.windowMs),
    ],
    openScRow(eidenv, 'name and address', floor.nameAndAddress),
    ...extras.map((extra): Row => [card, `apart: ${extra}`, ...figures(report.extras[extra]), '']),
    [card, 'verdict after the last answer', '', '', report.verdictMs.toFixed(1), ''],
    [card, 'verification, CPU', '', '', report.verificationCpuMs.toFixed(1), ''],
  ];
};

const layOut = (rows: readonly Row[]): readonly string[] => {
  const widths = heads.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => (column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
};

export const benchTable = (report: BenchReport): readonly string[] => {
  const { rates, machine, rounds, latency } = report;
  const rateRows = peers.map((peer): Row => {
    const rate = rates?.[peer];
    const what = `256 bytes a second: ${peer}`;
    if (rate === undefined) return ['no latency', `${what}: not asked for`, '', '', '', ''];
    return rate.ok
      ? ['no latency', what, rate.value.perSecond.toFixed(0), '', '', '']
      : ['no latency', `${what}: ${rate.failure}`, '', '', '', ''];
  });
  const words = { true: 'met', false: 'MISSED', null: 'not measured' };
  return [
    `${machine.cores} cores, ${machine.processor}, Node ${machine.node}; medians of ${rounds} interleaved rounds; ` +
      `${latency.exchangeLatencyMs} ms an exchange and ${latency.byteLatencyMs * 1000} us a byte`,
    '',
    ...layOut([heads, ...report.cards.flatMap(rowsOfCard), ...rateRows]),
    '',
    ...aimsOf(report).map(({ aim, value, met }) => `${words[`${met}`].padEnd(13)} ${aim}: ${value}`),
    ...report.absentCards.map((absent) => `not measured  ${absent}`),
  ];
};
