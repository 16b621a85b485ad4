/** Test roots given on the command line: certificates whose key is trusted on purpose, and only for this run. */
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { failed, type Result, success } from '../contract/result.ts';
import type { PinnedRoot } from '../eid/verify/belgian-roots.ts';

const isSystemError = (error: unknown): error is NodeJS.ErrnoException => error instanceof Error && 'code' in error;

const readRoot = (file: string): Result<PinnedRoot, string> => {
  let contents: Buffer;
  try {
    contents = readFileSync(file);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return failed(`The test root ${file} cannot be read (${error.code ?? 'unknown error'}).`);
  }
  try {
    const spki = new X509Certificate(contents).publicKey.export({ type: 'spki', format: 'der' });
    return success({ name: basename(file), spki: Uint8Array.from(spki) });
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return failed(`The test root ${file} is not a certificate (PEM or DER).`);
  }
};

/** The failure is a sentence for the person at the keyboard. */
export const readTestRoots = (files: readonly string[]): Result<readonly PinnedRoot[], string> => {
  const roots: PinnedRoot[] = [];
  for (const file of files) {
    const root = readRoot(file);
    if (!root.ok) return root;
    roots.push(root.value);
  }
  return success(roots);
};
