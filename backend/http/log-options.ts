/**
 * What the backend writes down: one structured line per answered request with method, route pattern, status, duration and
 * trace id, beside the caller's where it sent one (trace-parent.ts); for a defect the kind of error and where it happened.
 * Never a body, another header, an address as it was asked for,
 * or the message of an error, because all of these can hold what a person gave us.
 */
import type { Writable } from 'node:stream';

export type LogOptions = { readonly level: 'info' | 'warn' | 'error' | 'silent'; readonly stream?: Writable };

/** Redaction as a second wall: should a line ever carry these, they are cut out. */
const neverLogged = ['req.headers', 'res.headers', 'body', 'req.body', '*.nationalNumber', '*.authorization'];

export const loggerOptions = ({ level, stream }: LogOptions) => ({
  level,
  redact: { paths: neverLogged, remove: true },
  ...(stream === undefined ? {} : { stream }),
});

/** Frames only: the first lines of a stack repeat the message. Codes are those of the runtime or the database. */
export const defectFacts = (error: unknown): Record<string, string | readonly string[]> => {
  if (!(error instanceof Error)) return { kind: typeof error };
  return {
    kind: error.name,
    ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}),
    frames: (error.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .map((line) => line.trim()),
  };
};
