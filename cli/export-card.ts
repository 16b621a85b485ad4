/** `eid export FILE`: writes what was read; the end of the file name decides the format (docs/cli.md). */
import { extname } from 'node:path';
import { eidFileNames } from '../contract/eid-files.ts';
import { type Language, languages } from '../contract/languages.ts';
import { failed, type Result, success } from '../contract/result.ts';
import { toCsvExport } from '../eid/export/csv-export.ts';
import { toJsonExport } from '../eid/export/json-export.ts';
import { toViewerExport } from '../eid/export/viewer-export.ts';
import { type ExitStatus, exitStatus } from './exit-status.ts';
import { renderReading } from './export-pdf/render-reading.ts';
import { type ObtainedReading, obtainReading, statusOf } from './obtain-reading.ts';
import type { VerbContext } from './verb-context.ts';
import { withoutPersonalValues } from '../kiosk/diagnostics/reading-facts.ts';
import { writeNewFile } from './write-new-file.ts';

/** The contents of a file, or a sentence that says why there are none. */
type Written = Result<string | Uint8Array, string>;
type Writer = (reading: ObtainedReading, context: VerbContext) => Promise<Written> | Written;

const writeJson: Writer = (reading, { clock }) => {
  const { image, document, talkFindings, readAt } = reading;
  if (image.unsignedData !== undefined)
    return failed('A .eid file has no signed files to export as .json; .csv, .pdf and .eid can be written.');
  const at = readAt ?? new Date(clock.now()).toISOString();
  return success(`${JSON.stringify(toJsonExport({ image, document, talkFindings, readAt: at }), null, 2)}\n`);
};

const writeCsv: Writer = ({ document, readAt }) => success(toCsvExport(document, readAt));

const writeViewerFile: Writer = ({ image, document }) => {
  const written = toViewerExport(image, document);
  return written.ok
    ? written
    : failed(`A .eid file needs what was not read from this card: ${written.failure.join(', ')}.`);
};

/** The language of the user's environment where it is one of ours, otherwise Dutch. */
const languageOf = (environment: Readonly<Record<string, string | undefined>>): Language => {
  const locale = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || ''; // empty is unset
  return languages.find((language) => locale.toLowerCase().startsWith(language)) ?? 'nl';
};

const writePdf: Writer = async ({ document, photoBytes, readAt, isTest }, { request, environment, clock }) =>
  success(
    await renderReading({
      document,
      photo: photoBytes,
      readAt,
      writtenAt: new Date(clock.now()),
      language: request.language ?? languageOf(environment),
      isTest: isTest || document.trust === 'test',
    }),
  );

const writers: ReadonlyMap<string, Writer> = new Map([
  ['.json', writeJson],
  ['.csv', writeCsv],
  ['.pdf', writePdf],
  ['.eid', writeViewerFile],
]);

export const exportCard = async (context: VerbContext): Promise<ExitStatus> => {
  const { request, terminal } = context;
  const file = request.file ?? '';
  const write = writers.get(extname(file).toLowerCase());
  if (write === undefined) {
    terminal.tell(`The name of the file must end in ${[...writers.keys()].join(', ')}.`);
    return exitStatus.usageOrDefect;
  }
  const obtained = await obtainReading(context, eidFileNames);
  if (!obtained.ok) return obtained.failure;
  const { document } = obtained.value;
  const written = await write(obtained.value, context);
  const problem = written.ok ? writeNewFile(file, written.value, request.force) : written.failure;
  if (request.json) terminal.answer(JSON.stringify(withoutPersonalValues(document), null, 2));
  const blocking = document.findings.filter(({ severity }) => severity === 'blocking');
  for (const { code } of blocking) terminal.tell(`Blocking: ${code}`);
  terminal.tell(problem ?? `Written: ${file}`);
  const status = statusOf(obtained.value);
  return problem !== null && status === exitStatus.noBlockingFinding ? exitStatus.usageOrDefect : status;
};
