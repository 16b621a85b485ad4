/** Where a running dock leaves its address and token for the shell of the same user. */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export type DockAddress = {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  readonly token: string;
};

/** Readable by the owner only from its first byte on. */
export const writeDockFile = (path: string, { origin, token }: DockAddress): void => {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}`;
  rmSync(draft, { force: true });
  writeFileSync(draft, `${JSON.stringify({ origin, token })}\n`, { mode: 0o600, flag: 'wx' });
  renameSync(draft, path);
};

/** To be called when the dock closes; leaves the file of another dock alone. */
export const removeDockFile = (path: string, address: DockAddress): void => {
  if (readDockFile(path)?.token === address.token) rmSync(path, { force: true });
};

/** Null when there is none or it is not what a dock wrote. */
export const readDockFile = (path: string): DockAddress | null => {
  try {
    const content: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof content !== 'object' || content === null) return null;
    if (!('origin' in content) || typeof content.origin !== 'string') return null;
    if (!('token' in content) || typeof content.token !== 'string') return null;
    return { origin: content.origin, token: content.token };
  } catch {
    // Absent, unreadable and malformed come to the same for the caller: no dock is known here.
    return null;
  }
};

/** The address in a dock's URL, null without the token behind the `#`. */
export const readDockUrl = (text: string): DockAddress | null => {
  const url = URL.parse(text);
  return url === null || url.hash.length < 2 ? null : { origin: url.origin, token: url.hash.slice(1) };
};
