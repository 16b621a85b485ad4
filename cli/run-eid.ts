/** One run of the `eid` command, apart from the process it runs in: words in, exit status out. */
import { bench } from './bench.ts';
import { diagnose } from './diagnose.ts';
import { type ExitStatus, exitStatus } from './exit-status.ts';
import { exportCard } from './export-card.ts';
import { parseArguments, type Verb } from './parse-arguments.ts';
import { pinStatus } from './pin-status.ts';
import { read } from './read.ts';
import { readers } from './readers.ts';
import { usageOf } from './usage.ts';
import type { VerbContext } from './verb-context.ts';
import { watch } from './watch.ts';

const verbs: Readonly<Record<Verb, (context: VerbContext) => Promise<ExitStatus>>> = {
  readers,
  read,
  watch,
  diagnose,
  export: exportCard,
  'pin status': pinStatus,
  bench,
};

export const runEid = async (words: readonly string[], parts: Omit<VerbContext, 'request'>): Promise<ExitStatus> => {
  const parsed = parseArguments(words);
  if (!parsed.ok) {
    parts.terminal.tell(parsed.failure);
    parts.terminal.tell('`eid --help` lists verbs and options.');
    return exitStatus.usageOrDefect;
  }
  if (parsed.value.kind === 'help') {
    parts.terminal.answer(usageOf(parsed.value.verb));
    return exitStatus.noBlockingFinding;
  }
  const { request } = parsed.value;
  return verbs[request.verb]({ ...parts, request });
};
