/**
 * `--from FILE`: what was read before, from an export of ours (.json) or of the official viewer (.eid). What the file begins
 * with decides, not its name; it is hostile input either way (eid/export).
 */
import { readFileSync, statSync } from 'node:fs';
import { exportSizeLimit } from '../contract/eid-export.ts';
import type { EidRead, ReadTimings } from '../contract/eid-read.ts';
import type { Finding } from '../contract/findings.ts';
import { failed, type Result, success } from '../contract/result.ts';
import { type JsonExportTrouble, readJsonExport } from '../eid/export/json-export.ts';
import { readViewerExport, type ViewerExportTrouble } from '../eid/export/read-viewer-export.ts';
import type { CardImage } from '../eid/index.ts';

export type EarlierReading = {
  readonly image: CardImage;
  readonly talkFindings: readonly Finding[];
  readonly readerName: string;
  readonly timings: ReadTimings;
  /** ISO instant; null where the file does not say. */
  readonly readAt: string | null;
  /** What the file says it held; null where it says nothing beside the image. */
  readonly claimed: EidRead | null;
  /** Sentences for the person at the keyboard. */
  readonly remarks: readonly string[];
};

const sentences: Readonly<Record<JsonExportTrouble | ViewerExportTrouble, string>> = {
  'too-large': 'is larger than any export',
  'not-json': 'is not JSON',
  'not-an-export': 'is not an export of this program (eid-export/1)',
  'not-well-formed': 'is not well-formed XML',
  forbidden: 'holds XML that no .eid file has (document type, entity, namespace, instruction, other encoding)',
  'too-deep': 'is nested deeper than any .eid file',
  'too-many-elements': 'has more elements than any .eid file',
  'not-a-viewer-file': 'is not a file of the official viewer',
  'duplicate-element': 'has an element twice',
  'text-too-long': 'has a field longer than any card has',
  'bad-base64': 'has a photo or certificate that is not base64',
  'file-too-long': 'has a photo or certificate larger than any card has',
};

const noTimings: ReadTimings = { firstFieldsMs: null, completeMs: 0, exchanges: 0, bytesSent: 0, bytesReceived: 0 };

const isSystemError = (error: unknown): error is NodeJS.ErrnoException => error instanceof Error && 'code' in error;

/** The contents as text, or what is wrong with them. At most four bytes make a character. */
const textOf = (file: string): Result<string, string> => {
  let contents: Buffer;
  try {
    const facts = statSync(file);
    if (!facts.isFile()) return failed('is not an ordinary file');
    if (facts.size > 4 * exportSizeLimit) return failed(sentences['too-large']);
    contents = readFileSync(file);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return failed(`cannot be read (${error.code ?? 'unknown error'})`);
  }
  try {
    return success(new TextDecoder('utf-8', { fatal: true }).decode(contents));
  } catch {
    return failed('is not UTF-8 text'); // the decoder's only way to say so
  }
};

const fromViewerFile = (text: string): Result<EarlierReading, string> => {
  const read = readViewerExport(text);
  if (!read.ok) return failed(sentences[read.failure]);
  const { image, unknownParts } = read.value;
  const left = `${unknownParts} elements or attributes of the file are not known to this program and were left out.`;
  return success({
    image,
    talkFindings: [],
    readerName: 'none: a file of the official viewer',
    timings: noTimings,
    readAt: null,
    claimed: null,
    remarks: ['A .eid file carries no signatures: nothing proves its fields.', ...(unknownParts === 0 ? [] : [left])],
  });
};

const fromJsonExport = (text: string): Result<EarlierReading, string> => {
  const read = readJsonExport(text);
  if (!read.ok) return failed(sentences[read.failure]);
  const { image, talkFindings, document, readAt } = read.value;
  const { reader, timings } = document;
  return success({
    image,
    talkFindings,
    readerName: reader.name,
    timings,
    readAt,
    claimed: document,
    remarks: [`Read from a card at ${readAt}, as the file says; judged now.`],
  });
};

/** The failure is a sentence for the person at the keyboard; no value of the file is in it. */
export const readFromFile = (file: string): Result<EarlierReading, string> => {
  const text = textOf(file);
  const read = !text.ok
    ? text
    : text.value.trimStart().startsWith('<')
      ? fromViewerFile(text.value)
      : fromJsonExport(text.value);
  return read.ok ? read : failed(`The file ${file} ${read.failure}.`);
};
