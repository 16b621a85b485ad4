import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/** The allowed arrows between rooms hold, and the rules that say so are able to fail. */
const root = resolve(import.meta.dirname, '../..');
const rooms = [
  'contract',
  'eid',
  'native',
  'kiosk',
  'electron',
  'browser-host',
  'renderer',
  'cli',
  'paper',
  'backend',
  'simulator',
  'scripts',
  'test',
];

type Violation = { readonly rule: { readonly name: string }; readonly from: string; readonly to: string };

async function violations(
  folders: readonly string[],
  ...options: readonly string[]
): Promise<{ cruised: number; found: readonly Violation[] }> {
  const output = await new Promise<string>((done, broken) => {
    execFile(
      process.execPath,
      [
        join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'),
        '--config',
        '.dependency-cruiser.mjs',
        '--output-type',
        'json',
        ...options,
        ...folders,
      ],
      { cwd: root, maxBuffer: 1 << 28 },
      (error, stdout, stderr) => (stdout === '' ? broken(error ?? new Error(stderr)) : done(stdout)),
    );
  });
  const { summary } = JSON.parse(output) as { summary: { violations: Violation[]; totalCruised: number } }; // dependency-cruiser's documented JSON
  return { cruised: summary.totalCruised, found: summary.violations };
}

describe('arrows between rooms', () => {
  it('are only the allowed ones', async () => {
    const present = rooms.filter((room) => existsSync(join(root, room)));
    const { cruised, found } = await violations(present, '--exclude', 'planted|(^|/)build/|^docs/');
    expect(found.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)).toEqual([]);
    expect(cruised).toBeGreaterThan(150);
  });

  it('are reported when they are planted', async () => {
    const { found } = await violations(['test/architecture/planted']);
    const reported = new Set(
      found.map(({ rule, from }) => `${from.replace('test/architecture/planted/', '')} ${rule.name}`),
    );
    const expected = [
      'renderer/reads-the-card-itself.ts renderer-knows-contract-and-client',
      'eid/asks-the-kiosk.ts eid-imports-only-what-it-may',
      'eid/takes-in-a-fee.ts eid-imports-only-what-it-may',
      'contract/knows-the-card.ts contract-imports-only-what-it-may',
      'native/knows-us.ts native-imports-only-what-it-may',
      'paper/knows-the-law.ts paper-imports-only-what-it-may',
      'backend/reads-files.ts backend-knows-contract-and-numbers',
      'kiosk/visit/picks-its-adapter.ts use-cases-do-not-know-their-adapters',
      'kiosk/adapters/example/knows-the-visit.ts adapters-know-only-the-ports',
      'simulator/calls-the-backend.ts simulator-knows-only-the-ports',
      'electron/ships-a-simulator.ts installed-kiosk-has-no-simulator',
      'kiosk/starts-a-download.ts electron-runtime-only-in-electron',
      'cycle/a.ts no-cycles',
    ];
    expect(expected.filter((row) => !reported.has(row))).toEqual([]);
  });
});
