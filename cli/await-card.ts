/** Watches the readers until one holds a card, or the time is up; then says what was there. */
import type { CardReaderPort, ClockPort, ReadersSnapshot } from '../kiosk/ports.ts';
import { chooseReader, type ReaderChoice } from './choose-reader.ts';

/** The first snapshot comes within moments; a service that never gives one is taken for down. */
const firstSnapshotMs = 5000;

const silentService: ReadersSnapshot = { service: 'down', serviceCode: null, readers: [] };

type Waiting = {
  readonly reader: CardReaderPort;
  readonly clock: ClockPort;
  /** Ends the wait early. */
  readonly interrupted: AbortSignal;
};

/** The first snapshot that satisfies `isEnough`, or the last one when `waitMs` is over; at least one is waited for. */
export const awaitSnapshot = async (
  { reader, clock, interrupted }: Waiting,
  waitMs: number,
  isEnough: (snapshot: ReadersSnapshot) => boolean,
): Promise<ReadersSnapshot> => {
  let latest: ReadersSnapshot | null = null;
  let timeIsUp = waitMs === 0;
  const settled = Promise.withResolvers<void>();
  const look = (): void => {
    if (latest !== null && (timeIsUp || isEnough(latest))) settled.resolve();
  };
  const cancelWait = clock.after(waitMs, () => {
    timeIsUp = true;
    look();
  });
  const cancelPatience = clock.after(Math.max(waitMs, firstSnapshotMs), () => settled.resolve());
  const giveUp = (): void => settled.resolve();
  interrupted.addEventListener('abort', giveUp, { once: true });
  if (interrupted.aborted) giveUp();
  const stop = reader.watch((snapshot) => {
    latest = snapshot;
    look();
  });
  await settled.promise;
  cancelWait();
  cancelPatience();
  interrupted.removeEventListener('abort', giveUp);
  await stop();
  return latest ?? silentService;
};

export const awaitCard = async (waiting: Waiting, wanted: string | null, waitMs: number): Promise<ReaderChoice> => {
  const isEnough = (snapshot: ReadersSnapshot): boolean => {
    const { kind } = chooseReader(snapshot, wanted);
    return kind === 'card' || kind === 'ambiguous';
  };
  return chooseReader(await awaitSnapshot(waiting, waitMs, isEnough), wanted);
};
