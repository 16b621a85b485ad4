/** What `read` and `export` start from: a card in a reader, or a file that was exported; judged the same way. */
import { type EidFileName, eidFileNames } from '../contract/eid-files.ts';
import type { EidRead } from '../contract/eid-read.ts';
import type { Finding } from '../contract/findings.ts';
import { failed, type Result, success } from '../contract/result.ts';
import { saysTheSame } from '../eid/export/json-export.ts';
import { type CardImage, toEidReadDocument, type Trouble } from '../eid/index.ts';
import { type CardReadingUseCase, createCardReading } from '../kiosk/card-reading/create-card-reading.ts';
import { awaitCard } from './await-card.ts';
import { type ExitStatus, exitStatus } from './exit-status.ts';
import { explainNoCard } from './explain-no-card.ts';
import { readFromFile } from './read-from-file.ts';
import { openTraceFile } from './trace-file.ts';
import { readTrustedRoots, type TrustedRoots } from './trusted-roots.ts';
import type { VerbContext } from './verb-context.ts';
import { scopeWithout, withinScope } from './withheld-parts.ts';

export type ObtainedReading = {
  readonly document: EidRead;
  readonly image: CardImage;
  readonly talkFindings: readonly Finding[];
  readonly photoBytes: Uint8Array | null;
  /** ISO instant; null where a file does not say. */
  readonly readAt: string | null;
  readonly endedBy: Trouble | null;
  readonly trusted: TrustedRoots;
  /** Test roots are trusted in this run: every output says so. */
  readonly isTest: boolean;
};

type Obtained = Result<ObtainedReading, ExitStatus>;

/** How the options want a card judged. */
export const judgementOf = ({ request }: Pick<VerbContext, 'request'>) => ({
  revocation: request.offline ? ('offline' as const) : ('online' as const),
  ...(request.now === null ? {} : { now: request.now }),
});

/** Whoever interrupts while a revocation service is asked wants no document that says nobody could be asked. */
const interruptedWork = ({ terminal }: VerbContext): Obtained => {
  terminal.tell('Interrupted.');
  return failed(exitStatus.usageOrDefect);
};

const fromFile = async (
  context: VerbContext,
  file: string,
  cardReading: CardReadingUseCase,
  trusted: TrustedRoots,
): Promise<Obtained> => {
  const { request, terminal } = context;
  const read = readFromFile(file);
  if (!read.ok) {
    terminal.tell(read.failure);
    return failed(exitStatus.usageOrDefect);
  }
  const { image: whole, talkFindings, readerName, timings, readAt, claimed, remarks } = read.value;
  for (const remark of remarks) terminal.tell(remark);
  const image = withinScope(whole, scopeWithout(request.without, eidFileNames));
  const reading = await cardReading.judgeCard(image, talkFindings, {
    ...judgementOf(context),
    signal: context.interrupted,
  });
  if (context.interrupted.aborted) return interruptedWork(context);
  const document = toEidReadDocument(reading, readerName, timings);
  if (claimed !== null && request.without.length === 0 && !saysTheSame(claimed, document))
    terminal.tell('The decoded fields in the file are not what its raw files say; the raw files decide.');
  const { photoBytes } = reading;
  const isTest = request.testRoots.length > 0;
  return success({ document, image, talkFindings, photoBytes, readAt, endedBy: image.endedBy, trusted, isTest });
};

const fromCard = async (
  context: VerbContext,
  files: readonly EidFileName[] | undefined,
  cardReading: CardReadingUseCase,
  trusted: TrustedRoots,
): Promise<Obtained> => {
  const { request, terminal, clock, interrupted } = context;
  const trace = openTraceFile(request.trace);
  if (!trace.ok) {
    terminal.tell(trace.failure);
    return failed(exitStatus.usageOrDefect);
  }
  const choice = await awaitCard(context, request.reader, request.waitMs);
  if (choice.kind !== 'card') {
    trace.value.close();
    return failed(explainNoCard(choice, terminal));
  }
  const readAt = new Date(clock.now()).toISOString();
  const result = await cardReading.readCard(choice.reader.name, {
    ...scopeWithout(request.without, files),
    ...judgementOf(context),
    onTrace: trace.value.write,
    onRevocationTrace: trace.value.write,
    signal: interrupted,
  });
  const traceTrouble = trace.value.close();
  if (traceTrouble !== null) terminal.tell(traceTrouble);
  if (result.endedBy === 'aborted' || interrupted.aborted) return interruptedWork(context);
  const { reading, image, talkFindings, timings, endedBy } = result;
  const document = toEidReadDocument(reading, choice.reader.name, timings);
  const { photoBytes } = reading;
  const isTest = request.testRoots.length > 0;
  return success({ document, image, talkFindings, photoBytes, readAt, endedBy, trusted, isTest });
};

/** `files`: what the verb needs of a card, by default what `read` shows. A failure has been told; its status ends the command. */
export const obtainReading = async (context: VerbContext, files?: readonly EidFileName[]): Promise<Obtained> => {
  const { request, terminal, reader, clock, random, crypto, revocation } = context;
  const trusted = await readTrustedRoots(request, crypto);
  if (!trusted.ok) {
    terminal.tell(trusted.failure);
    return failed(exitStatus.usageOrDefect);
  }
  const cardReading = createCardReading({ reader, crypto, clock, random, roots: trusted.value.roots, revocation });
  const obtained =
    request.from === null
      ? await fromCard(context, files, cardReading, trusted.value)
      : await fromFile(context, request.from, cardReading, trusted.value);
  if (obtained.ok && obtained.value.isTest) terminal.tell('TEST: test roots are trusted in this run.');
  return obtained;
};

/** What ended the work comes before what was found: the findings of half a card say little. */
export const statusOf = ({
  document,
  endedBy,
}: {
  readonly document: Pick<EidRead, 'findings'>;
  readonly endedBy: Trouble | null;
}): ExitStatus => {
  if (endedBy === 'card-removed') return exitStatus.cardRemoved;
  if (endedBy === 'service-lost' || endedBy === 'reader-lost') return exitStatus.noServiceOrReader;
  const isBlocked = document.findings.some(({ severity }) => severity === 'blocking');
  return isBlocked ? exitStatus.blockingFinding : exitStatus.noBlockingFinding;
};
