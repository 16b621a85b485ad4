import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createCupsQueue } from '../../../../backend/notices/print/cups-queue.ts';
import { temporaryDirectory } from '../temporary-directory.ts';

const noticeId = '3b9d2b3e-0000-4000-8000-0000000000aa';
const pdf = Buffer.from('%PDF-1.7 a letter');

/** A program in the place of `lp`. */
const standIn = async (script: string) => {
  const directory = await temporaryDirectory();
  const program = join(directory, 'lp');
  await writeFile(program, `#!/bin/sh\ncd ${directory}\n${script}\n`);
  await chmod(program, 0o700);
  const queue = createCupsQueue({ queue: 'town hall; rm -rf', deadlineMs: 5_000, program });
  return { queue, directory, program };
};

test('the letter goes in on standard input, and its arguments are no shell command', async () => {
  const { queue, directory } = await standIn('printf "%s\\n" "$@" > arguments; cat > letter');
  expect(await queue.post({ noticeId, pdf })).toEqual({ result: 'delivered', code: 'in-queue' });
  expect(await readFile(join(directory, 'letter'))).toEqual(pdf);
  const given = (await readFile(join(directory, 'arguments'), 'utf8')).trim().split('\n');
  expect(given).toEqual(['-d', 'town hall; rm -rf', '-t', noticeId, '-o', 'media=A4', '-s']);
});

test('a queue that refuses keeps the letter for later, also when it has not read it', async () => {
  const { queue } = await standIn('exit 1');
  const long = Buffer.alloc(4 * 1024 * 1024, 'x');
  expect(await queue.post({ noticeId, pdf: long })).toEqual({ result: 'later', code: 'lp-exit-1', away: true });
});

test('a program that is missing keeps the letter for later', async () => {
  const missing = createCupsQueue({ queue: 'q', deadlineMs: 5_000, program: '/nowhere/lp' });
  expect(await missing.post({ noticeId, pdf })).toEqual({ result: 'later', code: 'lp-enoent', away: true });
});

test('one that never ends is ended, and nobody knows whether it took the letter', async () => {
  const { program } = await standIn('exec sleep 600');
  const queue = createCupsQueue({ queue: 'q', deadlineMs: 200, program });
  expect(await queue.post({ noticeId, pdf })).toEqual({ result: 'unknown', code: 'lp-no-answer' });
});
