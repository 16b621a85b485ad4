/**
 * One reading of the card in the slot by this project's own engine, through the real PC/SC service. Exchanges, bytes and
 * times are those at the card's contacts; the engine's own account (trace and progress) only says which exchange was for what.
 */
import { scopeWithout } from '../../cli/withheld-parts.ts';
import type { EidFileName } from '../../contract/eid-files.ts';
import type { CardReadingOptions, CardReadingUseCase } from '../../kiosk/card-reading/create-card-reading.ts';
import { sixFiles, type Talk } from './length-aware-floor.ts';
import type { SlowSlot, TimedExchange } from './slow-slot.ts';

/** `windowMs`: from the arrival of the first command to the last answer. */
export type Stretch = Talk & { readonly windowMs: number };

export type MeasuredReading = {
  readonly whole: Stretch;
  /** Up to the answer with which the last of identity and address was complete. */
  readonly nameAndAddress: Stretch;
  /** From the last answer until everything was decoded, verified and handed over. */
  readonly verdictMs: number;
};

/** What is read beside the six files. */
export const extras = ['citizen certificates', 'chip key and challenge', 'PIN status'] as const;
type Extra = (typeof extras)[number];

export type Place = {
  readonly cardReading: CardReadingUseCase;
  readonly readerName: string;
  readonly slot: SlowSlot;
  readonly signal: AbortSignal;
};

export const stretchOf = (exchanges: readonly TimedExchange[]): Stretch => {
  const [first] = exchanges;
  const last = exchanges.at(-1);
  return {
    exchanges: exchanges.length,
    bytes: exchanges.reduce((sum, { bytes }) => sum + bytes, 0),
    windowMs: first === undefined || last === undefined ? 0 : last.answeredMs - first.arrivedMs,
  };
};

/** Throws when the card was not read to its end, or when card and engine counted differently: such figures mean nothing. */
const readAndCount = async (
  { cardReading, readerName, slot, signal }: Place,
  wanted: Pick<CardReadingOptions, 'files' | 'challenge' | 'pinStatus'>,
) => {
  await slot.takeExchanges();
  const sent: { readonly file: EidFileName | null; readonly command: string | null }[] = [];
  let untilNameAndAddress = 0;
  const { endedBy } = await cardReading.readCard(readerName, {
    ...wanted,
    revocation: 'offline',
    onTrace: ({ step, file, command }) => {
      if (step === 'transmit') sent.push({ file, command });
    },
    onProgress: (file, phase) => {
      if (phase === 'finished' && (file === 'identity' || file === 'address')) untilNameAndAddress = sent.length;
    },
    signal,
  });
  const finishedMs = performance.timeOrigin + performance.now();
  signal.throwIfAborted();
  const exchanges = await slot.takeExchanges();
  if (endedBy !== null) throw new Error(`The card was not read to its end: ${endedBy}.`);
  if (exchanges.length !== sent.length) {
    throw new Error(`The engine counted ${sent.length} exchanges and the card ${exchanges.length}.`);
  }
  return { exchanges, sent, untilNameAndAddress, finishedMs };
};

export const measureSixFiles = async (place: Place): Promise<MeasuredReading> => {
  const { exchanges, untilNameAndAddress, finishedMs } = await readAndCount(place, {
    files: sixFiles,
    challenge: false,
    pinStatus: false,
  });
  return {
    whole: stretchOf(exchanges),
    nameAndAddress: stretchOf(exchanges.slice(0, untilNameAndAddress)),
    verdictMs: finishedMs - (exchanges.at(-1)?.answeredMs ?? finishedMs),
  };
};

/** Null: one of the six files, or what comes before all files. INS 88 is INTERNAL AUTHENTICATE (reference belgian-eid.md §6). */
const extraOf = (file: EidFileName | null, command: string | null, filesHaveBegun: boolean): Extra | null => {
  if (file === 'basic-public-key' || command?.startsWith('0088') === true) return 'chip key and challenge';
  if (file === null) return filesHaveBegun ? 'PIN status' : null;
  return sixFiles.some((one) => one === file) ? null : 'citizen certificates';
};

/** Everything that `eid read` asks for, in one reading; what was not among the six files, apart. A card that lacks something has no exchanges there. */
export const measureExtras = async (place: Place): Promise<Readonly<Record<Extra, Stretch>>> => {
  const { exchanges, sent } = await readAndCount(place, scopeWithout([]));
  const firstOfFiles = sent.findIndex(({ file }) => file !== null);
  const purposes = sent.map(({ file, command }, index) => extraOf(file, command, index > firstOfFiles));
  const stretchFor = (extra: Extra): Stretch => stretchOf(exchanges.filter((_, index) => purposes[index] === extra));
  return {
    'citizen certificates': stretchFor('citizen certificates'),
    'chip key and challenge': stretchFor('chip key and challenge'),
    'PIN status': stretchFor('PIN status'),
  };
};
