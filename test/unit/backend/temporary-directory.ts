/** A directory of a test's own that is gone when the test has finished. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

export const temporaryDirectory = async (): Promise<string> => {
  const directory = await mkdtemp(join(tmpdir(), 'eid-kiosk-test-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return directory;
};
