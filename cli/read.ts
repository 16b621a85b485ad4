/** `eid read`: everything the card says, and whether it may be believed (docs/cli.md). */
import { type ExitStatus, exitStatus } from './exit-status.ts';
import { obtainReading, statusOf } from './obtain-reading.ts';
import { toPlainLayout } from './plain-layout.ts';
import type { VerbContext } from './verb-context.ts';
import { writeNewFile } from './write-new-file.ts';

/** A photo of before is replaced. Null when it worked, or a sentence that says why not. */
const savePhoto = (file: string, photo: Uint8Array | null): string | null => {
  if (photo === null) return 'There is no photo to write.';
  const problem = writeNewFile(file, photo, true);
  return problem === null ? null : `The photo cannot be written: ${problem}`;
};

export const read = async (context: VerbContext): Promise<ExitStatus> => {
  const { request, terminal } = context;
  const obtained = await obtainReading(context);
  if (!obtained.ok) return obtained.failure;
  const { document, photoBytes, endedBy, trusted, isTest } = obtained.value;
  if (request.json) terminal.answer(JSON.stringify(document, null, 2));
  else for (const line of toPlainLayout(document, isTest, trusted.trustList)) terminal.answer(line);
  if (endedBy === 'card-removed') terminal.tell('The card was removed while it was being read.');

  const photoProblem = request.photo === null ? null : savePhoto(request.photo, photoBytes);
  if (photoProblem !== null) terminal.tell(photoProblem);
  const status = statusOf(obtained.value);
  return photoProblem !== null && status === exitStatus.noBlockingFinding ? exitStatus.usageOrDefect : status;
};
