import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readAddon } from '../../native/load-addon.ts';

let directory = '';
beforeAll(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'addon-'));
});
afterAll(() => rm(directory, { recursive: true }));

test('a missing addon is named with the command that builds it', () => {
  const missing = path.join(directory, 'missing.node');
  expect(() => readAddon(missing)).toThrow(missing);
  expect(() => readAddon(missing)).toThrow('node-gyp rebuild --directory native');
});

test('an addon that does not load keeps the reason of the loader', async () => {
  const broken = path.join(directory, 'broken.node');
  await writeFile(broken, 'not a shared object');
  expect(() => readAddon(broken)).toThrow('does not load');
});
