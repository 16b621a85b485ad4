/**
 * Getting hold of the card. Another program may hold it for a moment, and a card that was only just pushed in may need a
 * second power-up: both are worth a bounded wait (reference belgian-eid.md §2, "recovery").
 */
import { failed, type Result } from '../../contract/result.ts';
import type { CardChannel, CardReaderPort, CardResult, CardTrouble, CardTroubleCode, ClockPort } from '../ports.ts';
import { withinDeadline } from './within-deadline.ts';

const connectDeadlineMs = 5000;
/** Beyond what the port was told: a port that keeps its word never needs it. */
const graceMs = 250;

/** No further attempt begins once all together have taken this long: as long as another program's transaction is waited for. */
const patienceMs = 5000;

/** Programs that take turns leave gaps of a few hundred milliseconds: whoever asks less often meets one by luck only. */
const gapMs = 150;

/** Pauses before each further attempt. What is not listed is not worth another. */
const pausesMs: Partial<Record<CardTroubleCode, readonly number[]>> = {
  'sharing-violation': Array.from({ length: Math.ceil(patienceMs / gapMs) }, () => gapMs),
  'card-mute': [300],
  'card-reset': [0, 0],
  communication: [50, 200, 500],
};

export type ConnectOptions = {
  readonly reader: CardReaderPort;
  readonly readerName: string;
  readonly clock: ClockPort;
  readonly signal: AbortSignal | null;
  /** For all attempts together; default: as long as their patience lasts, and then one more attempt. */
  readonly deadlineMs?: number;
};

export type Connected = Result<
  CardChannel,
  { readonly code: CardTroubleCode | 'aborted'; readonly trouble: CardTrouble | null }
>;

const pause = (clock: ClockPort, pauseMs: number): Promise<void> =>
  new Promise((resolve) => clock.after(pauseMs, () => resolve()));

const attempt = async (options: ConnectOptions, leftMs: number): Promise<Connected> => {
  const { reader, readerName, clock, signal } = options;
  const deadlineMs = Math.max(0, Math.min(connectDeadlineMs, leftMs - graceMs));
  const connecting: Promise<CardResult<CardChannel>> = reader.connect(readerName, deadlineMs);
  const waited = await withinDeadline(clock, connecting, deadlineMs + graceMs, signal);
  if (waited.end === 'settled') {
    const { value } = waited;
    return value.ok ? value : failed({ code: value.failure.code, trouble: value.failure });
  }
  // Nobody waits for this connection any more: give it back if it comes after all.
  void connecting.then((late) => (late.ok ? late.value.disconnect() : undefined));
  if (waited.end === 'aborted') return failed({ code: 'aborted', trouble: null });
  const trouble: CardTrouble = { code: 'not-answering', call: 'connect', returnCode: null };
  return failed({ code: trouble.code, trouble });
};

export const connectToCard = async (options: ConnectOptions): Promise<Connected> => {
  const startedMs = options.clock.monotonicMs();
  const { deadlineMs = connectDeadlineMs + patienceMs + graceMs } = options;
  const spentMs = (): number => options.clock.monotonicMs() - startedMs;
  for (let attempts = 1; ; attempts += 1) {
    const connected = await attempt(options, deadlineMs - spentMs());
    if (connected.ok || connected.failure.code === 'aborted') return connected;
    const pauseMs = pausesMs[connected.failure.code]?.[attempts - 1];
    const isPatient = spentMs() < Math.min(patienceMs, deadlineMs - graceMs);
    if (pauseMs === undefined || !isPatient || options.signal?.aborted === true) return connected;
    await pause(options.clock, pauseMs);
  }
};
