/**
 * JournalPort as JSON lines, one entry a line, to a stream or to the end of a file. What may be in an entry is decided by
 * whoever writes it (kiosk/ports.ts JournalEntry: codes, counts, durations; never a personal value).
 */
import { createWriteStream } from 'node:fs';
import type { Writable } from 'node:stream';
import type { ClockPort, JournalPort } from '../../ports.ts';

export type JsonLinesJournalOptions = {
  readonly clock: ClockPort;
  /** A file is created with mode 0600, or appended to. */
  readonly to: { readonly stream: Writable } | { readonly file: string };
  /** Told once when writing does not work (disk full, no permission). The journal then stays silent: it never stops the kiosk. */
  readonly onFailure: (error: Error) => void;
};

export interface JsonLinesJournal extends JournalPort {
  /** Resolves when what was written is with the operating system; afterwards a file is closed and a stream of others still open. */
  close(): Promise<void>;
}

export const createJsonLinesJournal = ({ clock, to, onFailure }: JsonLinesJournalOptions): JsonLinesJournal => {
  const own = 'file' in to;
  const stream = own ? createWriteStream(to.file, { flags: 'a', mode: 0o600 }) : to.stream;
  let broken = false;
  const onError = (error: Error): void => {
    if (!broken) onFailure(error);
    broken = true;
  };
  stream.on('error', onError);
  return {
    write: ({ event, facts }) => {
      if (broken) return;
      stream.write(`${JSON.stringify({ time: new Date(clock.now()).toISOString(), event, facts })}\n`);
    },
    close: () =>
      new Promise((resolve) => {
        if (broken) {
          resolve();
          return;
        }
        const finish = (): void => {
          stream.off('error', onError);
          resolve();
        };
        if (own) stream.end(finish);
        else stream.write('', finish);
      }),
  };
};
