/**
 * Runs every suite one after the other and adds up what they say. A suite that dies without a count is one failure; a
 * skipped test is counted and its reason is printed by the test itself.
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

const vitestReport = join(reports, 'vitest.json');
const playwrightReport = join(reports, 'playwright.json');

const suites: readonly Suite[] = [
  { title: 'types', command: [bin('tsc'), '-b'], count: yesOrNo },
  { title: 'format', command: [bin('biome'), 'format'], count: yesOrNo },
  { title: 'lint', command: [bin('oxlint'), '--type-aware', '--deny-warnings'], count: yesOrNo },
  { title: 'unused code', command: [bin('knip'), '--no-progress'], count: yesOrNo },
  {
    title: 'unit, conformance, native, integration, packaging, architecture',
    command: [bin('vitest'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${vitestReport}`],
    count: fromReport(vitestReport, (report) => ({
      passed: number(report['numPassedTests']),
      failed: number(report['numFailedTests']),
      skipped: number(report['numPendingTests']) + number(report['numTodoTests']),
    })),
  },
  {
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
  },
];

function run(command: readonly string[]): Promise<number> {
  const [program, ...args] = command;
  if (program === undefined) throw new Error('a suite without a command');
  const child = spawn(program, args, {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport,
      PLAYWRIGHT_JSON_OUTPUT_FILE: playwrightReport,
      FORCE_COLOR: '0',
    },
  });
  return new Promise((done, broken) => {
    child.once('error', broken);
    child.once('exit', (code) => done(code ?? 1));
  });
}

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const wanted = process.argv.slice(2);
const total = { passed: 0, failed: 0, skipped: 0 };
const lines: string[] = [];
for (const suite of suites) {
  if (wanted.length > 0 && !wanted.some((word) => suite.title.includes(word))) continue;
  process.stdout.write(`\n== ${suite.title}\n`);
  const startedAt = performance.now();
  const count = suite.count(await run(suite.command));
  total.passed += count.passed;
  total.failed += count.failed;
  total.skipped += count.skipped;
  lines.push(
    `${suite.title}: ${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped (${Math.round((performance.now() - startedAt) / 1000)} s)`,
  );
}
process.stdout.write(
  `\n${lines.join('\n')}\n\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`,
);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
