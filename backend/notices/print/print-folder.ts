/**
 * Letters as files in a folder that a printer or a mailing service empties. A letter appears whole or not at all, is
 * readable by its owner only, and is never written over: its name is the id of the notice, so a repeat finds it there.
 */
import { access, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { CarrierOutcome, LetterCarrierPort } from '../carriers.ts';

const errorCode = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;

const exists = async (path: string): Promise<boolean> => {
  try {
    await access(path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw error;
  }
};

const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

const writeWhole = async (path: string, bytes: Uint8Array): Promise<void> => {
  // What an attempt that died has left behind is begun again.
  const handle = await open(path, 'w', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
};

const inPlace: CarrierOutcome = { result: 'delivered', code: 'in-folder' };

/** The folder is made by whoever empties it: one that is missing may be a disk that is not mounted. */
export const createPrintFolder = (folder: string): LetterCarrierPort => ({
  post: async ({ noticeId, pdf }) => {
    const letter = join(folder, `${noticeId}.pdf`);
    const unfinished = join(folder, `.${noticeId}.part`);
    try {
      if (await exists(letter)) return inPlace;
      await writeWhole(unfinished, pdf);
      await rename(unfinished, letter);
      await syncFolder(folder);
      return inPlace;
    } catch (error) {
      const code = errorCode(error);
      if (code === null) throw error;
      // The disk may be full: what was written makes room again. Nothing to remove is as well.
      await rm(unfinished, { force: true }).catch(() => undefined);
      return { result: 'later', code: code.toLowerCase(), away: true };
    }
  },
});
