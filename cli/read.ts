/** `eid read` and `eid diagnose`: the same work; only `read` ever prints a personal value (design/cli.md). */
import { writeFileSync } from 'node:fs';
import type { EidRead } from '../contract/eid-read.ts';
import { toEidReadDocument } from '../eid/index.ts';
import { type CardRead, createCardReading } from '../kiosk/card-reading/create-card-reading.ts';
import { awaitCard } from './await-card.ts';
import { type ExitStatus, exitStatus } from './exit-status.ts';
import { explainNoCard } from './explain-no-card.ts';
import { toPlainLayout } from './plain-layout.ts';
import { openTraceFile } from './trace-file.ts';
import { readTrustedRoots } from './trusted-roots.ts';
import type { VerbContext } from './verb-context.ts';
import { scopeWithout } from './withheld-parts.ts';
import { withoutPersonalValues } from '../kiosk/diagnostics/reading-facts.ts';

/** What ended the work comes before what was found: the findings of half a card say little. */
const statusOf = ({ reading, endedBy }: CardRead): ExitStatus => {
  if (endedBy === 'card-removed') return exitStatus.cardRemoved;
  if (endedBy === 'service-lost' || endedBy === 'reader-lost') return exitStatus.noServiceOrReader;
  const isBlocked = reading.findings.some(({ severity }) => severity === 'blocking');
  return isBlocked ? exitStatus.blockingFinding : exitStatus.noBlockingFinding;
};

const isSystemError = (error: unknown): error is NodeJS.ErrnoException => error instanceof Error && 'code' in error;

/** Null when it worked, or a sentence that says why not. */
const savePhoto = (file: string, photo: Uint8Array | null): string | null => {
  if (photo === null) return 'There is no photo to write.';
  try {
    writeFileSync(file, photo, { mode: 0o600 });
    return null;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return `The photo cannot be written to ${file} (${error.code ?? 'unknown error'}).`;
  }
};

export const read = async (context: VerbContext): Promise<ExitStatus> => {
  const { request, terminal, reader, clock, random, crypto, interrupted } = context;
  const trusted = await readTrustedRoots(request, crypto);
  const trace = trusted.ok ? openTraceFile(request.trace) : trusted;
  if (!trusted.ok || !trace.ok) {
    if (!trace.ok) terminal.tell(trace.failure);
    return exitStatus.usageOrDefect;
  }
  const choice = await awaitCard(context, request.reader, request.waitMs);
  if (choice.kind !== 'card') {
    trace.value.close();
    return explainNoCard(choice, terminal);
  }
  const cardReading = createCardReading({
    reader,
    crypto,
    clock,
    random,
    roots: trusted.value.roots,
  });
  const result = await cardReading.readCard(choice.reader.name, {
    ...scopeWithout(request.without),
    revocation: request.offline ? 'offline' : 'unavailable',
    ...(request.now === null ? {} : { now: request.now }),
    onTrace: trace.value.write,
    signal: interrupted,
  });
  trace.value.close();
  if (result.endedBy === 'aborted') {
    terminal.tell('Interrupted.');
    return exitStatus.usageOrDefect;
  }

  const isTest = request.testRoots.length > 0;
  if (isTest) terminal.tell('TEST: test roots are trusted in this run.');
  const whole = toEidReadDocument(result.reading, choice.reader.name, result.timings);
  const document: EidRead = request.verb === 'diagnose' ? withoutPersonalValues(whole) : whole;
  if (request.json) terminal.answer(JSON.stringify(document, null, 2));
  else for (const line of toPlainLayout(document, isTest, trusted.value.trustList)) terminal.answer(line);
  if (result.endedBy === 'card-removed') terminal.tell('The card was removed while it was being read.');

  const photoProblem = request.photo === null ? null : savePhoto(request.photo, result.reading.photoBytes);
  if (photoProblem !== null) terminal.tell(photoProblem);
  const status = statusOf(result);
  return photoProblem !== null && status === exitStatus.noBlockingFinding ? exitStatus.usageOrDefect : status;
};
