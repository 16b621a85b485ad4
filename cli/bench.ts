/**
 * `eid bench`: the card in the reader read again and again: exchanges, bytes, times. No value from the card is looked at, and
 * its chip is not challenged, because that would use up the 5000 challenges it has (reference belgian-eid.md §6).
 */
import type { ReadTimings } from '../contract/eid-read.ts';
import { readCardImage } from '../kiosk/card-reading/read-card-image.ts';
import { awaitCard } from './await-card.ts';
import { type ExitStatus, exitStatus } from './exit-status.ts';
import { explainNoCard } from './explain-no-card.ts';
import { median } from './median.ts';
import { openTraceFile, type TraceFile } from './trace-file.ts';
import type { VerbContext } from './verb-context.ts';
import { scopeWithout } from './withheld-parts.ts';

type Spread = { readonly median: number; readonly least: number; readonly most: number };
type Row = readonly [what: string, spread: Spread | null];

/** Null when no round has the value. */
const spreadOf = (rounds: readonly ReadTimings[], value: (round: ReadTimings) => number | null): Spread | null => {
  const values = rounds.map(value).filter((one) => one !== null);
  if (values.length === 0) return null;
  return { median: median(values), least: Math.min(...values), most: Math.max(...values) };
};

const line = ([what, spread]: Row): string => {
  const cells =
    spread === null ? ['-', '-', '-'] : [spread.median, spread.least, spread.most].map((one) => one.toFixed(1));
  return `${what.padEnd(24)}${cells.map((cell) => cell.padStart(12)).join('')}`;
};

const readAgainAndAgain = async (context: VerbContext, trace: TraceFile): Promise<ExitStatus> => {
  const { request, terminal, reader, clock, interrupted } = context;
  const choice = await awaitCard(context, request.reader, request.waitMs);
  if (choice.kind !== 'card') return explainNoCard(choice, terminal);
  const { files, pinStatus } = scopeWithout(request.without);
  const rounds: ReadTimings[] = [];
  while (rounds.length < request.rounds) {
    const { image, timings } = await readCardImage({
      reader,
      readerName: choice.reader.name,
      clock,
      plan: { files, challenge: null, pinStatus },
      earlierAttempts: 0,
      readerKnownGood: false,
      signal: interrupted,
      onProgress: () => undefined,
      onTrace: trace.write,
    });
    if (image.endedBy === 'aborted') {
      terminal.tell('Interrupted.');
      return exitStatus.usageOrDefect;
    }
    if (image.endedBy !== null) {
      terminal.tell(`Round ${rounds.length + 1} came to no end: ${image.endedBy}.`);
      if (image.endedBy === 'service-lost' || image.endedBy === 'reader-lost') return exitStatus.noServiceOrReader;
      return image.endedBy === 'card-removed' ? exitStatus.cardRemoved : exitStatus.blockingFinding;
    }
    rounds.push(timings);
  }
  const figures = {
    exchanges: spreadOf(rounds, ({ exchanges }) => exchanges),
    bytesSent: spreadOf(rounds, ({ bytesSent }) => bytesSent),
    bytesReceived: spreadOf(rounds, ({ bytesReceived }) => bytesReceived),
    firstFieldsMs: spreadOf(rounds, ({ firstFieldsMs }) => firstFieldsMs),
    completeMs: spreadOf(rounds, ({ completeMs }) => completeMs),
  };
  if (request.json) {
    const document = {
      schema: 'eid-bench/1',
      reader: { name: choice.reader.name },
      rounds: rounds.length,
      files,
      ...figures,
    };
    terminal.answer(JSON.stringify(document, null, 2));
    return exitStatus.noBlockingFinding;
  }
  terminal.answer(`${choice.reader.name}: ${files.length} files, ${rounds.length} rounds`);
  terminal.answer(`${''.padEnd(24)}${['median', 'least', 'most'].map((head) => head.padStart(12)).join('')}`);
  const rows: readonly Row[] = [
    ['exchanges', figures.exchanges],
    ['bytes sent', figures.bytesSent],
    ['bytes received', figures.bytesReceived],
    ['name and address, ms', figures.firstFieldsMs],
    ['everything, ms', figures.completeMs],
  ];
  for (const row of rows) terminal.answer(line(row));
  return exitStatus.noBlockingFinding;
};

export const bench = async (context: VerbContext): Promise<ExitStatus> => {
  const { request, terminal } = context;
  const trace = openTraceFile(request.trace);
  if (!trace.ok) {
    terminal.tell(trace.failure);
    return exitStatus.usageOrDefect;
  }
  const status = await readAgainAndAgain(context, trace.value);
  const traceProblem = trace.value.close();
  if (traceProblem !== null) terminal.tell(traceProblem);
  return traceProblem !== null && status === exitStatus.noBlockingFinding ? exitStatus.usageOrDefect : status;
};
