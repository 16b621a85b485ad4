/**
 * Where the master key lives: a file of its own, outside the database and its back-ups, readable by its owner only.
 * Lose it and every personal field is lost; store it beside the database and the encryption protects nothing.
 */
import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { failed, type Result, success } from '../../contract/result.ts';
import { masterKeyLength } from './field-cipher.ts';

const decode = (text: string): Uint8Array | null => {
  const bytes = Buffer.from(text.trim(), 'base64');
  return bytes.length === masterKeyLength ? bytes : null;
};

/** Reads a key: 32 bytes in base64 on one line. The failure is a sentence for the person who starts the program. */
export const readMasterKey = async (file: string): Promise<Result<Uint8Array, string>> => {
  let text: string;
  try {
    // Windows keeps access rights elsewhere; mode bits say nothing there.
    const { mode } = await stat(file);
    if (process.platform !== 'win32' && (mode & 0o077) !== 0)
      return failed(`${file} can be read by others than its owner (chmod 600)`);
    text = await readFile(file, 'utf8');
  } catch (error) {
    return failed(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  const key = decode(text);
  return key === null
    ? failed(`${file} does not hold a key of ${masterKeyLength} bytes in base64`)
    : success(Uint8Array.from(key));
};

/** For the demo: as readMasterKey, but makes the key at the first start. */
export const readOrCreateMasterKey = async (file: string): Promise<Result<Uint8Array, string>> => {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  try {
    const handle = await open(file, 'wx', 0o600);
    await handle.writeFile(`${randomBytes(masterKeyLength).toString('base64')}\n`);
    await handle.sync();
    await handle.close();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return readMasterKey(file);
};
