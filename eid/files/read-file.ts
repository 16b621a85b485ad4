/**
 * One elementary file, whole, in one transaction: SELECT by absolute path, then READ BINARY up to the end that the file
 * announces or the card shows (reference belgian-eid.md §2). Every way this can go wrong is an outcome, never an exception.
 */
import { maximumOffset, maximumResponseLength, readBinary, selectApplet, selectPath } from '../apdu/commands.ts';
import { statusWords } from '../apdu/status-words.ts';
import { concatenate } from '../bytes.ts';
import { eidFiles, type CardScript, type EidFile, type FileOutcome } from '../card-image.ts';
import { exchange } from './exchange.ts';
import { fileRules, type KnownSoFar } from './file-end.ts';
import { beginTransaction, endTransaction, isInterference, persistently, stumbledOver } from './recovery.ts';
import type { Attempt, ReadingSession, Stumble } from './recovery.ts';

type FileReading = {
  readonly session: ReadingSession;
  readonly file: EidFile;
  readonly known: KnownSoFar;
  bytes: Uint8Array;
  selected: boolean;
  /** The applet is selected anew once per file, because another program may have selected something else. */
  appletSelectedAnew: boolean;
};

type ReadingAttempt = Attempt<FileOutcome>;

const finished = (outcome: FileOutcome): ReadingAttempt => ({ kind: 'done', value: outcome });

/** Status words that a card gives while another applet is selected (reference §2, "Rules"). */
const meansOtherApplet = (statusWord: number): boolean =>
  statusWord === statusWords.fileNotFound ||
  statusWord === statusWords.instructionUnknown ||
  statusWord === statusWords.classUnknown;

const meansNotActivated = (statusWord: number): boolean =>
  statusWord === statusWords.fileDeactivated || statusWord === statusWords.conditionsNotSatisfied;

const failedFor = (offset: number, statusWord: number): FileOutcome => ({
  status: 'failed',
  offset,
  offsets: [offset],
  attempts: 1,
  statusWord,
  trouble: null,
});

/** Null when the file is selected. */
function* selectFile(reading: FileReading): CardScript<ReadingAttempt | null> {
  const { session, file } = reading;
  const offset = reading.bytes.length;
  let reply = yield* exchange(selectPath(eidFiles[file].path));
  if (reply.kind === 'reply' && meansOtherApplet(reply.statusWord) && !reading.appletSelectedAnew) {
    reading.appletSelectedAnew = true;
    const applet = yield* exchange(selectApplet());
    if (applet.kind === 'trouble') return stumbledOver(offset, applet);
    reply = yield* exchange(selectPath(eidFiles[file].path));
  }
  if (reply.kind === 'trouble') return stumbledOver(offset, reply);
  const { statusWord } = reply;
  reading.selected = statusWord === statusWords.done;
  if (reading.selected) return null;
  if (statusWord === statusWords.fileNotFound) return finished({ status: 'missing', statusWord });
  if (meansNotActivated(statusWord)) return finished({ status: 'not-activated', statusWord });
  if (statusWord === statusWords.memoryFailure) return finished(failedFor(offset, statusWord));
  const stumble = stumbledOver(offset, { statusWord });
  return session.settledStatusWords.has(statusWord) ? finished(givenUp(reading, [stumble])) : stumble;
}

const nextLength = ({ file, known, bytes }: FileReading): number => {
  const rule = fileRules[file];
  const end = Math.min(rule.end(bytes, known) ?? Number.POSITIVE_INFINITY, rule.limit);
  const expected = rule.expectedLength(known);
  const upTo = expected !== null && bytes.length < expected ? expected : bytes.length + maximumResponseLength;
  return Math.min(end - bytes.length, upTo - bytes.length, maximumResponseLength);
};

/**
 * Reads on from where `reading.bytes` ends; every byte that came is kept for the next attempt. A card that names the rest
 * (6Cxx) is believed where the bytes look whole; elsewhere it may have named the most it gives at once, so one more read
 * asks what lies behind.
 */
function* readOn(reading: FileReading): CardScript<ReadingAttempt> {
  const { session } = reading;
  const rule = fileRules[reading.file];
  let restWasTold = false;
  for (;;) {
    const offset = reading.bytes.length;
    const length = nextLength(reading);
    if (length <= 0 || offset > maximumOffset) return finished({ status: 'read', bytes: reading.bytes });
    const reply = yield* exchange(readBinary(offset, length));
    if (reply.kind === 'trouble') return stumbledOver(offset, reply);
    const { statusWord, data, correctedLength } = reply;
    const ended = statusWord === statusWords.endOfFileReached;
    if (statusWord === statusWords.done || ended) {
      if (data.length > (correctedLength ?? length)) return stumbledOver(offset, { trouble: 'communication' });
      reading.bytes = concatenate(reading.bytes, data);
      if (restWasTold && data.length > 0) session.namesPortions = true;
      restWasTold = correctedLength !== null && correctedLength < length && data.length === correctedLength;
      if (ended || (restWasTold && !session.namesPortions && rule.mayEndHere(reading.bytes))) {
        return finished({ status: 'read', bytes: reading.bytes });
      }
      if (data.length > 0) continue;
    }
    if (statusWord === statusWords.memoryFailure) return finished(failedFor(offset, statusWord));
    if (offset === 0 && meansNotActivated(statusWord)) return finished({ status: 'not-activated', statusWord });
    const saysItEnds = statusWord === statusWords.wrongOffset || statusWord === statusWords.done;
    if (saysItEnds && offset > 0 && (restWasTold || rule.mayEndHere(reading.bytes))) {
      return finished({ status: 'read', bytes: reading.bytes });
    }
    return stumbledOver(offset, { statusWord });
  }
}

function* attempt(reading: FileReading): CardScript<ReadingAttempt> {
  reading.selected = false;
  const trouble = yield* beginTransaction(reading.session);
  if (trouble !== null) return stumbledOver(reading.bytes.length, { trouble });
  return (yield* selectFile(reading)) ?? (yield* readOn(reading));
}

/** What a file comes to when no repetition helped; the last stumble decides. */
const givenUp = (reading: FileReading, stumbles: readonly Stumble[]): FileOutcome => {
  const last = stumbles.at(-1);
  const statusWord = last?.statusWord ?? null;
  if (statusWord === statusWords.instructionUnknown && reading.bytes.length === 0) {
    return { status: 'not-activated', statusWord };
  }
  const saysItEnds = statusWord === statusWords.wrongOffset || statusWord === statusWords.done;
  if (reading.selected && saysItEnds) return { status: 'read', bytes: reading.bytes };
  return {
    status: 'failed',
    offset: last?.offset ?? 0,
    offsets: stumbles.filter((stumble) => !isInterference(stumble)).map((stumble) => stumble.offset),
    attempts: stumbles.length,
    statusWord,
    trouble: last?.trouble ?? reading.session.endedBy,
  };
};

/** Reads `file` to its end. Once `session.endedBy` is set nothing is sent any more. */
export function* readFile(session: ReadingSession, file: EidFile, known: KnownSoFar): CardScript<FileOutcome> {
  const reading: FileReading = {
    session,
    file,
    known,
    bytes: new Uint8Array(0),
    selected: false,
    appletSelectedAnew: false,
  };
  const { done, stumbles } = yield* persistently(session, () => attempt(reading));
  yield* endTransaction(session);
  if (done !== null) return done.value;
  const statusWord = stumbles.at(-1)?.statusWord ?? null;
  if (session.endedBy === null && !reading.selected && statusWord !== null) session.settledStatusWords.add(statusWord);
  return givenUp(reading, stumbles);
}
