/**
 * `npm run bench`: how fast cards are read, against the least that is possible and against others (docs/performance.md).
 * Everything runs on this machine: a PC/SC service of its own, a virtual reader, virtual cards with a given latency.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { aimsOf } from './bench/bench-report.ts';
import { benchTable } from './bench/bench-table.ts';
import { runBench } from './bench/run-bench.ts';

const usage = `Usage: npm run bench [-- options]

  --quick        three rounds and fewer exchanges, for a first look
  --rounds N     rounds (default 9)
  --no-package   does not install the npm package pcsclite for comparison
  --json FILE    also writes the figures as JSON, for comparing runs

Exit status: 0 every aim that could be measured is met, 2 an aim is missed,
1 the bench could not run or was interrupted.
`;

const options = {
  quick: { type: 'boolean', default: false },
  rounds: { type: 'string' },
  'no-package': { type: 'boolean', default: false },
  json: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

const say = (line: string): void => void process.stderr.write(`${line}\n`);
const exitStatus = { allMet: 0, notRun: 1, missed: 2 } as const;
const mostRounds = 1000;

const readOptions = () => {
  try {
    return parseArgs({ options, strict: true }).values;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    say(error.message);
    return null;
  }
};

const runFromCommandLine = async (): Promise<number> => {
  const values = readOptions();
  if (values?.help === true) {
    process.stdout.write(usage);
    return exitStatus.allMet;
  }
  const rounds = Number(values?.rounds ?? (values?.quick === true ? 3 : 9));
  if (values === null || !Number.isInteger(rounds) || rounds < 1 || rounds > mostRounds) {
    say(usage);
    return exitStatus.notRun;
  }
  const interruption = new AbortController();
  // `on`, not `once`: an impatient second Ctrl+C must not cut the clean-up short.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => interruption.abort(new Error('interrupted')));
  }
  try {
    const report = await runBench({
      rounds,
      cards: null,
      latency: { exchangeLatencyMs: 20, byteLatencyMs: 0.1 },
      withOpenSc: true,
      rates: { exchanges: values.quick ? 1000 : 5000, installPackage: !values['no-package'] },
      signal: interruption.signal,
      tell: say,
    });
    if (!report.ok) {
      say(report.failure);
      return exitStatus.notRun;
    }
    for (const line of benchTable(report.value)) process.stdout.write(`${line}\n`);
    if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(report.value, null, 2)}\n`);
    return aimsOf(report.value).some(({ met }) => met === false) ? exitStatus.missed : exitStatus.allMet;
  } catch (error) {
    if (!interruption.signal.aborted) throw error;
    say('Interrupted; everything that was started has ended.');
    return exitStatus.notRun;
  }
};

process.exitCode = await runFromCommandLine();
