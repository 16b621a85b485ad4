/**
 * Keeps the municipality's catalogue: fetched at start, asked again until it comes, refreshed now and then. A fetch that
 * fails later leaves the last good one in place, because prices and rules are checked again by the backend at submit.
 */
import type { Municipality } from '../../contract/municipality.ts';
import type { Result } from '../../contract/result.ts';
import type { ClockPort, JournalPort, MunicipalityPort } from '../ports.ts';

const retryDelayMs = 5_000;
const refreshDelayMs = 600_000;

export type CurrentCatalogue = {
  current(): Municipality | null;
  /** Fetches now, whatever the timetable says; listeners hear of a success. */
  refresh(): Promise<Result<Municipality>>;
  /** Stops asking. A fetch under way is left to end by itself and changes nothing any more. */
  close(): void;
};

export function createCurrentCatalogue(parts: {
  readonly municipality: MunicipalityPort;
  readonly clock: ClockPort;
  readonly journal: JournalPort;
  readonly onChanged: (municipality: Municipality) => void;
  /** Told of a bug while asking; asking goes on. */
  readonly onDefect: (error: unknown) => void;
}): CurrentCatalogue {
  const { municipality, clock, journal, onChanged, onDefect } = parts;
  let latest: Municipality | null = null;
  let lastFailure: string | null = null;
  let closed = false;
  let cancelNext = (): void => undefined;

  const refresh = async (): Promise<Result<Municipality>> => {
    const answer = await municipality.catalogue();
    if (closed) return answer;
    if (answer.ok) {
      const isNew = JSON.stringify(answer.value) !== JSON.stringify(latest);
      latest = answer.value;
      if (isNew) onChanged(answer.value);
    }
    const failure = answer.ok ? null : answer.failure.code;
    if (failure !== lastFailure) {
      journal.write({ event: 'catalogue.asked', facts: { failure, kept: !answer.ok && latest !== null } });
      lastFailure = failure;
    }
    return answer;
  };

  const keepAsking = async (): Promise<void> => {
    const isFresh = await refresh().then(
      (answer) => answer.ok,
      (error: unknown) => {
        onDefect(error);
        return false;
      },
    );
    if (!closed) cancelNext = clock.after(isFresh ? refreshDelayMs : retryDelayMs, () => void keepAsking());
  };
  void keepAsking();

  return {
    current: () => latest,
    refresh,
    close: () => {
      closed = true;
      cancelNext();
    },
  };
}
