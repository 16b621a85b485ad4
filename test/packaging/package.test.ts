import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { listPackage } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeStubElectron } from './stub-electron.ts';

/** What the installed package holds and which of Electron's switches are off, packaged with a stub of Electron. */
const root = resolve(import.meta.dirname, '../..');
const electronVersion: string = createRequire(import.meta.url)('electron/package.json').version;

let folder: string;
let application: string;

const run = (program: string, args: readonly string[], environment: Record<string, string> = {}): Promise<string> =>
  new Promise((done, broken) => {
    execFile(
      program,
      args,
      { cwd: root, env: { ...process.env, ...environment }, maxBuffer: 1 << 27 },
      (error, stdout, stderr) =>
        error === null ? done(stdout) : broken(new Error(`${error.message}\n${stdout}\n${stderr}`)),
    );
  });

const build = (...options: readonly string[]): Promise<string> =>
  run(process.execPath, [
    join(root, 'node_modules/electron-builder/cli.js'),
    '--linux',
    'dir',
    '--publish',
    'never',
    ...options,
  ]);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'packaging-'));
  for (const part of ['main', 'preload']) {
    await run(
      process.execPath,
      [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--config', 'electron/vite.config.ts'],
      { ELECTRON_PART: part },
    );
  }
  const stub = join(folder, 'stub');
  writeStubElectron(stub, electronVersion);
  await build(`-c.electronDist=${stub}`, `-c.directories.output=${join(folder, 'out')}`);
  application = join(folder, 'out', 'linux-unpacked');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the package', () => {
  it('holds the program, the screens and the addon, and nothing else', () => {
    const files = listPackage(join(application, 'resources', 'app.asar'), { isPack: false }).filter((name) =>
      /\.[a-z0-9]+$/i.test(name),
    );
    expect(files).toContain('/build/electron/main.js');
    expect(files).toContain('/build/electron/preload.cjs');
    expect(files).toContain('/build/renderer/index.html');
    const allowed =
      /^\/(package\.json|build\/electron\/(main\.js|preload\.cjs|build\/Release\/pcsc\.node)|build\/renderer\/.*)$/;
    expect(files.filter((name) => !allowed.test(name))).toEqual([]);
  });

  it('has no simulator and no test in the bundle', () => {
    const main = readFileSync(join(root, 'build/electron/main.js'), 'utf8');
    // The bundler names the source of each part; that it does so for eid/ keeps this test able to fail.
    expect(main).toMatch(/^\/\/.*\beid\/interpret-card\.ts$/m);
    expect(main).not.toMatch(/^\/\/.*\b(simulator|browser-host|test)\/.*\.ts$/m);
    expect(main).toMatch(/Belgium Root CA6/);
  });

  it('unpacks the addon, because a shared library cannot be loaded from an archive', () => {
    expect(existsSync(join(application, 'resources/app.asar.unpacked/build/electron/build/Release/pcsc.node'))).toBe(
      true,
    );
  });

  it('turns off every way into the process', async () => {
    const wire = await getCurrentFuseWire(join(application, 'eid-kiosk'));
    const state = (fuse: FuseV1Options) => wire[fuse];
    for (const off of [
      FuseV1Options.RunAsNode,
      FuseV1Options.EnableNodeOptionsEnvironmentVariable,
      FuseV1Options.EnableNodeCliInspectArguments,
      FuseV1Options.GrantFileProtocolExtraPrivileges,
    ]) {
      expect(state(off)).toBe(FuseState.DISABLE);
    }
    for (const on of [
      FuseV1Options.EnableCookieEncryption,
      FuseV1Options.OnlyLoadAppFromAsar,
      FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
    ]) {
      expect(state(on)).toBe(FuseState.ENABLE);
    }
  });
});

describe('the configuration', () => {
  it('is refused when it says something unknown', async () => {
    await expect(
      build('-c.electronFuses.unknownFuse=true', `-c.directories.output=${join(folder, 'refused')}`),
    ).rejects.toThrow(/unknown|electronFuses/i);
  });

  it('pins the Electron that is installed', () => {
    const pinned = /^electronVersion: (.+)$/m.exec(readFileSync(join(root, 'electron-builder.yml'), 'utf8'))?.[1];
    expect(pinned).toBe(electronVersion);
  });
});
