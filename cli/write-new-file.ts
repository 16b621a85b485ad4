/**
 * Writes a file that holds a citizen's data: whole or not at all (a temporary file beside it, then its name), readable by its
 * owner alone, and never over another file unless that is asked for.
 */
import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, lstatSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Why the operating system refused; anything else that was thrown is a defect of ours and goes on. */
export const codeOfSystemError = (error: unknown): string => {
  if (error instanceof Error && 'code' in error && 'syscall' in error) return String(error.code);
  throw error;
};

const ownerOnly = 0o600;

const isThere = (file: string): 'no' | 'file' | 'other' => {
  const facts = lstatSync(file, { throwIfNoEntry: false });
  if (facts === undefined) return 'no';
  return facts.isFile() || facts.isSymbolicLink() ? 'file' : 'other';
};

/** Not a name that says anything: the file may be left behind by a computer that loses its power. */
const temporaryNameFor = (file: string): string => join(dirname(file), `.${randomBytes(8).toString('hex')}.part`);

const writeWhole = (file: string, contents: string | Uint8Array): void => {
  const handle = openSync(file, 'wx', ownerOnly);
  try {
    writeFileSync(handle, contents);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

/** Null when it is written, or a sentence that says why it is not. A symbolic link is replaced, never followed. */
export const writeNewFile = (file: string, contents: string | Uint8Array, mayReplace: boolean): string | null => {
  const temporary = temporaryNameFor(file);
  try {
    const present = isThere(file);
    if (present === 'other') return `${file} is not an ordinary file.`;
    if (present === 'file' && !mayReplace) return `${file} is there already; --force replaces it.`;
    writeWhole(temporary, contents);
    // A link fails where a file came into being meanwhile, a rename would replace it.
    if (mayReplace) renameSync(temporary, file);
    else linkSync(temporary, file);
    return null;
  } catch (error) {
    const code = codeOfSystemError(error);
    return code === 'EEXIST'
      ? `${file} is there already; --force replaces it.`
      : `${basename(file)} cannot be written to ${dirname(file)} (${code}).`;
  } finally {
    rmSync(temporary, { force: true });
  }
};
