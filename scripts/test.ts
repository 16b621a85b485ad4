/**
 * Runs the suites, those that mostly wait beside those that mostly compute, and adds up what they say. A suite that dies
 * without a count is one failure; a skipped test is counted and its reason is printed by the test itself.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const reports = join(root, 'build', 'reports');
const bin = (name: string) => join(root, 'node_modules', '.bin', name);

type Count = { readonly passed: number; readonly failed: number; readonly skipped: number };
type Suite = {
  readonly title: string;
  readonly command: readonly string[];
  readonly count: (exitCode: number) => Count;
};

/** A check that only says yes or no counts as one test. */
const yesOrNo = (exitCode: number): Count => ({
  passed: exitCode === 0 ? 1 : 0,
  failed: exitCode === 0 ? 0 : 1,
  skipped: 0,
});

const number = (value: unknown): number => (typeof value === 'number' ? value : 0);

function fromReport(file: string, read: (report: Record<string, unknown>) => Count): (exitCode: number) => Count {
  return (exitCode) => {
    let report: Record<string, unknown>;
    try {
      report = JSON.parse(readFileSync(file, 'utf8'));
    } catch {
      process.stdout.write(`no report at ${file}: counted as a failure\n`);
      return { passed: 0, failed: 1, skipped: 0 };
    }
    const count = read(report);
    // A runner may fail outside its tests (a file that cannot be loaded, an unhandled rejection): that is a failure too.
    return exitCode !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
  };
}

/** One run of vitest over some of its projects. */
function vitest(...projects: readonly string[]): Suite {
  const report = join(reports, `vitest-${projects[0]}.json`);
  const wanted = projects.flatMap((project) => ['--project', project]);
  return {
    title: projects.join(', '),
    command: [bin('vitest'), 'run', ...wanted, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    count: fromReport(report, (read) => ({
      passed: number(read['numPassedTests']),
      failed: number(read['numFailedTests']),
      skipped: number(read['numPendingTests']) + number(read['numTodoTests']),
    })),
  };
}
const playwrightReport = join(reports, 'playwright.json');

const statics: readonly Suite[] = [
  { title: 'types', command: [bin('tsc'), '-b'], count: yesOrNo },
  { title: 'format', command: [bin('biome'), 'format'], count: yesOrNo },
  { title: 'lint', command: [bin('oxlint'), '--type-aware', '--deny-warnings'], count: yesOrNo },
  { title: 'unused code', command: [bin('knip'), '--no-progress'], count: yesOrNo },
];
const endToEnd: Suite = {
  title: 'end to end in Chromium',
  command: [bin('playwright'), 'test', '--config', 'test/e2e/playwright.config.ts'],
  count: fromReport(playwrightReport, (report) => {
    const stats = report['stats'] as Record<string, unknown>; // the shape of Playwright's JSON report
    return {
      passed: number(stats['expected']) + number(stats['flaky']),
      failed: number(stats['unexpected']),
      skipped: number(stats['skipped']),
    };
  }),
};

/** A lane runs its suites one after the other. */
type Lane = readonly Suite[];
/**
 * The lanes of a group run side by side: tests of readers and processes spend their time waiting for cards and clocks, the
 * others compute. The two lanes take about as long.
 */
const groups: readonly (readonly Lane[])[] = [
  [statics],
  [[vitest('unit', 'architecture'), vitest('conformance')], [vitest('native', 'integration', 'packaging')]],
  [[endToEnd]],
];

/** What one suite writes; a suite that runs beside another keeps its words until it has ended. */
type Output = 'shown at once' | 'shown at the end';

function run(command: readonly string[], output: Output): Promise<number> {
  const [program, ...args] = command;
  if (program === undefined) throw new Error('a suite without a command');
  const child = spawn(program, args, {
    cwd: root,
    stdio: output === 'shown at once' ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport,
      PLAYWRIGHT_JSON_OUTPUT_FILE: playwrightReport,
      FORCE_COLOR: '0',
    },
  });
  const said: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => said.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => said.push(chunk));
  return new Promise((done, broken) => {
    child.once('error', broken);
    child.once('close', (code) => {
      process.stdout.write(Buffer.concat(said));
      done(code ?? 1);
    });
  });
}

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const wanted = process.argv.slice(2);
const total = { passed: 0, failed: 0, skipped: 0 };
const lines: string[] = [];

async function runSuite(suite: Suite, output: Output): Promise<void> {
  process.stdout.write(`\n== ${suite.title}${output === 'shown at once' ? '' : ' (beside it, told at its end)'}\n`);
  const startedAt = performance.now();
  const count = suite.count(await run(suite.command, output));
  total.passed += count.passed;
  total.failed += count.failed;
  total.skipped += count.skipped;
  lines.push(
    `${suite.title}: ${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped (${Math.round((performance.now() - startedAt) / 1000)} s)`,
  );
}

const isWanted = ({ title }: Suite): boolean => wanted.length === 0 || wanted.some((word) => title.includes(word));

async function runLane(lane: Lane, output: Output): Promise<void> {
  for (const suite of lane.filter(isWanted)) await runSuite(suite, output);
}

for (const group of groups)
  await Promise.all(group.map((lane, index) => runLane(lane, index === 0 ? 'shown at once' : 'shown at the end')));
process.stdout.write(
  `\n${lines.join('\n')}\n\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`,
);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
