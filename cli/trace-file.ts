/** `--trace FILE`: one JSON line per step of the talk with the card, without data bytes (kiosk/card-reading/exchange-trace.ts). */
import { closeSync, openSync, writeSync } from 'node:fs';
import { failed, type Result, success } from '../contract/result.ts';
import type { TraceLine } from '../kiosk/card-reading/exchange-trace.ts';

export type TraceFile = {
  readonly write: (line: TraceLine) => void;
  readonly close: () => void;
};

const noTrace: TraceFile = { write: () => undefined, close: () => undefined };

const isSystemError = (error: unknown): error is NodeJS.ErrnoException => error instanceof Error && 'code' in error;

/** Replaces the file; null traces nothing. The failure is a sentence for the person at the keyboard. */
export const openTraceFile = (file: string | null): Result<TraceFile, string> => {
  if (file === null) return success(noTrace);
  try {
    const handle = openSync(file, 'w', 0o600);
    return success({
      write: (line) => void writeSync(handle, `${JSON.stringify(line)}\n`),
      close: () => closeSync(handle),
    });
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return failed(`The trace file ${file} cannot be written (${error.code ?? 'unknown error'}).`);
  }
};
