/**
 * A reading as the document `eid-export/1` (contract/eid-export.ts), and back. Read back it is hostile input: closed schema,
 * limits on everything, and nothing decoded is taken over. What the raw files say is decided again by whoever judges the image.
 *
 * Not guaranteed: that the files were read together, or when. Signatures bind identity, address and photo; nothing binds the
 * answer of the chip, the PIN tries or the time to them, because a chip answers anybody.
 */
import { Compile } from 'typebox/compile';
import { Value } from 'typebox/value';
import { type EidExport, EidExportSchema, type ExportedFile, exportSizeLimit } from '../../contract/eid-export.ts';
import { type EidFileName, eidFileNames } from '../../contract/eid-files.ts';
import type { EidRead } from '../../contract/eid-read.ts';
import type { Finding } from '../../contract/findings.ts';
import { failed, type Result, success } from '../../contract/result.ts';
import { fromBase64, fromHex, toBase64, toHex } from '../bytes.ts';
import type { CardImage, ChallengeOutcome, FileOutcome } from '../card-image.ts';

export type ExportableReading = {
  readonly image: CardImage;
  /** About reader and contacts; the rest follows from the image. */
  readonly talkFindings: readonly Finding[];
  /** What the image was judged to say, when it was read. */
  readonly document: EidRead;
  /** ISO instant. */
  readonly readAt: string;
};

const toWord = (statusWord: number): string => statusWord.toString(16).toUpperCase().padStart(4, '0');
const toWordOrNull = (statusWord: number | null): string | null => (statusWord === null ? null : toWord(statusWord));
const fromWord = (word: string): number => Number.parseInt(word, 16);
const fromWordOrNull = (word: string | null): number | null => (word === null ? null : fromWord(word));

const writeFile = (outcome: FileOutcome): ExportedFile => {
  switch (outcome.status) {
    case 'not-requested':
      return outcome;
    case 'read':
      return { status: 'read', base64: toBase64(outcome.bytes) };
    case 'missing':
    case 'not-activated':
      return { status: outcome.status, statusWord: toWord(outcome.statusWord) };
    case 'failed':
      return { ...outcome, offsets: [...outcome.offsets], statusWord: toWordOrNull(outcome.statusWord) };
  }
};

const readFile = (file: ExportedFile | undefined): FileOutcome => {
  if (file === undefined) return { status: 'not-requested' };
  switch (file.status) {
    case 'not-requested':
      return file;
    case 'read':
      return { status: 'read', bytes: fromBase64(file.base64) };
    case 'missing':
    case 'not-activated':
      return { status: file.status, statusWord: fromWord(file.statusWord) };
    case 'failed':
      return { ...file, statusWord: fromWordOrNull(file.statusWord) };
  }
};

const writeChallenge = (outcome: ChallengeOutcome): EidExport['challenge'] => {
  switch (outcome.status) {
    case 'not-done':
      return outcome;
    case 'answered':
      return { status: 'answered', challenge: toHex(outcome.challenge), response: toHex(outcome.response) };
    case 'exhausted':
      return { status: 'exhausted', statusWord: toWord(outcome.statusWord) };
    case 'failed':
      return { ...outcome, statusWord: toWordOrNull(outcome.statusWord) };
  }
};

const readChallenge = (challenge: EidExport['challenge']): ChallengeOutcome => {
  switch (challenge.status) {
    case 'not-done':
      return challenge;
    case 'answered':
      return {
        status: 'answered',
        challenge: fromHex(challenge.challenge),
        response: fromHex(challenge.response),
      };
    case 'exhausted':
      return { status: 'exhausted', statusWord: fromWord(challenge.statusWord) };
    case 'failed':
      return { ...challenge, statusWord: fromWordOrNull(challenge.statusWord) };
  }
};

/** The image must have raw files: one made of unsigned data has none to give. */
export const toJsonExport = ({ image, talkFindings, document, readAt }: ExportableReading): EidExport => ({
  schema: 'eid-export/1',
  readAt,
  read: document,
  card: {
    atr: toHex(image.atr),
    appletStatusWord: toWordOrNull(image.appletStatusWord),
    cardData: image.cardData === null ? null : toHex(image.cardData),
    cardDataStatusWord: toWordOrNull(image.cardDataStatusWord),
    pinTriesLeft: image.pinTriesLeft,
    endedBy: image.endedBy,
  },
  files: Object.fromEntries(eidFileNames.map((file) => [file, writeFile(image.files[file])])),
  challenge: writeChallenge(image.challenge),
  talkFindings: talkFindings.map(({ evidence, remedies, ...rest }) => ({
    ...rest,
    evidence: { ...evidence },
    remedies: [...remedies],
  })),
});

export type JsonExportTrouble = 'too-large' | 'not-json' | 'not-an-export';

const schema = Compile(EidExportSchema);

const parse = (text: string): Result<unknown, JsonExportTrouble> => {
  try {
    return success(JSON.parse(text));
  } catch {
    return failed('not-json'); // the only way JSON.parse has to say so
  }
};

const readFiles = (files: EidExport['files']): CardImage['files'] => {
  const outcome = (file: EidFileName): FileOutcome => readFile(files[file]);
  return {
    identity: outcome('identity'),
    'identity-signature': outcome('identity-signature'),
    address: outcome('address'),
    'address-signature': outcome('address-signature'),
    photo: outcome('photo'),
    'rrn-certificate': outcome('rrn-certificate'),
    'authentication-certificate': outcome('authentication-certificate'),
    'signature-certificate': outcome('signature-certificate'),
    'citizen-ca-certificate': outcome('citizen-ca-certificate'),
    'root-certificate': outcome('root-certificate'),
    'basic-public-key': outcome('basic-public-key'),
  };
};

export const readJsonExport = (text: string): Result<ExportableReading, JsonExportTrouble> => {
  if (text.length > exportSizeLimit) return failed('too-large');
  const parsed = parse(text);
  if (!parsed.ok) return parsed;
  const document: unknown = parsed.value;
  if (!schema.Check(document)) return failed('not-an-export');
  const { card, files, challenge, talkFindings, read, readAt } = document;
  if (Number.isNaN(Date.parse(readAt))) return failed('not-an-export');
  const image: CardImage = {
    atr: fromHex(card.atr),
    appletStatusWord: fromWordOrNull(card.appletStatusWord),
    cardData: card.cardData === null ? null : fromHex(card.cardData),
    cardDataStatusWord: fromWordOrNull(card.cardDataStatusWord),
    files: readFiles(files),
    challenge: readChallenge(challenge),
    pinTriesLeft: card.pinTriesLeft,
    endedBy: card.endedBy,
  };
  return success({ image, talkFindings, document: read, readAt });
};

/** Whether a document says the same about the holder and the card as another; verdicts depend on date and roots and may differ. */
export const saysTheSame = (left: EidRead, right: EidRead): boolean =>
  (['card', 'identity', 'address', 'photo'] as const).every((part) => Value.Equal(left[part], right[part]));
