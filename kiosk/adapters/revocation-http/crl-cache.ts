/**
 * Revocation lists on disk, so that a list of an authority is fetched once in its lifetime and not once per citizen. Lists
 * and their addresses are impersonal; nothing else is ever kept here. A file is named after the hash of its address and
 * holds a mark, the SHA-256 of the list, and the list; it appears whole or not at all (rename), also beside other processes.
 *
 * Nothing in it is believed: a file that does not fit its own hash does not exist, and whoever uses the list checks its
 * signature. A directory that cannot be used means no cache, told once in the journal.
 */
import { createHash } from 'node:crypto';
import { lstat, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { JournalPort, RandomPort } from '../../ports.ts';

export type CrlCacheOptions = {
  /** Made when missing, with mode 0700. */
  readonly directory: string;
  readonly maxEntries: number;
  readonly maxBytes: number;
  readonly journal: JournalPort;
  readonly random: Pick<RandomPort, 'uuid'>;
};

export interface CrlCache {
  /** The list that was kept for that address, null without a whole one. */
  find(url: string): Promise<Uint8Array | null>;
  /** Replaces what was kept for that address; the oldest lists give way when there are too many, or too much of them. */
  keep(url: string, crl: Uint8Array): Promise<void>;
}

const mark = Buffer.from('eid-kiosk crl 1\n', 'ascii');
const hashLength = 32;
const headLength = mark.length + hashLength;
const listName = /^[0-9a-f]{64}\.crl$/;
const partName = /^[0-9a-f]{64}\.[0-9a-f-]{36}\.part$/;
/** A part this old was left behind by a process that ended while writing. */
const abandonedAfterMs = 3_600_000;

const sha256 = (data: string | Uint8Array): Buffer => createHash('sha256').update(data).digest();
const stemOf = (url: string): string => sha256(url).toString('hex');

const isSystemError = (error: unknown): error is NodeJS.ErrnoException => error instanceof Error && 'code' in error;
const isMissing = (error: unknown): boolean => isSystemError(error) && error.code === 'ENOENT';

const unwrap = (file: Buffer): Uint8Array | null => {
  const list = file.subarray(headLength);
  const isWhole =
    file.subarray(0, mark.length).equals(mark) && file.subarray(mark.length, headLength).equals(sha256(list));
  return isWhole ? Uint8Array.from(list) : null;
};

type Entry = { readonly name: string; readonly bytes: number; readonly changedMs: number };

export const createCrlCache = ({ directory, maxEntries, maxBytes, journal, random }: CrlCacheOptions): CrlCache => {
  let isTold = false;
  /** What the disk refuses is told once and changes nothing else; what is no matter of the disk is a defect. */
  const tell = (error: unknown): void => {
    if (!isSystemError(error)) throw error;
    if (!isTold) journal.write({ event: 'revocation.cache-unusable', facts: { code: error.code ?? null } });
    isTold = true;
  };

  const entries = async (names: RegExp): Promise<readonly Entry[]> => {
    const found: Entry[] = [];
    for (const name of (await readdir(directory)).filter((one) => names.test(one))) {
      try {
        const { size, mtimeMs } = await lstat(join(directory, name));
        found.push({ name, bytes: size, changedMs: mtimeMs });
      } catch (error) {
        // Another process was quicker to remove it.
        if (!isMissing(error)) throw error;
      }
    }
    return found;
  };
  const remove = (name: string): Promise<void> => rm(join(directory, name), { force: true });

  const write = async (file: string, crl: Uint8Array): Promise<void> => {
    const handle = await open(file, 'wx', 0o600);
    try {
      await handle.writeFile(Buffer.concat([mark, sha256(crl), crl]));
    } finally {
      await handle.close();
    }
  };

  /** Newest first until one is too many or too much: that one and all older ones go. */
  const makeRoom = async (): Promise<void> => {
    const newestFirst = [...(await entries(listName))].sort((one, other) => other.changedMs - one.changedMs);
    let sum = 0;
    const surplus = newestFirst.filter(({ bytes }, index) => {
      sum += bytes;
      return index >= maxEntries || sum > maxBytes;
    });
    const latestPart = Math.max(0, ...newestFirst.map(({ changedMs }) => changedMs)) - abandonedAfterMs;
    const abandoned = (await entries(partName)).filter(({ changedMs }) => changedMs < latestPart);
    await Promise.all([...surplus, ...abandoned].map(({ name }) => remove(name)));
  };

  return {
    async find(url) {
      const file = join(directory, `${stemOf(url)}.crl`);
      try {
        // Only what could have been written here is opened: a pipe would never end.
        const status = await lstat(file);
        if (!status.isFile() || status.size <= headLength || status.size > headLength + maxBytes) return null;
        return unwrap(await readFile(file));
      } catch (error) {
        if (!isMissing(error)) tell(error);
        return null;
      }
    },
    async keep(url, crl) {
      if (headLength + crl.length > maxBytes) return;
      const stem = stemOf(url);
      const part = join(directory, `${stem}.${random.uuid()}.part`);
      try {
        await mkdir(directory, { recursive: true, mode: 0o700 });
        try {
          await write(part, crl);
          await rename(part, join(directory, `${stem}.crl`));
        } finally {
          await rm(part, { force: true });
        }
        await makeRoom();
      } catch (error) {
        tell(error);
      }
    },
  };
};
