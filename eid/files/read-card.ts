/**
 * The read plan: recognise the card, then the files in an order that puts name and address on the screen first and lets
 * trust be decided before the photo, which is most of the bytes (reference belgian-eid.md §9). A script without I/O, driven
 * by kiosk/card-reading. It always ends: every repetition is bounded, and after a removed card nothing more is asked.
 */
import type {
  CardImage,
  CardScript,
  ChallengeOutcome,
  EidFile,
  FileOutcome,
  ReadOptions,
  Trouble,
} from '../card-image.ts';
import { toHex } from '../bytes.ts';
import { decodeCardData } from '../decode/card-data.ts';
import { askPinTriesLeft } from '../pin/ask-tries-left.ts';
import { challengeChip } from './ask-chip.ts';
import { applet18 } from './file-end.ts';
import { readFile } from './read-file.ts';
import { appletVersionOf, hasApplet, recognise, type Recognition } from './recognise.ts';
import { openReadingSession } from './recovery.ts';

const readingOrder: readonly EidFile[] = [
  'identity',
  'address',
  'identity-signature',
  'address-signature',
  'rrn-certificate',
  'photo',
  'authentication-certificate',
  'signature-certificate',
  'citizen-ca-certificate',
  'root-certificate',
  'basic-public-key',
];

const allFiles = (outcome: FileOutcome): Record<EidFile, FileOutcome> => ({
  identity: outcome,
  'identity-signature': outcome,
  address: outcome,
  'address-signature': outcome,
  photo: outcome,
  'rrn-certificate': outcome,
  'authentication-certificate': outcome,
  'signature-certificate': outcome,
  'citizen-ca-certificate': outcome,
  'root-certificate': outcome,
  'basic-public-key': outcome,
});

/** Requested files in reading order. The address signature covers the identity signature; the basic key exists on 1.8 only. */
const planFiles = (requested: readonly EidFile[], appletVersion: number | null): readonly EidFile[] =>
  readingOrder.filter((file) => {
    if (file === 'basic-public-key' && appletVersion !== applet18) return false;
    const implied = file === 'identity-signature' && requested.includes('address-signature');
    return implied || requested.includes(file);
  });

/** A file that was never asked for, because reading ended before or the card has no applet. */
const neverTried = (statusWord: number | null, trouble: Trouble | null): FileOutcome => ({
  status: 'failed',
  offset: 0,
  offsets: [],
  attempts: 0,
  statusWord: trouble === null ? statusWord : null,
  trouble,
});

const challengeNotDone = (reason: string): ChallengeOutcome => ({ status: 'not-done', reason });

const wasAskedBefore = ({ askedBefore }: NonNullable<ReadOptions['challenge']>, { cardData }: Recognition): boolean => {
  const serial = cardData === null ? null : (decodeCardData(cardData)?.serial ?? null);
  return serial !== null && askedBefore?.has(toHex(serial)) === true;
};

/** The image of a card that could not even be connected to: `trouble` says why. */
export const unreadCard = (options: ReadOptions, trouble: Trouble): CardImage => {
  const files = allFiles({ status: 'not-requested' });
  for (const file of planFiles(options.files, null)) files[file] = neverTried(null, trouble);
  return {
    atr: options.atr,
    appletStatusWord: null,
    cardData: null,
    cardDataStatusWord: null,
    files,
    challenge: challengeNotDone('the card was not read'),
    pinTriesLeft: null,
    endedBy: trouble,
  };
};

/** Reads what `options` ask for. `endedBy` is set when the card, the reader or the service went away or stopped answering. */
export function* readCard(options: ReadOptions): CardScript<CardImage> {
  const session = openReadingSession();
  const recognition: Recognition = yield* recognise(session, options.atr);
  const appletVersion = appletVersionOf(recognition);
  const planned = planFiles(options.files, appletVersion);
  const files = allFiles({ status: 'not-requested' });
  const contents: Partial<Record<EidFile, Uint8Array>> = {};
  for (const file of planned) {
    if (session.endedBy !== null || !hasApplet(recognition)) {
      files[file] = neverTried(recognition.appletStatusWord ?? recognition.cardDataStatusWord, session.endedBy);
      continue;
    }
    yield { kind: 'progress', file, phase: 'started' };
    const outcome = yield* readFile(session, file, { appletVersion, files: contents });
    if (outcome.status === 'read') contents[file] = outcome.bytes;
    files[file] = outcome;
    const soFar = {
      ...recognition,
      atr: options.atr,
      files: { ...files },
      challenge: challengeNotDone('the card is still being read'),
      pinTriesLeft: null,
      endedBy: session.endedBy,
    };
    yield { kind: 'progress', file, phase: 'finished', soFar };
  }
  let challenge = challengeNotDone('not asked for');
  if (options.challenge !== null) {
    if (appletVersion !== applet18) challenge = challengeNotDone('the card is not of generation 1.8');
    else if (session.endedBy !== null) challenge = challengeNotDone('reading ended before');
    else if (wasAskedBefore(options.challenge, recognition)) challenge = challengeNotDone('the chip was asked before');
    else challenge = yield* challengeChip(session, options.challenge);
  }
  const mayAskPin = options.pinStatus && session.endedBy === null;
  const pinTriesLeft = mayAskPin ? yield* askPinTriesLeft(session, appletVersion) : null;
  return { ...recognition, atr: options.atr, files, challenge, pinTriesLeft, endedBy: session.endedBy };
}
