import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { electronBinary } from '../../scripts/shell.mjs';

/** The only test that runs Electron itself. Without its binary it is not run, and says so: never a pass. */
const root = resolve(import.meta.dirname, '../..');
const binary = electronBinary();
const reason =
  binary === null
    ? 'not run: no Electron binary'
    : process.getuid?.() === 0
      ? 'not run: Electron is not started as root'
      : null;
if (reason !== null) console.log(`electron smoke test ${reason}`);

it.skipIf(reason !== null)('the main process starts and refuses an installation file that is not there', async () => {
  const ended = await new Promise<{ code: number | string | null | undefined; stderr: string }>((done) => {
    execFile(
      binary ?? '',
      [join(root, 'build/electron/main.js'), '--installation=/nowhere.json'],
      (error, _stdout, stderr) => done({ code: error?.code ?? 0, stderr }),
    );
  });
  expect(ended.stderr).toContain('/nowhere.json cannot be read');
  expect(ended.code).toBe(1);
});
