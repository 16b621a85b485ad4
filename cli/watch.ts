/** `eid watch`: a line per reader and card event until interrupted. */
import { matchReaders } from './choose-reader.ts';
import { atrHex, meaningOfAtr } from './describe-slot.ts';
import { type ExitStatus, exitStatus } from './exit-status.ts';
import { eventsBetween, type ReaderEvent } from './reader-events.ts';
import type { ReadersSnapshot } from '../kiosk/ports.ts';
import type { VerbContext } from './verb-context.ts';

const toDocument = (event: ReaderEvent, time: string): unknown => ({
  time,
  event: event.event,
  reader: 'reader' in event ? event.reader : null,
  atr: 'state' in event ? atrHex(event.state) : null,
  card: 'state' in event ? meaningOfAtr(event.state) : null,
});

const toLine = (event: ReaderEvent, time: string): string => {
  const reader = 'reader' in event ? `  ${event.reader}` : '';
  const card = 'state' in event ? `  ${atrHex(event.state)}  ${meaningOfAtr(event.state)}` : '';
  return `${time}  ${event.event.padEnd(18)}${reader}${card}`.trimEnd();
};

export const watch = async ({ request, terminal, reader, clock, interrupted }: VerbContext): Promise<ExitStatus> => {
  let before: ReadersSnapshot | null = null;
  const stop = reader.watch((snapshot) => {
    const shown: ReadersSnapshot = { ...snapshot, readers: matchReaders(snapshot.readers, request.reader) };
    const time = new Date(clock.now()).toISOString();
    for (const event of eventsBetween(before, shown)) {
      terminal.answer(request.json ? JSON.stringify(toDocument(event, time)) : toLine(event, time));
    }
    before = shown;
  });
  await new Promise<void>((resolve) => {
    interrupted.addEventListener('abort', () => resolve(), { once: true });
    if (interrupted.aborted) resolve();
  });
  await stop();
  return exitStatus.noBlockingFinding;
};
