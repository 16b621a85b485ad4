/**
 * `--trace FILE`: one JSON line per step of the talk with the card, without data bytes (kiosk/card-reading/exchange-trace.ts),
 * and one per question about revocation, without what it asked about (kiosk/card-reading/look-up-revocation.ts).
 */
import { closeSync, openSync, writeSync } from 'node:fs';
import { failed, type Result, success } from '../contract/result.ts';
import type { TraceLine } from '../kiosk/card-reading/exchange-trace.ts';
import type { RevocationTraceLine } from '../kiosk/card-reading/look-up-revocation.ts';
import { codeOfSystemError } from './write-new-file.ts';

export type TraceFile = {
  /** A disk that is full does not end the talk with the card: the trace does. */
  readonly write: (line: TraceLine | RevocationTraceLine) => void;
  /** Why the trace is not whole, as a sentence for the person at the keyboard; null when it is. */
  readonly close: () => string | null;
};

const noTrace: TraceFile = { write: () => undefined, close: () => null };

/** Replaces the file; null traces nothing. The failure is a sentence for the person at the keyboard. */
export const openTraceFile = (file: string | null): Result<TraceFile, string> => {
  if (file === null) return success(noTrace);
  let handle: number;
  try {
    handle = openSync(file, 'w', 0o600);
  } catch (error) {
    return failed(`The trace file ${file} cannot be written (${codeOfSystemError(error)}).`);
  }
  let trouble: string | null = null;
  let isOpen = true;
  const attempt = (work: () => void): void => {
    if (trouble !== null || !isOpen) return;
    try {
      work();
    } catch (error) {
      trouble = `The trace file ${file} is not whole (${codeOfSystemError(error)}).`;
    }
  };
  return success({
    write: (line) => attempt(() => void writeSync(handle, `${JSON.stringify(line)}\n`)),
    close: () => {
      // A question that was given up may be answered later; by then the number of the handle may be another file's.
      attempt(() => closeSync(handle));
      isOpen = false;
      return trouble;
    },
  });
};
