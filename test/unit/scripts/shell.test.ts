import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decideShell, electronBinary, parseStartOptions } from '../../../scripts/shell.mjs';

let folder: string;
let withElectron: Record<string, string>;
let withChromium: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shell-'));
  mkdirSync(join(folder, 'dist'));
  writeFileSync(join(folder, 'dist', 'electron'), '');
  withElectron = { ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'dist') };
  withChromium = join(folder, 'bin');
  mkdirSync(withChromium);
  writeFileSync(join(withChromium, 'chromium'), '');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const user = { uid: 1000, platform: 'linux' } as const;

describe('the options of npm start', () => {
  it.each([
    [[], 'auto'],
    [['--shell=none'], 'none'],
    [['--shell=electron'], 'electron'],
  ])('%j -> %s', (args, shell) => {
    expect(parseStartOptions(args)).toEqual({ ok: true, shell, data: '.data' });
  });

  it('take a folder for the data', () => {
    expect(parseStartOptions(['--data=/tmp/a=b'])).toEqual({ ok: true, shell: 'auto', data: '/tmp/a=b' });
  });

  it.each([[['--shell']], [['--shell=firefox']], [['--colour=red']], [['--shell=']]])(
    '%j is refused with the usage',
    (args) => {
      const parsed = parseStartOptions(args);
      expect(parsed.ok ? '' : parsed.message).toContain('auto|electron|browser|none');
    },
  );
});

describe('the window of the kiosk', () => {
  it('is Electron when its binary is there', () => {
    const decision = decideShell('auto', 'after-set-up', { ...user, environment: { ...withElectron, DISPLAY: ':0' } });
    expect(decision).toMatchObject({ kind: 'electron', binary: join(folder, 'dist', 'electron') });
  });

  it('is Chromium without Electron', () => {
    const environment = { ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'nothing'), DISPLAY: ':0', PATH: withChromium };
    expect(decideShell('auto', 'after-set-up', { ...user, environment })).toMatchObject({ kind: 'browser' });
  });

  it.each([
    ['there is no display', 'auto', {}, 1000, 'none', 'no display'],
    ['the user is root', 'auto', { DISPLAY: ':0' }, 0, 'none', 'root'],
    ['it was not wanted', 'none', { DISPLAY: ':0' }, 1000, 'none', '--shell=none'],
    [
      'electron was asked for and is missing',
      'electron',
      { DISPLAY: ':0', ELECTRON_OVERRIDE_DIST_PATH: '/nowhere' },
      1000,
      'refused',
      'npx install-electron',
    ],
    ['a browser was asked for without a display', 'browser', {}, 1000, 'refused', 'no display'],
  ])('is not opened, with the reason, when %s', (_story, asked, environment, uid, kind, because) => {
    const decision = decideShell(asked, 'after-set-up', {
      uid,
      platform: 'linux',
      environment: { ELECTRON_OVERRIDE_DIST_PATH: '/nowhere', ...environment },
    });
    expect(decision.kind).toBe(kind);
    expect(decision.because).toContain(because);
  });
});

describe('an Electron binary', () => {
  const packageFolder = (version: string): string => {
    const made = mkdtempSync(join(folder, 'package-'));
    mkdirSync(join(made, 'dist'));
    writeFileSync(join(made, 'package.json'), JSON.stringify({ version: '45.4.1' }));
    writeFileSync(join(made, 'path.txt'), 'electron');
    writeFileSync(join(made, 'dist', 'electron'), '');
    writeFileSync(join(made, 'dist', 'version'), version);
    return made;
  };

  it('counts only in exactly the version of the package', () => {
    expect(electronBinary({}, packageFolder('45.4.1'))).not.toBeNull();
    expect(electronBinary({}, packageFolder('v45.4.1\n'))).not.toBeNull();
    expect(electronBinary({}, packageFolder('44.0.0'))).toBeNull();
    expect(electronBinary({}, join(folder, 'no-package'))).toBeNull();
  });
});
