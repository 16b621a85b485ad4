/** What changed between two snapshots of the readers, as events (past tense). Pure. */
import type { ReadersSnapshot, ReaderState } from '../kiosk/ports.ts';

export type ReaderEvent =
  | { readonly event: 'service-stopped' | 'service-started' }
  | { readonly event: 'reader-attached' | 'reader-detached'; readonly reader: string }
  | { readonly event: 'card-inserted'; readonly reader: string; readonly state: ReaderState }
  | { readonly event: 'card-removed' | 'card-mute' | 'reader-unavailable'; readonly reader: string };

type Occupancy = 'empty' | 'card' | 'mute' | 'unavailable';

const occupancyOf = ({ slot }: ReaderState): Occupancy => (slot === 'in-use-exclusively' ? 'card' : slot);

const arrival = (state: ReaderState): readonly ReaderEvent[] => {
  switch (occupancyOf(state)) {
    case 'card':
      return [{ event: 'card-inserted', reader: state.name, state }];
    case 'mute':
      return [{ event: 'card-mute', reader: state.name }];
    case 'unavailable':
      return [{ event: 'reader-unavailable', reader: state.name }];
    case 'empty':
      return [];
  }
};

/** The event count tells a card that was out for less time than anybody looked (kiosk/ports.ts `eventCount`). */
const changesOf = (before: ReaderState, after: ReaderState): readonly ReaderEvent[] => {
  const wasIn = occupancyOf(before) === 'card' || occupancyOf(before) === 'mute';
  const sameStay = occupancyOf(before) === occupancyOf(after) && before.eventCount === after.eventCount;
  const stillEmpty = occupancyOf(before) === 'empty' && occupancyOf(after) === 'empty';
  if (sameStay || stillEmpty) return [];
  return [...(wasIn ? [{ event: 'card-removed', reader: after.name } as const] : []), ...arrival(after)];
};

/** `before` is null for the first snapshot: everything that is there is told as having come. */
export const eventsBetween = (before: ReadersSnapshot | null, after: ReadersSnapshot): readonly ReaderEvent[] => {
  const events: ReaderEvent[] = [];
  if (before?.service !== after.service) {
    events.push({ event: after.service === 'up' ? 'service-started' : 'service-stopped' });
  }
  const known = new Map((before?.readers ?? []).map((state) => [state.name, state]));
  for (const state of after.readers) {
    const earlier = known.get(state.name);
    known.delete(state.name);
    if (earlier === undefined) events.push({ event: 'reader-attached', reader: state.name }, ...arrival(state));
    else events.push(...changesOf(earlier, state));
  }
  for (const name of known.keys()) events.push({ event: 'reader-detached', reader: name });
  return events;
};
