/** From a reader's name to the bytes of the card in it: connect, run the read plan, let go. What the bytes mean is not decided here. */
import type { EidFileName } from '../../contract/eid-files.ts';
import type { ReadTimings } from '../../contract/eid-read.ts';
import type { Finding } from '../../contract/findings.ts';
import type { CardImage, CardScript, ReadOptions } from '../../eid/card-image.ts';
import { readCard, unreadCard } from '../../eid/files/read-card.ts';
import type { CardReaderPort, CardTrouble, ClockPort } from '../ports.ts';
import { connectToCard } from './connect-to-card.ts';
import { connectLine, type TraceLine } from './exchange-trace.ts';
import { findingsOfTalk } from './reader-findings.ts';
import { runCardScript, type ScriptDeadlines, type ScriptRun } from './run-card-script.ts';
import { withinDeadline } from './within-deadline.ts';

export type TalkOptions = {
  readonly reader: CardReaderPort;
  readonly readerName: string;
  readonly clock: ClockPort;
  readonly plan: Omit<ReadOptions, 'atr'>;
  readonly earlierAttempts: number;
  readonly readerKnownGood: boolean;
  readonly signal: AbortSignal | null;
  readonly onProgress: (file: EidFileName, phase: 'started' | 'finished') => void;
  readonly onSoFar?: (soFar: CardImage, latest: EidFileName) => void;
  readonly onTrace: (line: TraceLine) => void;
  /** From connecting to letting go; default 20 s. */
  readonly deadlineMs?: number | undefined;
  /** Power the card down and up before anything is asked of it; default no. */
  readonly powerCycleFirst?: boolean | undefined;
};

export type Talk = {
  readonly image: CardImage;
  /** About reader, contacts and a chip without a sign of life (reader-findings.ts). */
  readonly findings: readonly Finding[];
  /** `firstFieldsMs` and `completeMs` count from the start of connecting; the former is null when name or address was not asked for or not reached. */
  readonly timings: ReadTimings;
};

/** A whole card takes 0.3 to 1.5 s; twenty seconds are what a person is asked to wait for a verdict (design/findings.md). */
export const cardTimeMs = 20_000;
const stepDeadlines: Omit<ScriptDeadlines, 'overallMs'> = {
  exchangeMs: 5000,
  transactionMs: 5000,
  reconnectMs: 5000,
};
const disconnectDeadlineMs = 2000;
/** What a step that was begun in time may take beyond the end, and what letting go may. */
const reserveMs = disconnectDeadlineMs + 250;

const firstFields: readonly EidFileName[] = ['identity', 'address'];

/** Finer digits would be noise in a document. */
const toMicroseconds = (durationMs: number): number => Math.round(durationMs * 1000) / 1000;

const notRun = (image: CardImage, lastTrouble: CardTrouble | null): ScriptRun<CardImage> => ({
  value: image,
  exchanges: 0,
  bytesSent: 0,
  bytesReceived: 0,
  communicationTroubles: [],
  lastTrouble,
});

function* afterPowerCycle(plan: ReadOptions): CardScript<CardImage> {
  const cycled = yield { kind: 'reconnect', how: 'power-cycle' };
  return cycled.ok ? yield* readCard(plan) : unreadCard(plan, cycled.failure);
}

const connectAndRun = async (options: TalkOptions): Promise<ScriptRun<CardImage>> => {
  const { reader, readerName, clock, plan, signal, onProgress, onTrace } = options;
  const onSoFar = options.onSoFar === undefined ? {} : { onSoFar: options.onSoFar };
  const startedMs = clock.monotonicMs();
  const talkMs = (options.deadlineMs ?? cardTimeMs) - reserveMs;
  const connected = await connectToCard({ reader, readerName, clock, signal, deadlineMs: talkMs });
  onTrace(connectLine(connected, clock.monotonicMs() - startedMs));
  if (!connected.ok) {
    const { code, trouble } = connected.failure;
    return notRun(unreadCard({ ...plan, atr: new Uint8Array(0) }, code), trouble);
  }
  const channel = connected.value;
  try {
    const whole = { ...plan, atr: channel.atr };
    const script = options.powerCycleFirst === true ? afterPowerCycle(whole) : readCard(whole);
    const overallMs = talkMs - (clock.monotonicMs() - startedMs);
    const deadlines = { ...stepDeadlines, overallMs };
    return await runCardScript(script, { channel, clock, deadlines, signal, onProgress, ...onSoFar, onTrace });
  } finally {
    await withinDeadline(clock, channel.disconnect(), disconnectDeadlineMs, null);
  }
};

/** Never rejects for anything card, reader or service do, and always comes to an end within `deadlineMs`. */
export const readCardImage = async (options: TalkOptions): Promise<Talk> => {
  const { clock, plan } = options;
  const startedMs = clock.monotonicMs();
  let firstFieldsMs: number | null = null;
  const isFirst = (file: EidFileName): boolean => firstFields.includes(file) && plan.files.includes(file);
  const onProgress: TalkOptions['onProgress'] = (file, phase) => {
    if (phase === 'finished' && isFirst(file)) firstFieldsMs = clock.monotonicMs() - startedMs;
    options.onProgress(file, phase);
  };

  const run = await connectAndRun({ ...options, onProgress });
  const completeMs = clock.monotonicMs() - startedMs;
  const gotFirstFields = firstFields.filter(isFirst).every((file) => run.value.files[file].status === 'read');
  return {
    image: run.value,
    findings: findingsOfTalk({
      image: run.value,
      communicationTroubles: run.communicationTroubles,
      lastTrouble: run.lastTrouble,
      earlierAttempts: options.earlierAttempts,
      readerKnownGood: options.readerKnownGood,
    }),
    timings: {
      firstFieldsMs: firstFieldsMs === null || !gotFirstFields ? null : toMicroseconds(firstFieldsMs),
      completeMs: toMicroseconds(completeMs),
      exchanges: run.exchanges,
      bytesSent: run.bytesSent,
      bytesReceived: run.bytesReceived,
    },
  };
};
