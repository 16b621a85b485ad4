/**
 * One process at a time works in the embedded database's directory: two would destroy it, and PGlite does not check.
 * A claim names its process; one that a dead process left behind is taken over. Not safe on a file system shared
 * between machines, where process numbers mean nothing.
 */
import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The directory is in use; the message names the process and is meant for the person who starts the program. */
export class DirectoryInUseError extends Error {
  override readonly name = 'DirectoryInUseError';
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it exists and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

/** Claims `directory` (made when missing, private to its owner) and returns the function that gives it free. */
export const claimDirectory = async (directory: string): Promise<() => Promise<void>> => {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const claim = join(directory, 'in-use-by');
  const draft = `${claim}.${randomUUID()}`;
  for (;;) {
    try {
      // The name appears together with the number: a claim found without one would pass for left behind.
      await writeFile(draft, String(process.pid), { mode: 0o600, flag: 'wx' });
      await link(draft, claim);
      return () => rm(claim, { force: true });
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw error;
    } finally {
      await rm(draft, { force: true });
    }
    const pid = Number.parseInt(await readFile(claim, 'utf8').catch(() => ''), 10);
    // The number of a process may come back as our own after a restart of the machine or container.
    if (Number.isInteger(pid) && pid !== process.pid && isAlive(pid))
      throw new DirectoryInUseError(`${directory} is in use by process ${pid}`);
    await rm(claim, { force: true });
  }
};
