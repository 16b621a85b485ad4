/** `eid export FILE`: writes what was read; the end of the file name decides the format (docs/cli.md). */
import { extname } from 'node:path';
import { type ExitStatus, exitStatus } from './exit-status.ts';
import type { VerbContext } from './verb-context.ts';

/** Formats by the end of the file name. */
const formats: ReadonlyMap<string, (context: VerbContext) => Promise<ExitStatus>> = new Map();

export const exportCard = async (context: VerbContext): Promise<ExitStatus> => {
  const ending = extname(context.request.file ?? '').toLowerCase();
  const write = formats.get(ending);
  if (write !== undefined) return write(context);
  context.terminal.tell(`Nothing can be written as "${ending}".`);
  return exitStatus.usageOrDefect;
};
