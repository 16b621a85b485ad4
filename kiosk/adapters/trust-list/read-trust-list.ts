/** Reads a signed trust list from two files: the list, and beside it the signature with `.sig` behind the name (docs/trust-lists.md). */
import { open, stat } from 'node:fs/promises';
import type { TrustListSource } from '../../../contract/installation.ts';
import { failed, type Result, success } from '../../../contract/result.ts';
import type { TrustListProblem } from '../../../contract/trust-list.ts';
import {
  type CryptoPort,
  openTrustList,
  type TrustedKeys,
  type TrustListTrouble,
  trustListSizeLimit,
} from '../../../eid/index.ts';

export const signatureFileOf = (listFile: string): string => `${listFile}.sig`;

const isSystemError = (error: unknown): error is NodeJS.ErrnoException => error instanceof Error && 'code' in error;

/** At most one byte more than a list may have: whatever is longer is refused for its length, and never held in memory. */
async function readStart(file: string, problem: TrustListProblem): Promise<Result<Uint8Array, TrustListTrouble>> {
  try {
    // Opening a pipe would wait for whoever writes to it.
    if (!(await stat(file)).isFile()) return failed({ code: problem, at: null });
    const handle = await open(file, 'r');
    try {
      const bytes = new Uint8Array(trustListSizeLimit + 1);
      let length = 0;
      for (;;) {
        const { bytesRead } = await handle.read(bytes, length, bytes.length - length, length);
        length += bytesRead;
        if (bytesRead === 0 || length === bytes.length) return success(bytes.slice(0, length));
      }
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return failed({ code: problem, at: null });
  }
}

/** The failure is the first reason found; a file that changes between two reads fails its signature. */
export async function readTrustList(
  { file, publicKey }: TrustListSource,
  crypto: CryptoPort,
): Promise<Result<TrustedKeys, TrustListTrouble>> {
  const list = await readStart(file, 'trust-list.unreadable');
  if (!list.ok) return list;
  const signature = await readStart(signatureFileOf(file), 'trust-list.signature-unreadable');
  if (!signature.ok) return signature;
  const key = Uint8Array.from(Buffer.from(publicKey, 'base64'));
  return openTrustList({ list: list.value, signature: signature.value }, key, crypto);
}
